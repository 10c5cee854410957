import type { Whole } from './cover.ts';
import type { EvidenceClause } from './evidence.ts';
import { boundAgrees, sameAmount } from './quantities.ts';
import { beforeVerb, sameWord } from './same.ts';
import type { Clause, HeldReason, Quantity, Token } from './types.ts';

/** So much of a condition has to be said. */
const KEPT_SHARE = 0.5;
/** Contrasts that make a kind of what they stand before. */
const KIND =
  /^(?:monthly|yearly|weekly|daily|annual|public|private|draft|past|future|free|old|stolen|standard|express|premium|basic|encrypted|inactive|unencrypted|late|early)$/;

/** A condition of the source that the answer does not repeat. */
export function lostCondition(
  said: Clause,
  source: EvidenceClause,
  { clauses }: Whole,
  allSaid: Token[],
): HeldReason | undefined {
  if (said.isCondition) return undefined;
  if (losesKind(said, source, allSaid)) return 'condition';
  // A later sentence of an item is also tied to its place by a condition of the answer's own.
  const isTied = clauses.some(clause => clause.isCondition);
  const label = source.label && !isTied ? [source.label] : [];
  const isOwnLimit = (condition: Token[]) => source.limits.includes(condition);
  for (const condition of [...source.conditions, ...label, ...source.limits]) {
    if (condition.length === 0) continue;
    // Words that the claim itself holds prove nothing about its condition.
    const own = (
      isOwnLimit(condition)
        ? condition
        : condition.filter(
            token =>
              !source.clause.tokens.some(
                other => sameWord(token, other) && other.isNegated === token.isNegated,
              ),
          )
    ).filter(token => token.surface !== 'unless');
    if (own.length === 0 && !isTied) return 'condition';
    let kept = 0;
    const unsaid: Token[] = [];
    for (const token of own) {
      const isKept = allSaid.some(other =>
        token.quantity
          ? other.quantity !== undefined && isSameLimit(other.quantity, token.quantity)
          : (sameWord(token, other) || sameWord(other, token)) && isDeniedAlike(token, other, allSaid),
      );
      if (isKept) {
        kept++;
        continue;
      }
      unsaid.push(token);
      // "Even if it is reserved" where the source says "unless it is reserved".
      if (
        token.isNegated &&
        allSaid.some(other => !other.isNegated && isSameStem(token, other)) &&
        !isOnlyIf(said, clauses)
      )
        return 'condition';
      if (token.kind === 'quantity' || (token.kind === 'name' && token.phrase === undefined))
        return 'condition';
    }
    if (own.length > 0 && kept / own.length < KEPT_SHARE) return 'condition';
    if (isTied && unsaid.some(token => token.surface === 'until')) return 'condition';
    // One of two, and the other has been put in its place: "a draft week" for "a published week".
    const isSwapped = unsaid.some(
      token => token.kind === 'verb' || (token.kind === 'contrast' && token.surface !== 'after'),
    );
    if (kept > 0 && kept * 2 === own.length && isSwapped && isTied) return 'condition';
  }
  return undefined;
}

/** "Yearly payments are refunded" says nothing of payments: what kind the subject is of must be said. */
function losesKind(said: Clause, { clause }: EvidenceClause, allSaid: Token[]): boolean {
  const kinds = beforeVerb(clause).filter(token => token.kind === 'contrast' && KIND.test(token.surface));
  return (
    said.tokens.length > 1 &&
    kinds.some(token => !allSaid.some(other => sameWord(token, other) || sameWord(other, token)))
  );
}

function isSameStem(a: Token, b: Token): boolean {
  return a.concepts[0] !== undefined && a.concepts[0] === b.concepts[0];
}

/** "Only if it is faulty" where the source says "not unless it is faulty". */
export function isOnlyIf(said: Clause, clauses: Clause[]): boolean {
  return (
    said.scopes.has('only') &&
    said.denials === 0 &&
    clauses.some(clause => clause.isCondition && clause.denials === 0)
  );
}

/** A condition that is denied has to be denied: "unless" and "until" may say so, or another word. */
function isDeniedAlike(source: Token, said: Token, allSaid: Token[]): boolean {
  if (source.isNegated === said.isNegated) return true;
  return allSaid.some(other => /^(?:until|unless|except|without)$/.test(other.surface));
}

/** The same amount, limited the same way: "5 or fewer" is not "more than 5". */
export function isSameLimit(said: Quantity, source: Quantity): boolean {
  const isAmount = sameAmount(said, source) || sameAmount(source, said);
  // "Kept for 30 days" and "deleted after 30 days": whether that is the same was weighed with its verb.
  const isKept = said.bound === 'after' && source.bound === 'for';
  return (
    isAmount && (isKept || boundAgrees(said.bound, source.bound) || boundAgrees(source.bound, said.bound))
  );
}
