import { isEverydayWord } from '../knowledge/background.ts';
import { fold, stem, tokenise } from '../knowledge/terms.ts';
import { plainLetters, spelledBy } from './plain-letters.ts';
import { isOneSlip } from './slips.ts';

/** All words of a phrase stand within this many words. */
const PHRASE_WINDOW = 4;
/** Asks how something works; who wants it done says so. */
const ASKS_HOW =
  /^(?:(?:hi|hello|hey|and|so|ok|but|please|hallo|hola|bonjour)[\s,]+)*(?:how (?:do|can|to|does|long|much|many|would|should)|what (?:is|are|does|happens|if|do)|where|when(?! (?:will|are|is|do|does) (?:you|i|we|my|our)\b.*\b(?:me|us|my|our)\b)|which|who|why do|can (?:i|we|you explain|employees|managers)|do (?:i|you|we)|does|is (?:there|it)|are there|wie|was|wo|wann|welche\w*|gibt es|como|que|donde|cuando|cual|hay|comment|ou|quand|quel\w*|est-ce|y a-t-il)\b/;
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
    'cancellare',
    'disdire',
    'opzeggen',
    'anular',
  ].map(stem),
);
const CONTRACT =
  /\b(?:subscription|plan|account|contract|membership|service|everything|trial|licen[cs]e|abo|abonnement|vertrag|mitgliedschaft|konto|suscripcion|contrato|cuenta|plan|compte|contrat|abonnement|abbonamento|contratto|assinatura|lidmaatschap|overeenkomst)s?\b/;
/** A signal in these surroundings alone: "a legal holiday" is none. */
const LEGAL =
  /\b(?:legal(?:ly)? (?:actions?|steps?|advice|advis[eo]rs?|claims?|complaints?|consequences?|counsel|disputes?|matters?|notices?|proceedings?|representati\w+|rights|threats?|trouble)|(?:our|my) legal (?:team|department)|take (?:this|it|you) (?:to )?legal)\b/;
/** What follows makes a plain word of these: "the emergency exit", "the urgent flag". */
const PLAIN_BEFORE: Array<[word: RegExp, next: RegExp]> = [
  [
    /^emerg/,
    /^(?:exits?|contacts?|leave|numbers?|shifts?|drills?|exercises?|phones?|plans?|services?|room)$/,
  ],
  [/^urgent/, /^(?:shifts?|flags?|labels?|tags?|tasks?|priorit\w+|notes?)$/],
];
/** Between the words of a phrase these make something else of it: "data about breaches". */
const PARTS_PHRASE = /^(?:about|of|on|for|with|from|without|uber|von|sobre|sur)$/;
/** "It was never refunded": that is the complaint, not a denial. */
const LEFT_UNDONE =
  /\b(?:was|were|been|got|get|is|are|am|has|have|had)(?: \w+)? (?:not|never)(?: been)? $|\b(?:never|not)(?: yet)? (?:been |got )?$|\b(?:wasn't|weren't|hasn't|haven't|isn't)(?: \w+)? (?:been )?$/;
/** Shorter words are mended by nobody: too many are one letter apart. */
const SLIP_CHARACTERS = 4;
/** A misspelt form has no stem to go by. */
const ENDINGS = ['', 's', 'ed', 'd', 'ing', 'led', 'ling', 'ation'];
/** Messages of this many words may be halves of one. */
const HALF_WORDS = 6;

/** Nothing named: "I want to cancel". */
const NOTHING_AFTER =
  /^(?: (?:it|all|it all|all of it|now|today|please|immediately|asap|everything|sofort|bitte|ya|ahora|por favor|maintenant|svp|with you|at the end of.*|by .*|because.*|and .*))*$/;

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
  const sentences = fold(plainLetters(text))
    .replace(/[’`]/g, "'")
    .split(/[.!?\n;]+/)
    .map(sentence =>
      sentence
        .replace(/[^\p{L}\p{N}\s',@$-]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  return keywords.find(keyword => sentences.some(sentence => means(sentence, keyword, isTopic)));
}

/**
 * What two messages say together, where the newest may go on with the one before: both are short, and neither
 * is a sentence that has ended. Undefined else.
 * @param said the customer's messages, newest last
 */
export function joined(said: readonly string[]): string | undefined {
  const [before = '', newest = ''] = said.slice(-2);
  if (said.length < 2 || /[.!?]\s*$/.test(before)) return undefined;
  const words = (text: string) => text.trim().split(/\s+/).length;
  return words(before) <= HALF_WORDS && words(newest) <= HALF_WORDS ? `${before} ${newest}` : undefined;
}

function means(sentence: string, keyword: string, isTopic: boolean): boolean {
  const wanted = tokenise(keyword).map(word => ({ word, stem: stem(word) }));
  const words = sentence.split(/[^\p{L}\p{N}'@$]+/u).filter(Boolean);
  const bare = words.map(word => word.replace(/'.*$/, ''));
  const [first] = wanted;
  if (!first) return false;
  for (const [index, found] of bare.entries()) {
    if (!isSame(found, first)) continue;
    const from = Math.max(0, index - PHRASE_WINDOW);
    const near = bare.slice(from, index + PHRASE_WINDOW + 1);
    const places = wanted.map(one => near.findIndex(word => isSame(word, one)));
    if (places.includes(-1)) continue;
    const between = near.slice(Math.min(...places) + 1, Math.max(...places));
    if (wanted.length > 1 && between.some(word => PARTS_PHRASE.test(word))) continue;
    const before = `${words.slice(0, index).join(' ')} `;
    const isUndone = /ed$/.test(found) && LEFT_UNDONE.test(before);
    if (DENIED.test(before.trimEnd()) && !isUndone) continue;
    if (!isTopic && (ASKS_HOW.test(sentence) || ASKS_ABOUT.test(sentence))) continue;
    if (wanted.length === 1 && ENDING.has(first.stem) && !endsContract(sentence, words, index)) continue;
    if (wanted.length === 1 && !isInContext(first.stem, sentence, words[index + 1])) continue;
    return true;
  }
  return false;
}

/** The word in any form, with one slip of the finger, or with digits for letters. */
function isSame(found: string, wanted: { word: string; stem: string }): boolean {
  const own = stem(found);
  if (own === wanted.stem) return true;
  if (/\d|[@$]/.test(found)) return spelledBy(found).some(spelling => stem(spelling) === wanted.stem);
  if (found.length < SLIP_CHARACTERS || wanted.word.length < SLIP_CHARACTERS + 1) {
    // Of four letters only two that were swapped: every other slip is a word of its own.
    return (
      found.length === SLIP_CHARACTERS &&
      found.length === wanted.word.length &&
      [...found].sort().join('') === [...wanted.word].sort().join('') &&
      isOneSlip(found, wanted.word) &&
      !isEverydayWord(own)
    );
  }
  if (isEverydayWord(own)) return false;
  return isOneSlip(own, wanted.stem) || ENDINGS.some(ending => isOneSlip(found, wanted.word + ending));
}

function isInContext(word: string, sentence: string, next: string | undefined): boolean {
  if (word === 'legal' && !LEGAL.test(sentence)) return false;
  return !PLAIN_BEFORE.some(([which, plain]) => which.test(word) && next !== undefined && plain.test(next));
}

function endsContract(sentence: string, words: readonly string[], index: number): boolean {
  if (CONTRACT.test(sentence)) return true;
  // Up to the next comma: what follows is another matter.
  const ending = words[index] ?? '';
  const rest = sentence.slice(sentence.indexOf(ending) + ending.length).split(',')[0] ?? '';
  return NOTHING_AFTER.test(rest.trimEnd());
}
