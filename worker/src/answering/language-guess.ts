/** Small words that give a language away; none of them is in two lists. */
const SMALL_WORDS: Record<string, Set<string>> = {
  en: new Set('the and of to is are you your with for this that can from it be'.split(' ')),
  de: new Set('der die das und ist nicht sie ihr ihre mit für auf den dem ein eine wird können'.split(' ')),
  es: new Set('el los las y es por para con que su una del puede como'.split(' ')),
  fr: new Set('le les et est vous votre pour avec dans une des sur pas peut ce'.split(' ')),
};

/** True when both texts show a language, and not the same one. */
export function speaksAnotherLanguage(a: string, b: string): boolean {
  if (usesAnotherScript(a, b)) return true;
  const [first, second] = [guessLanguage(a), guessLanguage(b)];
  return first !== undefined && second !== undefined && first !== second;
}

function guessLanguage(text: string): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best: string | undefined;
  let most = 1;
  for (const [language, small] of Object.entries(SMALL_WORDS)) {
    const count = words.filter(word => small.has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}

function usesAnotherScript(a: string, b: string): boolean {
  const isLatin = (text: string) =>
    (text.match(/\p{sc=Latin}/gu)?.length ?? 0) * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
  return isLatin(a) !== isLatin(b);
}
