/** What people say before they ask. */
const BEFORE_QUESTION = /^(?:\W|\b(?:hi|hello|hey|ok|okay|so|and|but|well|please|sorry|quick question)\b)*/i;
const ASKS_FACT =
  /^(?:what can (?!(?:i|we|you) (?:do|try)\b)|what(?:['’]?s| is| are| does| do| happens)|how (?:much|many|long|often|old|big|far|fast|soon|quickly)|who|whos|whose|when|which|why|is|isnt|are|was|does|do (?:you|i|we|they)|did|will|can (?!i\b|we\b|you\b|u\b|someone\b|somebody\b))\b/i;
const ASKS_FACT_ELSEWHERE =
  /^¿?(?:wie (?:viele?|lange|oft|weit|hoch|schnell)|wer|wem|wen|wann|warum|wieso|welche[rsn]?|ist|sind|gibt es|cu[aá]nt[oa]s?|qui[eé]n(?:es)?|cu[aá]ndo|por qu[eé]|cu[aá]l(?:es)?|hay|es|son|combien|qui|quand|pourquoi|quel(?:le)?s?|est-ce qu|y a-t-il)(?!\p{L})/iu;
const ASKS_FACT_ANYWHERE = /\b(?:difference between|max(?:imum)? number of|how (?:much|many|long|often))\b/i;

/** A question without what is said before it: "ok and when …". */
export function bareQuestion(question: string): string {
  return question.replace(BEFORE_QUESTION, '');
}

/** True for a message that asks for a fact; everything else wants a way to do or to mend something. */
export function isFactAsked(question: string): boolean {
  const asked = bareQuestion(question);
  return (
    [ASKS_FACT, ASKS_FACT_ELSEWHERE].some(pattern => pattern.test(asked)) || ASKS_FACT_ANYWHERE.test(question)
  );
}
