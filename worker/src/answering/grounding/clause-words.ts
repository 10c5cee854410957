import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import { AUXILIARY } from './pieces.ts';
import { readUnit } from './quantities.ts';
import type { RawToken } from './tokens.ts';
import type { Token } from './types.ts';

/** Words that say no more than that something may be done. */
export const PERMITTED = /^(?:allowed|possible)$/;
/** Words that point back. */
export const ANAPHORS =
  /^(?:it|its|they|them|their|this|that|these|those|one|ones|he|she|both|either|neither|three)$/;
/** Verbs that say what happens only with the words beside them. */
export const LIGHT =
  /^(?:get|gets|got|getting|have|has|had|take|takes|took|taken|make|makes|made|put|puts|use|uses|used|using|need|needs|do|does)$/;
/** Prepositions whose stretch may limit a claim. */
export const LIMITERS =
  /^(?:within|during|without|except|until|on|for|in|at|with|after|before|from|under|outside|inside)$/;

/** A word that names something: in a phrase, with a digit, or with a capital inside the sentence. */
export function isNameToken(raw: RawToken, lexicon: Lexicon, names: Set<string> | undefined): boolean {
  if (raw.kind !== 'word') return false;
  if (raw.phrase !== undefined) return true;
  if (/\d/.test(raw.text)) return true;
  if (lexicon.language === 'de') {
    return names?.has(raw.text) === true && raw.isCapital && lexicon.kindOf(raw.text) === 'plain';
  }
  if (raw.isCapital && !raw.isFirst) return true;
  return raw.isFirst && names?.has(raw.text) === true && !lexicon.isFree(raw.text);
}

/** An order that begins behind "for …," or "in …,". */
export function isOrderBehindComma(piece: Piece, lexicon: Lexicon): boolean {
  const [first] = piece.raw;
  const at = piece.raw.findIndex(token => token.kind === 'mark' && token.text === ',');
  const verb = piece.raw[at + 1];
  if (at < 1 || !first || !LIMITERS.test(first.text) || verb?.kind !== 'word') return false;
  return verb.phrase === undefined && isVerbForm(verb.text, lexicon) && !/(?:[^s]s|ed|ing)$/.test(verb.text);
}

/** "Printing is allowed": the permission is all that is said of it. */
export function isAllowedPredicate(raw: RawToken[], index: number, lexicon: Lexicon): boolean {
  if (!PERMITTED.test(raw[index]?.text ?? '')) return false;
  return !raw
    .slice(index + 1)
    .some(later => later.kind !== 'mark' && !(lexicon.isFree(later.text) && later.phrase === undefined));
}

/** A participle behind a subject, with the verb still to come. */
export function isReducedRelative(raw: RawToken[], index: number, lexicon: Lexicon): boolean {
  const text = raw[index]?.text ?? '';
  if (
    !/(?:ed|en)$|^(?:bought|sent|paid|made|sold|kept|held|left|lost|built)$/.test(text) ||
    !lexicon.mayAct(text)
  )
    return false;
  const before = raw[index - 1];
  if (before?.kind !== 'word' || lexicon.isFree(before.text)) return false;
  return raw
    .slice(index + 1)
    .some(later => later.kind === 'word' && later.phrase === undefined && AUXILIARY.test(later.text));
}

/** A phrase is a verb or a plain word, unless it stands for a contrast ("prior to"). */
export function phrasedKind({ isVerb }: { isVerb: boolean }, text: string, lexicon: Lexicon): Token['kind'] {
  if (isVerb) return 'verb';
  return lexicon.kindOf(text) === 'contrast' ? 'contrast' : 'plain';
}

/** A word that may begin an order or stand as the verb. */
export function isVerbForm(text: string, lexicon: Lexicon): boolean {
  return (
    lexicon.kindOf(text) === 'verb' ||
    /^(?:open|choose|select|enter|add|set|check|use|copy|start|change|plan|hold|answer|let|update)$/.test(
      text,
    )
  );
}

/** "Each works once": of what the sentence before speaks of. */
export function isBareEach(raw: RawToken[], index: number, lexicon: Lexicon): boolean {
  const next = raw[index + 1];
  return (
    /^(?:each|all|both|none)$/.test(raw[index]?.text ?? '') &&
    next?.kind === 'word' &&
    (AUXILIARY.test(next.text) || (lexicon.kindOf(next.text) === 'verb' && /s$/.test(next.text)))
  );
}

const DETERMINER =
  /^(?:an?|the|your|our|their|his|her|its|each|every|per|this|these|those|another|any|no|all|both)$/;
const BEFORE_NOUN =
  /^(?:past|future|new|old|same|first|last|next|previous|following|existing|own|other|whole|single|current)$/;

/** "Their future shifts", "the booking": a word that is mostly a verb, and is none behind "the". */
export function isNounHere(raw: RawToken[], index: number, lexicon: Lexicon): boolean {
  const text = raw[index]?.text ?? '';
  if (/(?:ed|en)$/.test(text)) return false;
  let at = index - 1;
  const isBare = at < 0 || !BEFORE_NOUN.test(raw[at]?.text ?? '');
  if (isBare)
    return /ing$/.test(text) && DETERMINER.test(raw[at]?.text ?? '') ? true : isOwned(raw, index, lexicon);
  while (at >= 0 && BEFORE_NOUN.test(raw[at]?.text ?? '')) at--;
  const before = raw[at];
  return (
    at < 0 || DETERMINER.test(before?.text ?? '') || before?.kind === 'number' || before?.kind === 'mark'
  );
}

/** "The shift stays", "each booking is": no verb stands right behind "the", nor right before "can". */
function isOwned(raw: RawToken[], index: number, lexicon: Lexicon): boolean {
  const before = raw[index - 1];
  const next = raw[index + 1];
  const isLast = next === undefined || next.kind === 'mark' || lexicon.isFree(next.text);
  if (/^(?:an?|the|your|our|their|its|every|no)$/.test(before?.text ?? '')) return true;
  if (/^(?:his|her|each|per|any)$/.test(before?.text ?? '')) return isLast;
  return (
    next?.kind === 'word' &&
    next.phrase === undefined &&
    AUXILIARY.test(next.text) &&
    !/^(?:have|has|had|do|does|be|been|need|needs)$/.test(next.text)
  );
}

/** "No. 5": the word before a number is no denial. */
export function isNumberAbbreviation(next: RawToken | undefined): boolean {
  return next?.kind === 'number';
}

/** A unit is part of its number, not a word of its own. */
export function isUnit(tokens: RawToken[], index: number): boolean {
  const token = tokens[index];
  if (!token || !readUnit(token.text) || token.text === 'second') return false;
  // "The same day", "on that day": no amount.
  if (/^(?:same|that|this|next|following|first|last|any|which|calendar)$/.test(tokens[index - 1]?.text ?? ''))
    return false;
  return tokens.slice(Math.max(0, index - 6), index).some(before => before.kind === 'number');
}

/** The content word behind a number, up to the next number: "5 new people". */
export function nounBehind(tokens: RawToken[], index: number, lexicon: Lexicon): string[] {
  for (let at = index + 1; at < Math.min(tokens.length, index + 4); at++) {
    const next = tokens[at];
    if (next?.kind !== 'word' || next.phrase !== undefined) break;
    if (readUnit(next.text) || lexicon.kindOf(next.text) === 'verb') return [];
    if (lexicon.isFree(next.text)) {
      if (/^(?:or|and|to|of)$/.test(next.text)) continue;
      break;
    }
    return lexicon.conceptsOf(next.text);
  }
  return [];
}

/** Stretches that limit what is claimed; places on a screen do not. */
export function isTelling(word: string, tokens: Token[]): boolean {
  const claims = tokens.filter(token => token.phrase === undefined);
  if (claims.length === 0) return false;
  if (/^(?:within|during|without|except|until|outside|inside)$/.test(word)) return true;
  if (/^(?:on|for)$/.test(word)) return true;
  return claims.some(token => token.kind === 'quantity' || token.kind === 'name');
}

/** "It should arrive on Monday": what is expected, not what anybody is to do. */
export function isExpected(raw: RawToken[], index: number): boolean {
  if (raw[index]?.text !== 'should') return false;
  if (/^(?:you|we|they|people|everyone)$/.test(raw[index - 1]?.text ?? 'you')) return false;
  return /^(?:arrive|reach|get|be|take|come|land|appear|work|show|see|hear|return|last|receive)$/.test(
    raw[index + 1]?.text ?? '',
  );
}

/** "Any amount over 100", "any payments made before …": "any" of a kind that the words behind it tell. */
export function isPickedOut(raw: RawToken[], index: number, lexicon: Lexicon): boolean {
  const [noun, next] = [raw[index + 1], raw[index + 2]];
  if (noun?.kind !== 'word' || next?.kind !== 'word' || lexicon.kindOf(noun.text) === 'role') return false;
  return /^(?:over|under|above|below|morethan|lessthan|exceeding|that|which|made|from|outside|inside)$/.test(
    next.text,
  );
}

/** "Every night", "each calendar year", "all 3": how often or how many, not how far a claim reaches. */
export function isEachTime(raw: RawToken[], index: number): boolean {
  const [next, second] = [raw[index + 1], raw[index + 2]];
  const text = next?.text ?? '';
  if (next?.quantity || readUnit(text) || /^(?:night|other|time)$/.test(text)) return true;
  const isKind = /^(?:calendar|billing|single|full|working|school|business|new)$/.test(text);
  return isKind && readUnit(second?.text ?? '') !== undefined;
}
