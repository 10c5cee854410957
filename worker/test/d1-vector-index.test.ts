import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { createD1VectorIndex } from '../src/knowledge/adapters/d1-vector-index.ts';
import type { VectorRecord } from '../src/knowledge/vector-types.ts';
import { seeded } from './support/vectorize-stand-in.ts';
import { describeVectorIndex, vector } from './vector-index.contract.ts';

const create = () => createD1VectorIndex(env.DB, { newId: () => crypto.randomUUID(), now: () => Date.now() });

describeVectorIndex('D1', create);

const LENGTH = 32;

/** Vectors around a few topics, as texts are. */
function clustered(namespace: string, count: number, seed: number): VectorRecord[] {
  const random = seeded(seed);
  const topics = Array.from({ length: 40 }, () => Array.from({ length: LENGTH }, () => random() - 0.5));
  return Array.from({ length: count }, (_, i) => {
    const topic = topics[Math.floor(random() * topics.length)] ?? [];
    const values = topic.map(value => value + (random() - 0.5) * 0.6);
    return { namespace, id: `r${i}`, values, metadata: { articleId: `a${i % 50}` } };
  });
}

function cosine(a: number[], b: number[]): number {
  const sum = (x: number[], y: number[]) => x.reduce((total, value, i) => total + value * (y[i] ?? 0), 0);
  return sum(a, b) / Math.sqrt(sum(a, a) * sum(b, b));
}

function nearest(records: VectorRecord[], values: number[], count: number): string[] {
  return [...records]
    .sort((a, b) => cosine(b.values, values) - cosine(a.values, values))
    .slice(0, count)
    .map(record => record.id);
}

const cells = async (namespace: string) =>
  (
    await env.DB.prepare('SELECT size, entries FROM vector_cells WHERE namespace = ?1')
      .bind(namespace)
      .all<{ size: number; entries: string }>()
  ).results;

describe('the vector index in D1', () => {
  it('divides cells as they fill, and still finds what is near', async () => {
    const index = create();
    const records = clustered('growth', 5_000, 1);
    await index.upsert(records);
    const rows = await cells('growth');
    expect(rows.length).toBeGreaterThan(20);
    expect(Math.max(...rows.map(row => row.size))).toBeLessThanOrEqual(256);
    let found = 0;
    const asked = clustered('growth', 40, 1).slice(0, 40);
    for (const { values } of asked) {
      const matches = await index.query({ namespace: 'growth', vector: values, topK: 10 });
      const expected = new Set(nearest(records, values, 10));
      found += matches.filter(match => expected.has(match.id)).length;
    }
    expect(found / (asked.length * 10)).toBeGreaterThan(0.9);
  });

  it('writes nothing for a record that is stored just so', async () => {
    const index = create();
    const records = clustered('unchanged', 60, 2);
    await index.upsert(records);
    expect(await index.upsert(records)).toEqual({ mutationId: null });
    expect((await cells('unchanged'))[0]?.size).toBe(60);
  });

  it('cleans a cell of what is gone before it divides it', async () => {
    const index = create();
    for (let round = 0; round < 6; round++) await index.upsert(clustered('stale', 60, 10 + round));
    const rows = await cells('stale');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.size).toBeLessThanOrEqual(256);
    const last = clustered('stale', 60, 15);
    const matches = await index.query({ namespace: 'stale', vector: last[7]?.values ?? [], topK: 1 });
    expect(matches[0]?.id).toBe('r7');
    expect(matches[0]?.score).toBeGreaterThan(0.99);
  });

  it('divides identical vectors as well', async () => {
    const index = create();
    const records = clustered('same', 900, 3).map(record => ({ ...record, values: vector(1, 1) }));
    await index.upsert(records);
    expect((await cells('same')).length).toBeGreaterThan(3);
    expect(await index.query({ namespace: 'same', vector: vector(1, 1), topK: 100 })).toHaveLength(100);
  });

  it('loses nothing when two write at once', async () => {
    const [first, second] = [create(), create()];
    const records = clustered('race', 2_000, 4);
    await Promise.all([first.upsert(records.slice(0, 1_000)), second.upsert(records.slice(1_000))]);
    const entries = (await cells('race')).flatMap(row => row.entries.split('\n').filter(Boolean));
    const ids = new Set(entries.map(line => line.slice(10 + LENGTH / 2)));
    expect(ids.size).toBe(2_000);
  });

  it('scores exactly the candidates it is given, and those alone', async () => {
    const index = create();
    const records = clustered('candidates', 300, 5);
    await index.upsert(records);
    const candidates = records.slice(100, 200).map(record => record.id);
    const values = records[150]?.values ?? [];
    const matches = await index.query({
      namespace: 'candidates',
      vector: values,
      topK: 100,
      candidates: [...candidates, 'unknown'],
    });
    expect(matches.map(match => match.id).sort()).toEqual([...candidates].sort());
    expect(matches[0]?.id).toBe('r150');
    for (const match of matches) {
      const exact = cosine(records.find(record => record.id === match.id)?.values ?? [], values);
      expect(Math.abs(match.score - exact)).toBeLessThan(0.02);
    }
    const none = { namespace: 'candidates', vector: values, topK: 5, candidates: [] };
    expect(await index.query(none)).toEqual([]);
  });

  it('takes vectors of another length once the old ones are gone', async () => {
    const index = create();
    const old = clustered('rebuilt', 20, 6);
    await index.upsert(old);
    const values = vector(1, 0);
    const renewed = { namespace: 'rebuilt', id: 'new', values, metadata: { articleId: 'a' } };
    await expect(index.upsert([renewed])).rejects.toMatchObject({ failure: 'dimensions' });
    await index.remove(
      'rebuilt',
      old.map(record => record.id),
    );
    await index.upsert([renewed]);
    expect(await index.query({ namespace: 'rebuilt', vector: values, topK: 5 })).toHaveLength(1);
  });

  it('has no opinion on a text of nothing', async () => {
    const index = create();
    await index.upsert([{ namespace: 'zero', id: 'z', values: vector(), metadata: { articleId: 'a' } }]);
    const matches = await index.query({ namespace: 'zero', vector: vector(), topK: 5 });
    expect(matches).toEqual([{ id: 'z', score: 0, metadata: { articleId: 'a' } }]);
  });

  it('becomes unavailable when D1 fails', async () => {
    const failing = { prepare: () => ({ bind: () => ({ first: () => Promise.reject(new Error('D1')) }) }) };
    const index = createD1VectorIndex(failing as unknown as D1Database, { newId: () => '1', now: () => 0 });
    const asked = index.query({ namespace: 'x', vector: vector(1, 0), topK: 5 });
    await expect(asked).rejects.toMatchObject({ failure: 'unavailable' });
  });
});
