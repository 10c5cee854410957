import type { Sentence } from '../knowledge/sentences.ts';
import type { FoundPassage } from '../knowledge/types.ts';
import { inlineText } from './inline.ts';
import { contentStems, shareIn } from './overlap.ts';
import type { PassageBlock } from './passage-blocks.ts';
import { readPassage } from './passage-blocks.ts';
import { bestRun, firstRun, standsAlone } from './prose.ts';
import type { ArticleReading, Piece } from './reading.ts';

/** An article is offered, or named as a source, beside the best one when its score comes this near. */
export const NEAR_SHARE = 0.5;
const ALTERNATIVES_AT_MOST = 2;
/** Longer sentences are left out: the title and the quote behind the number say enough. */
const SENTENCE_WORDS = 25;
/** Words in angle brackets are not shown, and without them the sentence is another one. */
const HAS_TAG = /<\/?[a-z][^<>]*>/i;

/**
 * Where the best article is not clearly ahead, the next ones: a line in our own words, then a bullet an
 * article with one sentence of it, cited. Empty where the best one stands alone.
 */
export function alternatives(article: ArticleReading, passages: FoundPassage[]): Piece[] {
  const first = passages[0];
  if (!first) return [];
  const others = new Map<string, FoundPassage[]>();
  for (const passage of passages) {
    const { articleId, score, locale } = passage;
    if (articleId === first.articleId || locale !== first.locale) continue;
    const own = others.get(articleId);
    if (own) own.push(passage);
    else if (score >= first.score * NEAR_SHARE) others.set(articleId, [passage]);
  }
  // Whoever asks for an article by its title means that one, unless another one's title says it too.
  const asked = new Set(article.weights.keys());
  const isNamed = (title: string) => shareIn(asked, contentStems(title)) === 1;
  const near = [...others.values()].filter(
    ([passage]) => !isNamed(first.title) || isNamed(passage?.title ?? ''),
  );
  const bullets = near.slice(0, ALTERNATIVES_AT_MOST).flatMap(own => bulletFor(own, article.weights));
  return bullets.length > 0 ? [{ text: `\n\n${article.words.alternatives}` }, ...bullets] : [];
}

/**
 * The title with its article's opening, which tells best whether it is the one, or else the sentence that
 * fits best; the title alone, with what the article begins with as its quote, where neither can be shown.
 */
function bulletFor(passages: FoundPassage[], weights: Map<string, number>): Piece[] {
  const read = passages.map(passage => ({ passage, blocks: readPassage(passage) }));
  const openings = read
    .filter(({ passage }) => passage.ordinal === 0)
    .map(({ passage, blocks }) => ({ passage, sentence: firstRun(blocks, 1)[0] }));
  const fitting = read.map(({ passage, blocks }) => ({ passage, sentence: bestRun(blocks, weights, 1)[0] }));
  for (const { passage, sentence } of [...openings, ...fitting]) {
    if (sentence && canBeShown(sentence))
      return [bullet(passage, sentence, `: ${inlineText(sentence.text)}`)];
  }
  for (const { passage, blocks } of read) {
    const opening = firstWords(blocks);
    if (opening) return [bullet(passage, opening)];
  }
  return [];
}

function bullet(passage: FoundPassage, { start, end }: { start: number; end: number }, said = ''): Piece {
  return { text: `\n- **${inlineText(passage.title)}**${said}`, quote: { passage, start, end } };
}

function canBeShown({ text }: Sentence): boolean {
  return text.split(/\s+/).length <= SENTENCE_WORDS && standsAlone(text) && !HAS_TAG.test(text);
}

function firstWords([block]: PassageBlock[]): { start: number; end: number } | undefined {
  return block?.kind === 'prose' ? block.sentences[0] : block?.items[0];
}
