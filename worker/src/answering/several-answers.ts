import type { Retrieval } from '../knowledge/types.ts';
import type { Extract } from './branch.ts';
import { canAnswer } from './can-answer.ts';
import { extractAnswer } from './extractive.ts';
import { inlineText } from './inline.ts';
import { joinParagraphs } from './prose.ts';
import { readable } from './readable-question.ts';
import type { Piece } from './reading.ts';
import type { AnswerRequest, PartRequest } from './types.ts';
import { unknownCode } from './unknown-code.ts';
import type { Words } from './words.ts';

/** Passages of each question that a model is shown. */
const PASSAGES_EACH = 4;

/**
 * The parts of a message when they are answered one by one. All of them, so that a part without an answer is
 * not passed over in silence; empty where one answer does, or none of them has any.
 */
export function answeredParts(request: AnswerRequest): PartRequest[] {
  const { parts = [], retrieval, thresholds } = request;
  const answered = parts.filter(part => isAnswered(part, thresholds)).length;
  const isWorthIt = answered === parts.length || (answered > 0 && !canAnswer(retrieval, thresholds));
  return isWorthIt && parts.length > 1 ? parts : [];
}

function isAnswered({ text, retrieval }: PartRequest, thresholds: AnswerRequest['thresholds']): boolean {
  return canAnswer(retrieval, thresholds) && unknownCode(text, retrieval) === undefined;
}

/**
 * One answer under each article's title, and plain words where there is none. Undefined where two of them would be the
 * same, or more than one would have to wait for a choice.
 */
export function extractParts(request: AnswerRequest, words: Words): Extract | undefined {
  const parts = answeredParts(request);
  if (parts.length === 0) return undefined;
  const answers = parts.map(part => extractPart(part, request, words));
  const open = answers.filter(({ extract }) => extract.clarify !== undefined);
  const quoted = answers.flatMap(({ extract }) => {
    const quote = extract.pieces.find(piece => piece.quote)?.quote;
    return quote ? `${quote.passage.articleId} ${quote.start}` : [];
  });
  if (open.length > 1 || new Set(quoted).size < quoted.length) return undefined;
  // The cases to choose from stand below the text, so what they belong to comes last.
  answers.sort((a, b) => Number(a.extract.clarify !== undefined) - Number(b.extract.clarify !== undefined));
  const pieces = joinParagraphs(answers.flatMap(({ title, extract }) => [...title, extract.pieces]));
  const clarify = open[0]?.extract.clarify;
  return { pieces, ...(clarify && { clarify }), isWaiting: open.some(({ extract }) => extract.isWaiting) };
}

interface PartAnswer {
  /** The article's, above its words; nothing where there is none. */
  title: Piece[][];
  extract: Extract;
}

function extractPart(part: PartRequest, { thresholds }: AnswerRequest, words: Words): PartAnswer {
  const { said, text, retrieval } = part;
  const extract = isAnswered(part, thresholds)
    ? extractAnswer(readable(text, retrieval), retrieval, {
        confidence: retrieval.confidence,
        isLedOn: true,
      })
    : undefined;
  if (!extract || extract.pieces.length === 0) {
    const unanswered = {
      text: words.nothingFoundAbout(`“${inlineText(said).replace(/[*_`[\]<>“”]/g, '')}”`),
    };
    return { title: [], extract: { pieces: [unanswered], isWaiting: false } };
  }
  const title = inlineText(retrieval.passages[0]?.title ?? '');
  return { title: [[{ text: `**${title}**` }]], extract };
}

/** What a model reads for all questions of a message: the best passages of each. */
export function joinedRetrieval({ retrieval, thresholds }: AnswerRequest, parts: PartRequest[]): Retrieval {
  const answered = parts.filter(part => isAnswered(part, thresholds));
  const passages = answered.flatMap(part => part.retrieval.passages.slice(0, PASSAGES_EACH));
  const named = new Map(passages.map(passage => [`${passage.articleId} ${passage.ordinal}`, passage]));
  return { ...retrieval, passages: [...named.values()], article: answered[0]?.retrieval.article ?? [] };
}
