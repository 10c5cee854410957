import type { Question } from '../question.ts';
import type { Term } from '../search-plan.ts';
import { gramsOf, readGrams } from './grams.ts';
import { hashOf, WordTable } from './word-table.ts';

/** Words less alike than this are other words. */
const ALIKE = 0.45;
/** A power of two, many times the pieces of a long question. */
const MARKS = 16_384;

/** What one stem of an article has to do with the question. */
export interface LexiconEntry {
  /** The term that it is, by index; -1 for none. */
  term: number;
  /** Terms that it is another word for, and how much of them it counts. */
  related: Array<[term: number, weight: number]>;
  /** Pieces it shares with the question's telling words, by index. */
  grams: number[];
  /** Telling terms that it resembles, 0 to 1. */
  alike: Array<[term: number, similarity: number]>;
}

/**
 * A question prepared for reading thousands of stems: whatever a stem has to do with the question
 * is worked out once, and most stems have nothing to do with it.
 */
export class Lexicon {
  readonly terms: Term[];
  /** Indexes of the terms that tell something; all of them when none does. */
  readonly telling: number[];
  /** Weight of the telling words together: little of it means that the question alone does not decide. */
  readonly mass: number;
  readonly gramCount: number;
  readonly pairCount: number;
  /** 1 for each pair with a telling word. */
  readonly tellingPairs: Uint8Array;
  readonly phrases: string[];
  /** Phrases with a meaning of their own, by term, with the terms of their telling words. */
  readonly meanings: Array<{ term: number; parts: number[] }> = [];
  readonly #grams = new Map<number, { at: number; owners: number[] }>();
  /** By a piece's last bits, 1 where the question may hold it: most pieces of other words end here. */
  readonly #mayHold = new Uint8Array(MARKS);
  readonly #pairs = new Map<string, number>();
  readonly #byStem = new Map<string, number>();
  readonly #related = new Map<string, Array<[term: number, weight: number]>>();
  readonly #sizes: number[];
  /** null: a word that has nothing to do with the question. */
  readonly #entries = new WordTable<LexiconEntry | null>();
  /** Of two terms side by side, the pair of the question that they are, and the phrase; from 1. */
  readonly #pairAt: Int32Array;
  readonly #phraseAt: Int32Array;
  /** Of three. */
  readonly #phraseOfThree = new Map<number, number>();
  /** Of the word that is being read: its pieces, and how many of them each term has too. */
  readonly #own: number[] = [];
  readonly #overlaps: Uint8Array;

  constructor(question: Question, terms: Term[]) {
    this.terms = terms;
    const telling = terms.flatMap((term, index) => (term.isStopWord ? [] : [index]));
    this.telling = telling.length ? telling : terms.map((_, index) => index);
    this.mass = this.telling.reduce(
      (sum, index) => sum + (terms[index]?.weight ?? 0) * (terms[index]?.idf ?? 0),
      0,
    );
    for (const [index, term] of terms.entries()) {
      this.#byStem.set(term.stem, index);
      for (const { stem, weight } of term.related) {
        const known = this.#related.get(stem);
        if (known) known.push([index, weight]);
        else this.#related.set(stem, [[index, weight]]);
      }
    }
    for (const [term, { stem }] of terms.entries()) {
      if (!stem.includes(' ')) continue;
      const parts = stem.split(' ').map(part => this.#byStem.get(part) ?? -1);
      const told = parts.filter(part => part >= 0 && !terms[part]?.isStopWord);
      if (told.length > 0) this.meanings.push({ term, parts: told });
    }
    this.#overlaps = new Uint8Array(terms.length);
    this.#sizes = terms.map(term => gramsOf(term.stem).length);
    for (const index of this.telling) {
      for (const gram of gramsOf(terms[index]?.stem ?? '')) {
        const held = this.#grams.get(gram);
        if (held) held.owners.push(index);
        else this.#grams.set(gram, { at: this.#grams.size, owners: [index] });
        this.#mayHold[gram & (MARKS - 1)] = 1;
      }
    }
    for (let at = 1; at < question.stems.length; at++) {
      const pair = `${question.stems[at - 1]} ${question.stems[at]}`;
      if (!this.#pairs.has(pair)) this.#pairs.set(pair, this.#pairs.size);
    }
    this.gramCount = this.#grams.size;
    this.pairCount = this.#pairs.size;
    this.tellingPairs = Uint8Array.from(this.#pairs.keys(), pair =>
      pair.split(' ').some(stem => !terms[this.#byStem.get(stem) ?? -1]?.isStopWord) ? 1 : 0,
    );
    this.phrases = question.phraseStems;
    this.#pairAt = new Int32Array(terms.length ** 2);
    this.#phraseAt = new Int32Array(terms.length ** 2);
    for (const [pair, index] of this.#pairs) this.#note(this.#pairAt, pair, index);
    for (const [index, { stem }] of terms.entries()) if (stem.includes(' ')) this.#notePhrase(stem, index);
  }

  /** undefined for a stem that has nothing to do with the question. */
  entry(stem: string): LexiconEntry | undefined {
    return this.entryAt(stem, 0, stem.length, hashOf(stem));
  }

  /** The same for the stem that stands in a text from `start` to `end` (not in it), with its hash. */
  entryAt(text: string, start: number, end: number, hash: number): LexiconEntry | undefined {
    const known = this.#entries.get(text, start, end, hash);
    if (known !== undefined) return known ?? undefined;
    const stem = text.slice(start, end);
    const entry = this.#read(stem);
    this.#entries.add(stem, hash, entry ?? null);
    return entry;
  }

  /** Index of the pair of neighbours that two terms are in the question too; -1 for others. */
  pair(first: number, second: number): number {
    return (this.#pairAt[first * this.terms.length + second] ?? 0) - 1;
  }

  /** Index of the term that two terms in a row are together; -1 for none. */
  phraseOfTwo(first: number, second: number): number {
    return (this.#phraseAt[first * this.terms.length + second] ?? 0) - 1;
  }

  /** The same for three. */
  phraseOfThree(first: number, second: number, third: number): number {
    if (this.#phraseOfThree.size === 0) return -1;
    const size = this.terms.length;
    return this.#phraseOfThree.get((first * size + second) * size + third) ?? -1;
  }

  #note(places: Int32Array, pair: string, index: number): void {
    const [first = -1, second = -1] = pair.split(' ').map(stem => this.#byStem.get(stem) ?? -1);
    if (first >= 0 && second >= 0) places[first * this.terms.length + second] = index + 1;
  }

  #notePhrase(phrase: string, index: number): void {
    const parts = phrase.split(' ').map(stem => this.#byStem.get(stem) ?? -1);
    const [first = -1, second = -1, third = -1] = parts;
    if (parts.length === 2) this.#note(this.#phraseAt, phrase, index);
    if (parts.length !== 3 || Math.min(...parts) < 0) return;
    this.#phraseOfThree.set((first * this.terms.length + second) * this.terms.length + third, index);
  }

  #read(stem: string): LexiconEntry | undefined {
    const term = this.#byStem.get(stem) ?? -1;
    const related = this.#related.get(stem);
    const count = readGrams(stem, 0, stem.length, this.#own);
    const grams: number[] = [];
    const owners: number[] = [];
    for (let at = 0; at < count; at++) {
      const gram = this.#own[at] as number;
      const held = this.#mayHold[gram & (MARKS - 1)] ? this.#grams.get(gram) : undefined;
      if (!held || grams.includes(held.at)) continue;
      grams.push(held.at);
      for (const owner of held.owners) {
        if (this.#overlaps[owner] === 0) owners.push(owner);
        this.#overlaps[owner] = (this.#overlaps[owner] ?? 0) + 1;
      }
    }
    if (term < 0 && grams.length === 0 && !related) return undefined;
    const alike: Array<[number, number]> = [];
    let size = 0;
    for (const owner of owners) {
      const overlap = this.#overlaps[owner] ?? 0;
      this.#overlaps[owner] = 0;
      const ownerSize = this.#sizes[owner] ?? 0;
      // It has at least the pieces that were found: most words are too unlike for the rest to matter.
      if (owner !== term && 2 * overlap < ALIKE * (ownerSize + grams.length)) continue;
      size ||= new Set(this.#own.slice(0, count)).size;
      const similarity = owner === term ? 1 : (2 * overlap) / (ownerSize + size);
      if (similarity >= ALIKE) alike.push([owner, similarity]);
    }
    for (const [owner, weight] of related ?? []) if (owner !== term) alike.push([owner, weight]);
    return { term, related: related ?? [], grams, alike };
  }
}
