import { fold } from './terms.ts';

/** Words in which capitals say nothing: title case, or a language that writes its nouns so. */
const CAPITALISED_SHARE = 0.3;
/** Fewer words are no sentence to judge capitals by. */
const JUDGED_WORDS = 4;

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Words of a message that look like names, folded, by how they are written: with a capital within a
 * sentence that has few ("ask Marek about it"), or with one inside the word ("QuickBooks").
 */
export function readNames(text: string): Map<string, 'capital' | 'inner-capital'> {
  const names = new Map<string, 'capital' | 'inner-capital'>();
  const words = [...text.matchAll(WORD)].map(match => ({ word: match[0], at: match.index }));
  const isTold = words.filter(({ word }) => isCapitalised(word)).length <= words.length * CAPITALISED_SHARE;
  for (const { word, at } of words) {
    if (/\p{Ll}\p{Lu}/u.test(word)) names.set(fold(word), 'inner-capital');
    else if (isTold && words.length >= JUDGED_WORDS && isCapitalised(word) && !opensSentence(text, at))
      names.set(fold(word), 'capital');
  }
  return names;
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(word);
}

/** The start of the text, of a line, and what follows a full stop, a colon or an opening quote. */
function opensSentence(text: string, at: number): boolean {
  return /(?:^|[\n.!?:;"'„“”«([*-])\s*$/u.test(text.slice(Math.max(0, at - 20), at));
}
