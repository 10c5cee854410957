import { expect, it } from 'vitest';
import { chunkArticle } from '../../worker/src/knowledge/chunk.ts';
import { hashArticle, normaliseArticle } from '../../worker/src/knowledge/prepare.ts';
import { readDocument } from './document.ts';
import { DocumentFault } from './document-fault.ts';
import { readHtml } from './html.ts';

const markdown = (body: string) =>
  normaliseArticle(readDocument({ content: `---\ntitle: T\n---\n${body}`, kind: 'markdown', stem: 's' }));
const html = (body: string) => readHtml(body).blocks.map(block => block.text);

it('takes an article of one word', () => {
  const { text } = markdown('Yes');
  expect(text).toBe('Yes');
  expect(chunkArticle(text).map(passage => passage.text)).toEqual(['Yes']);
});

it('takes 200 kB in one paragraph, and cuts it in passages that cover it', () => {
  for (const sentence of ['Select Members, then Invite. ', 'neverending ', '設定を開いて招待を選びます']) {
    const { text } = markdown(sentence.repeat(Math.ceil(200_000 / sentence.length)));
    expect(text.length).toBeGreaterThan(190_000);
    const passages = chunkArticle(text);
    expect(passages.length).toBeGreaterThan(40);
    expect(
      passages
        .map(({ text: part }) => part.trim())
        .join('')
        .replace(/\s/g, ''),
    ).toBe(text.replace(/\s/g, ''));
    expect(Math.max(...passages.map(passage => passage.text.length))).toBeLessThanOrEqual(4_000);
  }
});

it('reads a table of 2,000 rows line by line', () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => `| P${index} | ${index} € |`).join('\n');
  const lines = markdown(`| Plan | Price |\n|---|---|\n${rows}`).text.split('\n');
  expect(lines).toHaveLength(2_000);
  expect(lines[1_999]).toBe('- Plan: P1999; Price: 1999 €');
});

it('reads soup: tags that are never closed, closed twice, or crossed', () => {
  expect(html('<table><tr><th>Plan<th>Price<tr><td>Free<td>0 €<tr><td>Pro<td>5 €</table>')).toEqual([
    'Plan: Free; Price: 0 €',
    'Plan: Pro; Price: 5 €',
  ]);
  expect(
    html('<p>One<p>Two<ul><li>a<li>b<ol><li>c</ul></div></div><p>Three <b>bold <i>both</b> it</i>'),
  ).toEqual(['One', 'Two', 'a', 'b', 'c', 'Three bold both it']);
  expect(html('<p>Text<script>evil(</p><p>never')).toEqual(['Text']);
  expect(html('<p>Open<!-- never closed <p>hidden')).toEqual(['Open']);
  expect(html('a < b & c &lt; d &unknown; <3')).toEqual(['a < b & c < d &unknown; <3']);
  expect(html('<p>One<br><br>Two<br>still<br>1. First<br>2. Second')).toEqual([
    'One',
    'Two still',
    '1. First',
    '2. Second',
  ]);
});

it.each([
  ['divs', '<div>'.repeat(10_000), '</div>'.repeat(10_000)],
  ['unclosed bold', '<b>'.repeat(20_000), ''],
  ['lists', '<ul><li>'.repeat(5_000), ''],
  ['tables', '<table><tr><td>'.repeat(3_000), ''],
  ['quotes', '<blockquote><p>a'.repeat(5_000), ''],
])('survives thousands of levels of %s', (_what, open, close) => {
  expect(html(`${open}deep words${close}<p>after`).join(' ')).toContain('deep words');
});

it.each([
  ['quotes', `${'> '.repeat(5_000)}text`],
  ['lists', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')],
])('says so at once when %s of Markdown are nested too deeply', (_what, body) => {
  const started = performance.now();
  expect(() => markdown(body)).toThrow(DocumentFault);
  expect(() => markdown(body)).toThrow('nested too deeply');
  expect(performance.now() - started).toBeLessThan(5_000);
});

it('keeps cells that span, once each, under the right names', () => {
  const table =
    '<table><thead><tr><th rowspan="2">Plan</th><th colspan="2">Price</th></tr><tr><th>Month</th><th>Year</th></tr></thead><tbody><tr><td>Free</td><td colspan="2">0 €</td></tr><tr><td rowspan="2">Pro</td><td>5 €</td><td>50 €</td></tr><tr><td>6 €</td><td>60 €</td></tr></tbody></table>';
  expect(html(table)).toEqual([
    'Plan: Free; Price: 0 €',
    'Plan: Pro; Price Month: 5 €; Price Year: 50 €',
    'Plan: Pro; Price Month: 6 €; Price Year: 60 €',
  ]);
  expect(html('<table><tr><td colspan="999999999" rowspan="-4">Wide</td><td>b</td></tr></table>')).toEqual([
    'Wide; b',
  ]);
});

it('reads a table that only lays out a page as a page', () => {
  expect(
    readHtml('<table><tr><td>Menu</td><td><h2>Steps</h2><ol><li>One</li><li>Two</li></ol></td></tr></table>')
      .blocks,
  ).toMatchObject([
    { kind: 'paragraph', text: 'Menu' },
    { kind: 'heading', text: 'Steps' },
    { kind: 'step', number: 1 },
    { kind: 'step', number: 2 },
  ]);
});

it('keeps code as it was typed, whatever colours it', () => {
  expect(
    html('<pre><code class="language-sh"><span class="k">npm</span> i &lt;x&gt;<br>npm start\n</code></pre>'),
  ).toEqual(['npm i <x>\nnpm start']);
  const { text } = markdown('````md\n```\ninner\n```\n````\n\nAfter.');
  expect(
    chunkArticle(text)
      .map(passage => passage.text)
      .join('\n'),
  ).toBe(text);
  expect(text).toBe("```\n'''\ninner\n'''\n```\nAfter.");
});

it('drops null bytes and other control characters, and keeps right-to-left text in order', async () => {
  const article = readDocument({
    content: '<h1>T\u0000itle</h1><p dir="rtl">افتح \u0000<b>الإعدادات</b>، ثم اختر 12 €.</p>\u0007',
    kind: 'html',
    stem: 's',
  });
  expect(normaliseArticle(article)).toMatchObject({ title: 'Title', text: 'افتح الإعدادات، ثم اختر 12 €.' });
  expect(await hashArticle(article)).toBe(await hashArticle(normaliseArticle(article)));
});

it('reads long lines of nothing in a moment', () => {
  const started = performance.now();
  for (const piece of ['{% ', '{{< ', '<A b="', '!!! ', '> [!', ':::', '\n', ' ', '`', '[', '![', '<', '&']) {
    const body = `${piece.repeat(Math.floor(50_000 / piece.length))}\n\nEnd.`;
    expect(markdown(body).text.length).toBeGreaterThan(0);
  }
  expect(performance.now() - started).toBeLessThan(20_000);
});
