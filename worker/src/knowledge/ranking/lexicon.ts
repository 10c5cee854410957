import type { Question } from '../question.ts';
import type { Term } from '../search-plan.ts';
import { gramsOf } from './grams.ts';

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
  readonly #entries = new Map<string, LexiconEntry | null>();

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
  }

  /** undefined for a stem that has nothing to do with the question. */
  entry(stem: string): LexiconEntry | undefined {
    const known = this.#entries.get(stem);
    if (known !== undefined) return known ?? undefined;
    const entry = this.#read(stem);
    this.#entries.set(stem, entry ?? null);
    return entry;
  }

  /** Index of the term that is this stem or phrase of stems; -1 for none. */
  termOf(stems: string): number {
    return this.#byStem.get(stems) ?? -1;
  }

  /** Index of a pair of neighbours that the question has too; -1 for others. */
  pair(first: string, second: string): number {
    return this.#pairs.get(`${first} ${second}`) ?? -1;
  }

  #read(stem: string): LexiconEntry | undefined {
    const term = this.#byStem.get(stem) ?? -1;
    const own = gramsOf(stem);
    const grams: number[] = [];
    const overlaps = new Map<number, number>();
    for (const gram of own) {
      const held = this.#mayHold[gram & (MARKS - 1)] ? this.#grams.get(gram) : undefined;
      if (!held) continue;
      grams.push(held.at);
      for (const owner of held.owners) overlaps.set(owner, (overlaps.get(owner) ?? 0) + 1);
    }
    const related = this.#related.get(stem) ?? [];
    if (term < 0 && grams.length === 0 && related.length === 0) return undefined;
    const alike: Array<[number, number]> = [];
    for (const [owner, overlap] of overlaps) {
      const similarity = owner === term ? 1 : (2 * overlap) / ((this.#sizes[owner] ?? 0) + own.length);
      if (similarity >= ALIKE) alike.push([owner, similarity]);
    }
    for (const [owner, weight] of related) if (owner !== term) alike.push([owner, weight]);
    return { term, related, grams, alike };
  }
}
