import { contentStems, shareIn } from '../answering/overlap.ts';
import { fold } from '../knowledge/terms.ts';

/** One sign of frustration in a message: what it is for agents, and how much it weighs. */
export interface FrustrationSign {
  sign: 'swearing' | 'blame' | 'counting' | 'capitals' | 'marks' | 'repeated';
  weight: number;
}

const SWEARING =
  /\b(?:f+u+c+k\w*|wtf|bullshit|shit(?:ty)?|crap(?:py)?|goddamn|damn(?: it)?(?! good)|bloody hell|arsehole|asshole|scheis\w*|scheiß\w*|verdammt\w*|verflucht\w*|mierda|joder|cono|puta|putain|merde|bordel|fait chier)\b/;
const BLAME =
  /\b(?:(?:this|that|you|it|you're|it's|bot|assistant|answers?|help|chat|support|service)(?: (?:is|are|was|were))?(?: (?:so|totally|completely|absolutely|really|just|utterly|all|a|an|the|bloody))* (?:useless|ridiculous|pathetic|rubbish|garbage|nonsense|a joke|joke|terrible|horrible|awful|worst|unacceptable|stupid|worthless|no help at all))\b|^(?:so |totally |completely |absolutely )?(?:useless|ridiculous|pathetic|unacceptable|unbelievable)$|\b(?:waste of (?:my )?time|wasting my time|fed up|sick (?:and tired )?of (?:this|you)|had enough|losing (?:my )?patience|driving me (?:crazy|mad|nuts)|going (?:round )?in circles|nobody (?:helps|listens|answers)|are you (?:even )?(?:listening|reading|kidding))\b|\b(?:nutzlos|lacherlich|unverschamt\w*|frechheit|zeitverschwendung|reicht mir|die nase voll|unfassbar)\b|\b(?:es inutil|inutiles?|ridiculo|estoy harta?|harto de|perdida de tiempo|vergüenza|verguenza)\b|\b(?:c'est (?:vraiment )?(?:nul|inutile|ridicule|n'importe quoi)|ras le bol|perte de temps|inadmissible|j'en ai marre)\b/;
const COUNTING =
  /\b(?:(?:for|is|this is) (?:now )?the (?:second|third|fourth|fifth|\d+(?:nd|rd|th)|hundredth) time|(?:third|fourth|fifth|\d+th) time (?:i|now|asking|today|that i)|how many (?:more )?times|how often do i|again and again|over and over|i (?:already|just) (?:told|said|asked|wrote)|as i (?:already )?(?:said|told)|zum (?:dritten|vierten|funften|x-ten|\d+\.?) mal|wie oft (?:noch|muss)|por (?:tercera|cuarta|enesima) vez|cuantas veces|pour la (?:troisieme|quatrieme|\w*ieme|\d+e) fois|combien de fois)\b/;
/** Nobody shouts in these. */
const ABBREVIATION_CHARACTERS = 5;
const SHOUTED_WORDS = 3;
const SAME_QUESTION = 0.7;
/** What a message still weighs when one more has followed. */
const FADES = 0.6;
/** Over several messages; one alone must say more. */
const FRUSTRATED_FROM = 2.5;
const ALONE_FROM = 4;

/** The signs in one message, given what the same customer wrote before it, oldest first. */
export function frustrationSigns(message: string, earlier: readonly string[] = []): FrustrationSign[] {
  const text = fold(message).replace(/[’`]/g, "'");
  const sentences = text.split(/[.!?\n]+/).map(sentence => sentence.trim());
  const signs: FrustrationSign[] = [];
  if (SWEARING.test(text)) signs.push({ sign: 'swearing', weight: 2 });
  if (sentences.some(sentence => BLAME.test(sentence))) signs.push({ sign: 'blame', weight: 2 });
  if (COUNTING.test(text)) signs.push({ sign: 'counting', weight: 2 });
  if (isShouted(message)) signs.push({ sign: 'capitals', weight: 1 });
  if (/!{2,}|\?{2,}|\?!|!\?/.test(message)) signs.push({ sign: 'marks', weight: 1 });
  if (earlier.some(before => isSameQuestion(before, message))) signs.push({ sign: 'repeated', weight: 1.5 });
  return signs;
}

/**
 * Whether a customer has grown frustrated, with the signs for agents: by several messages of which the
 * newest says so too, or by one that says it in many ways.
 * @param messages the customer's, oldest first; the last is the newest
 */
export function readFrustration(messages: readonly string[]): { isFrustrated: boolean; signs: string[] } {
  const read = messages.map((message, index) => frustrationSigns(message, messages.slice(0, index)));
  const weights = read.map(signs => signs.reduce((sum, { weight }) => sum + weight, 0));
  const newest = weights.at(-1) ?? 0;
  const total = weights.reduceRight(
    (sum, weight, index) => sum + weight * FADES ** (weights.length - 1 - index),
    0,
  );
  const isRising = newest >= 1 && weights.slice(0, -1).some(weight => weight > 0) && total >= FRUSTRATED_FROM;
  const signs = [...new Set(read.slice(-3).flatMap(found => found.map(({ sign }) => sign)))];
  return { isFrustrated: isRising || newest >= ALONE_FROM, signs };
}

function isShouted(message: string): boolean {
  const words = message.match(/\p{L}+/gu) ?? [];
  const shouted = words.filter(
    word => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase(),
  );
  const letters = shouted.join('').length;
  const isLong = shouted.some(word => word.length >= ABBREVIATION_CHARACTERS);
  return shouted.length >= SHOUTED_WORDS && isLong && letters >= words.join('').length * 0.4;
}

function isSameQuestion(before: string, message: string): boolean {
  const [asked, again] = [contentStems(before), contentStems(message)];
  if (asked.size < 2 || again.size < 2) return false;
  return shareIn(asked, again) >= SAME_QUESTION && shareIn(again, asked) >= SAME_QUESTION;
}
