import { expect, it } from 'vitest';
import { readLearnedOptions, runLearned } from './command.ts';

const question = {
  id: 'ticket-1',
  origin: 'history',
  title: 'Gone on holiday',
  text: 'Nobody can take the parcel.',
  articles: ['cancel-delivery'],
  learnedAt: '2026-11-20T10:00:00.000Z',
};

/** A worker that answers as told and remembers what it was asked. */
function worker(...answers: Array<{ status?: number; body: unknown }>) {
  const asked: Array<{ url: string; method: string; body?: unknown }> = [];
  const fetcher = (async (url: string, init: RequestInit) => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    asked.push({ url, method: init.method ?? 'GET', ...(body !== undefined && { body }) });
    const { status = 200, body: answer } = answers.shift() ?? { body: {} };
    return Response.json(answer, { status });
  }) as typeof fetch;
  const run = (...args: string[]) =>
    runLearned(readLearnedOptions([...args, '--url', 'http://w.test']), 'token', fetcher);
  return { asked, run };
}

it('lists page by page until the limit, and says that there is more', async () => {
  const { asked, run } = worker(
    { body: { questions: [question], next: 'ticket-1' } },
    { body: { questions: [{ ...question, id: 'ticket-2', articles: [] }], next: 'ticket-2' } },
  );
  const lines = await run('list', '--limit', '2', '--article', 'cancel-delivery');
  expect(lines).toEqual([
    'ticket-1  (history, 2026-11-20)',
    '    Gone on holiday Nobody can take the parcel.',
    '    → cancel-delivery',
    'ticket-2  (history, 2026-11-20)',
    '    Gone on holiday Nobody can take the parcel.',
    '    → its reply',
    '… and more: raise --limit.',
  ]);
  expect(asked.map(({ url }) => url)).toEqual([
    'http://w.test/admin/v1/sites/demo/learned?limit=2&article=cancel-delivery',
    'http://w.test/admin/v1/sites/demo/learned?limit=1&article=cancel-delivery&cursor=ticket-1',
  ]);
});

it('withdraws with a reason and tells what had not been learned', async () => {
  const { asked, run } = worker({ body: { withdrawn: ['a'] } });
  expect(await run('withdraw', 'a', 'b', '--reason', 'Wrong article')).toEqual([
    'withdrawn: a',
    'was not learned, and will not be: b',
  ]);
  expect(asked[0]).toMatchObject({ method: 'POST', body: { ids: ['a', 'b'], reason: 'Wrong article' } });
});

it('restores', async () => {
  const { run } = worker({ body: { restored: ['a'] } });
  expect((await run('restore', 'a'))[0]).toContain('restored: a');
});

it('tells what is missing, and a refusal in the worker’s own words', async () => {
  expect(() => readLearnedOptions([])).toThrow(/Say what to do/);
  expect(() => readLearnedOptions(['forget'])).toThrow(/no "forget"/);
  expect(() => readLearnedOptions(['withdraw', 'a'])).toThrow(/--reason/);
  expect(() => readLearnedOptions(['restore'])).toThrow(/Name the ids/);
  expect(() => readLearnedOptions(['list', '--limit', 'x'])).toThrow(/whole number/);
  expect(() => readLearnedOptions(['list', '--nope'])).toThrow(/npm run learned/);
  const { run } = worker({ status: 404, body: { title: 'No such site', detail: 'Create it first.' } });
  await expect(run('list')).rejects.toThrow('No such site: Create it first.');
});
