import { splitSentences } from '../knowledge/sentences.ts';
import type { FoundPassage } from '../knowledge/types.ts';
import { Grounds } from './grounding/index.ts';
import { inlineText } from './inline.ts';
import type { Piece } from './reading.ts';
import type { Words } from './words.ts';

/** Sentences of an answer that are compared with the other articles; each costs a millisecond or two. */
const SENTENCES_AT_MOST = 4;

/**
 * What another article says otherwise: the same claim with another number, as a paragraph below the answer,
 * cited. An article's own words are shown as they stand, so the customer sees that the help centre is of two
 * minds instead of one of them at random. Empty where nothing disagrees.
 */
export function disagreement(pieces: Piece[], passages: FoundPassage[], words: Words): Piece[] {
  const own = new Set(pieces.flatMap(({ quote }) => quote?.passage.articleId ?? []));
  const others = passages.filter(({ articleId }) => !own.has(articleId));
  if (others.length === 0) return [];
  const grounds = new Grounds(others);
  const claims = pieces
    .flatMap(({ text }) => splitSentences(text))
    .filter(({ text }) => /\d/.test(text))
    .slice(0, SENTENCES_AT_MOST);
  for (const { text } of claims) {
    const span = grounds.contradiction(text.trim(), []);
    const said = span?.passage.text.slice(span.start, span.end);
    // A number that is said above the sentence alone would be missing from what is shown.
    if (!span || !said || !/\d/.test(said)) continue;
    const { passage, start, end } = span;
    // A span counts in its passage, a quote in the article.
    const quote = { passage, start: passage.start + start, end: passage.start + end };
    return [{ text: `\n\n${words.disagrees(inlineText(passage.title))} ${inlineText(said)}`, quote }];
  }
  return [];
}
