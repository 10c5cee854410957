import { splitSentences } from '../../knowledge/sentences.ts';
import { fold } from '../../knowledge/terms.ts';
import type { FoundPassage } from '../../knowledge/types.ts';
import { areOpposite } from './lexicon.ts';
import { ROLES } from './lexicon-english.ts';
import { englishStem } from './stems.ts';
import type { HeldReason } from './types.ts';

/** A sentence that shares this much with one of the passage repeats it, and has no excuse to differ. */
const REPEATS_SHARE = 0.75;

/** So much of it stands in the source word for word. */
const CONTAINED_SHARE = 0.9;
const CONDITION = /^(?:if|when|unless|until|once|except|wenn|falls|si|cuando|quand)$/;
/** Conditions in form only. */
const COURTESY = /\bif you (?:like|want(?: to)?|wish|prefer|can|need(?: to)?)\b/gi;
const ROLE = new RegExp(`^(?:${ROLES.join('|')})s?$`);
const NEGATION =
  /^(?:not|no|never|none|nothing|nobody|neither|nor|without|cannot|nicht|kein|keine|nie|ohne|sin|nunca|pas|jamais)$/;
const DUTY = /^(?:must|has|have|needs?|required|muss|debe|doit)$/;
const PERMISSION = /^(?:can|may|could|might|kann|darf|puede|peut)$/;

/**
 * The classic almost-right quote: a passage's own sentence with a "not" more or less, another number,
 * role or force. Compared word by word, so it also sees what a clause's grammar hides.
 */
export function findTwist(
  sentence: string,
  passages: FoundPassage[],
): { reason: HeldReason; passage: FoundPassage; start: number; end: number } | undefined {
  const said = wordsOf(sentence);
  let best:
    | { share: number; reason: HeldReason | undefined; passage: FoundPassage; start: number; end: number }
    | undefined;
  for (const passage of passages) {
    for (const { text, start, end } of splitSentences(passage.text)) {
      const source = wordsOf(text);
      if (losesCondition(said, text)) return { reason: 'condition', passage, start, end };
      const share = shared(said, source) / Math.max(said.length, source.length);
      if (share < REPEATS_SHARE || (best && share <= best.share)) continue;
      best = { share, reason: differenceOf(said, source), passage, start, end };
    }
  }
  if (!best?.reason) return undefined;
  const { reason, passage, start, end } = best;
  return { reason, passage, start, end };
}

/** What stands before each denial. */
function denied(words: string[]): string {
  return words
    .flatMap((word, at) =>
      /^(?:not|never)$/.test(word) ? [words.slice(Math.max(0, at - 2), at).join(' ')] : [],
    )
    .join();
}

/** A stretch of a source sentence, word for word, without the condition that stands in it. */
function losesCondition(said: string[], source: string): boolean {
  if (said.some(word => CONDITION.test(word))) return false;
  return source.split(/[;:]|, (?:but|and|so) /).some(part => {
    const words = wordsOf(part.replace(COURTESY, ''));
    return words.some(word => CONDITION.test(word)) && shared(said, words) / said.length >= CONTAINED_SHARE;
  });
}

function differenceOf(said: string[], source: string[]): HeldReason | undefined {
  const count = (words: string[], pattern: RegExp) => words.filter(word => pattern.test(word)).length;
  if (count(said, NEGATION) !== count(source, NEGATION)) return 'polarity';
  // The same words in another order, one of them a denial: the denial may have changed sides.
  const isSame = [...said].sort().join() === [...source].sort().join();
  const isMoved = isSame && denied(said) !== denied(source);
  if (isMoved && count(said, NEGATION) > 0) return 'polarity';
  const isClock = said.some(word => /^(?:\d*[ap]m|uhr)$/.test(word));
  if (!isClock && said.some(word => /\d/.test(word) && !source.includes(word))) return 'number';
  const roles = (words: string[]) =>
    words
      .filter(word => ROLE.test(word))
      .map(word => word.replace(/s$/, ''))
      .sort()
      .join();
  if (roles(said) !== roles(source) && count(said, ROLE) >= count(source, ROLE)) return 'name';
  if (isOpposite(said, source)) return 'polarity';
  if (count(said, DUTY) > count(source, DUTY) && count(said, PERMISSION) < count(source, PERMISSION))
    return 'modality';
  return undefined;
}

/** One word of a pair where the source has the other: "the last ten rows" for "the first ten rows". */
function isOpposite(said: string[], source: string[]): boolean {
  const added = left(said, source).map(englishStem);
  const lost = left(source, said).map(englishStem);
  return added.some(one => lost.some(other => areOpposite(one, other)));
}

/** The words that the others have not got, each as often as it is missing there. */
function left(words: string[], others: string[]): string[] {
  const rest = [...others];
  return words.filter(word => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function wordsOf(text: string): string[] {
  const plain = fold(text)
    .replace(/\bcan['’]t\b/g, 'can not')
    .replace(/\bcannot\b/g, 'can not')
    .replace(/n['’]t\b/g, ' not')
    .replace(/\b(?:costs?|is|are) nothing\b/g, 'is free');
  return plain.replace(/\bno longer\b/g, 'not').match(/[\p{L}\p{N}]+(?:[-.:][\p{L}\p{N}]+)*/gu) ?? [];
}

function shared(said: string[], source: string[]): number {
  const left = [...source];
  let common = 0;
  for (const word of said) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common++;
  }
  return common;
}
