import { expect, it } from 'vitest';
import { normaliseArticle } from '../../worker/src/knowledge/prepare.ts';
import type { ArticleInput } from '../../worker/src/knowledge/types.ts';
import { readDocument } from '../ingest/document.ts';
import { fileNamesOf } from './file-names.ts';
import { writeArticleFile } from './markdown-writer.ts';

const roundTrip = async (article: ArticleInput) => {
  const file = await writeArticleFile(article, 'help');
  return { file, article: normaliseArticle(readDocument({ content: file, kind: 'markdown', stem: 'x' })) };
};
const withText = (text: string): ArticleInput => ({ id: 'a', title: 'T', text });

it('writes an article as Markdown that people can edit', async () => {
  const { file } = await roundTrip({
    id: 'add-person',
    title: 'Add a person: step by step',
    text: 'Open Members.\n## Steps\n1. Choose Invite.\n  - If it is grey, stop.\n2. Send.\n```\nnpm start\n```\nDone.\nReally done.',
    notes: 'Escalate when it fails twice.\n\nAsk for the plan.',
    url: 'https://x.example/add',
    locale: 'en',
    area: 'members',
    pages: ['/app/members*'],
    updatedAt: '2026-11-01',
  });
  expect(file).toBe(`---
id: add-person
title: "Add a person: step by step"
url: https://x.example/add
locale: en
area: members
pages:
  - /app/members*
updated: 2026-11-01
source: help
---
Open Members.

## Steps

1. Choose Invite.
   - If it is grey, stop.
2. Send.

\`\`\`
npm start
\`\`\`

Done.

Really done.

:::internal
Escalate when it fails twice.

Ask for the plan.
:::
`);
});

it.each([
  'One word',
  'Characters *of* _Markdown_ `code` [link](x) <b> &amp; a_b ~~x~~ \\ | # ## > ! {{x}} {% y %}',
  '1. One\n2. Two\n1. Again one\n5. Five',
  '- a\n  - b\n    - c\n- d\n1. e\n  - f',
  '  - starts deep\n- then flat',
  '1. Step\n```\ncode\n```\n2. Step',
  '- Plan: Free; Price: 0 €\n- Plan: Pro; Price: 5 €',
  '# T\nThe title again.\n# Other\n### Deep',
  '# T',
  '---\n***\n===\n+ plus\n> quote\n| a | b |\n:::note\n!!! tip\n=== "Tab"',
  '    four blanks\n\ttab',
  '```\nunclosed\n:::internal',
  'a\n\nb\n\n- c\n\nd',
  'import x from "y";\n<Tabs>\nexport const a = 1;',
  'افتح الإعدادات ثم اختر 12 €.\n設定を開きます。',
  'Use <Program> (default) or <b>, {{< x >}} and {% y %}',
  '1) odd marker\n• dot\n– dash\n* star',
  'http://x.example/a_b_c and me@x.example',
  'Heading #\n## Steps {#id}\n## C#',
  'Line one  \nLine two\\',
  '> [!NOTE]\n> x',
])('reads back exactly what it wrote of %j', async text => {
  const { article } = await roundTrip(withText(text));
  expect(article.text).toBe(normaliseArticle(withText(text)).text);
});

it('stays Markdown where a line only has more blanks than it needs', async () => {
  const { file, article } = await roundTrip(withText('First.  Second.\n```\na  b\n```'));
  expect(file).not.toContain('format: text');
  expect(article.text).toBe('First. Second.\n```\na  b\n```');
});

it('keeps notes of any shape internal', async () => {
  for (const notes of [
    'Plain.',
    'With\n:::\na fence.',
    ':::internal\nnested\n:::',
    '```\ncode\n```',
    '---\nx: y\n---',
  ]) {
    const { article } = await roundTrip({ ...withText('Text.'), notes });
    expect(article).toMatchObject({ text: 'Text.', notes });
  }
});

it('gives every id a file of its own inside the folder', () => {
  const ids = [
    'a/b',
    'a-b',
    'A-B',
    '7/../../etc/passwd',
    'con',
    'index',
    'plain',
    'x'.repeat(200),
    `${'x'.repeat(199)}y`,
    '課金',
  ];
  const names = [...fileNamesOf(ids).values()];
  expect(new Set(names.map(name => name.toLowerCase())).size).toBe(ids.length);
  for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]*\.md$/u);
  expect(fileNamesOf(['plain', 'other']).get('plain')).toBe('plain.md');
  expect(fileNamesOf([...ids].reverse()).get('a-b')).toBe(fileNamesOf(ids).get('a-b'));
});
