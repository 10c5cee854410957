import { isUnspaced, stem, tokenise } from './terms.ts';

/** Rows a site's counts are spread over: few enough to write all of them, small enough to read some sixty. */
export const SHARDS = 128;

/** Words beyond this are no words: keys, hashes, whole addresses. */
const STEM_CHARACTERS = 40;
const VOCABULARY_WORD = /^\p{L}[\p{L}\p{M}]{2,29}$/u;

/** The row in which a stem is counted (FNV-1a). */
export function shardOf(stemmed: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < stemmed.length; index++) {
    hash = Math.imul(hash ^ stemmed.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash % SHARDS;
}

/** What a document adds to the counts: its distinct stems. */
export function countedStems(text: string): Set<string> {
  const stems = new Set<string>();
  for (const token of tokenise(text)) {
    const stemmed = stem(token);
    if (stemmed.length <= STEM_CHARACTERS) stems.add(stemmed);
  }
  return stems;
}

/** Collects what a batch changes; documents that go count against those that come. */
export class CountChanges {
  readonly #changes = new Map<string, number>();

  add(stems: Iterable<string>, sign: 1 | -1): void {
    for (const stemmed of stems) this.#changes.set(stemmed, (this.#changes.get(stemmed) ?? 0) + sign);
  }

  /** `{shard, counts}` rows with the differences that are not zero. */
  rows(): Array<{ shard: number; counts: Record<string, number> }> {
    const shards = new Map<number, Record<string, number>>();
    for (const [stemmed, change] of this.#changes) {
      if (change === 0) continue;
      const shard = shardOf(stemmed);
      const counts = shards.get(shard) ?? (Object.create(null) as Record<string, number>);
      shards.set(shard, counts);
      counts[stemmed] = change;
    }
    return [...shards].map(([shard, counts]) => ({ shard, counts }));
  }
}

/** Words that a misspelt one may have meant, each as it is written, with its stem. */
export function vocabularyOf(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const token of tokenise(text)) {
    if (words.has(token) || !VOCABULARY_WORD.test(token) || isUnspaced(token)) continue;
    words.set(token, stem(token));
  }
  return words;
}
