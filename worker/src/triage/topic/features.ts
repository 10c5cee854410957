import { stem, tokenise } from '../../knowledge/terms.ts';

/** A text's features: hash of the feature → how often it occurs (a title's count more). */
export type FeatureCounts = Map<number, number>;

const SHORTEST_GRAM = 2;
const LONGEST_GRAM = 5;
const READ_CHARACTERS = 1_500;

export const FEATURE_OPTIONS = { word: true, stem: true, bigram: true, stemBigram: false, skip: false, char: true, charMin: 2, charMax: 5, pos: false };

export function featuresOf(text: string): FeatureCounts {
  const counts: FeatureCounts = new Map();
  const tokens = tokenise(text.slice(0, READ_CHARACTERS)).map(t => t.replace(/[0-9]/g, '0'));
  const o = FEATURE_OPTIONS;
  let previous = '^';
  let previousStem = '^';
  let before = '';
  for (const token of tokens) {
    const stemmed = stem(token);
    if (o.word) add(counts, hashOf(token, 1));
    if (o.stem) add(counts, hashOf(stemmed, 2));
    if (o.bigram) add(counts, hashOf(`${previous} ${token}`, 3));
    if (o.stemBigram) add(counts, hashOf(`${previousStem} ${stemmed}`, 4));
    if (o.skip && before) add(counts, hashOf(`${before} ${stemmed}`, 6));
    if (o.char) addGrams(counts, ` ${token} `, o.charMin, o.charMax);
    before = previousStem === '^' ? '' : previousStem;
    previous = token;
    previousStem = stemmed;
  }
  if (o.bigram && tokens.length) add(counts, hashOf(`${previous} $`, 3));
  return counts;
}

function addGrams(counts: FeatureCounts, word: string, min: number, max: number): void {
  for (let start = 0; start < word.length; start++) {
    let hash = 0x811c9dc5 ^ 5;
    const end = Math.min(word.length, start + max);
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
      if (at - start + 1 >= min) add(counts, mix(hash));
    }
  }
}

function add(counts: FeatureCounts, hash: number): void {
  counts.set(hash, (counts.get(hash) ?? 0) + 1);
}

function hashOf(text: string, seed: number): number {
  let hash = Math.imul(0x811c9dc5 ^ seed, 0x01000193);
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
