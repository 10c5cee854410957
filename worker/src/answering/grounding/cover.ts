import type { EvidenceClause } from './evidence.ts';
import { isEntity } from './evidence.ts';
import { boundAgrees, sameAmount } from './quantities.ts';
import type { Clause, HeldReason, Token } from './types.ts';

/** Whether a clause of a passage bears out a clause of an answer, and if not, why. */
export type Cover = { ok: true; score: number } | { ok: false; reason: HeldReason; score: number };

/** At least this share of what is said must stand in the clause itself, not around it. */
const OWN_SHARE = 0.45;

/** Compares one clause of an answer with one clause of a passage. */
export function coverClause(said: Clause, subject: Token[], evidence: EvidenceClause, phrases: string[]): Cover {
  const source = evidence.clause;
  const pool = [...source.tokens, ...evidence.inherited];
  let own = 0;
  let failure: HeldReason | undefined;
  const fail = (reason: HeldReason) => {
    failure ??= reason;
  };
  for (const token of said.tokens) {
    const reason = coverToken(token, pool, evidence, phrases);
    if (reason === undefined) own++;
    else if (reason !== 'context') fail(reason);
  }
  for (const token of subject) {
    const isNear = pool.some(other => sameName(token, other)) || evidence.context.some(other => sameName(token, other));
    if (!isNear && pool.some(other => other.kind === token.kind)) fail('name');
  }
  const score = said.tokens.length === 0 ? 0 : own / said.tokens.length;
  if (failure === undefined && score < OWN_SHARE) fail('uncovered');
  if (failure === undefined) failure = compareForce(said, source) ?? compareOrder(said.tokens, source.tokens);
  return failure === undefined ? { ok: true, score } : { ok: false, reason: failure, score };
}

function coverToken(
  token: Token,
  pool: Token[],
  evidence: EvidenceClause,
  phrases: string[],
): HeldReason | 'context' | undefined {
  if (token.quantity) return coverQuantity(token, pool);
  if (token.phrase !== undefined) {
    const phrase = phrases[token.phrase] ?? '';
    if (` ${evidence.plain} `.includes(` ${phrase} `) && pool.some(other => sameName(token, other))) return undefined;
    return 'name';
  }
  const matches = pool.filter(other => sameWord(token, other));
  if (matches.length > 0) {
    if (!matches.some(other => other.isNegated === token.isNegated)) return 'polarity';
    const owner = matches.find(other => other.owner)?.owner;
    return token.owner && owner && token.owner !== owner ? 'name' : undefined;
  }
  const isAround = evidence.context.some(other => sameWord(token, other));
  switch (token.kind) {
    case 'name':
    case 'role':
      return isAround && !pool.some(other => other.kind === token.kind) ? 'context' : 'name';
    case 'contrast':
      return pool.some(other => other.kind === 'contrast') ? 'polarity' : 'uncovered';
    case 'verb':
      return 'uncovered';
    default:
      return isAround && !token.isNegated ? 'context' : 'uncovered';
  }
}

function coverQuantity(token: Token, pool: Token[]): HeldReason | undefined {
  const said = token.quantity;
  if (!said) return undefined;
  const amounts = pool.filter(other => other.quantity !== undefined);
  const same = amounts.filter(other => other.quantity && sameAmount(said, other.quantity));
  if (same.length === 0) {
    const isOne = said.value === '1' && said.unit === '' && !amounts.some(other => other.quantity?.value === '2');
    return isOne ? undefined : 'number';
  }
  const fits = same.some(({ quantity: source }) => {
    if (!source || !boundAgrees(said.bound, source.bound)) return false;
    const isSameNoun = said.noun.length === 0 || source.noun.length === 0 || said.noun.some(concept => source.noun.includes(concept));
    const rates = (rate: string[]) => new Set(rate.map(unit => unit.replace(/s$/, '')));
    const [saidRates, sourceRates] = [rates(said.rates), rates(source.rates)];
    return isSameNoun && saidRates.size === sourceRates.size && [...saidRates].every(rate => sourceRates.has(rate));
  });
  return fits ? undefined : 'number';
}

export function sameWord(a: Token, b: Token): boolean {
  if (a.kind === 'name') return sameName(a, b);
  return a.concepts.some(concept => b.concepts.includes(concept));
}

function sameName(a: Token, b: Token): boolean {
  return a.surface === b.surface || (a.concepts[0] !== undefined && a.concepts[0] === b.concepts[0]);
}

/** Duty, permission, likelihood and how far a claim reaches. */
function compareForce(said: Clause, source: Clause): HeldReason | undefined {
  const { moods, scopes } = said;
  const isOrder = source.isImperative && !source.moods.has('should');
  if (moods.has('must') && !source.moods.has('must') && !isOrder) return 'modality';
  if ((moods.has('can') || moods.has('may')) && source.moods.has('must')) return 'modality';
  const isSoft = source.moods.has('may') || source.moods.has('hedge');
  const saysSo = moods.has('may') || moods.has('can') || moods.has('hedge') || said.isImperative;
  if (isSoft && !saysSo && !source.isCondition) return 'modality';
  if (source.moods.has('should') && !moods.has('should')) return 'modality';
  if (moods.has('should') && !source.moods.has('should') && !source.moods.has('must') && !isOrder) return 'modality';
  const isDenied = said.tokens.some(token => token.isNegated);
  for (const scope of scopes) {
    if (source.scopes.has(scope)) continue;
    if (scope === 'most') continue;
    if (scope === 'all' && (isDenied || source.scopes.has('always'))) continue;
    return 'modality';
  }
  if (source.scopes.has('most') && !scopes.has('most')) return 'modality';
  return undefined;
}

/** Who does what to whom: two names, roles or amounts in the other order make another claim. */
function compareOrder(said: Token[], source: Token[]): HeldReason | undefined {
  const isOrdered = (token: Token) => isEntity(token) || token.kind === 'contrast' || token.quantity !== undefined;
  const same = (a: Token, b: Token) =>
    a.quantity ? b.quantity !== undefined && sameAmount(a.quantity, b.quantity) : a.kind === b.kind && sameName(a, b);
  const placed = said.flatMap((token, index) => {
    const at = isOrdered(token) ? source.findIndex(other => same(token, other)) : -1;
    const isRepeated = at >= 0 && source.filter(other => same(token, other)).length > 1;
    return at < 0 || isRepeated || token.phrase !== undefined ? [] : [{ token, index, at }];
  });
  for (const [i, first] of placed.entries()) {
    for (const second of placed.slice(i + 1)) {
      if (first.token.kind !== second.token.kind || first.at < second.at) continue;
      const isListed = second.index - first.index === 1 && first.at - second.at === 1;
      if (!isListed) return first.token.quantity ? 'number' : 'name';
      if (first.token.quantity) return 'number';
    }
  }
  return undefined;
}
