import { beforeAll, describe, expect, it } from 'vitest';
import type { VectorIndex, VectorRecord } from '../src/knowledge/vector-types.ts';
import { seeded } from './support/vectorize-stand-in.ts';

/** Dimensions an index for the contract suite must have. */
export const CONTRACT_DIMENSIONS = 8;
/** Polls before a write counts as lost. */
const POLLS = 100;

/** What every vector index must do; `create` is called once, so namespaces differ from test to test. */
export function describeVectorIndex(name: string, create: () => VectorIndex): void {
  describe(`${name} as a vector index`, () => {
    let index: VectorIndex;
    beforeAll(() => {
      index = create();
    });
    const ids = async (namespace: string, values: number[], more = {}) =>
      (await index.query({ namespace, vector: values, topK: 10, ...more })).map(match => match.id);

    it('finds the nearest first, with cosines as scores', async () => {
      await index.upsert([
        record('near', 'a', [1, 0]),
        record('near', 'b', [3, 3]),
        record('near', 'c', [0, -2]),
        record('near', 'd', [-1, 0]),
      ]);
      await settle(index);
      const matches = await index.query({ namespace: 'near', vector: vector(2, 0), topK: 10 });
      expect(matches.map(match => match.id)).toEqual(['a', 'b', 'c', 'd']);
      const expected = [1, Math.SQRT1_2, 0, -1];
      for (const [place, match] of matches.entries()) {
        expect(Math.abs(match.score - (expected[place] ?? 0))).toBeLessThan(0.01);
      }
      expect(matches[0]?.metadata).toEqual({ articleId: 'article-a', locale: 'en', area: 'billing' });
      expect(await ids('near', vector(2, 0), { topK: 2 })).toEqual(['a', 'b']);
    });

    it('keeps namespaces apart, also where ids are the same', async () => {
      await index.upsert([record('left', 'same', [1, 0]), record('right', 'same', [0, 1])]);
      await settle(index);
      const [left] = await index.query({ namespace: 'left', vector: vector(1, 0), topK: 5 });
      expect(left?.score).toBeGreaterThan(0.99);
      await index.remove('right', ['same']);
      await settle(index);
      expect(await ids('left', vector(1, 0))).toEqual(['same']);
      expect(await ids('right', vector(1, 0))).toEqual([]);
    });

    it('has nothing in a namespace that nobody wrote to', async () => {
      expect(await ids('nobody', vector(1, 0))).toEqual([]);
    });

    it('lets the last write of an id win, in one call and in two', async () => {
      await index.upsert([record('last', 'a', [1, 0]), record('last', 'a', [0, 1], { locale: 'de' })]);
      await settle(index);
      const [once] = await index.query({ namespace: 'last', vector: vector(0, 1), topK: 5 });
      expect(once).toMatchObject({ id: 'a', metadata: { locale: 'de' } });
      expect(once?.score).toBeGreaterThan(0.99);
      await index.upsert([{ ...record('last', 'a', [-1, 0]), metadata: { articleId: 'other' } }]);
      await settle(index);
      const matches = await index.query({ namespace: 'last', vector: vector(-1, 0), topK: 5 });
      expect(matches).toHaveLength(1);
      expect(matches[0]).toMatchObject({ id: 'a', metadata: { articleId: 'other' } });
      expect(matches[0]?.metadata.locale).toBeUndefined();
    });

    it('forgets what was removed, and minds no id it never had', async () => {
      await index.upsert([record('gone', 'a', [1, 0]), record('gone', 'b', [1, 1])]);
      await index.remove('gone', ['a', 'never-there']);
      await settle(index);
      expect(await ids('gone', vector(1, 0))).toEqual(['b']);
    });

    it('filters before it counts', async () => {
      const other = Array.from({ length: 150 }, (_, i) =>
        record('filter', `en-${i}`, [1, i / 1000], { locale: 'en', area: 'members' }),
      );
      await index.upsert([
        ...other,
        record('filter', 'de-billing', [0, 1], { locale: 'de' }),
        record('filter', 'de-members', [0, 1, 0.1], { locale: 'de', area: 'members' }),
        { ...record('filter', 'bare', [0, 1]), metadata: { articleId: 'bare' } },
      ]);
      await settle(index);
      const found = (filter: object) => ids('filter', vector(1, 0), { filter, topK: 3 });
      expect(new Set(await found({ locale: 'de' }))).toEqual(new Set(['de-billing', 'de-members']));
      expect(await found({ locale: 'de', area: 'billing' })).toEqual(['de-billing']);
      expect(await found({ articleId: ['bare', 'nothing'] })).toEqual(['bare']);
      expect(await found({ locale: 'fr' })).toEqual([]);
    });

    it('compares metadata by its first 64 bytes, and cuts no character in two', async () => {
      const long = `${'x'.repeat(62)}é and more`;
      const wide = `${'x'.repeat(63)}é`;
      await index.upsert([
        record('cut', 'long', [1, 0], { area: long }),
        record('cut', 'wide', [1, 1], { area: wide }),
      ]);
      await settle(index);
      const [match] = await index.query({
        namespace: 'cut',
        vector: vector(1, 0),
        topK: 5,
        filter: { area: long },
      });
      expect(match).toMatchObject({ id: 'long', metadata: { area: `${'x'.repeat(62)}é` } });
      expect(await ids('cut', vector(1, 0), { filter: { area: `${'x'.repeat(62)}é, not more` } })).toEqual([
        'long',
      ]);
      expect(await ids('cut', vector(1, 0), { filter: { area: 'x'.repeat(63) } })).toEqual(['wide']);
    });

    it('orders equal scores by id', async () => {
      await index.upsert(['c', 'a', 'd', 'b'].map(id => record('ties', id, [1, 0])));
      await settle(index);
      expect(await ids('ties', vector(1, 0))).toEqual(['a', 'b', 'c', 'd']);
    });

    it('takes more records than one batch holds, and gives up to a hundred matches', async () => {
      const random = seeded(4);
      const many = Array.from({ length: 1_201 }, (_, i) => record('many', `r${i}`, [1, random(), random()]));
      await index.upsert([...many, record('many', 'target', [-1, 0])]);
      await settle(index);
      expect((await ids('many', vector(-1, 0), { topK: 1 }))[0]).toBe('target');
      expect(await ids('many', vector(1, 0.5), { topK: 100 })).toHaveLength(100);
    });

    it.each([0, 101, 1.5])('refuses to look for %d matches', async topK => {
      const asked = index.query({ namespace: 'near', vector: vector(1, 0), topK });
      await expect(asked).rejects.toMatchObject({ failure: 'limit' });
    });

    it('refuses what an index cannot keep', async () => {
      const longId = record('limits', 'x'.repeat(53), [1, 0]);
      const longNamespace = record('n'.repeat(65), 'a', [1, 0]);
      await expect(index.upsert([longId])).rejects.toMatchObject({ failure: 'limit' });
      await expect(index.upsert([longNamespace])).rejects.toMatchObject({ failure: 'limit' });
      const noNumber = { ...record('limits', 'a', [1, 0]), values: vector(Number.NaN, 0) };
      await expect(index.upsert([noNumber])).rejects.toMatchObject({ failure: 'malformed' });
      const filter = { articleId: Array.from({ length: 200 }, (_, i) => `article-number-${i}`) };
      const asked = index.query({ namespace: 'near', vector: vector(1, 0), topK: 5, filter });
      await expect(asked).rejects.toMatchObject({ failure: 'limit' });
    });

    it('refuses a vector of another length, stored or asked for', async () => {
      await index.upsert([record('length', 'a', [1, 0])]);
      const short = { ...record('length', 'b', []), values: [1, 0, 1] };
      await expect(index.upsert([short])).rejects.toMatchObject({ failure: 'dimensions' });
      const asked = index.query({ namespace: 'length', vector: [1, 0, 1], topK: 5 });
      await expect(asked).rejects.toMatchObject({ failure: 'dimensions' });
    });

    it('says when a write is seen', async () => {
      const { mutationId } = await index.upsert([record('seen', 'a', [1, 0])]);
      expect(mutationId).toEqual(expect.any(String));
      await settle(index);
      const state = await index.describe();
      expect(state).toMatchObject({ isSettled: true, processedUpTo: mutationId });
      expect(state.vectors).toBeGreaterThan(0);
      expect(await ids('seen', vector(1, 0))).toEqual(['a']);
    });

    it('has no receipt for a write of nothing', async () => {
      expect(await index.upsert([])).toEqual({ mutationId: null });
      expect(await index.remove('near', [])).toEqual({ mutationId: null });
    });
  });
}

/** Waits until queries see what was written. */
export async function settle(index: VectorIndex): Promise<void> {
  for (let poll = 0; poll < POLLS; poll++) {
    if ((await index.describe()).isSettled) return;
  }
  throw new Error(`The index has not settled after ${POLLS} polls.`);
}

/** A vector of the contract's length that begins with the values given. */
export function vector(...first: number[]): number[] {
  return Array.from({ length: CONTRACT_DIMENSIONS }, (_, place) => first[place] ?? 0);
}

function record(namespace: string, id: string, first: number[], metadata = {}): VectorRecord {
  return {
    namespace,
    id,
    values: vector(...first),
    metadata: { articleId: `article-${id}`, locale: 'en', area: 'billing', ...metadata },
  };
}
