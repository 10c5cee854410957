import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { ingestRoutes } from '../src/http/routes/ingest.ts';
import { createD1KnowledgeStore } from '../src/knowledge/adapters/d1-knowledge-store.ts';
import { createD1VectorIndex } from '../src/knowledge/adapters/d1-vector-index.ts';
import { createD1VectorLedger } from '../src/knowledge/adapters/d1-vector-ledger.ts';
import { hashArticle } from '../src/knowledge/prepare.ts';
import type { ArticleInput } from '../src/knowledge/types.ts';
import { passageNamespace } from '../src/knowledge/vector-id.ts';
import { createVectorKeeper } from '../src/knowledge/vector-keeper.ts';
import type { VectorIndex } from '../src/knowledge/vector-types.ts';
import { withVectors } from '../src/knowledge/with-vectors.ts';
import { conceptEmbedder, fragileIndex } from './support/concepts.ts';

const index = createD1VectorIndex(env.DB, { newId: () => crypto.randomUUID(), now: Date.now });
const articles = createD1KnowledgeStore(env.DB, () => new Date('2026-11-25T10:00:00Z'));
const article = (id: string, text: string): ArticleInput => ({ id, title: `Refund ${id}`, text });
const LONG = Array.from({ length: 12 }, (_, part) => `## Part ${part}\n\n${'A sentence. '.repeat(60)}`).join(
  '\n\n',
);

function worldOf(name = 'concepts-1', own: VectorIndex = index) {
  const embedder = conceptEmbedder(name);
  const vectors = { embedder, index: own, holder: `${name}|d1`, floor: 0 };
  const keeper = createVectorKeeper(vectors, createD1VectorLedger(env.DB));
  return { keeper, store: withVectors(articles, keeper) };
}

/** Ids of the vectors that a site has, by one embedder. */
async function stored(site: string, name = 'concepts-1'): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT id FROM vectors WHERE namespace = ?1 ORDER BY id')
    .bind(passageNamespace(site, name))
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

it('writes a vector for each passage, tells the rows it took, and leaves nothing missing', async () => {
  const { store, keeper } = worldOf();
  const report = await store.putArticles('one', 'help', [article('a', 'Text.'), article('b', LONG)]);
  expect(report.warnings).toBeUndefined();
  expect(report.rowsWritten).toBeGreaterThan(0);
  const ids = await stored('one');
  expect(ids).toContain('a#0');
  expect(ids.filter(id => id.startsWith('b#')).length).toBeGreaterThan(3);
  expect(await keeper.countMissing('one')).toBe(0);
});

it('removes vectors of removed articles and of what an article lost, and no other site’s', async () => {
  const { store } = worldOf();
  const three = [article('a', LONG), article('b', 'Text.'), article('c', 'Text.')];
  await store.putArticles('two', 'help', three);
  await store.putArticles('other', 'help', three);
  const before = await stored('other');
  await store.putArticles('two', 'help', [article('a', 'Short now.')]);
  expect(await stored('two')).toEqual(['a#0', 'b#0', 'c#0']);
  expect(await store.removeMissing('two', 'help', ['a', 'b'], { force: false })).toEqual({
    removed: ['c'],
    unvectored: 0,
  });
  expect(await stored('two')).toEqual(['a#0', 'b#0']);
  const hash = await hashArticle(article('b', 'Text.'));
  await store.removeExpected('two', { b: hash });
  expect(await stored('two')).toEqual(['a#0']);
  expect(await stored('other')).toEqual(before);
});

it('stores articles though the index fails, says so, and makes it good later', async () => {
  let isDown = true;
  const { store, keeper } = worldOf(
    'concepts-1',
    fragileIndex(index, () => isDown),
  );
  const report = await store.putArticles('down', 'help', [article('a', LONG), article('b', 'Text.')]);
  expect(report.stored).toEqual(['a', 'b']);
  expect(report.warnings).toEqual([
    'The index is down. Some articles are found by words alone for now. The next ingest makes it good.',
  ]);
  expect(await keeper.repair('down')).toMatchObject({ written: 0, left: 2 });
  isDown = false;
  const finished = await store.removeMissing('down', 'help', ['a', 'b'], { force: false });
  expect(finished).toEqual({ removed: [], unvectored: 2 });
  expect(await keeper.repair('down')).toEqual({ written: 2, left: 0, warnings: [] });
  expect(await stored('down')).toContain('b#0');
  expect(await keeper.repair('down')).toEqual({ written: 0, left: 0, warnings: [] });
});

it('removes later what it could not remove at once', async () => {
  let isDown = false;
  const { store } = worldOf(
    'concepts-1',
    fragileIndex(index, () => isDown),
  );
  await store.putArticles('late', 'help', [article('a', LONG), article('b', 'x'), article('c', 'x')]);
  isDown = true;
  const failed = await store.removeMissing('late', 'help', ['b', 'c'], { force: false });
  expect(failed.removed).toEqual(['a']);
  expect(failed.warnings?.[0]).toContain('The index is down.');
  isDown = false;
  await store.removeMissing('late', 'help', ['b', 'c'], { force: false });
  expect(await stored('late')).toEqual(['b#0', 'c#0']);
});

it('writes everything anew for another embedder, and removes the old vectors', async () => {
  const before = worldOf('concepts-1');
  await before.store.putArticles('swap', 'help', [article('a', LONG), article('b', 'Text.')]);
  const count = (await stored('swap')).length;
  const after = worldOf('concepts-2');
  const unchanged = await after.store.removeMissing('swap', 'help', ['a', 'b'], { force: false });
  expect(unchanged).toEqual({ removed: [], unvectored: 2 });
  expect(await after.keeper.repair('swap')).toEqual({ written: 2, left: 0, warnings: [] });
  expect(await stored('swap', 'concepts-1')).toEqual([]);
  expect(await stored('swap', 'concepts-2')).toHaveLength(count);
});

it('removes an old embedder’s vectors when the article itself changes', async () => {
  await worldOf('concepts-1').store.putArticles('both', 'help', [article('a', LONG)]);
  await worldOf('concepts-2').store.putArticles('both', 'help', [article('a', 'Short.')]);
  expect(await stored('both', 'concepts-1')).toEqual([]);
  expect(await stored('both', 'concepts-2')).toEqual(['a#0']);
});

it('writes nothing when the articles are not as expected', async () => {
  const { store } = worldOf();
  await store.putArticles('cas', 'help', [article('a', 'Text.')]);
  await expect(
    store.putArticles('cas', 'help', [article('a', LONG)], { a: 'another hash' }),
  ).rejects.toMatchObject({ code: 'version_conflict' });
  expect(await stored('cas')).toEqual(['a#0']);
});

it('repairs over HTTP, and does nothing where there are no vectors', async () => {
  await articles.putArticles('http', 'help', [article('a', 'Text.')]);
  const ask = async (router: ReturnType<typeof ingestRoutes>) => {
    const answer = await router.request('/sites/http/sources/help/vectors', { method: 'POST' });
    return (await answer.json()) as unknown;
  };
  expect(await ask(ingestRoutes(articles))).toEqual({ written: 0, left: 0, warnings: [] });
  const { store, keeper } = worldOf();
  expect(await ask(ingestRoutes(store, keeper))).toEqual({ written: 1, left: 0, warnings: [] });
  expect(await stored('http')).toEqual(['a#0']);
});
