import { describe, expect, it } from 'vitest';
import { countsIn, KnownCounts } from './known-counts.ts';
import { shardOf } from './term-counts.ts';

const knownOf = (version: string, articles: string, shard = 3) => ({
  version,
  totals: `${version} totals`,
  shards: new Map([[shard, { articles, learned: '' }]]),
});

describe('counts that are known already', () => {
  it('are replaced as one, and no other site’s with them', () => {
    const known = new KnownCounts<string>();
    known.keep('bike', knownOf('one', '{"tyre":1}'));
    known.keep('tea', knownOf('one', '{"cup":1}'));
    known.keep('tea', knownOf('two', '{"pot":1}', 7));
    expect(known.of('tea')).toEqual(knownOf('two', '{"pot":1}', 7));
    expect(known.of('bike')?.version).toBe('one');
    known.forget('tea');
    expect(known.of('tea')).toBeUndefined();
  });

  it('stay few', () => {
    const known = new KnownCounts<string>(25);
    known.keep('bike', knownOf('one', '{"tyre":1}'));
    known.keep('tea', knownOf('one', '{"cup":1,"pot":2}'));
    expect(known.of('bike')).toBeUndefined();
    expect(known.of('tea')?.version).toBe('one');
    // What it took is given back when it is replaced.
    known.keep('tea', knownOf('two', '{"cup":1,"pot":2}'));
    known.keep('bike', knownOf('one', '{}'));
    expect(known.of('tea')?.version).toBe('two');
  });
});

it('finds counts in the text they are stored as, each stem by its whole name', () => {
  const text = '{"cup":12,"teacup":3,"größe":4,"gone":0}';
  const shards = new Map(
    ['cup', 'teacup', 'größe', 'gone', 'up', 'constructor'].map(stem => [
      shardOf(stem),
      { articles: text, learned: '{"cup":1}' },
    ]),
  );
  expect(countsIn(shards, 'articles', ['cup', 'teacup', 'größe', 'gone', 'up', 'constructor'])).toEqual(
    new Map([
      ['cup', 12],
      ['teacup', 3],
      ['größe', 4],
    ]),
  );
  expect(countsIn(shards, 'learned', ['cup', 'teacup'])).toEqual(new Map([['cup', 1]]));
});
