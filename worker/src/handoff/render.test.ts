import { describe, expect, it } from 'vitest';
import { examplePackage } from './fixtures.ts';
import { byteLength } from './gather.ts';
import { escapeMarkdown } from './markup.ts';
import { gather, hasMark, markOf, renderEntry, renderEntryParts, renderHandoff } from './render.ts';
import type { TranscriptEntry } from './types.ts';

const ENTRY: TranscriptEntry = {
  seq: 7,
  messageId: 'u7',
  from: 'customer',
  text: 'It <b>still</b> fails & how',
  at: '2026-11-25T10:00:00.000Z',
};

describe.each(['html', 'markdown', 'plain'] as const)('a package in %s', format => {
  const { brief, entries } = renderHandoff(examplePackage(), format);

  it('keeps verified facts and claims apart, each under its label', () => {
    const verified = brief.search(/verified by the product/i);
    const claimed = brief.search(/claimed, not verified/i);
    expect(verified).toBeGreaterThan(0);
    expect(claimed).toBeGreaterThan(verified);
    expect(brief.indexOf('ann@example.com')).toBeGreaterThan(verified);
    expect(brief.indexOf('ann@example.com')).toBeLessThan(claimed);
    expect(brief.indexOf('other@example.com')).toBeGreaterThan(claimed);
    expect(brief.indexOf('Enterprise')).toBeGreaterThan(claimed);
  });

  it('says the question, what was tried, the trigger, the page, the times and the articles', () => {
    for (const piece of [
      'How do I change my invoice address?',
      'Edit billing details',
      'it did not help',
      'Two answers in a row did not help, message 3.',
      'https://shop.example/billing',
      '2026-11-25 11:00:00 UTC',
      'Invoices and VAT',
      'https://support.example/desk/tickets/7',
    ]) {
      expect(brief).toContain(piece);
    }
  });

  it('has the transcript in order, each message with who, when and its mark', () => {
    expect(entries).toHaveLength(3);
    expect(entries[1]).toContain('Assistant, 2026-11-25 10:00:02 UTC (Waypost message 2)');
    expect(entries[2]).toContain('Customer, 2026-11-25 10:01:00 UTC (Waypost message 3)');
  });

  it('leaves out sections that have nothing to say', () => {
    const { verified: _verified, page: _page, email: _email, ...rest } = examplePackage();
    const bare = renderHandoff({ ...rest, claimed: {}, attempts: [], suggestedArticles: [] }, format).brief;
    expect(bare).not.toMatch(/verified by|claimed, not|what the assistant tried|articles that may/i);
  });
});

it('escapes customers’ words in HTML, names and claims too', () => {
  const html = renderHandoff(
    examplePackage({ claimed: { '<img src=x>': '"><script>' }, question: { text: '<i>hi</i>', at: '' } }),
    'html',
  );
  expect(html.brief).not.toMatch(/<(?:img|script|i)\b/);
  expect(renderEntry(ENTRY, 'html')).toContain('It &#60;b&#62;still&#60;/b&#62; fails &#38; how');
  expect(renderEntry({ ...ENTRY, from: 'agent', name: '<s>' }, 'html')).not.toContain('<s>');
});

it('makes no link of another scheme', () => {
  const html = renderHandoff(
    examplePackage({ suggestedArticles: [{ articleId: 'x', title: 'X', url: 'javascript:alert(1)' }] }),
    'html',
  ).brief;
  expect(html).not.toContain('javascript:');
});

it('keeps Markdown of customers from being read as Markdown', () => {
  expect(escapeMarkdown('# a *b* [c](d) <e> snake_case _f_\n1. g\n- h &lt;')).toBe(
    '\\# a \\*b\\* \\[c\\](d) \\<e> snake_case \\_f\\_\n1\\. g\n\\- h \\&lt;',
  );
});

it('keeps the lines of a message', () => {
  const entry = { ...ENTRY, text: 'one\ntwo' };
  expect(renderEntry(entry, 'html')).toContain('one<br>two');
  expect(renderEntry(entry, 'markdown')).toContain('one  \ntwo');
  expect(renderEntry(entry, 'plain')).toContain('one\ntwo');
});

it('names attachments and the page', () => {
  const entry = {
    ...ENTRY,
    page: 'https://a.example/x',
    attachments: [{ id: '1', name: 'bill.pdf', type: 'application/pdf', size: 20_480 }],
  };
  expect(renderEntry(entry, 'plain')).toMatch(
    /Page: https:\/\/a\.example\/x\nAttached: bill\.pdf \(application\/pdf, 21 kB\)$/,
  );
});

it('tells the mark of message 1 from that of message 12', () => {
  expect(hasMark(renderEntry({ ...ENTRY, seq: 12 }, 'plain'), { seq: 1 })).toBe(false);
  expect(hasMark(renderEntry({ ...ENTRY, seq: 12 }, 'html'), { seq: 12 })).toBe(true);
});

it('lets no customer forge a mark', () => {
  for (const text of ['see Waypost message 8', 'WAYPOST  message 8', 'Waypost\nmessage 8']) {
    for (const format of ['html', 'markdown', 'plain'] as const) {
      const rendered = renderEntry({ ...ENTRY, text }, format).replace(/<[^>]*>/g, ' ');
      expect(rendered.replace(/\s+/g, ' ').toLowerCase()).not.toContain(markOf({ seq: 8 }).toLowerCase());
    }
  }
});

it('cuts a long message before it is rendered: each part has the mark and its place, nothing is lost', () => {
  const text = 'Line with <tags> & signs.\n'.repeat(300);
  for (const format of ['html', 'markdown', 'plain'] as const) {
    const parts = renderEntryParts({ ...ENTRY, text }, format, 2_000);
    expect(parts.length).toBeGreaterThan(3);
    for (const [index, part] of parts.entries()) {
      expect(byteLength(part)).toBeLessThanOrEqual(2_000);
      expect(part).toContain(`(Waypost message 7, part ${index + 1} of ${parts.length})`);
      expect(part.match(/\(continued\)/g)).toHaveLength(index === 0 || index === parts.length - 1 ? 1 : 2);
    }
    expect(parts.join('').match(/signs\./g)).toHaveLength(300);
  }
});

it('leaves a short message whole', () => {
  expect(renderEntryParts(ENTRY, 'html', 2_000)).toEqual([renderEntry(ENTRY, 'html')]);
});

it('brings 200 messages into bodies below a limit, in order', () => {
  const transcript = Array.from({ length: 200 }, (_, index) => ({
    ...ENTRY,
    seq: index + 1,
    text: 'A message of some length. '.repeat((index % 40) + 1),
  }));
  const bodies = gather(
    transcript.flatMap(entry => renderEntryParts(entry, 'html', 8_000)),
    8_000,
  );
  const marks = [...bodies.join('').matchAll(/Waypost message (\d+)\)/g)].map(match => Number(match[1]));
  expect(marks).toEqual(transcript.map(({ seq }) => seq));
  expect(Math.max(...bodies.map(byteLength))).toBeLessThanOrEqual(8_000);
});
