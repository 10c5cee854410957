import { fold, stemsOf, tokenise } from '../knowledge/terms.ts';
import { relatedWords } from '../knowledge/thesaurus.ts';
import type { Retrieval } from '../knowledge/types.ts';
import { languageOfMessage } from './message-language.ts';
import { languageOf } from './words.ts';

/**
 * A question as its article can be read for it: slips of the finger mended as they were searched for, and, where
 * the article is in another language, with what the question's words are called there. Pure.
 */
export function readable(
  question: string,
  { mended, passages }: Pick<Retrieval, 'mended' | 'passages'>,
): string {
  const meant = new Map(mended.map(({ word, as }) => [word, as]));
  const whole =
    meant.size === 0 ? question : question.replace(/[\p{L}\p{N}]+/gu, word => meant.get(fold(word)) ?? word);
  const asked = languageOfMessage(question);
  const found = passages[0]?.locale;
  if (!asked || !found || languageOf(found) === asked) return whole;
  const known = new Set(passages.flatMap(({ title, text }) => stemsOf(`${title} ${text}`)));
  const others = relatedWords(tokenise(question), [], asked).flatMap(({ stem, word }) =>
    known.has(stem) ? word : [],
  );
  return others.length > 0 ? `${whole} ${others.join(' ')}` : whole;
}
