import type { FoundPassage, Retrieval } from '../knowledge/types.ts';
import { bestArticle } from './best-article.ts';
import { composeLists, composeProse } from './compose.ts';
import { contentStems, shareIn, weightIn, weighWords } from './overlap.ts';
import type { ListBlock, PassageBlock } from './passage-blocks.ts';
import { readPassage } from './passage-blocks.ts';
import { wordsFor } from './words.ts';

/** A stretch of an answer: what is shown, and the quote it rests on. */
export interface Piece {
  /** Markdown; a piece that starts a paragraph or a line carries its line breaks in front. */
  text: string;
  /** Ends with a citation of characters [start, end) of this passage's article. */
  quote?: { passage: FoundPassage; start: number; end: number };
}

/** A passage taken apart, with how well it answers. */
export interface Reading {
  passage: FoundPassage;
  blocks: PassageBlock[];
  fit: number;
}

/** Asks for a fact; everything else wants a way to do or to mend something. */
const ASKS_FACT =
  /^(?:\W*)(?:what(?:'s| is| are| does| do| happens)|how (?:much|many|long|often|old|big|far)|who|whose|when|which|why|is|are|was|does|do you|did|will)\b/i;
/** So many words beyond the title make a question say which part of an article it wants. */
const SPECIFIC_WORDS = 3;
const STEPS_BONUS = 0.35;
const OPENING_BONUS = 0.3;
const HEADING_WEIGHT = 0.5;
/** A heading that names the very code that was asked about, such as TD-409, opens the right section. */
const CODE_BONUS = 1;
const CODE = /\p{L}*-?\d{2,}/gu;
/** A second article speaks only when it fits nearly as well as the first. */
const SECOND_ARTICLE_SHARE = 0.6;

/**
 * Makes an answer of the best article's own words: a sentence that answers, then steps or the
 * choice that applies. Empty when the passages hold nothing that can be said.
 */
export function extractAnswer(question: string, retrieval: Pick<Retrieval, 'passages' | 'article'>): Piece[] {
  const { passages } = retrieval;
  const first = passages[0];
  if (!first) return [];
  const own = bestArticle(retrieval);
  const weights = weighWords(
    contentStems(question),
    [...own, ...passages.filter(passage => passage.articleId !== first.articleId)].map(passageStems),
  );
  const readings = own.map(passage => readFor(passage, weights, question, first.score));
  const usable = readings.filter(reading => reading.blocks.length > 0);
  const main = usable.reduce<Reading | undefined>((a, b) => (!a || b.fit > a.fit ? b : a), undefined);
  if (!main) return [];
  const words = wordsFor(first.locale);
  const hasSteps = main.blocks.some(block => block.kind !== 'prose');
  const isHow = !ASKS_FACT.test(question);
  const pieces =
    hasSteps && isHow ? composeLists(main, usable, weights, words) : composeProse(main, usable, weights);
  if (pieces.length === 0) pieces.push(...composeLists(main, usable, weights, words));
  return [...pieces, ...secondOpinion(pieces, passages, first, weights)];
}

function passageStems(passage: FoundPassage): Set<string> {
  return contentStems(`${passage.title}\n${passage.headings.join('\n')}\n${passage.text}`);
}

/**
 * How well a passage answers. Words that the title says already tell no part of the article from
 * another: what the question says beyond them does, and without any, the way an article is built.
 */
function readFor(
  passage: FoundPassage,
  weights: Map<string, number>,
  question: string,
  bestScore: number,
): Reading {
  const blocks = readPassage(passage);
  const title = contentStems(passage.title);
  const beyond = new Map([...weights].filter(([word]) => !title.has(word)));
  const specific = Math.min(1, beyond.size / SPECIFIC_WORDS);
  const share = (text: string) => weightIn(beyond, contentStems(text)) / (sumOf(beyond) || 1);
  const retrieved = bestScore > 0 ? passage.score / bestScore : 1;
  const hasSteps = blocks.some(
    (block): block is ListBlock => block.kind === 'steps' && block.items.length > 1,
  );
  const bonus = hasSteps && !ASKS_FACT.test(question) ? STEPS_BONUS : 0;
  // When the title is what was asked, the article's opening is the short answer.
  const titled = passage.ordinal === 0 ? weightIn(weights, title) / (sumOf(weights) || 1) : 0;
  return {
    passage,
    blocks,
    fit:
      specific * 0.5 * (retrieved + share(passage.text)) +
      HEADING_WEIGHT * share(passage.headings.join(' ')) +
      OPENING_BONUS * titled +
      (namesCode(passage, question) ? CODE_BONUS : 0) +
      bonus,
  };
}

function namesCode({ headings }: FoundPassage, question: string): boolean {
  const heading = (headings.at(-1) ?? '').toLowerCase();
  return (question.toLowerCase().match(CODE) ?? []).some(code => heading.includes(code));
}

function sumOf(weights: Map<string, number>): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

/** One sentence of the next article, when it says something asked for that the first leaves out. */
function secondOpinion(
  pieces: Piece[],
  passages: FoundPassage[],
  first: FoundPassage,
  weights: Map<string, number>,
): Piece[] {
  const second = passages.find(passage => passage.articleId !== first.articleId);
  if (!second || second.score < first.score * SECOND_ARTICLE_SHARE || second.locale !== first.locale)
    return [];
  const said = contentStems(`${first.title} ${pieces.map(piece => piece.text).join(' ')}`);
  const missing = new Map([...weights].filter(([word]) => !said.has(word)));
  const asked = new Set(weights.keys());
  for (const block of readPassage(second)) {
    if (block.kind !== 'prose') continue;
    const sentence = block.sentences.find(candidate => {
      const stems = contentStems(candidate.text);
      return missing.size > 0 && weightIn(missing, stems) > 0 && shareIn(asked, stems) >= 0.6;
    });
    if (!sentence) continue;
    const quote = { passage: second, start: sentence.start, end: sentence.end };
    return [{ text: `\n\n${sentence.text}`, quote }];
  }
  return [];
}
