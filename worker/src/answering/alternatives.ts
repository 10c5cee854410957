import type { FoundPassage } from '../knowledge/types.ts';
import { inlineText } from './inline.ts';
import { contentStems, shareIn } from './overlap.ts';
import { readPassage } from './passage-blocks.ts';
import type { Piece } from './reading.ts';
import { wordsFor } from './words.ts';

/** An article is offered beside the best one when its score comes this near. */
const NEAR_SHARE = 0.4;
const ALTERNATIVES_AT_MOST = 2;
/** Longer sentences are left out: the title and the quote behind the number say enough. */
const SENTENCE_WORDS = 25;

/**
 * Where the best article is not clearly ahead, the next ones: a line in our own words, then a bullet an
 * article with one sentence of it, cited. Empty where the best one stands alone.
 */
export function alternatives(passages: FoundPassage[], asked: Set<string>): Piece[] {
  const first = passages[0];
  if (!first) return [];
  const others = new Map<string, FoundPassage>();
  for (const passage of passages) {
    const { articleId, score, locale } = passage;
    if (articleId === first.articleId || others.has(articleId) || locale !== first.locale) continue;
    if (score >= first.score * NEAR_SHARE) others.set(articleId, passage);
    if (others.size === ALTERNATIVES_AT_MOST) break;
  }
  const bullets = [...others.values()].flatMap(passage => bulletFor(passage, asked));
  if (bullets.length === 0) return [];
  return [{ text: `\n\n${wordsFor(first.locale).alternatives}` }, ...bullets];
}

function bulletFor(passage: FoundPassage, asked: Set<string>): Piece[] {
  const sentences = readPassage(passage).flatMap(block =>
    block.kind === 'prose' ? block.sentences : block.items,
  );
  let best = sentences[0];
  let bestShare = -1;
  for (const sentence of sentences) {
    const share = shareIn(asked, contentStems(sentence.text));
    if (share > bestShare) [best, bestShare] = [sentence, share];
  }
  if (!best) return [];
  const title = `\n- **${inlineText(passage.title)}**`;
  const isShort = best.text.split(/\s+/).length <= SENTENCE_WORDS;
  const quote = { passage, start: best.start, end: best.end };
  return [{ text: isShort ? `${title}: ${inlineText(best.text)}` : title, quote }];
}
