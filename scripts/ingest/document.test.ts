import { expect, it } from 'vitest';
import { readDocument } from './document.ts';
import { DocumentFault } from './document-fault.ts';

const read = (content: string, kind: 'markdown' | 'html' = 'markdown') =>
  readDocument({ content, kind, stem: 'file-name' });

const faultOf = (content: string, kind: 'markdown' | 'html' = 'markdown') => {
  try {
    read(content, kind);
  } catch (error) {
    if (error instanceof DocumentFault) return error;
    throw error;
  }
  return undefined;
};

it('reads front matter and turns Markdown into article text', () => {
  const article = read(
    `---
id: a
title: Add a person
pages: ["/app/members*"]
updated: 2026-11-17
---
Open **Members** and [read on](/help/b). ![shot](x.png)

## Steps
3. Choose *Invite* & save.

   Wait for it.
   - If it fails, go to step 4.
4. Done: \`a < b\`.

\`\`\`sh
npm start
\`\`\`

| Plan | Price |
|---|---|
| Free | 0 € |
`,
    'markdown',
  );
  expect(article).toEqual({
    id: 'a',
    title: 'Add a person',
    pages: ['/app/members*'],
    updatedAt: '2026-11-17',
    text: [
      'Open Members and read on.',
      '## Steps',
      '3. Choose Invite & save. Wait for it.',
      '  - If it fails, go to step 4.',
      '4. Done: a < b.',
      '```',
      'npm start',
      '```',
      '- Plan: Free; Price: 0 €',
    ].join('\n'),
  });
});

it('keeps internal blocks out of the text', () => {
  const article = read('# T\nShown.\n\n:::internal\nSecret.\n\nMore secret.\n:::\n\nShown too.', 'markdown');
  expect(article).toEqual({
    id: 'file-name',
    title: 'T',
    text: 'Shown.\nShown too.',
    notes: 'Secret.\n\nMore secret.',
  });
});

it('takes the main content of a page and nothing hidden', () => {
  const article = read(
    `<!doctype html><html lang="de"><head><title>Help</title><style>p{}</style></head><body><nav>Menu</nav><main>
<h1>Help</h1><p>Open <b>it</b>.<script>alert(1)</script></p><p style="display:none">hidden one</p><p hidden>hidden two</p>
<!-- hidden three --><ol start="2"><li>First<ul><li>Inner</li></ul></li><li><p>Second</p></li></ol><pre>a
b</pre></main><footer>Foot</footer></body></html>`,
    'html',
  );
  expect(article).toEqual({
    id: 'file-name',
    title: 'Help',
    locale: 'de',
    text: 'Open it.\n2. First\n  - Inner\n3. Second\n```\na\nb\n```',
  });
});

it('passes no HTML of a Markdown file through', () => {
  const article = read(
    '# T\nVisible <span style="display:none">hidden</span> text.\n\n<script>evil()</script>\n\n<div hidden>gone</div>\n\nEnd<br>line.',
    'markdown',
  );
  expect(article.text).toBe('Visible text.\nEnd line.');
});

it.each([
  ['', 'empty'],
  ['---\nid: a\ntitle: [unclosed\n---\nText.', 'not valid YAML'],
  ['---\nid: a\nText without an end.', 'not closed'],
  ['---\ntitle: T\npages: 7\n---\nText.', 'pages'],
  ['---\ntitle: T\n---\n', 'no text'],
  ['Only text.', 'no title'],
  ['# T\n:::internal\nSecret.', 'not closed'],
])('says what is wrong with %j', (content, reason) => {
  expect(faultOf(content)?.message).toContain(reason);
});

it('still knows the id of a file whose front matter is broken', () => {
  expect(faultOf('---\nid: known\ntitle: [unclosed\n---\nText.')?.id).toBe('known');
});
