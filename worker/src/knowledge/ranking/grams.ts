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
  const codes = [EDGE];
  for (let index = 0; index < word.length; index++) codes.push(word.charCodeAt(index));
  codes.push(EDGE);
  const grams = new Set<number>();
  for (let at = 0; at + 3 <= codes.length; at++) {
    const three = mix(mix(mix(7, codes[at] ?? 0), codes[at + 1] ?? 0), codes[at + 2] ?? 0);
    grams.add(three);
    if (at + 4 <= codes.length) grams.add(mix(three, codes[at + 3] ?? 0));
  }
  const list = [...grams];
  if (known.size >= KNOWN_WORDS) known.clear();
  known.set(word, list);
  return list;
}

/** One step of a 31-bit hash: small integers are what engines handle best. */
function mix(hash: number, code: number): number {
  return (Math.imul(hash, 0x01000193) ^ code) & 0x3fffffff;
}
