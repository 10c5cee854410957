import { stem, tokenise } from '../../worker/src/knowledge/terms.ts';
import type { SearchAnswer } from './api.ts';

/** How words that were found are shown: bold on a terminal, «…» elsewhere. */
export type Mark = (word: string) => string;

/** Signals in words of a knowledge owner; priors multiply, so 1 says nothing. */
const SIGNALS: Record<string, { words: string; isFactor?: true }> = {
  bm25: { words: 'rare words of the question in this passage' },
  passage: { words: 'this passage beside the article’s best one' },
  words: { words: 'words of the question in the text' },
  title: { words: 'the title says the same' },
  headings: { words: 'the headings say the same' },
  coverage: { words: 'share of the question that is covered' },
  phrase: { words: 'words written as one, such as a code' },
  bigrams: { words: 'pairs of words that stand together' },
  trigrams: { words: 'similar spelling' },
  vector: { words: 'similar meaning' },
  support: { words: 'other passages of the article agree' },
  history: { words: 'resolved questions like this led here' },
  learned: { words: 'resolved questions like this led here' },
  page: { words: 'the customer’s page belongs to it', isFactor: true },
  area: { words: 'the page lies in its product area', isFactor: true },
  locale: { words: 'language of the customer', isFactor: true },
};

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

/** A page's signals, heaviest first; those that say nothing are left out. */
export function signalLines(signals: Record<string, number>): string[] {
  return Object.entries(signals)
    .map(([name, value]) => ({ name, value, known: SIGNALS[name] }))
    .filter(({ value, known, name }) => name !== 'article' && (known?.isFactor ? value !== 1 : value !== 0))
    .map(({ name, value, known }) => ({
      // A factor's weight is how far it moves the score.
      weight: Math.abs(known?.isFactor ? value - 1 : value),
      line: `${known?.isFactor ? `× ${value.toFixed(2)}` : value.toFixed(2).padStart(6)}  ${known?.words ?? name}`,
    }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ line }) => line);
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
