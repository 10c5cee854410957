/** Small words that give a language away; none of them is in two lists. */
const SMALL_WORDS: Record<string, Set<string>> = {
  en: new Set('the and of to is are you your with for this that can from it be by if when not'.split(' ')),
  de: new Set(
    'der die das den dem und ist nicht sie ihr ihre mit für auf ein eine einen wird werden können oder bei nach nur von zu im'.split(
      ' ',
    ),
  ),
  es: new Set('el los las y es por para con que su una del puede como al sin hasta'.split(' ')),
  fr: new Set('le les et est vous votre pour avec dans une des sur pas peut ce du au vos'.split(' ')),
};

/** Languages that can be told apart; undefined where a text shows none. */
export type Guess = 'en' | 'de' | 'es' | 'fr';

/** True when both texts show a language, and not the same one. */
export function speaksAnotherLanguage(a: string, b: string): boolean {
  if (usesAnotherScript(a, b)) return true;
  const [first, second] = [guessLanguage(a), guessLanguage(b)];
  return first !== undefined && second !== undefined && first !== second;
}

/** The language whose small words a text uses most, at least two; undefined for none. */
export function guessLanguage(text: string): Guess | undefined {
  // What is bold or code names buttons of the product, whatever the sentence speaks.
  const words =
    text
      .replace(/\*\*[^*]*\*\*|`[^`]*`/g, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  let best: Guess | undefined;
  let most = 1;
  for (const language of ['en', 'de', 'es', 'fr'] as const) {
    const count = words.filter(word => SMALL_WORDS[language]?.has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}

function usesAnotherScript(a: string, b: string): boolean {
  const isLatin = (text: string) =>
    (text.match(/\p{sc=Latin}/gu)?.length ?? 0) * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
  return isLatin(a) !== isLatin(b);
}
