import { describe, expect, it } from 'vitest';
import { articleIdOf, normaliseAddress } from './address.ts';
import { decodeHtml } from './charset.ts';
import { helpPage } from './fixture-site.ts';
import { readPage } from './page.ts';
import { isPrivateAddress } from './private-address.ts';

const BODY = `<p>You can cancel at any time; the month that you paid for stays yours.</p>
<h2>On the web</h2><ol><li>Open <b>Billing</b>.</li><li>Choose <b>Cancel</b>.<ul><li>If it is grey, ask the owner.</li></ul></li><li>Confirm.</li></ol>
<table><tr><th>Plan</th><th>Notice</th></tr><tr><td>Free</td><td>none</td></tr><tr><td>Pro</td><td>30 days</td></tr></table>
<pre><code>waypost cancel --now</code></pre><p>That is all there is to it, and nothing is lost.</p>`;
const TEXT = `You can cancel at any time; the month that you paid for stays yours.
## On the web
1. Open Billing.
2. Choose Cancel.
  - If it is grey, ask the owner.
3. Confirm.
- Plan: Free; Notice: none
- Plan: Pro; Notice: 30 days
\`\`\`
waypost cancel --now
\`\`\`
That is all there is to it, and nothing is lost.`;
const readBody = (html: string) => readPage(html, 'https://x.example/a');

describe('the article of a page', () => {
  it('has its headings, steps, tables and code, and nothing of what stands around it', () => {
    expect(readBody(helpPage('Cancel your plan', BODY))).toMatchObject({
      title: 'Cancel your plan',
      text: TEXT,
      locale: 'en-GB',
    });
  });

  it('is found where a page marks nothing', () => {
    const html = helpPage('Cancel your plan', BODY).replace(/<(\/?)main>/g, '<$1div>');
    expect(readBody(html).text).toBe(TEXT);
  });

  it.each([
    [
      'Zendesk',
      '<main><nav class="sub-nav"><ol class="breadcrumbs"><li>Help</li></ol></nav><article class="article"><header><h1 class="article-title">T</h1><div class="article-author">Ann, 2 years ago</div></header><section><div class="article-body">BODY</div></section><footer><div class="article-votes"><span>Was this article helpful?</span></div></footer><section class="article-relatives"><h2>Related articles</h2><a href="/x">X</a></section></article></main>',
    ],
    [
      'Docusaurus',
      '<div class="theme-doc-breadcrumbs">a</div><main><article><div class="theme-doc-markdown markdown"><header><h1>T</h1></header>BODY</div><footer>Edit this page</footer></article><nav class="pagination-nav">Next</nav><div class="table-of-contents">On this page</div></main>',
    ],
    [
      'Intercom',
      '<main><div class="breadcrumb">All Collections</div><h1>T</h1><article class="intercom-article-content">BODY</article><div class="intercom-reaction-picker">Did this answer your question? 😞😐😃</div></main>',
    ],
    [
      'no tool',
      '<div><div id="breadcrumb">Help &gt; Billing</div><h1>T</h1><div>BODY<p>Was this article helpful?</p><p>Yes / No</p><h3>Related articles</h3><ul><li>X</li></ul></div></div>',
    ],
  ])('is the same from %s', (_tool, html) => {
    expect(
      readBody(`<html><head><title>T | Help</title></head><body>${html.replace('BODY', BODY)}</body></html>`),
    ).toMatchObject({ title: 'T', text: TEXT });
  });

  it('begins below its title, and keeps what is no breadcrumb', () => {
    const page = (above: string) => `<html><body><main>${above}<h1>T</h1>${BODY}</main></body></html>`;
    expect(readBody(page('<p><a href="/">Help centre</a> / Billing</p><p>Ann wrote this</p>')).text).toBe(
      TEXT,
    );
    const intro = 'This notice stands above the title and is far too long to be a breadcrumb of any kind.';
    expect(readBody(page(`<p>${intro}</p>`)).text).toContain(intro);
  });

  it('keeps what only sounds like a page’s surroundings', () => {
    const body = `<p>How ratings and comments of your shop work, in a few words of their own.</p>
<h2 id="comments">Comments</h2><p>Updated plans</p><p>Open Settings > Shop > Comments</p>
<section id="feedback"><h2>Feedback</h2><ol><li>Share</li><li>Next</li></ol></section><p>Yes</p>`;
    expect(readBody(helpPage('Ratings', body)).text).toBe(
      'How ratings and comments of your shop work, in a few words of their own.\n## Comments\nUpdated plans\nOpen Settings > Shop > Comments\n## Feedback\n1. Share\n2. Next\nYes',
    );
  });

  it('reads lines that are made to be slow in a moment', () => {
    const started = performance.now();
    for (const line of [
      '/|'.repeat(5_000),
      'a > '.repeat(5_000),
      'yes no '.repeat(5_000),
      'updated 1 '.repeat(5_000),
    ]) {
      readBody(helpPage('T', `<p>${line}x.</p>${BODY}`));
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('survives soup, depth and null bytes', () => {
    const deep = `<html><body>${'<div>'.repeat(10_000)}<h1>Deep</h1><p>Words that lie very deep in the page and stay.</p></body></html>`;
    expect(readBody(deep).text).toContain('Words that lie very deep');
    const soup =
      '<title>Soup</title><body><h1>Soup<p>First line of it\u0000 is here<p>Second <b>line<ul><li>one<li>two';
    expect(readBody(soup)).toMatchObject({
      title: 'Soup',
      text: 'First line of it is here\nSecond\nline\n- one\n- two',
    });
  });

  it('is dated and placed by what the page says', () => {
    const head =
      '<meta property="article:modified_time" content="2026-05-04T10:00:00Z"><meta property="article:section" content="Billing">';
    expect(readBody(helpPage('T', BODY, { head }))).toMatchObject({
      updatedAt: '2026-05-04',
      area: 'Billing',
    });
    const ld = '<script type="application/ld+json">{"dateModified": "2026-01-02T00:00:00Z"}</script>';
    expect(readBody(helpPage('T', BODY, { head: ld })).updatedAt).toBe('2026-01-02');
  });
});

it.each([
  ['<meta name="robots" content="noindex">', 'skipped', 'indexed'],
  ['<title>404</title>', 'rejected', 'error page'],
])('takes a page with %s for no article', (head, kind, reason) => {
  const html = `<html><head>${head}</head><body><p>Some words that stand here.</p></body></html>`;
  expect(readBody(html).noArticle).toEqual({ kind, reason: expect.stringContaining(reason) });
});

it('says when a page shows nothing without JavaScript', () => {
  expect(
    readBody('<html><head><title>App</title></head><body><div id="root"></div></body></html>').noArticle
      ?.reason,
  ).toContain('JavaScript');
});

it('follows no link of a page that asks not to', () => {
  const page = (content: string) =>
    readBody(helpPage('T', BODY, { head: `<meta name="robots" content="${content}">`, links: ['/b'] })).links;
  expect(page('index')).toContain('https://x.example/b');
  expect(page('nofollow')).toEqual([]);
});

it.each([
  ['HTTPS://X.example:443/a//b/?utm_source=x&b=2&a=1#c', 'https://x.example/a/b/?a=1&b=2'],
  ['/a;jsessionid=12', 'https://x.example/a'],
  ['https://user:pw@x.example/', 'https://x.example/'],
  ['javascript:alert(1)', undefined],
  ['http://', undefined],
])('knows %s by one address', (href, expected) => {
  expect(normaliseAddress(href, 'https://x.example/')).toBe(expected);
});

it.each([
  ['https://x.example/hc/en-us/articles/360-Cancel-a-plan', 'hc/en-us/articles/360-Cancel-a-plan'],
  ['https://x.example/', 'home'],
  ['https://x.example/a/index.html', 'a'],
  ['https://x.example/a.html?id=7', 'a-id-7'],
  ['https://x.example/hilfe/k%C3%BCndigen/', 'hilfe/kündigen'],
  ['https://x.example/%E0%A4%A', 'E0-A4-A'],
])('gives the page at %s a stable id', (address, id) => {
  expect(articleIdOf(address)).toBe(id);
});

it('keeps ids short and apart', () => {
  const [one, two] = ['1', '2'].map(end => articleIdOf(`https://x.example/${'long/'.repeat(100)}${end}`));
  expect(one?.length).toBeLessThanOrEqual(200);
  expect(one).not.toBe(two);
});

it('reads pages in the charset that they name', () => {
  const latin = Buffer.from('<meta charset="iso-8859-1"><p>K\xfcndigen', 'latin1');
  expect(decodeHtml(latin, 'text/html')).toContain('Kündigen');
  expect(decodeHtml(Buffer.from('Kündigen'), 'text/html; charset=no-such')).toContain('Kündigen');
});

it('knows private addresses in every spelling', () => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
  ]) {
    expect([address, isPrivateAddress(address)]).toEqual([address, true]);
  }
  for (const address of ['93.184.216.34', '172.32.0.1', '2606:4700::1', '::ffff:8.8.8.8', 'x.example']) {
    expect([address, isPrivateAddress(address)]).toEqual([address, false]);
  }
});
