import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadArticles } from '../../../demo-site/help.ts';

const articles = loadArticles('demo-site/help');
const split = z.enum(['dev', 'test']);
const articleIds = z.array(z.string()).min(1);

const reworded = readSet(
  'reworded',
  z.strictObject({
    id: z.string(),
    kind: z.enum(['typos', 'words', 'order']),
    text: z.string().min(5),
    articles: articleIds,
    locale: z.enum(['de', 'es']).optional(),
    split,
  }),
);
const pages = readSet(
  'pages',
  z.strictObject({
    id: z.string(),
    text: z.string().min(5),
    page: z.string().startsWith('/'),
    article: z.string(),
    control: z.literal(true).optional(),
    split,
  }),
);
const followUps = readSet(
  'followups',
  z.strictObject({
    id: z.string(),
    kind: z.enum(['follow-up', 'pronoun', 'correction', 'still-fails', 'topic-change']),
    turns: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), text: z.string().min(3) })),
    text: z.string().min(5),
    articles: articleIds,
    split,
  }),
);
const foreign = readSet(
  'foreign',
  z.strictObject({
    id: z.string(),
    kind: z.enum(['near', 'other']),
    text: z.string().min(5),
    split,
  }),
);

describe('the evaluation sets of the demo help centre', () => {
  it('have not changed since they were written', () => {
    const sums = { reworded: reworded.sum, pages: pages.sum, followups: followUps.sum, foreign: foreign.sum };
    expect(sums).toEqual({
      reworded: 'ce8c80e79b413ac6',
      pages: '5880e6ef54edc6b4',
      followups: '6bbaf9422960ec09',
      foreign: '99ce354234f989f2',
    });
  });

  it('give every row an id of its own', () => {
    const ids = [reworded, pages, followUps, foreign].flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(repeated(ids)).toEqual([]);
  });

  it('name articles that exist', () => {
    const named = [
      ...reworded.rows.flatMap(row => row.articles),
      ...pages.rows.map(row => row.article),
      ...followUps.rows.flatMap(row => row.articles),
    ];
    expect(named.filter(id => !articles.has(id))).toEqual([]);
  });

  it('never ask with the title of an article', () => {
    const titles = new Set([...articles.values()].map(({ title }) => plain(title)));
    const texts = [reworded, pages, followUps, foreign].flatMap(({ rows }) => rows.map(({ text }) => text));
    expect(texts.filter(text => titles.has(plain(text)))).toEqual([]);
  });

  it('have two halves of about the same size, in every kind', () => {
    const groups = [
      ...['typos', 'words', 'order'].map(kind => reworded.rows.filter(row => row.kind === kind)),
      ...['follow-up', 'pronoun', 'correction', 'still-fails', 'topic-change'].map(kind =>
        followUps.rows.filter(row => row.kind === kind),
      ),
      pages.rows.filter(row => !row.control),
      pages.rows.filter(row => row.control),
      foreign.rows,
    ];
    for (const group of groups) {
      const dev = group.filter(row => row.split === 'dev').length / group.length;
      expect(dev).toBeGreaterThan(0.45);
      expect(dev).toBeLessThan(0.55);
    }
  });
});

describe('the reworded questions', () => {
  it('are at least sixty of each kind and reach every article', () => {
    for (const kind of ['typos', 'words', 'order']) {
      expect(reworded.rows.filter(row => row.kind === kind).length).toBeGreaterThanOrEqual(60);
    }
    const reached = new Set(reworded.rows.flatMap(row => row.articles));
    expect([...articles.keys()].filter(id => !reached.has(id))).toEqual([]);
    expect(repeated(reworded.rows.map(row => plain(row.text)))).toEqual([]);
  });

  it('have one right article, except where articles say the same', () => {
    expect(reworded.rows.filter(row => row.articles.length > 1).map(row => row.id)).toEqual(['words-009']);
  });

  it('are in the language of their article', () => {
    for (const row of reworded.rows) {
      const locales = row.articles.map(id => articles.get(id)?.locale);
      expect(locales, row.id).toEqual(row.articles.map(() => row.locale ?? 'en'));
    }
  });
});

describe('the questions with a page', () => {
  const ambiguous = Map.groupBy(
    pages.rows.filter(row => !row.control),
    row => row.text,
  );

  it('are at least eighty rows over at least twenty-five texts, and a dozen controls', () => {
    expect([...ambiguous.values()].flat().length).toBeGreaterThanOrEqual(80);
    expect(ambiguous.size).toBeGreaterThanOrEqual(25);
    expect(pages.rows.filter(row => row.control).length).toBeGreaterThanOrEqual(12);
  });

  it('want another article on every page, within one half', () => {
    for (const [text, rows] of ambiguous) {
      expect(rows.length, text).toBeGreaterThanOrEqual(2);
      expect(rows.length, text).toBeLessThanOrEqual(4);
      expect(new Set(rows.map(row => row.page)).size, text).toBe(rows.length);
      expect(new Set(rows.map(row => row.article)).size, text).toBe(rows.length);
      expect(new Set(rows.map(row => row.split)).size, text).toBe(1);
    }
  });
});

describe('the conversations', () => {
  it('are at least ten of each kind', () => {
    const sizes = Map.groupBy(followUps.rows, row => row.kind);
    expect(sizes.size).toBe(5);
    for (const rows of sizes.values()) expect(rows.length).toBeGreaterThanOrEqual(10);
  });

  it('hold one or two whole exchanges before the new message', () => {
    for (const { id, turns } of followUps.rows) {
      const exchange = ['user', 'assistant'];
      const expected = turns.length === 2 ? exchange : [...exchange, ...exchange];
      expect(
        turns.map(({ role }) => role),
        id,
      ).toEqual(expected);
    }
  });
});

describe('the foreign messages', () => {
  it('are at least 120, about as long as the reworded questions', () => {
    expect(foreign.rows.length).toBeGreaterThanOrEqual(120);
    expect(repeated(foreign.rows.map(row => plain(row.text)))).toEqual([]);
    const difference = meanLength(foreign.rows) - meanLength(reworded.rows);
    expect(Math.abs(difference)).toBeLessThan(3);
  });
});

it('the messages for the whole judgement have not changed since they were written', () => {
  const row = z.strictObject({
    id: z.string(),
    trigger: z.string(),
    kind: z.string(),
    fires: z.boolean(),
    text: z.union([z.string(), z.array(z.string()).length(2)]),
    split,
  });
  const { rows, sum } = readSet('triggers-judged', row);
  expect(sum).toBe('726cbbe1228e48b2');
  expect(rows.length).toBeGreaterThanOrEqual(200);
  expect(repeated(rows.map(({ text }) => JSON.stringify(text)))).toEqual([]);
});

function readSet<Row>(name: string, schema: z.ZodType<Row>): { rows: Row[]; sum: string } {
  const source = readFileSync(`scripts/eval/sets/${name}.jsonl`, 'utf8');
  const rows = source.split('\n').filter(Boolean);
  return {
    rows: rows.map(line => schema.parse(JSON.parse(line))),
    sum: createHash('sha256').update(source).digest('hex').slice(0, 16),
  };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function meanLength(rows: readonly { text: string }[]): number {
  return rows.reduce((sum, { text }) => sum + text.length, 0) / rows.length;
}
