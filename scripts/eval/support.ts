import { wordsFor } from '../../worker/src/answering/words.ts';
import type { Citation } from '../../worker/src/protocol.ts';

/** A sentence or step that a customer was shown, with the numbers of the citations that follow it. */
export interface Statement {
  text: string;
  cited: number[];
}

/** What an answer's statements are worth, by this check alone: it shares no code with the product's gate. */
export interface SupportReport {
  /** Statements whose words do not stand in a stretch that they cite. */
  unsupported: string[];
  /** Statements without any citation: the product's own words, for people to look at. */
  uncited: string[];
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Whole sentences that the product says in its own name beside cited ones: they say nothing about the subject. */
const LANGUAGES = ['en', 'de', 'es', 'fr', 'ar', 'it', 'pt', 'nl', 'ja', 'tr'];
const OWN_WORDS = LANGUAGES.flatMap(language =>
  splitSentences(wordsFor(language).otherLanguage('\0', '\0')).map(
    sentence =>
      new RegExp(
        `^${sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\0', "[\\p{L}'’ -]+")}$`,
        'u',
      ),
  ),
);

const LEADING_WORDS = new Set(
  LANGUAGES.flatMap(language => {
    const { howTo, moreSteps, whichCase, alternatives } = wordsFor(language);
    return [howTo, moreSteps, whichCase, alternatives];
  }),
);

const MARKER = /\[(\d{1,2})\]/g;

/**
 * Checks an extractive answer: every cited sentence must stand word for word in the cited stretch of the
 * article. A lead-in that ends with a colon may also be a heading or sentence elsewhere in that article.
 * `articleText` is the article's text at the citation's version; undefined when it is gone.
 */
export function checkSupport(
  answer: string,
  citations: readonly Citation[],
  articleText: (citation: Citation) => string | undefined,
): SupportReport {
  const sources = new Map(citations.map(citation => [citation.n, sourceOf(citation, articleText(citation))]));
  const report: SupportReport = { unsupported: [], uncited: [] };
  for (const { text, cited } of statementsOf(answer)) {
    if (LEADING_WORDS.has(text) || OWN_WORDS.some(pattern => pattern.test(text))) continue;
    if (cited.length === 0) {
      report.uncited.push(text);
      continue;
    }
    const isLeadIn = /:\**$/.test(text);
    const isSaid = cited.some(n => {
      const source = sources.get(n);
      if (!source) return false;
      const words = wordsOf(withoutLabel(text, source));
      return words.length === 0 || holds(source.stretch, words) || (isLeadIn && holds(source.article, words));
    });
    if (!isSaid) report.unsupported.push(text);
  }
  return report;
}

interface Source {
  title: string[];
  headings: string[][];
  stretch: string[];
  article: string[];
}

function sourceOf({ title, start, end }: Citation, text = ''): Source {
  const own = wordsOf(title);
  return {
    title: own,
    headings: (text.match(/^#{1,6}\s.+$/gm) ?? []).map(wordsOf),
    stretch: wordsOf(text.slice(start, end)),
    article: [...own, ...wordsOf(text)],
  };
}

/** Without the words in bold that open it, where they are exactly the cited article's title or a heading of it. */
function withoutLabel(text: string, { title, headings }: Source): string {
  const label = /^\*\*(.+?)\*\*(?::|\s|$)/.exec(text);
  if (!label) return text;
  const words = wordsOf(label[1] ?? '').join(' ');
  const own = [title, ...headings];
  return own.some(known => known.join(' ') === words) ? text.slice(label[0].length) : text;
}

/** Takes an answer apart: a marker stands for all statements since the marker before it. */
export function statementsOf(answer: string): Statement[] {
  const statements: Statement[] = [];
  let waiting: string[] = [];
  let at = 0;
  for (const marker of answer.matchAll(MARKER)) {
    const between = answer.slice(at, marker.index);
    at = marker.index + marker[0].length;
    const texts = splitStatements(between);
    const n = Number(marker[1]);
    if (texts.length === 0 && waiting.length === 0) {
      // A second marker right after the first one belongs to the same statements.
      for (const statement of lastCited(statements)) statement.cited.push(n);
      continue;
    }
    waiting.push(...texts);
    statements.push(...waiting.map(text => ({ text, cited: [n] })));
    waiting = [];
  }
  waiting = splitStatements(answer.slice(at));
  return [...statements, ...waiting.map(text => ({ text, cited: [] }))].filter(
    ({ text }) => wordsOf(text).length > 0,
  );
}

/** The statements that share the latest marker. */
function lastCited(statements: Statement[]): Statement[] {
  const latest = statements.at(-1)?.cited.join();
  const first = statements.findLastIndex(({ cited }) => cited.join() !== latest);
  return statements.slice(first + 1);
}

function splitStatements(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.replace(/^\s*(\d{1,3}[.)]|[-*•>])\s+/, '').trim())
    .flatMap(splitSentences)
    .filter(line => line !== '');
}

/** Sentences of a line; words in bold stay together, a title may be a question. */
function splitSentences(line: string): string[] {
  const parts: string[] = [];
  for (const { segment } of sentences.segment(line)) {
    const isOpen = ((parts.at(-1) ?? '').split('**').length - 1) % 2 === 1;
    if (isOpen) parts.push(`${parts.pop()}${segment}`);
    else parts.push(segment);
  }
  return parts.map(part => part.trim());
}

/** Words and numbers in lower case; links count by their words, list numbers at a line's start do not. */
function wordsOf(text: string): string[] {
  const plain = text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*\d{1,3}[.)]\s+/gm, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** True when `part` stands in `whole` without a gap. */
function holds(whole: readonly string[], part: readonly string[]): boolean {
  return ` ${whole.join(' ')} `.includes(` ${part.join(' ')} `);
}
