import { isEverydayWord } from '../knowledge/background.ts';
import { editDistance } from '../knowledge/mend.ts';
import { stem } from '../knowledge/terms.ts';

/** Letters of other alphabets that look like a Latin one, each before it. */
const LATIN_OF = new Map(
  `аa еe іi оo рp сc уy хx ѕs јj һh ԁd вb кk мm нh тt гr αa εe ιi κk οo νv ρp τt υu χx ηn øo łl đd ðd ıi ƒf ɡg ɑa`
    .split(' ')
    .map(pair => [pair.charAt(0), pair.charAt(1)]),
);
/** Digits and signs that stand for a letter inside a word. */
const LETTER_OF: Record<string, string> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', '@': 'a', $: 's' };
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
/** Addresses first: they are not words. */
const WORD = /[^\s@]{1,64}@[^\s@]{1,255}\.\p{L}+|[\p{L}\p{M}\p{N}@$]+/gu;
/** "r e f u n d", "r.e.f.u.n.d": letters one by one, at least this many. */
const SPELLED = /(?<![\p{L}\p{N}])(?:\p{L}[ .\-_*]){4,}\p{L}(?![\p{L}\p{N}])/gu;
/** A word with one digit among letters is a name ("Q4", "A1") unless it has this many letters. */
const LETTERS_BESIDE_DIGITS = 4;

/**
 * The text as a reader sees it: full-width letters plain, what is unseen taken out, and in words with Latin
 * letters those of other alphabets and digits that only look like Latin ones replaced. Whole words of another
 * alphabet, numbers and codes stay. The one place of this rule; it is for finding words, never for showing.
 */
export function foldLookalikes(text: string): string {
  if (/^[a-z\s.,!?']*$/i.test(text) && !SPELLED.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(SPELLED, letters => letters.replace(/[ .\-_*]/g, ''))
    .replace(WORD, latinWord);
}

function latinWord(word: string): string {
  if (/^[a-z]*$/i.test(word) || /^[^@]*@.+\./.test(word)) return word;
  const hasLatin = /\p{sc=Latn}/u.test(word);
  const letters = [...word].map(letter => {
    const latin = hasLatin ? LATIN_OF.get(letter.toLowerCase()) : undefined;
    return latin ?? letter;
  });
  const plain = letters.join('');
  const count = plain.match(/\p{sc=Latn}/gu)?.length ?? 0;
  const signs = plain.match(/[0-9@$]/g)?.length ?? 0;
  if (signs === 0 || signs > 2 || count < LETTERS_BESIDE_DIGITS || !/^\p{L}/u.test(plain)) return plain;
  return plain.replace(/[01345@$]/g, sign => LETTER_OF[sign] ?? sign);
}

/** Shorter words are mended by nobody: too many are one letter apart. */
const SLIP_CHARACTERS = 5;
/** Longer ones may have two slips, if they begin alike. */
const TWO_SLIPS_CHARACTERS = 9;

/** One letter left out, added, changed, or two swapped; the first letter is right. */
export function isOneSlip(word: string, known: string): boolean {
  if (word[0] !== known[0] || Math.abs(word.length - known.length) > 1) return false;
  // Up to the first letter that differs, and on behind it: no table of distances, for this is asked of every word.
  let at = 0;
  while (at < word.length && word[at] === known[at]) at++;
  const [left, right] = [word.slice(at), known.slice(at)];
  if (left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1)) return true;
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
}

/** Whether a folded word can be a slip at all: long enough, and none that everyday English has. */
export function mayBeSlip(word: string): boolean {
  return word.length >= SLIP_CHARACTERS && !isEveryday(word);
}

/**
 * The word of a list that a folded word is a slip for; undefined for words that everyday English has, for short
 * ones, and where nothing is near. A right word is none's slip.
 */
export function mendSlip(word: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(word) || !mayBeSlip(word)) return undefined;
  const near = beginningWith(known, word[0] ?? '');
  const right = near.find(one => isOneSlip(word, one));
  if (right !== undefined || word.length < TWO_SLIPS_CHARACTERS) return right;
  return near.find(
    one =>
      one.length >= TWO_SLIPS_CHARACTERS &&
      one.slice(0, 2) === word.slice(0, 2) &&
      editDistance(word, one, 2) <= 2,
  );
}

const byLetter = new WeakMap<ReadonlySet<string>, Map<string, string[]>>();

/** The list's words that a slip may be for, by their first letter; worked out once a list. */
function beginningWith(known: ReadonlySet<string>, letter: string): readonly string[] {
  let lists = byLetter.get(known);
  if (!lists) {
    lists = Map.groupBy(
      [...known].filter(one => one.length >= SLIP_CHARACTERS),
      one => one.charAt(0),
    );
    byLetter.set(known, lists);
  }
  return lists.get(letter) ?? [];
}

/** Words of the latest messages: each is asked about by every list. */
const asked = new Map<string, boolean>();
const ASKED_AT_MOST = 4_000;

function isEveryday(word: string): boolean {
  const known = asked.get(word);
  if (known !== undefined) return known;
  if (asked.size >= ASKED_AT_MOST) asked.clear();
  const is = isEverydayWord(stem(word));
  asked.set(word, is);
  return is;
}
