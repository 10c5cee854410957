import { describe, expect, it } from 'vitest';
import { createVectorizeIndex } from '../src/knowledge/adapters/vectorize-index.ts';
import { vectorId } from '../src/knowledge/vector-id.ts';
import { createVectorizeStandIn } from './support/vectorize-stand-in.ts';
import { CONTRACT_DIMENSIONS, describeVectorIndex, settle, vector } from './vector-index.contract.ts';

const INDEXES = ['articleId', 'locale', 'area'];

function standIn(options: { seed?: number; faultShare?: number; metadataIndexes?: string[] } = {}) {
  return createVectorizeStandIn({
    dimensions: CONTRACT_DIMENSIONS,
    metadataIndexes: INDEXES,
    seed: 1,
    ...options,
  });
}

describe.each([1, 2, 3])('with delays and faults of seed %i', seed => {
  describeVectorIndex('Vectorize', () => createVectorizeIndex(standIn({ seed }), { retryAfterMs: 0 }));
});

const entry = (id: string) => ({
  namespace: 'shop',
  id,
  values: vector(1, 0),
  metadata: { articleId: id, locale: 'en' },
});
const find = (filter = {}) => ({ namespace: 'shop', vector: vector(1, 0), topK: 5, filter });

describe('the stand-in for Vectorize', () => {
  it('shows a write only later', async () => {
    const index = createVectorizeIndex(standIn({ faultShare: 0 }));
    await index.upsert([entry('a')]);
    const states: boolean[] = [];
    while (states.at(-1) !== true) states.push((await index.describe()).isSettled);
    expect(states.length).toBeGreaterThan(1);
    expect(await index.query(find())).toHaveLength(1);
  });

  it('filters only by what was written after its metadata index was made', async () => {
    const binding = standIn({ faultShare: 0, metadataIndexes: ['articleId', 'area'] });
    const index = createVectorizeIndex(binding);
    await index.upsert([entry('before')]);
    await settle(index);
    binding.createMetadataIndex('locale');
    await index.upsert([entry('after')]);
    await settle(index);
    expect((await index.query(find({ locale: 'en' }))).map(match => match.id)).toEqual(['after']);
    await index.upsert([entry('before')]);
    await settle(index);
    expect(await index.query(find({ locale: 'en' }))).toHaveLength(2);
  });

  it('refuses more than twenty matches with values', async () => {
    const asked = standIn({ faultShare: 0 }).query(vector(1, 0), { topK: 21, returnValues: true });
    await expect(asked).rejects.toThrow('topK');
  });
});

describe('Vectorize failing', () => {
  const broken = (failure: () => Promise<never>) =>
    createVectorizeIndex(
      { ...standIn({ faultShare: 0 }), query: failure, upsert: failure },
      { timeoutMs: 20, retryAfterMs: 0 },
    );

  it('is asked once more and then reported as unavailable', async () => {
    let calls = 0;
    const index = broken(async () => {
      calls++;
      throw new Error('vendor words');
    });
    await expect(index.query(find())).rejects.toMatchObject({
      failure: 'unavailable',
      message: expect.not.stringContaining('vendor words'),
    });
    expect(calls).toBe(2);
  });

  it('is not waited for longer than its time', async () => {
    const index = broken(() => new Promise(() => undefined));
    await expect(index.query(find())).rejects.toMatchObject({ failure: 'timeout' });
  });

  it('with an answer of another form is reported as malformed', async () => {
    const binding = { ...standIn({ faultShare: 0 }), query: async () => ({ matches: [{}], count: 1 }) };
    const index = createVectorizeIndex(binding as never);
    await expect(index.query(find())).rejects.toMatchObject({ failure: 'malformed' });
  });
});

it('makes ids that fit, and different ones for different owners', () => {
  expect(vectorId('billing/refund', 3)).toBe('billing/refund#3');
  const long = vectorId(`${'a'.repeat(80)}1`, 12);
  expect(long).toMatch(/^~[0-9a-z]{22}#12$/);
  expect(long).not.toBe(vectorId(`${'a'.repeat(80)}2`, 12));
  expect(vectorId('~taken', 0)).not.toBe('~taken#0');
});
