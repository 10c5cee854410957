import { expect, it } from 'vitest';
import { readDocument } from '../document.ts';

const textOf = (body: string) =>
  readDocument({ content: `---\ntitle: T\n---\n${body}`, kind: 'markdown', stem: 's' }).text;

it.each([
  [
    'Docusaurus',
    'Before.\n:::tip Quick way\nUse the menu.\n:::\nAfter.',
    'Before.\nQuick way\nUse the menu.\nAfter.',
  ],
  ['a title in brackets', ':::note[Mind this]\nBody.\n:::', 'Mind this\nBody.'],
  ['VitePress', '::: danger STOP\nIt is gone for good.\n:::\n', 'STOP\nIt is gone for good.'],
  ['a warning without a title', '::: warning\nIt is gone for good.\n:::\n', 'Warning:\nIt is gone for good.'],
  [
    'MkDocs',
    '!!! note "Mind this"\n    Body.\n\n    1. One.\n    2. Two.\n\nAfter.',
    'Mind this\nBody.\n1. One.\n2. Two.\nAfter.',
  ],
  [
    'a block in a block',
    '!!! note\n    Outer.\n\n    !!! danger\n        Inner.\n\n    Outer again.\nAfter.',
    'Outer.\nDanger:\nInner.\nOuter again. After.',
  ],
  [
    'tabs of MkDocs',
    '=== "macOS"\n\n    Press Cmd.\n\n=== "Windows"\n\n    Press Ctrl.\n',
    'macOS\nPress Cmd.\nWindows\nPress Ctrl.',
  ],
  ['GitHub', '> [!NOTE]\n> Body.\n\n> [!WARNING]\n> Gone.', 'Body.\nWarning:\nGone.'],
  ['Obsidian', '> [!tip]- Quick way\n> Body.', 'Quick way\nBody.'],
  ['Liquid', '{% callout %}\nBody.\n{% endcallout %}\n{% include x.html a="b" %}', 'Body.'],
  [
    'Hugo',
    '{{< notice tip >}}\nBody.\n{{< /notice >}}\n{{% steps %}}\n1. One.\n{{% /steps %}}',
    'Body.\n1. One.',
  ],
  ['Jekyll variables', 'Go to {{ site.baseurl }}/a and {{ "/b" | relative_url }}.', 'Go to /a and .'],
  [
    'MDX',
    'import Tabs from \'@theme/Tabs\';\nimport { A,\n} from \'x\';\nexport const a = 1;\n\n<Tabs>\n<TabItem value="mac" label="macOS">\n\nPress **Cmd**.\n\n</TabItem>\n</Tabs>\n<Video src={a} />\n\n{/* gone */}',
    "import { A,\n} from 'x';\nmacOS\nPress Cmd.".replace(
      "import { A,\n} from 'x';",
      "import { A, } from 'x';",
    ),
  ],
  ['heading ids', '## Steps {#steps}\nBody.', '## Steps\nBody.'],
])('reads the dialect of %s', (_tool, body, expected) => {
  expect(textOf(body)).toBe(expected);
});

it('keeps placeholders that an article explains, and code as it is', () => {
  const body =
    'Write {{first_name}} or `{{< x >}}`.\n\n```mdx\nimport a from "b";\n:::note\n<Tabs>{% raw %}\n```\n\n~~~\n!!! note\n    x\n~~~';
  expect(textOf(body)).toBe(
    'Write {{first_name}} or {{< x >}}.\n```\nimport a from "b";\n:::note\n<Tabs>{% raw %}\n```\n```\n!!! note\n    x\n```',
  );
});

it('keeps internal blocks internal, in whatever company', () => {
  const article = readDocument({
    content: '# T\n:::note\nShown.\n:::\n:::internal\nSecret.\n:::\n!!! tip\n    Shown too.',
    kind: 'markdown',
    stem: 's',
  });
  expect(article).toMatchObject({ text: 'Shown.\nShown too.', notes: 'Secret.' });
});

it('tells what a picture shows where that says something', () => {
  const picture = (alt: string) => textOf(`Choose ![${alt}](x.png) to go on.`);
  expect(picture('gear icon')).toBe('Choose gear icon to go on.');
  for (const alt of [
    '',
    'image',
    'Screenshot',
    'screenshot 12',
    'IMG_2041',
    'settings-page.png',
    'x'.repeat(200),
  ]) {
    expect(picture(alt)).toBe('Choose to go on.');
  }
  expect(
    textOf('Text.\n\n![Members page](x.png)\n\n![The invite dialog with the role list open](y.png)'),
  ).toBe('Text.\nThe invite dialog with the role list open');
});

it('opens an article with its description unless it says that itself', () => {
  const withDescription = (body: string) =>
    readDocument({
      content: `---\ntitle: T\ndescription: What to do when a card is declined.\n---\n${body}`,
      kind: 'markdown',
      stem: 's',
    }).text;
  expect(withDescription('1. Call the bank.')).toBe('What to do when a card is declined.\n1. Call the bank.');
  expect(withDescription('What to do when a *card* is declined: call.')).toBe(
    'What to do when a card is declined: call.',
  );
});
