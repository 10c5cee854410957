/** A knowledge base repeats its words; most grams are asked for again by the next question. */
const KNOWN_WORDS = 20_000;
const known = new Map<string, string[]>();

/** The distinct pieces of three and four characters of a word with its ends marked. */
export function gramsOf(word: string): string[] {
  const cached = known.get(word);
  if (cached) return cached;
  const marked = `_${word}_`;
  const grams = new Set<string>();
  if (marked.length <= 4) grams.add(marked);
  for (let size = 3; size <= 4; size++) {
    for (let at = 0; at + size <= marked.length; at++) grams.add(marked.slice(at, at + size));
  }
  const list = [...grams];
  if (known.size >= KNOWN_WORDS) known.clear();
  known.set(word, list);
  return list;
}
