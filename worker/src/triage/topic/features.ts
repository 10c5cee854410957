import { stem, tokenise } from '../../knowledge/terms.ts';

/** A text's features: the hash of each beside how often it occurs. */
export interface FeatureCounts {
  hashes: Uint32Array;
  counts: Float32Array;
}

/** Longer texts are cut: what a message is about stands early. */
const READ_CHARACTERS = 800;
/** A message with a title has it as its first line, and titles say most; a title is no longer than this. */
const TITLE_WEIGHT = 2;
const TITLE_CHARACTERS = 150;
const SHORTEST_GRAM = 2;
const LONGEST_GRAM = 5;
/** Told apart so that a word and a piece of one never share a place. */
const KINDS = { word: 1, stem: 2, pair: 3, apart: 4, piece: 5 } as const;

/**
 * Words, stems, pairs of stems side by side and one word apart, and the pieces of 2 to 5 characters inside
 * each word with its ends marked: what is misspelt or inflected shares most pieces. Digits are one digit, for
 * order numbers say nothing about a topic.
 */
export function featuresOf(text: string): FeatureCounts {
  const counts = new Map<number, number>();
  const read = text.slice(0, READ_CHARACTERS);
  const lineEnd = read.indexOf('\n');
  const hasTitle = lineEnd > 0 && lineEnd <= TITLE_CHARACTERS;
  if (hasTitle) addText(counts, read.slice(0, lineEnd), TITLE_WEIGHT);
  addText(counts, hasTitle ? read.slice(lineEnd + 1) : read, 1);
  return { hashes: Uint32Array.from(counts.keys()), counts: Float32Array.from(counts.values()) };
}

/** Pieces of words have odd hashes, whole words even ones. */
export function isPiece(hash: number): boolean {
  return (hash & 1) === 1;
}

function addText(counts: Map<number, number>, text: string, weight: number): void {
  let before = '';
  let previous = '^';
  for (const token of tokenise(text)) {
    const word = token.replace(/\p{N}/gu, '0');
    const stemmed = stem(word);
    add(counts, hashOf(word, KINDS.word), weight);
    add(counts, hashOf(stemmed, KINDS.stem), weight);
    add(counts, hashOf(`${previous} ${stemmed}`, KINDS.pair), weight);
    if (before !== '') add(counts, hashOf(`${before} ${stemmed}`, KINDS.apart), weight);
    addPieces(counts, ` ${word} `, weight);
    before = previous;
    previous = stemmed;
  }
}

function addPieces(counts: Map<number, number>, word: string, weight: number): void {
  for (let start = 0; start < word.length; start++) {
    let hash = seedOf(KINDS.piece);
    const end = Math.min(word.length, start + LONGEST_GRAM);
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
      if (at - start + 1 >= SHORTEST_GRAM) add(counts, (spread(hash) | 1) >>> 0, weight);
    }
  }
}

function add(counts: Map<number, number>, hash: number, weight: number): void {
  counts.set(hash, (counts.get(hash) ?? 0) + weight);
}

/** FNV-1a's numbers. */
const FNV_PRIME = 0x01000193;
const FNV_START = 0x811c9dc5;

function seedOf(kind: number): number {
  return Math.imul(FNV_START ^ kind, FNV_PRIME);
}

function hashOf(text: string, kind: number): number {
  let hash = seedOf(kind);
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return (spread(hash) & ~1) >>> 0;
}

/** MurmurHash3's finish, so that near texts lie far apart. */
function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
