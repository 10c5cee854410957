import { fold, stem, tokenise } from '../knowledge/terms.ts';

/** All words of a phrase stand within this many words. */
const PHRASE_WINDOW = 4;
/** Asks how something works; who wants it done says so. */
const ASKS_HOW =
  /^(?:(?:hi|hello|hey|and|so|ok|but|please|hallo|hola|bonjour)[\s,]+)*(?:how (?:do|can|to|does|long|much|many|would|should)|what (?:is|are|does|happens|if|do)|where|when|which|who|why do|can (?:i|we|you explain|employees|managers)|do (?:i|you|we)|does|is (?:there|it)|are there|wie|was|wo|wann|welche\w*|gibt es|como|que|donde|cuando|cual|hay|comment|ou|quand|quel\w*|est-ce|y a-t-il)\b/;
/** The same inside a sentence: "I want to see how long refunds take", "the refund policy". */
const ASKS_ABOUT =
  /\b(?:see|seeing|check|checking|know|understand|find out|learn|tell me|explain|wissen|sehen|saber|ver|savoir|voir)\b.*\b(?:how|what|which|when|where|whether|if|wie|was|wann|ob|como|cuando|que|comment|quand)\b|\b(?:policy|policies|rules|terms|conditions|bedingungen|politica|condiciones|conditions|politique)\b/;
const DENIED =
  /\b(?:no|not|don't|dont|never|without|kein\w*|nicht|ohne|sin|pas|sans|nunca|jamais)(?: \w+){0,3} ?$/;
/** Ending a contract escalates; ending a meeting does not. */
const ENDING = new Set(
  [
    'cancel',
    'cancellation',
    'terminate',
    'kundigen',
    'kundige',
    'stornieren',
    'cancelar',
    'resilier',
    'annuler',
  ].map(stem),
);
const CONTRACT =
  /\b(?:subscription|plan|account|contract|membership|service|everything|trial|licen[cs]e|abo|abonnement|vertrag|mitgliedschaft|konto|suscripcion|contrato|cuenta|plan|compte|contrat|abonnement)s?\b/;
/** Nothing named: "I want to cancel". */
const NOTHING_AFTER =
  /^(?: (?:it|now|today|please|immediately|asap|everything|sofort|bitte|ya|ahora|por favor|maintenant|svp|with you|at the end of.*|by .*|because.*|and .*))*$/;

/**
 * The first keyword that a message means: as words in any form, a phrase's words near each other. One that
 * is denied, asked about, or said of something else ("cancel my meeting") is none.
 * @param isTopic asking about a topic is about it too
 */
export function findKeyword(
  text: string,
  keywords: readonly string[],
  { isTopic = false }: { isTopic?: boolean } = {},
): string | undefined {
  const sentences = fold(text)
    .replace(/[’`]/g, "'")
    .split(/[.!?\n;]+/)
    .map(sentence =>
      sentence
        .replace(/[^\p{L}\p{N}\s',-]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  return keywords.find(keyword => sentences.some(sentence => means(sentence, keyword, isTopic)));
}

function means(sentence: string, keyword: string, isTopic: boolean): boolean {
  const wanted = tokenise(keyword).map(stem);
  const words = sentence.split(/[^\p{L}\p{N}']+/u).filter(Boolean);
  const stems = words.map(word => stem(word.replace(/'.*$/, '')));
  const [first] = wanted;
  if (first === undefined) return false;
  for (const [index, found] of stems.entries()) {
    if (found !== first) continue;
    const near = stems.slice(Math.max(0, index - PHRASE_WINDOW), index + PHRASE_WINDOW + 1);
    if (!wanted.every(word => near.includes(word))) continue;
    const before = words.slice(0, index).join(' ');
    if (DENIED.test(before)) continue;
    if (!isTopic && (ASKS_HOW.test(sentence) || ASKS_ABOUT.test(sentence))) continue;
    if (wanted.length === 1 && ENDING.has(first) && !endsContract(sentence, words.slice(index + 1))) continue;
    return true;
  }
  return false;
}

function endsContract(sentence: string, after: string[]): boolean {
  const rest = after.length > 0 ? ` ${after.join(' ')}` : '';
  return CONTRACT.test(sentence) || NOTHING_AFTER.test(rest);
}
