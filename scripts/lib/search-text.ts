import { WEIGHTS } from '../../worker/src/knowledge/ranking/weights.ts';
import { stem, tokenise } from '../../worker/src/knowledge/terms.ts';
import type { SearchAnswer } from './api.ts';

/** How words that were found are shown: bold on a terminal, «…» elsewhere. */
export type Mark = (word: string) => string;

/** Signals in words of a knowledge owner. */
const SIGNALS: Record<string, string> = {
  passage: 'telling words of the question in the best passage and the title',
  article: 'all words of the question in the article',
  title: 'title and question say the same',
  titleWords: 'words of the question in the title',
  titlePieces: 'title and question are spelt alike (typos, compounds, forms)',
  pairs: 'pairs of words that stand together',
  pieces: 'the text is spelt like the question',
  resemblance: 'share of the question that is covered, words alike in part',
  phrase: 'a code, version or file name as written',
  vector: 'text and question mean the like',
  vote: 'resolved questions like this one led here',
};

/** Priors multiply: 1 says nothing. */
const PRIORS: Record<string, string> = {
  page: 'the customer’s page belongs to it',
  area: 'the page lies in its product area',
  plan: 'the customer’s plan',
  locale: 'the customer’s language',
  focus: 'the conversation was about it',
};

/** What adds less says nothing. */
const SMALLEST = 0.005;

/** The sum of the words' signals, which are listed themselves. */
const SUM = 'words';

/** A page of text that shows what was found and why, best first. */
export function describeSearch(answer: SearchAnswer, mark: Mark): string {
  const { articles, passages } = answer;
  if (articles.length === 0) return ['Nothing was found.', '', ...footer(answer)].join('\n');
  const wanted = new Set(answer.terms.flatMap(tokenise).map(stem));
  const shown = articles.flatMap(({ articleId, title, url, score, signals }, index) => {
    const own = passages.filter(passage => passage.articleId === articleId);
    const why = signalLines(signals).map(line => `      ${line}`);
    return [
      `${String(index + 1).padStart(2)}. ${markWords(title, wanted, mark)}   ${score.toFixed(3)}`,
      `    ${articleId}${url ? `  ${url}` : ''}`,
      ...own.flatMap(passage => [
        `    § ${passage.ordinal + 1} ${passage.headings.join(' › ') || '(opening)'}   ${passage.score.toFixed(3)}`,
        ...wrapped(markWords(passage.text.replace(/\s+/g, ' '), wanted, mark), 100).map(
          line => `      ${line}`,
        ),
      ]),
      ...(why.length > 0 ? ['    why:', ...why] : []),
      '',
    ];
  });
  return [...shown, ...footer(answer)].join('\n');
}

/** An article's signals as what they add to the score, heaviest first; those that say nothing are left out. */
export function signalLines(signals: Record<string, number>): string[] {
  const factors = Object.entries(signals).filter(([name, value]) => name in PRIORS && value !== 1);
  const added = Object.entries(signals)
    .filter(([name]) => !(name in PRIORS) && name !== SUM)
    .map(([name, value]) => ({ name, points: value * weightOf(name) }))
    .filter(({ points }) => points >= SMALLEST);
  return [
    ...added
      .sort((a, b) => b.points - a.points)
      .map(({ name, points }) => `+ ${points.toFixed(2)}  ${SIGNALS[name] ?? name}`),
    ...factors
      // A factor's weight is how far it moves the score.
      .sort((a, b) => Math.abs(b[1] - 1) - Math.abs(a[1] - 1))
      .map(([name, value]) => `× ${value.toFixed(2)}  ${PRIORS[name]}`),
  ];
}

/** As the ranking weighs it; what titles that are questions add depends on the whole site and is left out. */
function weightOf(name: string): number {
  const weights: Record<string, number> = { ...WEIGHTS.signals, vote: WEIGHTS.votes };
  return weights[name] ?? 1;
}

/** Marks each word that is one of the wanted stems, whatever its form. */
export function markWords(text: string, wanted: ReadonlySet<string>, mark: Mark): string {
  return text.replace(/[\p{L}\p{N}]+/gu, word =>
    tokenise(word).some(token => wanted.has(stem(token))) ? mark(word) : word,
  );
}

function footer(answer: SearchAnswer): string[] {
  const { terms, mended, passages, learned, coverage, confidence, timings, meta } = answer;
  const found = new Set(passages.flatMap(passage => passage.found));
  const missing = terms.filter(term => !found.has(term));
  const costs = `${timings.retrievalMs} ms · ${meta.rowsRead} rows read`;
  return [
    `Searched for: ${terms.join(', ') || 'nothing: no word tells a subject'}`,
    ...mended.map(({ word, as }) => `Read "${word}" as "${as}"`),
    ...(missing.length > 0 ? [`In none of these passages: ${missing.join(', ')}`] : []),
    ...learned.map(
      one =>
        `Resolved before: "${one.title}" (${one.id}, ${percent(one.similarity)} alike) → ${one.articles.join(', ')}`,
    ),
    ...meta.notes.map(note => `Note: ${note}`),
    `Covered: ${percent(coverage)} · confidence: ${percent(confidence)} · ${costs}`,
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Lines of about `width` characters, cut between words; marks may make a line a little longer. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + word.length + 1 > width) {
      lines.push(line);
      line = '';
    }
    line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(line);
  return lines;
}
