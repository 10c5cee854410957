/** A knowledge base repeats its words; most grams are asked for again by the next question. */
const KNOWN_WORDS = 20_000;
const known = new Map<string, number[]>();
const EDGE = 0x5f;

/**
 * The distinct pieces of three and four characters of a word with its ends marked, each as a number:
 * cutting thousands of strings would cost more than all the rest. Two pieces sharing a number is rare
 * and costs a little precision.
 */
export function gramsOf(word: string): number[] {
  const cached = known.get(word);
  if (cached) return cached;
  const grams: number[] = [];
  readGrams(word, 0, word.length, grams);
  const list = [...new Set(grams)];
  if (known.size >= KNOWN_WORDS) known.clear();
  known.set(word, list);
  return list;
}

/** Puts the pieces of the word that stands from `start` to `end` (not in it) into a list, and returns how many; some may be there twice. */
export function readGrams(text: string, start: number, end: number, into: number[]): number {
  let count = 0;
  let first = EDGE;
  let second = start < end ? text.charCodeAt(start) : EDGE;
  for (let at = start + 1; at <= end; at++) {
    const third = at < end ? text.charCodeAt(at) : EDGE;
    const three = mix(mix(mix(7, first), second), third);
    into[count++] = three;
    if (at < end) into[count++] = mix(three, at + 1 < end ? text.charCodeAt(at + 1) : EDGE);
    first = second;
    second = third;
  }
  return count;
}

/** One step of a 31-bit hash: small integers are what engines handle best. */
function mix(hash: number, code: number): number {
  return (Math.imul(hash, 0x01000193) ^ code) & 0x3fffffff;
}
