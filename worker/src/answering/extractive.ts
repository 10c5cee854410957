import type { FoundPassage } from '../knowledge/types.ts';
import { composeLists, composeProse } from './compose.ts';
import { contentStems, shareIn, weightIn, weighWords } from './overlap.ts';
import type { ListBlock, PassageBlock } from './passage-blocks.ts';
import { readPassage } from './passage-blocks.ts';
import { languageOf, wordsFor } from './words.ts';

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

/** Asks for a way to do something rather than for a fact. */
const ASKS_HOW =
  /\bhow (?:do|can|to|would|should|could)\b|\bhow\b.*\?|\bway to\b|^(?:change|add|remove|delete|set|turn|cancel|get|export|import|invite|update|stop|enable|disable|reset|move|copy|download|find|can i|where)\b|\b(?:i want|i need|want to|need to|trying to|like to|can't|cannot|can not|unable|doesn't|not working|won't|fix|problem|error)\b|\b(?:wie|cómo|como|comment)\b/i;
const STEPS_BONUS = 0.35;
const HEADING_WEIGHT = 0.5;
/** A second article speaks only when it fits nearly as well as the first. */
const SECOND_ARTICLE_SHARE = 0.6;

/**
 * Makes an answer of the best article's own words: a sentence that answers, then steps or the
 * choice that applies. Empty when the passages hold nothing that can be said.
 */
export function extractAnswer(question: string, passages: FoundPassage[]): Piece[] {
  const first = passages[0];
  if (!first) return [];
  const own = passages.filter(passage => passage.articleId === first.articleId);
  const weights = weighWords(contentStems(question), passages.map(passageStems));
  const readings = own.map(passage => readFor(passage, weights, question, first.score));
  const usable = readings.filter(reading => reading.blocks.length > 0);
  const main = usable.reduce<Reading | undefined>((a, b) => (!a || b.fit > a.fit ? b : a), undefined);
  if (!main) return [];
  const words = wordsFor(first.locale);
  const hasSteps = main.blocks.some(block => block.kind !== 'prose');
  const isHow = ASKS_HOW.test(question) || !['en', ''].includes(languageOf(first.locale));
  const pieces =
    hasSteps && (isHow || !hasProse(main))
      ? composeLists(main, usable, weights, words)
      : composeProse(main, usable, weights);
  return [...pieces, ...secondOpinion(pieces, passages, first, weights)];
}

function passageStems(passage: FoundPassage): Set<string> {
  return contentStems(`${passage.title}\n${passage.headings.join('\n')}\n${passage.text}`);
}

function hasProse(reading: Reading): boolean {
  return reading.blocks.some(block => block.kind === 'prose');
}

function readFor(
  passage: FoundPassage,
  weights: Map<string, number>,
  question: string,
  bestScore: number,
): Reading {
  const blocks = readPassage(passage);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const heading = weightIn(weights, contentStems(passage.headings.join(' '))) / total;
  const text = weightIn(weights, contentStems(passage.text)) / total;
  const hasSteps = blocks.some(
    (block): block is ListBlock => block.kind === 'steps' && block.items.length > 1,
  );
  const retrieved = bestScore > 0 ? passage.score / bestScore : 1;
  const bonus = hasSteps && ASKS_HOW.test(question) ? STEPS_BONUS : 0;
  return { passage, blocks, fit: 0.5 * retrieved + HEADING_WEIGHT * heading + 0.5 * text + bonus };
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
