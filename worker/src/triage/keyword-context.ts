import { stem } from '../knowledge/terms.ts';

/** Asks how something works; who wants it done says so. */
const ASKS_HOW =
  /^(?:(?:hi|hello|hey|and|so|ok|but|please|hallo|hola|bonjour)[\s,]+)*(?:how (?:do|can|to|does|long|much|many|would|should)|what (?:is|are|does|happens|if|do|[a-z]+ (?:is|are|do|does))|where|when(?! (?:will|are|is|do|does) (?:you|i|we|my|our)\b.*\b(?:me|us|my|our)\b)|which|who|why do|can (?:i|we|you explain|employees|managers)|do (?:i|you|we)|does|is (?:there|it)(?! possible)|are there|wie|was|wo|wann|welche\w*|gibt es|como|que|donde|cuando|cual|hay|comment|ou|quand|quel\w*|est-ce|y a-t-il)\b/;
/** The same inside a sentence: "I want to see how long refunds take", "the refund policy". */
const ASKS_ABOUT =
  /\b(?:see|seeing|check|checking|know|understand|find out|learn|tell me|explain|wissen|sehen|saber|ver|savoir|voir)\b.*\b(?:how|what|which|when|where|whether|if|wie|was|wann|ob|como|cuando|que|comment|quand)\b|\b(?:policy|policies|rules|terms|conditions|bedingungen|politica|condiciones|conditions|politique)\b/;
/** "where is my refund": their own case, not how it works. */
const OWN_CASE = /^(?:(?:and|so|but|hi|hello)[\s,]+)*(?:where|when|why|wo|donde|ou)\b/;
const OWN = /\b(?:my|our|mein\w*|unser\w*|mi|nuestr\w|mon|ma|notre)$/;
const DENIED =
  /\b(?:no|not|don't|dont|doesn't|didn't|isn't|isnt|wasn't|wasnt|aren't|won't|haven't|hasn't|nobody|no one|none|never|without|neither|nor|kein\w*|nicht|ohne|nie|niemand|sin|nadie|pas|sans|nunca|jamais|niente|non|nao|sem|niet|geen|zonder)(?: [\p{L}\p{N}']+){0,3} ?$/u;
/** What was denied to the customer is wanted all the more: "I have not got my refund". */
const NOT_GIVEN =
  /\b(?:not|never|n't|didnt|havent|hasnt|nicht|no|pas)(?: [\p{L}']+){0,2} (?:got|gotten|get|received?|seen|been|given|give|issued?|paid|processed|sent|erhalten|bekommen|recibido|recu)(?: [\p{L}']+){0,2} ?$|\b(?:won't|will not|refuse|refusing|refused|can't|cannot) (?:to )?(?:give|pay|issue|process|grant|send|even)(?: [\p{L}']+){0,2} ?$/u;
const WANTED_NOT = /\b(?:want|need|ask|asking|request|requesting|require|brauche\w*|will|quiero|veux)\b/;
/** No refund has come: a complaint, not a denial. */
const STILL_MISSING =
  /^(?: (?:yet|so far|received|came|arrived|until now|as of|has|was)\b| (?:has |have )?(?:not|never|still)\b)/;
/** "It was never refunded": what was not done is the complaint. */
const LEFT_UNDONE =
  /\b(?:was|were|been|got|get|is|are|am|has|have|had)(?: \w+)? (?:not|never)(?: been)?$|\b(?:never|not)(?: yet)?(?: been| got)?$|\b(?:wasn't|weren't|hasn't|haven't|isn't)(?: \w+)?(?: been)?$/;
/** Signals in these surroundings alone: "a legal holiday" is none. */
const LEGAL =
  /\b(?:legal(?:ly)? (?:actions?|steps?|advice|advis[eo]rs?|claims?|complaints?|consequences?|counsel|disputes?|matters?|notices?|proceedings?|representati\w+|rights|threats?|trouble)|(?:our|my) legal (?:team|department)|take (?:this|it|you) (?:to )?legal)\b/;
/** Between the words of a phrase these make something else of it: "data about breaches". */
const PARTS_PHRASE = /^(?:about|of|on|for|with|from|without|uber|von|sobre|sur)$/;
/** Ending a contract escalates; ending a meeting does not. */
const ENDING = new Set(
  `cancel cancellation cancelation terminate kundigen kundige kundigung stornieren cancelar resilier annuler
  disdire annullare opzeggen`
    .split(/\s+/)
    .map(stem),
);
/** What is ended, where a person must know of it. */
export const CONTRACT_WORDS = new Set(
  `subscription plan account contract membership service everything trial licence license abo abonnement vertrag
  mitgliedschaft konto suscripcion contrato cuenta compte contrat assinatura conta abbonamento contratto
  lidmaatschap abonnements subscriptions accounts plans contracts`.split(/\s+/),
);
const CONTRACT = new RegExp(`\\b(?:${[...CONTRACT_WORDS].join('|')})s?\\b`);
/** Nothing named: "I want to cancel". */
const NOTHING_AFTER =
  /^(?: (?:it|all|it all|all of it|now|today|please|immediately|asap|everything|sofort|bitte|ya|ahora|por favor|maintenant|svp|with you|at the end of.*|by .*|because.*|and .*))*$/;
/** The keyword names a thing on the screen or at work: "urgent shift label", "emergency contact". */
const NAMES_A_THING =
  /^(?: (?:shifts?|leave|request|type|kind|care|response))? (?:labels?|badges?|tags?|contacts?|rooms?|exits?|buttons?|columns?|fields?|status|filters?|lists?|templates?|names?|numbers?|menus?|settings?|icons?|colou?rs?|categor(?:y|ies)|roles?|policy|report|departments?|services? team|drills?|headphones?)\b/;
const NAMED =
  /\b(?:called|named|labell?ed|tagged|marked(?: as)?|label|labels|column|columns|tag|role|roles|status|field|button|category|filter|template)$/;
/** People of a profession whom somebody counts or lists work there; they threaten nobody. */
const COUNTED =
  /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|many|several|some|all|the role|as an?|(?:firm|office) (?:with|of))(?: \w+)?$/;
const PEOPLE = new Set(
  'lawyer lawyers attorney attorneys anwalt anwalte abogado abogados avocat avocats advogado avvocato advocaat'
    .split(' ')
    .map(stem),
);

/** Where a keyword stands in a sentence: folded words, lower case. */
export interface KeywordPlace {
  sentence: string;
  words: readonly string[];
  /** Positions of the keyword's words, the first and the last of them. */
  first: number;
  last: number;
  /** The keyword's stems. */
  wanted: readonly string[];
}

/** Whether a keyword is meant where it stands: not denied, asked about, or said of something else. */
export function isMeant(place: KeywordPlace, isTopic: boolean): boolean {
  const { sentence, words, first, last, wanted } = place;
  const after = toText(words.slice(last + 1));
  const isUndone = /ed$/.test(words[first] ?? '') && LEFT_UNDONE.test(words.slice(0, first).join(' '));
  if (!isUndone && (isDenied(words.slice(0, first), after) || isDenied(words.slice(0, last), after)))
    return false;
  if (words.slice(first + 1, last).some(word => PARTS_PHRASE.test(word))) return false;
  const before = words.slice(0, first).join(' ').replace(/,/g, '');
  if (!isTopic && asksAbout(sentence, before)) return false;
  if (NAMES_A_THING.test(after) || NAMED.test(before)) return false;
  if (wanted.length > 1) return true;
  const [stemmed = ''] = wanted;
  if (stemmed === 'legal' && !LEGAL.test(sentence)) return false;
  if (PEOPLE.has(stemmed) && COUNTED.test(before)) return false;
  return !ENDING.has(stemmed) || CONTRACT.test(sentence) || NOTHING_AFTER.test(untilComma(words, last));
}

function asksAbout(sentence: string, before: string): boolean {
  if (OWN_CASE.test(sentence) && OWN.test(before)) return false;
  return ASKS_HOW.test(sentence) || ASKS_ABOUT.test(sentence);
}

function isDenied(before: readonly string[], after: string): boolean {
  // What was denied before a comma or a "but" is another matter.
  const clause =
    before
      .join(' ')
      .split(/,|\b(?:but|aber|sondern|pero|sino|mais|ma|maar|mas)\b/)
      .at(-1)
      ?.trim() ?? '';
  if (!DENIED.test(clause)) return false;
  if (STILL_MISSING.test(after)) return false;
  return !NOT_GIVEN.test(clause) || WANTED_NOT.test(clause);
}

/** What follows a comma is another matter. */
function untilComma(words: readonly string[], last: number): string {
  const rest = words.slice(last + 1);
  const comma = rest.indexOf(',');
  return toText(comma < 0 ? rest : rest.slice(0, comma));
}

function toText(words: readonly string[]): string {
  return words.length > 0 ? ` ${words.join(' ').replace(/,/g, '')}` : '';
}
