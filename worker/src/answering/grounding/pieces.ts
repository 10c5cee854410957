import type { Lexicon } from './lexicon.ts';
import { readUnit } from './quantities.ts';
import type { RawToken } from './tokens.ts';

const WEAK =
  /^(?:and|or|but|then|so|who|which|while|whereas|though|although|because|since|nor|und|oder|aber|sondern|y|o|pero|et|ou|mais)$/;
/** Words that make a clause of what they stand in, and claim little themselves. */
export const AUXILIARY =
  /^(?:is|are|was|were|be|been|can|will|may|must|do|does|have|has|had|should|would|could|need|needs|might|ist|sind|wird|werden|kann|konnen|muss|mussen|hat|haben|es|son|esta|estan|puede|pueden|debe|deben|est|sont|peut|peuvent|doit|doivent)$/;

/** A stretch between two marks or joining words. */
export interface Piece {
  raw: RawToken[];
  isCondition: boolean;
  /** The mark or word that led into it. */
  link: string;
}

/** Cuts tokens into the pieces that become clauses. */
export function cutPieces(tokens: RawToken[], lexicon: Lexicon): Piece[] {
  return joinHeadless(cut(tokens, lexicon), lexicon);
}

/** Cuts at strong marks and condition words, and at weak ones for the time being. */
function cut(tokens: RawToken[], lexicon: Lexicon): Piece[] {
  const pieces: Piece[] = [];
  let current: Piece = { raw: [], isCondition: false, link: '' };
  const close = (link: string, isCondition: boolean) => {
    if (current.raw.length > 0) pieces.push(current);
    current = { raw: [], isCondition, link };
  };
  for (const [index, token] of tokens.entries()) {
    const isPhrase = token.phrase !== undefined;
    if (token.kind === 'mark') {
      const isRange =
        /[–—/×→]/.test(token.text) || (token.text === '.' && tokens[index + 1]?.kind === 'number');
      if (token.text === ',') close(',', false);
      else if (!isRange && token.text !== '…') close(token.text, false);
      continue;
    }
    if (!isPhrase && startsCondition(tokens, index, lexicon)) {
      close('if', true);
      current.raw.push(token);
      continue;
    }
    const last = current.raw.at(-1);
    const isAdverb =
      token.text === 'then' && last && (AUXILIARY.test(last.text) || lexicon.isNegation(last.text));
    if (!isPhrase && token.kind === 'word' && WEAK.test(token.text) && !isAdverb) {
      close(token.text, current.isCondition && /^(?:and|or|und|oder|y|o|et|ou)$/.test(token.text));
      continue;
    }
    if (current.isCondition && !isPhrase && startsMain(tokens, index, current, lexicon)) close(',', false);
    if (!isPhrase && /^(?:without|ohne|sin|sans)$/.test(token.text)) close('without', current.isCondition);
    current.raw.push(token);
  }
  close('', false);
  return pieces;
}

/** "If it is large it runs in the background": without a comma, the main clause begins with who does it. */
function startsMain(tokens: RawToken[], index: number, { raw }: Piece, lexicon: Lexicon): boolean {
  const next = tokens[index + 1];
  if (raw.length < 3 || next?.kind !== 'word' || next.phrase !== undefined) return false;
  const acts = ({ text, phrase, kind }: RawToken) =>
    kind === 'word' && phrase === undefined && (AUXILIARY.test(text) || lexicon.mayAct(text));
  if (!raw.slice(1).some(acts)) return false;
  const text = tokens[index]?.text ?? '';
  // "The person you invited": a verb behind "you" may tell which one.
  if (text === 'you')
    return AUXILIARY.test(next.text) || /^(?:get|lose|receive|go|put|pay|join|see|keep)s?$/.test(next.text);
  return /^(?:it|they|we)$/.test(text) && acts(next) && !/^(?:is|are|was|were)$/.test(raw.at(-1)?.text ?? '');
}

/** "once" and "except" are conditions before a clause only. */
function startsCondition(tokens: RawToken[], index: number, lexicon: Lexicon): boolean {
  const text = tokens[index]?.text ?? '';
  const next = tokens[index + 1];
  if (text === 'once' || text === 'so') {
    const isFrequency =
      /^an?$/.test(next?.text ?? '') && readUnit(tokens[index + 2]?.text ?? '') !== undefined;
    return (
      text === 'once' &&
      !isFrequency &&
      next?.kind === 'word' &&
      /^(?:you|they|the|we|it|he|she|your|our|an?|any|all|that|someone|somebody|this)$/.test(next.text)
    );
  }
  if (text === 'except') return true;
  if (text === 'after' && (/^(?:you|they|we|it)$/.test(next?.text ?? '') || leadsClause(tokens, index)))
    return true;
  if (
    text === 'until' &&
    next &&
    (next.kind === 'number' || /^(?:then|that|midnight|noon|this)$/.test(next.text))
  )
    return false;
  return lexicon.isCondition(text);
}

/** "After the parcel has been handed over": a subject and its verb, up to the next mark. */
function leadsClause(tokens: RawToken[], index: number): boolean {
  const end = tokens.findIndex((token, at) => at > index && (token.kind === 'mark' || WEAK.test(token.text)));
  const inside = tokens.slice(index + 1, end < 0 ? undefined : end);
  return (
    /^(?:an?|the|your|our|their|this|all)$/.test(inside[0]?.text ?? '') &&
    inside
      .slice(1, 5)
      .some(({ text, phrase }) => phrase === undefined && /^(?:has|have|is|are|was|were)$/.test(text))
  );
}

/** A piece without verb or number belongs to the one before it, or to the first that has one. */
function joinHeadless(pieces: Piece[], lexicon: Lexicon): Piece[] {
  const joined: Piece[] = [];
  let waiting: Piece | undefined;
  for (const piece of pieces) {
    const isStrong = /^(?:[;:.!?()…]|if|without)$/.test(piece.link);
    const last = joined.at(-1);
    if (waiting && (isStrong || piece.isCondition)) {
      joined.push(waiting);
      waiting = undefined;
    }
    if (waiting) {
      const merged: Piece = { ...waiting, raw: [...waiting.raw, ...linkTokens(piece), ...piece.raw] };
      waiting = undefined;
      if (hasHead(merged, lexicon)) joined.push(merged);
      else waiting = merged;
    } else if (hasHead(piece, lexicon) || isStrong || piece.isCondition) {
      if (isStrong || piece.isCondition || hasHead(piece, lexicon)) {
        if (!last && !hasHead(piece, lexicon) && !isStrong && !piece.isCondition) waiting = piece;
        else joined.push(piece);
      }
    } else if (last && piece.link !== '' && !(last.isCondition && piece.link === ',')) {
      last.raw.push(...linkTokens(piece), ...piece.raw);
    } else waiting = piece;
  }
  if (waiting) joined.push(waiting);
  return joined;
}

function linkTokens(piece: Piece): RawToken[] {
  return [{ kind: 'mark', text: piece.link === ',' ? ',' : 'and', isCapital: false, isFirst: false }];
}

function hasHead(piece: Piece, lexicon: Lexicon): boolean {
  if (isOrderHere(piece.raw, lexicon)) return true;
  return piece.raw.some(
    token =>
      token.kind === 'number' ||
      (token.kind === 'word' &&
        token.phrase === undefined &&
        !(token.isCapital && !token.isFirst) &&
        (AUXILIARY.test(token.text) || lexicon.kindOf(token.text) === 'verb')),
  );
}

/** What an order is given about: "request a code", "report it". */
const OBJECT = /^(?:an?|the|your|our|its|their|this|these|it|them|us|all|both)$/;

/** A stretch that begins with a deed and what it is done to, though the word is mostly a noun. */
export function isOrderHere([first, next]: RawToken[], lexicon: Lexicon): boolean {
  return (
    first?.kind === 'word' &&
    next?.kind === 'word' &&
    first.phrase === undefined &&
    next.phrase === undefined &&
    !/(?:[^s]s|ed|ing)$/.test(first.text) &&
    OBJECT.test(next.text) &&
    !lexicon.isFree(first.text) &&
    lexicon.mayAct(first.text)
  );
}
