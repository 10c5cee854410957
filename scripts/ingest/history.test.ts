import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readHistory, sendHistory } from './history.ts';

const folder = mkdtempSync(join(tmpdir(), 'waypost-history-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  const lines = (rows: object[]) => rows.map(row => JSON.stringify(row)).join('\n');
  const reply = (text: string, more: object = {}) => ({ role: 'helper', text, ...more });
  writeFileSync(
    join(folder, 'queries.jsonl'),
    lines([
      { id: '1', title: 'Cannot sign in', text: 'It says no.', created: '2019-07-31' },
      { id: '2', text: 'Where is it?', created: 'some day' },
      { id: '3', text: 'Nobody answered.' },
    ]),
  );
  writeFileSync(join(folder, 'qrels.tsv'), 'query-id\tcorpus-id\tscore\n1\tsign-in\t1\n1\tother\t0\n');
  writeFileSync(
    join(folder, 'threads.jsonl'),
    lines([
      {
        id: '1',
        replies: [
          reply('First.'),
          { role: 'customer', text: 'No!', helpful: 9 },
          reply('Better.', { helpful: 2 }),
        ],
      },
      { id: '2', replies: [reply('Hm.'), reply('See this.', { kb: ['map'] })] },
    ]),
  );
});

it('reads each question with its articles and the reply that helped most', () => {
  expect(readHistory(folder)).toEqual([
    {
      id: '1',
      title: 'Cannot sign in',
      text: 'It says no.',
      askedAt: '2019-07-31',
      articles: ['sign-in'],
      reply: 'Better.',
    },
    { id: '2', title: '', text: 'Where is it?', articles: ['map'], reply: 'See this.' },
  ]);
});

it('learns from the solved tickets of an import, without what points at a person', () => {
  const imported = mkdtempSync(join(tmpdir(), 'waypost-tickets-'));
  const ticket = (id: string, more: object) => ({
    id,
    title: 'Sign in',
    text: 'I am joe@example.test and cannot.',
    created: '2026-01-02T03:04:05Z',
    status: 'solved',
    replies: [{ role: 'helper', text: 'Joe, call 0123 456789.', kb: ['sign-in'] }],
    ...more,
  });
  const rows = [
    ticket('1', { page: 'https://app.example.test/sign-in/joe@example.test?x=1' }),
    ticket('2', { status: 'open' }),
    ticket('3', { rating: 'bad' }),
    ticket('4', { replies: [{ role: 'customer', text: 'Hello?' }] }),
  ];
  writeFileSync(join(imported, 'tickets.jsonl'), rows.map(row => JSON.stringify(row)).join('\n'));
  expect(readHistory(imported)).toEqual([
    {
      id: '1',
      title: 'Sign in',
      text: 'I am *** and cannot.',
      askedAt: '2026-01-02T03:04:05Z',
      articles: ['sign-in'],
      reply: 'Joe, call ***.',
      page: '/sign-in/***',
    },
  ]);
  rmSync(imported, { recursive: true });
});

const target = (answer: (body: { questions: Array<{ id: string }> }) => Response) => ({
  url: 'http://worker.test',
  token: 't',
  site: 'shop',
  fetch: async (_url: URL | RequestInfo, init?: RequestInit) => answer(JSON.parse(String(init?.body))),
});

it('sends batches and adds up what was taken', async () => {
  const sizes: number[] = [];
  const questions = Array.from({ length: 450 }, (_, id) => ({
    id: String(id),
    title: '',
    text: 'x',
    articles: ['a'],
  }));
  const worker = target(({ questions: batch }) => {
    sizes.push(batch.length);
    const [first, second, ...rest] = batch.map(({ id }) => id);
    return Response.json({
      learned: rest,
      unchanged: [second],
      skipped: [{ id: first, reason: 'No such article.' }],
    });
  });
  const report = await sendHistory(worker, questions, () => {});
  expect(sizes).toEqual([200, 200, 50]);
  expect(report).toMatchObject({ learned: 444, unchanged: 3 });
  expect(report.skipped.map(({ id }) => id)).toEqual(['0', '200', '400']);
});

it.each([
  [404, { code: 'not_found', detail: 'Nothing here.' }, 'cannot learn from resolved questions'],
  [404, { code: 'unknown_site', detail: 'No site.' }, 'no site "shop"'],
  [401, { code: 'admin_token_invalid', detail: 'No.' }, 'WAYPOST_ADMIN_TOKEN'],
])('says what to do when the worker answers %i %j', async (status, body, message) => {
  const worker = target(() => Response.json(body, { status }));
  await expect(
    sendHistory(worker, [{ id: '1', title: '', text: 'x', articles: [] }], () => {}),
  ).rejects.toThrow(message);
});
