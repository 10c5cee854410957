import { fold } from '../../knowledge/terms.ts';
import { feelingOf, isAskingWord } from './lexicon.ts';
import { situationOf } from './situation.ts';

/** What can be read off a message without any example: words, negations, marks and how it is built. */
export interface Feeling {
  /** Above 0 unhappy, below 0 happy; a strong word is 3. */
  score: number;
  /** What was found, as marker words for a trained classifier. */
  markers: string[];
}

const NEGATION =
  /^(?:not|no|never|without|isnt|wasnt|dont|doesnt|didnt|cant|cannot|wont|arent|hardly|nothing|nor)$/;
/** A negation reaches this many words on. */
const REACH = 3;
const WORDS = /<3|[:;]-?[)d(]|[\p{L}\p{N}]+(?:'\p{L}+)*|[!?]+/gu;
const MENTION = /[@]\w+/g;
const LINK = /https?:\S+/g;
const SAD = /[:;]-?[(/]|😡|😠|😤|😞|😢|😭|👎|🙄|😒/u;
const GLAD = /[:;]-?[)d]|<3|😊|😀|😃|😍|👍|🙏|❤|🎉/iu;

/** Reads a message's feeling from its words. */
export function readFeeling(message: string): Feeling {
  const text = fold(message.replace(LINK, ' ').replace(MENTION, ' ')).replace(/[’`]/g, "'");
  const words = (text.match(WORDS) ?? []).map(word => word.replace(/'/g, ''));
  const markers: string[] = [];
  let score = 0;
  let negatedUntil = -1;
  const note = (marker: string, weight: number) => {
    markers.push(marker);
    score += weight;
  };
  words.forEach((word, index) => {
    const weight = feelingOf(word);
    const isNegated = index <= negatedUntil;
    if (isNegated && weight < 0) note('zznotgood', 2.5);
    else if (isNegated && weight >= 3) note('zznotbad', 1);
    else if (weight >= 3) note('zzstrong', 3);
    else if (weight > 0) note('zzmild', 1);
    else if (weight < 0) note('zzgood', weight);
    if (isNegated && /^\p{L}/u.test(word)) markers.push(`zznot${word}`);
    if (NEGATION.test(word)) negatedUntil = index + REACH;
    if (/^[!?]/.test(word)) negatedUntil = -1;
  });
  if (SAD.test(message)) note('zzsad', 2);
  if (GLAD.test(message)) note('zzglad', -2);
  if (/!/.test(message)) markers.push('zzcall');
  if (/!{2,}|\?{2,}|\?!|!\?/.test(message)) markers.push('zzcalls');
  if (/\?/.test(message)) note('zzasks', -0.5);
  if (words[0] !== undefined && isAskingWord(words[0])) note('zzasksfirst', -1);
  if (words.length > 14) note('zzlong', 1);
  if (words.length < 7) note('zzshort', -1);
  if (/https?:/.test(message)) note('zzlink', -1);
  if (/\b[A-Z]{4,}\b/.test(message)) note('zzshout', 0.5);
  if (/\b(?:i|my|me|we|our)\b/.test(text)) note('zzmine', 0.5);
  if (/\d+ ?(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?)\b/.test(text)) note('zzwaiting', 1.5);
  return { score, markers: markers.concat(`zzscore${Math.max(-4, Math.min(8, Math.round(score)))}`) };
}

/** The message with the markers of its feeling, for training and classifying. */
export function markedText(message: string): string {
  const { markers } = readFeeling(message);
  const text = message.replace(LINK, ' zzlinked ').replace(MENTION, ' ');
  return `${text.replace(/\n/g, ' ')} ${markers.join(' ')}`;
}

/**
 * The same with its situation and whom it names, which tell complaints apart and say little of a feeling. The
 * situation's markers weigh double: there are few among a message's many pieces.
 */
export function situatedText(message: string): string {
  const situation = situationOf(message).map(name => `zzf${name}`);
  const named = (message.match(MENTION) ?? []).map(name => `zzh${name.slice(1).toLowerCase()}`);
  return [markedText(message), ...situation, ...named, ...situation].join(' ');
}
