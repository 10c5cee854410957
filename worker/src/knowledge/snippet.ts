import { stem, tokenise } from './terms.ts';

/** Words where a cut-out looks for what was asked; a piece of text between two blanks. */
const PIECE = /\S+/g;

/**
 * The stretch of a text that holds most of the distinct words asked for, at most `length` characters
 * and cut between words, with … where something is left out. `terms` as Retrieval names them.
 */
export function snippetOf(text: string, terms: readonly string[], length: number): string {
  if (text.length <= length) return text;
  const wanted = new Set(terms.flatMap(tokenise).map(stem));
  const pieces = [...text.matchAll(PIECE)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    found: tokenise(match[0])
      .map(stem)
      .filter(word => wanted.has(word)),
  }));
  let best = { first: 0, last: 0, count: -1 };
  for (let first = 0; first < pieces.length; first++) {
    const start = pieces[first]?.start ?? 0;
    const isOpening = first === 0 || /[.!?:\n]\s*$/.test(text.slice(Math.max(0, start - 3), start));
    if (!isOpening && pieces[first]?.found.length === 0) continue;
    const seen = new Set<string>();
    let last = first;
    for (let at = first; at < pieces.length && (pieces[at]?.end ?? 0) - start <= length; at++) {
      for (const word of pieces[at]?.found ?? []) seen.add(word);
      last = at;
    }
    if (seen.size > best.count) best = { first, last, count: seen.size };
  }
  const from = pieces[best.first]?.start ?? 0;
  const to = Math.min(pieces[best.last]?.end ?? length, from + length);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.trimEnd().length ? ' …' : ''}`;
}

/** Those of the terms that a text holds, in whatever form of the word. */
export function termsIn(text: string, terms: readonly string[]): string[] {
  const stems = new Set(tokenise(text).map(stem));
  return terms.filter(term => {
    const words = tokenise(term);
    return words.length > 0 && words.every(word => stems.has(stem(word)));
  });
}
