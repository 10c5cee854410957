/** Zero-width and directional signs, soft hyphens: nobody sees them. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u115f|\u1160|\u034f/gu;
/** Letters of other scripts that look like Latin ones. */
const TWINS: Record<string, string> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ѕ: 's',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  ԁ: 'd',
  ɡ: 'g',
  ո: 'n',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
};
const DIGITS: Record<string, string[]> = {
  '0': ['o'],
  '1': ['i', 'l'],
  '3': ['e'],
  '4': ['a'],
  '5': ['s'],
  '@': ['a'],
  $: ['s'],
};

/**
 * A message in the letters that it looks like: full width and look-alikes of other scripts become Latin, but
 * only in words that have Latin letters too, so that Russian and Greek stay what they are.
 */
export function plainLetters(text: string): string {
  // Plain text is the rule.
  if (!/[^\u0020-\u007e\n]/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\p{L}\p{M}]+/gu, word => {
      if (!/[a-z]/i.test(word) || !/[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}]/u.test(word)) return word;
      return word.replace(/./gu, letter => TWINS[letter.toLowerCase()] ?? letter);
    });
}

/** What a word with digits in it may spell: "canc3l1" is "canceli" and "cancell"; none for a code or a number. */
export function spelledBy(word: string): string[] {
  if (!/^[\p{L}@$]*[013-5@$][\p{L}013-5@$]*$/u.test(word)) return [];
  if (word.replace(/[^\p{L}]/gu, '').length < 2) return [];
  let spellings = [''];
  for (const sign of word) {
    const letters = DIGITS[sign] ?? [sign];
    spellings = spellings.flatMap(start => letters.map(letter => start + letter));
    // Words have few such letters; what has many is none.
    if (spellings.length > 8) return [];
  }
  return spellings;
}
