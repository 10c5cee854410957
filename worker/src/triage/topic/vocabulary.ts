import type { FeatureCounts } from './features.ts';
import type { SparseRows } from './linear.ts';

/** The features a model knows, sorted by hash, with how rare each is. */
export interface Vocabulary {
  hashes: Uint32Array;
  /** Inverse document frequency in sixteenths, so that it is one byte. */
  rarities: Uint8Array;
}

/** A feature of one row alone is a typo or a name. */
const FEWEST_ROWS = 2;
const MOST_FEATURES = 60_000;
const RARITY_STEPS = 16;
/** What whole words and their pieces have of a text's length: pieces are many and would drown the words. */
const SHARE = [0.6, 0.4];

/** The features of these rows that are worth a weight; the most frequent where there are too many. */
export function vocabularyOf(rows: readonly FeatureCounts[]): Vocabulary {
  const frequencies = new Map<number, number>();
  for (const { hashes } of rows) {
    for (const hash of hashes) frequencies.set(hash, (frequencies.get(hash) ?? 0) + 1);
  }
  const fewest = rows.length < 200 ? 1 : FEWEST_ROWS;
  const known = [...frequencies].filter(([, frequency]) => frequency >= fewest);
  if (known.length > MOST_FEATURES) {
    known.sort((left, right) => right[1] - left[1] || left[0] - right[0]);
    known.length = MOST_FEATURES;
  }
  known.sort((left, right) => left[0] - right[0]);
  const rarity = (frequency: number) =>
    Math.min(255, Math.round((Math.log((1 + rows.length) / (1 + frequency)) + 1) * RARITY_STEPS));
  return {
    hashes: Uint32Array.from(known, ([hash]) => hash),
    rarities: Uint8Array.from(known, ([, frequency]) => rarity(frequency)),
  };
}

/** Where a feature stands in the vocabulary; -1 when it is not known. */
export function placeOf({ hashes }: Vocabulary, hash: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = hashes[middle] as number;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** A text's known features: columns, and values of length 1 together (logarithmic counts × rarity). */
export function weigh(
  features: FeatureCounts,
  vocabulary: Vocabulary,
  find: (hash: number) => number = hash => placeOf(vocabulary, hash),
): { columns: number[]; values: number[] } {
  const columns: number[] = [];
  const values: number[] = [];
  const squares = [0, 0];
  features.hashes.forEach((hash, index) => {
    const column = find(hash);
    if (column < 0) return;
    const value = (1 + Math.log(features.counts[index] as number)) * (vocabulary.rarities[column] as number);
    columns.push(column);
    values.push(value);
    squares[hash & 1] = (squares[hash & 1] as number) + value * value;
  });
  const scale = squares.map((square, kind) => Math.sqrt((SHARE[kind] as number) / (square || 1)));
  return {
    columns,
    values: values.map(
      (value, index) =>
        value * (scale[(vocabulary.hashes[columns[index] as number] as number) & 1] as number),
    ),
  };
}

/** Rows for training: the known features, and a last column that is always 1. */
export function toRows(rows: readonly FeatureCounts[], vocabulary: Vocabulary): SparseRows {
  const starts = new Int32Array(rows.length + 1);
  const size = rows.reduce((sum, { hashes }) => sum + hashes.length + 1, 0);
  const columns = new Int32Array(size);
  const values = new Float32Array(size);
  const width = vocabulary.hashes.length + 1;
  // Faster than a search for each feature of each row.
  const places = new Map(Array.from(vocabulary.hashes, (hash, place) => [hash, place]));
  const find = (hash: number) => places.get(hash) ?? -1;
  let end = 0;
  rows.forEach((features, row) => {
    const weighed = weigh(features, vocabulary, find);
    columns.set(weighed.columns, end);
    values.set(weighed.values, end);
    end += weighed.columns.length;
    columns[end] = width - 1;
    values[end] = 1;
    end++;
    starts[row + 1] = end;
  });
  return { starts, columns: columns.subarray(0, end), values: values.subarray(0, end), width };
}
