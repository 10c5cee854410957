import type { Whole } from './cover.ts';
import { isEntity } from './evidence.ts';
import { areOpposite } from './lexicon.ts';
import { sameAmount } from './quantities.ts';
import { sameName, sameWord } from './same.ts';
import type { Clause, HeldReason, Token } from './types.ts';

/** Duty, permission, likelihood and how far a claim reaches. */
export function compareForce(
  said: Clause,
  source: Clause,
  { clauses }: Whole,
  pool: Token[] = source.tokens,
): HeldReason | undefined {
  const { moods, scopes } = said;
  const isOrder = source.isImperative && !source.moods.has('should');
  if (moods.has('must') && !source.moods.has('must') && !isOrder) return 'modality';
  if ((moods.has('can') || moods.has('may')) && source.moods.has('must')) return 'modality';
  const isSoft = source.moods.has('may') || source.moods.has('hedge');
  const saysSo =
    said.isImperative ||
    clauses.some(({ moods: other }) => other.has('may') || other.has('can') || other.has('hedge'));
  if (isSoft && !saysSo && !source.isCondition) return 'modality';
  const advises = clauses.some(clause => clause.moods.has('should'));
  if (source.moods.has('should') && !advises) return 'modality';
  if (moods.has('should') && !source.moods.has('should') && !source.moods.has('must') && !isOrder)
    return 'modality';
  const isDenied = said.tokens.some(token => token.isNegated);
  const reaches = (token: Token) => source.allOf.some(other => sameWord(token, other));
  const isOpen = source.allOf.some(token => token.kind === 'verb');
  if (!isDenied && !isOpen && source.allOf.length > 0 && !said.allOf.every(reaches)) return 'modality';
  for (const scope of scopes) {
    if (source.scopes.has(scope)) continue;
    if (pool.some(token => token.phrase !== undefined && token.surface === scope)) continue;
    if (scope === 'most') continue;
    if (scope === 'all' && source.tokens.some(other => other.concepts[0] === 'full')) continue;
    if (scope === 'all' && (isDenied || source.scopes.has('always'))) continue;
    return 'modality';
  }
  // "At any time, the other one only …": two claims of one clause.
  if (scopes.has('all') && source.scopes.has('only') && !scopes.has('only')) return 'modality';
  if (source.scopes.has('most') && !clauses.some(clause => clause.scopes.has('most'))) return 'modality';
  return undefined;
}

/** Contrasts whose place in a clause says nothing beside one of another kind. */
const ROAMS = /^(?:inside|outside|free|automatically|manually|online|offline|full|default)$/;

/** Who does what to whom: two names, roles or amounts in the other order make another claim. */
export function compareOrder(said: Token[], source: Token[]): HeldReason | undefined {
  const isOrdered = (token: Token) =>
    isEntity(token) || token.kind === 'contrast' || token.quantity !== undefined;
  const same = (a: Token, b: Token) =>
    a.quantity
      ? b.quantity !== undefined && sameAmount(a.quantity, b.quantity)
      : a.kind === b.kind && sameName(a, b);
  const placed = said.flatMap((token, index) => {
    if (!isOrdered(token) || token.phrase !== undefined) return [];
    const at = source.flatMap((other, place) => (same(token, other) ? [place] : []));
    return at.length === 0 ? [] : [{ token, index, at }];
  });
  for (const [i, first] of placed.entries()) {
    for (const second of placed.slice(i + 1)) {
      if (first.token.kind !== second.token.kind || same(first.token, second.token)) continue;
      // "Inside the area it is free" and "it is free inside the area".
      const roams = [first.token, second.token].some(
        ({ kind, surface }) => kind === 'contrast' && ROAMS.test(surface),
      );
      if (roams && !areOpposite(first.token.concepts[0], second.token.concepts[0])) continue;
      if (Math.min(...first.at) < Math.max(...second.at)) continue;
      // "Team and Business" may become "Business and Team".
      const [a, b] = [source[Math.min(...first.at)], source[Math.max(...second.at)]];
      const isListed =
        Math.abs(second.token.place - first.token.place) <= 2 && (a?.place ?? 9) - (b?.place ?? 0) <= 2;
      const isFromTo = first.token.kind === 'contrast' && second.token.isTarget;
      if (!isListed || isFromTo || first.token.quantity) return first.token.quantity ? 'number' : 'name';
    }
  }
  return undefined;
}
