import type { Retrieval } from '../knowledge/types.ts';

/** A product's own code, as people copy it: letters, a dash, digits. */
const CODE = /(?<![\p{L}\p{N}-])(\p{L}{2,6})-(\d{2,6})(?![\p{L}\p{N}])/gu;
/** The same as people type it: "td 509", "TD509". */
const TYPED = /(?<![\p{L}\p{N}-])(\p{L}{2,6})[- ]?(\d{2,6})(?![\p{L}\p{N}])/gu;

/**
 * The code of a question that nothing found has, as it was written, where codes of the same family were found:
 * what an article says of TD-401 is no answer to TD-509. Undefined where a code of the question was found.
 */
export function unknownCode(
  question: string,
  { passages, article }: Pick<Retrieval, 'passages' | 'article'>,
): string | undefined {
  const asked = [...question.slice(0, 4_000).matchAll(TYPED)];
  if (asked.length === 0) return undefined;
  const known = new Set<string>();
  const families = new Set<string>();
  for (const { title, headings, text } of [...passages, ...article.map(part => ({ title: '', ...part }))]) {
    for (const [code, family = ''] of `${title}\n${headings.join('\n')}\n${text}`.matchAll(CODE)) {
      known.add(code.toLowerCase());
      families.add(family.toLowerCase());
    }
  }
  const isKnown = asked.some(([, family, digits]) => known.has(`${family}-${digits}`.toLowerCase()));
  if (isKnown) return undefined;
  return asked.find(([, family = '']) => families.has(family.toLowerCase()))?.[0];
}
