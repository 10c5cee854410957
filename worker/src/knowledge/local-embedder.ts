import { fold, isStopWord, stem } from './terms.ts';
import { unit } from './vector-code.ts';
import type { Embedder, EmbeddingKind } from './vector-types.ts';

/** Raise the name when features or weights change: stored vectors no longer fit then. */
export const LOCAL_EMBEDDER = 'local-ngrams-1';
const DIMENSIONS = 512;
/** Longer texts are cut, in tokens. */
const READ_TOKENS = 400;
/** A passage's first line is its title and says what the rest is about. */
const TITLE_WEIGHT = 6;
const STOP_WEIGHT = 0.5;
const STEM_WEIGHT = 0.5;
const BIGRAM_WEIGHT = 0.3;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 4;

const TOKEN = /[\p{L}\p{N}\p{Co}]+/gu;
/** What marks a word's beginning and end. */
const START = 2;
const END = 3;

/** How telling a word is, by its stem; 1 is ordinary. Words of typos are in no list: give them much. */
export type WordWeight = (stem: string) => number;

/** The embedded default embedder, with a question weighed by the knowledge base's own frequencies. */
export interface LocalEmbedder extends Embedder {
  /** Like `embed` with kind 'question', without waiting. */
  embedQuestion(text: string, weightOf?: WordWeight): number[];
}

/**
 * Embeds without a model: a text is the sum of its words' stems, word pairs and the character trigrams
 * and 4-grams inside each word, each thrown with a sign onto one of 512 dimensions. Words that are
 * misspelt, inflected or compounded share most of their n-grams. The first line of a passage counts as
 * its title. It knows no meaning: words that look different stay different.
 */
export function createLocalEmbedder(): LocalEmbedder {
  return {
    name: LOCAL_EMBEDDER,
    dimensions: DIMENSIONS,
    embed: async (texts, kind) => texts.map(text => Array.from(embedText(text, kind))),
    embedQuestion: (text, weightOf) => Array.from(embedText(text, 'question', weightOf)),
  };
}

function embedText(text: string, kind: EmbeddingKind, weightOf?: WordWeight): Float32Array {
  const features = new Map<number, number>();
  const titleEnd = kind === 'passage' ? text.indexOf('\n') : -1;
  if (titleEnd >= 0) addText(features, text.slice(0, titleEnd), TITLE_WEIGHT);
  addText(features, text.slice(titleEnd + 1), 1, weightOf);
  const values = new Float32Array(DIMENSIONS);
  for (const [hash, weight] of features) {
    const place = hash % DIMENSIONS;
    const value = Math.log1p(weight);
    values[place] = (values[place] ?? 0) + (hash & 0x80000000 ? -value : value);
  }
  return unit(values);
}

function addText(features: Map<number, number>, text: string, scale: number, weightOf?: WordWeight): void {
  const tokens = fold(text).match(TOKEN) ?? [];
  let previous: { stem: string; isStop: boolean } | undefined;
  for (const token of tokens.slice(0, READ_TOKENS)) {
    const word = { stem: stem(token), isStop: isStopWord(token) };
    const weight =
      scale * (word.isStop ? STOP_WEIGHT : 1) * lengthWeight(token) * (weightOf?.(word.stem) ?? 1);
    add(features, mix(hashOf('w', word.stem)), weight * STEM_WEIGHT);
    if (previous && !(previous.isStop && word.isStop)) {
      add(features, mix(hashOf('b', previous.stem, word.stem)), weight * BIGRAM_WEIGHT);
    }
    addGrams(features, token, weight);
    previous = word;
  }
}

/** Long words tell a little more than short ones. */
function lengthWeight(token: string): number {
  return Math.min(1.3, (token.length / 5) ** 0.25);
}

/** All n-grams of a word together weigh as much as the square root of their number. */
function addGrams(features: Map<number, number>, token: string, weight: number): void {
  const units = [START, ...Array.from(token, character => character.codePointAt(0) ?? 0), END];
  let count = 0;
  for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++) count += Math.max(0, units.length - size + 1);
  if (count === 0) return;
  const share = weight / Math.sqrt(count);
  for (let from = 0; from + SHORTEST_GRAM <= units.length; from++) {
    let hash = OFFSET;
    for (let size = 1; size <= LONGEST_GRAM && from + size <= units.length; size++) {
      hash = Math.imul(hash ^ (units[from + size - 1] ?? 0), PRIME);
      if (size >= SHORTEST_GRAM) add(features, mix(hash + size), share);
    }
  }
}

function add(features: Map<number, number>, hash: number, weight: number): void {
  features.set(hash, (features.get(hash) ?? 0) + weight);
}

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over the parts, kept apart by a unit that no token holds. */
function hashOf(...parts: string[]): number {
  let hash = OFFSET;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ part.charCodeAt(i), PRIME);
    hash = Math.imul(hash ^ 1, PRIME);
  }
  return hash;
}

/** FNV's low bits are weak; place and sign need good ones. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
