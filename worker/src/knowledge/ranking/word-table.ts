/** Slots to begin with, a power of two; twice as many whenever half of them are taken. */
const SLOTS = 8_192;
const HASH_START = 0x811c9dc5;

/**
 * What is known of words, found by where a word stands in a text: cutting thousands of words out of passages
 * would cost more than reading them.
 */
export class WordTable<Value> {
  readonly #words: string[] = [];
  readonly #values: Value[] = [];
  #hashes = new Int32Array(SLOTS);
  /** Places in the lists above, from 1; 0 is free. */
  #places = new Int32Array(SLOTS);

  /** undefined: this word was not kept. `hash` is that of the same characters. */
  get(text: string, start: number, end: number, hash: number): Value | undefined {
    const mask = this.#places.length - 1;
    for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
      const place = this.#places[slot] as number;
      if (place === 0) return undefined;
      if (this.#hashes[slot] === hash && isAt(text, start, end, this.#words[place - 1] as string))
        return this.#values[place - 1];
    }
  }

  /** Keeps what is known of a word that was not there before. */
  add(word: string, hash: number, value: Value): void {
    if (this.#words.length * 2 >= this.#places.length) this.#grow();
    this.#words.push(word);
    this.#values.push(value);
    this.#put(hash, this.#words.length);
  }

  #grow(): void {
    const [hashes, places] = [this.#hashes, this.#places];
    this.#hashes = new Int32Array(places.length * 2);
    this.#places = new Int32Array(places.length * 2);
    places.forEach((place, slot) => {
      if (place > 0) this.#put(hashes[slot] as number, place);
    });
  }

  #put(hash: number, place: number): void {
    const mask = this.#places.length - 1;
    let slot = slotOf(hash, mask);
    while (this.#places[slot] !== 0) slot = (slot + 1) & mask;
    this.#hashes[slot] = hash;
    this.#places[slot] = place;
  }
}

/** The hash of a whole word (FNV-1a), a signed number of 32 bits. */
export function hashOf(word: string): number {
  let hash = HASH_START | 0;
  for (let at = 0; at < word.length; at++) hash = hashOn(hash, word.charCodeAt(at));
  return hash;
}

/** The same, for who walks through a text: begins with NO_HASH and goes on with each character. */
export const NO_HASH = HASH_START | 0;

/** A hash with one character more. */
export function hashOn(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}
