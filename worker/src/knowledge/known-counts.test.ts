import { describe, expect, it } from 'vitest';
import { KnownCounts } from './known-counts.ts';

const counted = (...stems: string[]) => new Map(stems.map(stem => [stem, { articles: 1, learned: 0 }]));
const stemsOf = (known: KnownCounts, site: string) => [...(known.of(site)?.counts.keys() ?? [])];

describe('counts that are known already', () => {
  it('add up as long as the version is the same', () => {
    const known = new KnownCounts();
    known.keep('tea', 'one', counted('cup'));
    known.keep('tea', 'one', counted('pot'));
    expect(stemsOf(known, 'tea')).toEqual(['cup', 'pot']);
    expect(known.of('tea')?.version).toBe('one');
  });

  it('are forgotten with their version, and no other site’s with them', () => {
    const known = new KnownCounts();
    known.keep('bike', 'one', counted('tyre'));
    known.keep('tea', 'one', counted('cup'));
    known.keep('tea', 'two', counted('pot'));
    expect(stemsOf(known, 'tea')).toEqual(['pot']);
    expect(stemsOf(known, 'bike')).toEqual(['tyre']);
  });

  it('stay few', () => {
    const known = new KnownCounts(3);
    known.keep('bike', 'one', counted('tyre', 'bell'));
    known.keep('tea', 'one', counted('cup', 'pot'));
    expect(known.of('bike')).toBeUndefined();
    expect(stemsOf(known, 'tea')).toEqual(['cup', 'pot']);
    known.keep('tea', 'two', counted('cup', 'pot'));
    expect(stemsOf(known, 'tea')).toEqual(['cup', 'pot']);
  });
});
