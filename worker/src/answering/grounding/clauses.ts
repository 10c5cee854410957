import { gerundOf, goalOf, isLeading } from './clause-kinds.ts';
import {
  ANAPHORS,
  isAllowedPredicate,
  isBareEach,
  isEachTime,
  isExpected,
  isNameToken,
  isNounHere,
  isNumberAbbreviation,
  isOrderBehindComma,
  isPickedOut,
  isReducedRelative,
  isTelling,
  isUnit,
  isVerbForm,
  LIGHT,
  LIMITERS,
  nounBehind,
  PERMITTED,
  phrasedKind,
} from './clause-words.ts';
import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import { AUXILIARY, cutPieces, isOrderHere } from './pieces.ts';
import { readTokens } from './tokens.ts';
import type { Clause, Owner, Token } from './types.ts';

/** A sentence as its clauses, with the phrases that were bold, quoted or code. */
export interface ReadSentence {
  clauses: Clause[];
  phrases: string[];
}

/** Words before an order. */
const LEADS = /^(?:never|please|do|not|always|just|simply|now|then|first|also)$/;
const FINITE = /^(?:is|are|was|were|can|will|may|must|does|has|costs|takes|stays|stops|ends|runs)$/;
const OWNERS: Record<string, Owner> = { your: 'you', our: 'we', their: 'they', his: 'they', her: 'they' };
/** What tells which one of its kind a subject is: "an order with a prescription", "a box that is packed". */
const RESTRICTIVE = /^(?:with|that|to|from|in|under|over|at|without)$/;
/**
 * Reads a sentence. `names` are words known to be names elsewhere, so that one at the start of the
 * sentence, where every word has a capital, is recognised.
 */
export function readSentence(
  text: string,
  lexicon: Lexicon,
  names?: Set<string>,
  before?: Token[],
): ReadSentence {
  const { tokens, phrases } = readTokens(text, lexicon);
  const pieces = cutPieces(tokens, lexicon);
  const clauses: Clause[] = [];
  let previous: { clause: Clause; hasNot: boolean } | undefined;
  for (const piece of pieces) {
    const { clause, hasNot, deniesNoun, openNegation } = readClause(piece, lexicon, names);
    clause.link = piece.link;
    const gerund = gerundOf(piece, clause, lexicon);
    if (gerund > 0) clause.gerund = gerund;
    if (isLeading(piece, pieces, clause)) clause.isCondition = true;
    clause.isGoal = pieces.length > 1 && /^(?:in order )?to$/.test(goalOf(piece));
    // "Monthly payments are not": the verb stands in the clause before.
    if (openNegation) {
      const verbs = [...(previous?.clause.tokens ?? []), ...(before ?? [])].filter(
        token => token.kind === 'verb',
      );
      clause.tokens.push(...verbs.map(token => ({ ...token, isNegated: true, isCopied: true })));
    }
    // "…, but not their future shifts" says what "their future shifts do not" says.
    if (previous && piece.raw[0]?.text === 'not' && !clause.tokens.some(token => token.kind === 'verb')) {
      const verbs = previous.clause.tokens.filter(token => token.kind === 'verb' && !token.isNegated);
      if (verbs.length > 0) for (const token of clause.tokens) token.isNegated = false;
      clause.tokens.push(...verbs.map(token => ({ ...token, isNegated: true, isCopied: true })));
    }
    // "They can not sign in, change the plan or see the team": one negation for all.
    const [first] = clause.tokens;
    const isOrder = isOrderHere(piece.raw, lexicon);
    if (isOrder && first) {
      clause.startsWithVerb = true;
      if (first.kind === 'plain') first.kind = 'verb';
    }
    const sharesNegation =
      /^(?:,|or|nor|and)$/.test(piece.link) && previous?.hasNot && first?.kind === 'verb';
    const startsBare = sharesNegation && clause.startsWithVerb && !hasNot && clause.moods.size === 0;
    if (startsBare && first) first.isNegated = !first.isNegated;
    // "Guests must show a card and sign a form": one duty for both.
    const isBareVerb = /^(?:and|or)$/.test(piece.link) && clause.startsWithVerb && clause.moods.size === 0;
    if (
      isBareVerb &&
      previous &&
      !previous.clause.isImperative &&
      !/(?:[^s]s|ed|ing)$/.test(first?.surface ?? 's')
    )
      clause.moods = new Set(previous.clause.moods);
    const mayOrder =
      !previous ||
      previous.clause.isImperative ||
      previous.clause.isCondition ||
      previous.clause.isGoal ||
      /^[;:.–—]$/.test(piece.link);
    clause.isImperative =
      clause.startsWithVerb &&
      (isOrder || isVerbForm(first?.surface ?? '', lexicon)) &&
      mayOrder &&
      !/(?:[^s]s|ing)$/.test(first?.surface ?? '');
    // "For a larger amount, give notice".
    if (isOrderBehindComma(piece, lexicon)) clause.isImperative = true;
    clauses.push(clause);
    // "They need no invitation and sign in": "no" denies its noun alone.
    previous = { clause, hasNot: (hasNot && !deniesNoun) || Boolean(startsBare) };
  }
  return { clauses: clauses.filter(clause => clause.tokens.length > 0 || clause.scopes.size > 0), phrases };
}

function readClause(piece: Piece, lexicon: Lexicon, names: Set<string> | undefined) {
  const clause: Clause = {
    tokens: [],
    moods: new Set(),
    scopes: new Set(),
    allOf: [],
    isCondition: piece.isCondition,
    isImperative: false,
    isGoal: false,
    startsWithVerb: AUXILIARY.test(piece.raw[0]?.text ?? '') && piece.raw[0]?.phrase === undefined,
    byPlace: piece.raw.findIndex(token => token.text === 'by'),
    isPassive:
      piece.raw.some(token => /^(?:is|are|be|been|was|were)$/.test(token.text)) &&
      piece.raw.some(token => token.text === 'by'),
    link: '',
    denials: 0,
    light: [],
    hasAnaphor: false,
    limits: [],
    leading: [],
  };
  let hasNot = false;
  let deniesNoun = false;
  let isNextOfList = false;
  let pending: { text: string; left: number } | undefined;
  let isUnless = false;
  let owner: Owner | undefined;
  let limit: { word: string; tokens: Token[]; isRestrictive: boolean; isLeading: boolean } | undefined;
  let hasSubjectOnly = false;
  let words = 0;
  let isAll = false;
  const endLimit = () => {
    if (limit && (limit.isRestrictive ? limit.tokens.length > 0 : isTelling(limit.word, limit.tokens))) {
      clause.limits.push(limit.tokens);
      if (limit.isLeading) clause.leading.push(limit.tokens);
    }
    limit = undefined;
  };
  for (const [index, raw] of piece.raw.entries()) {
    const { text } = raw;
    if (raw.kind === 'mark') {
      if (pending && pending.left < 2) pending = undefined;
      isNextOfList = hasNot && !deniesNoun && clause.tokens.some(one => one.isNegated && one.kind === 'verb');
      continue;
    }
    const isPlainWord = raw.kind === 'word' && raw.phrase === undefined;
    const isName = isNameToken(raw, lexicon, names);
    if (isPlainWord && !isName) {
      if (lexicon.isUnless(text)) {
        isUnless = true;
        clause.denials++;
      }
      if (lexicon.isNegation(text) && !(text === 'no' && isNumberAbbreviation(piece.raw[index + 1]))) {
        pending = pending
          ? undefined
          : { text, left: /^(?:no|without|ohne|sin|sans|kein|keine)$/.test(text) ? 2 : 1 };
        hasNot = true;
        deniesNoun = /^(?:no|without)$/.test(text);
        clause.denials++;
      }
      const mood = lexicon.moodOf(text);
      // "need not", "not necessary": no duty at all.
      const isSpared =
        mood === 'must' && (pending?.text === 'not' || /^(?:not|no)$/.test(piece.raw[index + 1]?.text ?? ''));
      if (isSpared) clause.sparesDuty = true;
      else if (mood) clause.moods.add(mood === 'should' && isExpected(piece.raw, index) ? 'hedge' : mood);
      const scope = lexicon.scopeOf(text);
      if (scope && !(scope === 'all' && isEachTime(piece.raw, index))) {
        // "Report any payments", "confirm any amount over 100": those that it speaks of.
        if (text === 'any' && !hasNot && isPickedOut(piece.raw, index, lexicon)) continue;
        clause.scopes.add(scope);
        if (scope === 'all') {
          // "They are all included": all of what stands before.
          const [first] = clause.tokens;
          if (first && AUXILIARY.test(piece.raw[index - 1]?.text ?? '')) clause.allOf.push(first);
          else isAll = true;
        }
      }
      if (ANAPHORS.test(text) || isBareEach(piece.raw, index, lexicon)) clause.hasAnaphor = true;
      if (OWNERS[text]) owner = OWNERS[text];
      const isRestrictive: boolean = hasSubjectOnly && RESTRICTIVE.test(text);
      if (LIMITERS.test(text) || isRestrictive) {
        endLimit();
        limit = { word: text, tokens: [], isRestrictive, isLeading: words === 0 };
      }
      if (AUXILIARY.test(text)) {
        if (limit?.isRestrictive && limit.tokens.length > 0) endLimit();
        hasSubjectOnly = limit?.isRestrictive === true;
      }
      // "After 14 days": the amount carries it.
      if (/^(?:before|after|until)$/.test(text) && piece.raw[index + 1]?.quantity) {
        words++;
        continue;
      }
      if (
        (lexicon.isFree(text) && !raw.phrased) ||
        lexicon.scopeOf(text) ||
        (lexicon.moodOf(text) && text !== 'allow')
      ) {
        if (!LEADS.test(text) || words > 0) words++;
        if (LIGHT.test(text)) clause.light.push(...lexicon.conceptsOf(text));
        else if (text === 'own') clause.light.push(...lexicon.conceptsOf('own'));
        else if (text === 'with') clause.light.push(...lexicon.conceptsOf('have'));
        if (pending && pending.left < 2 && /^(?:no|without)$/.test(pending.text)) pending = undefined;
        const isPredicate = !pending && isAllowedPredicate(piece.raw, index, lexicon);
        if (!isPredicate && (lexicon.kindOf(text) !== 'contrast' || lexicon.isFree(text))) continue;
      }
    }
    const isThing = isNounHere(piece.raw, index, lexicon);
    const token: Token = {
      surface: text,
      concepts: raw.kind === 'number' ? [] : (raw.phrased?.concepts ?? lexicon.conceptsOf(text)),
      kind: raw.quantity
        ? 'quantity'
        : isName
          ? 'name'
          : isPlainWord && PERMITTED.test(text)
            ? 'verb'
            : raw.phrased
              ? phrasedKind(raw.phrased, text, lexicon)
              : isThing && lexicon.kindOf(text) === 'verb'
                ? 'plain'
                : lexicon.kindOf(text),
      isNegated: false,
      place: index,
      ...(piece.raw[index - 1]?.text === 'to' && { isTarget: true }),
      ...(raw.kind === 'word' && (lexicon.mayAct(text) || raw.phrased?.isVerb) && { mayAct: true }),
      ...(raw.quantity && { quantity: raw.quantity }),
      ...(raw.phrase !== undefined && { phrase: raw.phrase }),
      ...(owner && { owner }),
    };
    if (raw.quantity) raw.quantity.noun = nounBehind(piece.raw, index, lexicon);
    if (raw.kind === 'word' && isUnit(piece.raw, index)) continue;
    owner = undefined;
    // "They can't sign in, change the plan or …".
    if (isNextOfList && isVerbForm(text, lexicon)) token.isNegated = true;
    isNextOfList = false;
    if (pending && token.kind !== 'quantity') {
      token.isNegated = true;
      // "No new invitation": what the invitation is like is denied with it.
      const isLike =
        token.kind === 'contrast' &&
        piece.raw[index + 1]?.kind === 'word' &&
        !lexicon.isFree(piece.raw[index + 1]?.text ?? '');
      if (!isLike) pending.left--;
      if (pending.left === 0 || token.kind === 'verb') pending = undefined;
    }
    if (isUnless && (token.kind === 'verb' || (token.mayAct && /(?:ed|en)$/.test(text)))) {
      token.isNegated = !token.isNegated;
      isUnless = false;
    }
    if (words === 0 && clause.tokens.length === 0 && isVerbForm(text, lexicon)) {
      clause.startsWithVerb = !piece.raw
        .slice(1)
        .some(other => other.phrase === undefined && FINITE.test(other.text));
    }
    // "A subscription bought in a store has to …": what was done to it tells which one.
    if (hasSubjectOnly && !limit && isReducedRelative(piece.raw, index, lexicon))
      limit = { word: 'that', tokens: [], isRestrictive: true, isLeading: false };
    if (limit && token.kind === 'verb' && token.phrase === undefined) {
      if (!limit.isRestrictive || limit.word !== 'that' || limit.tokens.some(one => one.kind === 'verb'))
        endLimit();
    }
    if (token.kind === 'verb' && token.phrase === undefined && !limit) hasSubjectOnly = false;
    else if (!limit && clause.tokens.length === 0 && token.kind !== 'verb' && token.kind !== 'quantity')
      hasSubjectOnly = true;
    limit?.tokens.push(token);
    clause.tokens.push(token);
    if (isAll && !token.quantity) {
      clause.allOf.push(token);
      isAll = false;
    }
    words++;
  }
  endLimit();
  const openNegation =
    pending !== undefined && pending.left > 0 && hasNot && !clause.tokens.some(token => token.isNegated);
  const denied = clause.tokens.filter(token => token.isNegated);
  if (denied.length > 0 && denied.every(token => token.kind !== 'verb')) deniesNoun = true;
  const last = clause.tokens.findLast(token => token.kind !== 'quantity');
  const isElliptic = openNegation && piece.raw.at(-1)?.text === 'not';
  if (openNegation && !isElliptic && last) last.isNegated = true;
  return { clause, hasNot, deniesNoun, openNegation: isElliptic };
}
