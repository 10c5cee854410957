import { PERMITTED } from './clause-words.ts';
import type { EvidenceClause } from './evidence.ts';
import { areComplements } from './lexicon.ts';
import { boundAgrees, sameAmount } from './quantities.ts';
import { hasUnsaidVerb, sameWord } from './same.ts';
import type { Clause, HeldReason, Quantity, Token } from './types.ts';

/** Whether one word of an answer is borne out by a clause: undefined when it is, 'context' when only its surroundings do. */
export function coverToken(
  token: Token,
  said: Clause,
  pool: Token[],
  evidence: EvidenceClause,
  phrases: string[],
): HeldReason | 'context' | undefined {
  if (token.quantity) {
    const isDeleted = said.tokens.some(other => isKeptUntil(other, said, evidence.clause));
    const amounts = withSharedAmounts(token.quantity, pool, evidence);
    const failure = coverQuantity(token, isDeleted ? amounts.map(withoutSpan) : amounts);
    return failure && isOfHeading(token, evidence) ? 'context' : failure;
  }
  if (token.phrase !== undefined) {
    const phrase = phrases[token.phrase] ?? '';
    const isHere = ` ${evidence.plain} `.includes(` ${phrase} `);
    const isPlace = phrase.includes('→') && ` ${evidence.plainLine} `.includes(` ${phrase} `);
    if (isHere || isPlace) return undefined;
    const isNamed = pool.some(other => other.phrase !== undefined);
    const isAbove = phrase !== '' && ` ${evidence.plainHeading} `.includes(` ${phrase} `);
    return isAbove && !isNamed && said.isCondition ? 'context' : 'name';
  }
  const isOwnRole = token.kind === 'role' && evidence.clause.tokens.some(other => other.kind === 'role');
  const matches = (isOwnRole ? evidence.clause.tokens : pool).filter(other => sameWord(token, other));
  if (matches.length > 0) {
    if (!matches.some(other => other.isNegated === token.isNegated)) {
      const isComplement = pool.some(other => areComplements(token, other));
      return isComplement ? undefined : 'polarity';
    }
    const owner = matches.find(other => other.owner)?.owner;
    return token.owner && owner && token.owner !== owner ? 'name' : undefined;
  }
  if (isPermission(token, evidence.clause) || isKeptUntil(token, said, evidence.clause)) return undefined;
  const isAround = evidence.context.some(
    other => sameWord(token, other) && other.isNegated === token.isNegated,
  );
  if (pool.some(other => areComplements(token, other))) return undefined;
  if (isKindOfName(token, said)) return undefined;
  switch (token.kind) {
    case 'name':
    case 'role':
      return isAround && !pool.some(other => other.kind === token.kind) ? 'context' : 'name';
    case 'contrast':
      // "60 days after you upload it" where the source has "after 60 days".
      if (pool.some(other => other.quantity !== undefined && other.quantity.bound === token.surface))
        return 'context';
      // "After we have received it": "once" and "when" say so too.
      if (token.surface === 'after' && said.isCondition && said.tokens[0] === token && !pool.some(isEarlier))
        return 'context';
      if (isAround && evidence.clause.hasAnaphor && !pool.some(other => other.kind === 'contrast'))
        return 'context';
      return pool.some(other => other.kind === 'contrast') ? 'polarity' : 'uncovered';
    case 'verb':
      // "You receive" where the source says "you get".
      if (
        !token.isNegated &&
        !hasUnsaidVerb(said, evidence.clause) &&
        token.concepts.some(concept => evidence.clause.light.includes(concept))
      )
        return 'context';
      if (isVerbOfHeading(token, evidence)) return 'context';
      if (isSupportVerb(token, said, evidence.clause)) return 'context';
      if (isWayThere(token, said) || isParticipleAround(token, said, evidence)) return 'context';
      return 'uncovered';
    default:
      if (isWayThere(token, said)) return 'context';
      if (!token.isNegated && isLightlySaid(token, said, evidence.clause)) return 'context';
      return isAround ? 'context' : 'uncovered';
  }
}

function isEarlier({ surface }: Token): boolean {
  return /^(?:before|until|during|unless|while)$/.test(surface);
}

/** "After 30 days" above a section holds for what stands in it, where that names no time of its own. */
function isOfHeading({ quantity }: Token, { clause, section }: EvidenceClause): boolean {
  if (!quantity || clause.tokens.some(other => other.quantity)) return false;
  return section.some(
    ({ quantity: other }) =>
      other !== undefined &&
      sameAmount(quantity, other) &&
      boundAgrees(quantity.bound, other.bound) &&
      other.bound !== '',
  );
}

/** "Printing is possible" where the source says that you can print. */
function isPermission(token: Token, source: Clause): boolean {
  if (token.isNegated || !PERMITTED.test(token.surface)) return false;
  return (
    (source.moods.has('can') || source.moods.has('may')) && !source.tokens.some(other => other.isNegated)
  );
}

/** Stems of keeping. */
const KEPT = /^(?:keep|store|retain|save|hold|stai|stay|remain|avail)$/;
/** Stems of deleting. */
const DELETED = /^(?:delet|remov|eras|wipe|discard|disappear)$/;

/** Stems of coming to an end. */
const EXPIRED = /^(?:expir|laps|end)$/;

/** "Deleted after 30 days" where the source says "kept for 30 days"; "expires" where it is valid for so long. */
export function isKeptUntil(token: Token, said: Clause, source: Clause): boolean {
  const stem = token.concepts[0] ?? '';
  if (token.isNegated || token.kind !== 'verb' || !(DELETED.test(stem) || EXPIRED.test(stem))) return false;
  const after = said.tokens.find(({ quantity }) => quantity?.bound === 'after')?.quantity;
  const isKept = source.tokens.some(other => KEPT.test(other.concepts[0] ?? '') && !other.isNegated);
  return (
    (isKept || (EXPIRED.test(stem) && !hasUnsaidVerb(said, source))) &&
    after !== undefined &&
    source.tokens.some(
      ({ quantity }) =>
        quantity !== undefined &&
        (quantity.bound === '' || quantity.bound === 'for') &&
        sameAmount(after, quantity),
    )
  );
}

/** "Separate" where the source says "own"; "everyone" where it says "all". */
function isLightlySaid(token: Token, said: Clause, source: Clause): boolean {
  if (token.concepts[0] === 'person' && said.scopes.has('all') && source.scopes.has('all')) return true;
  // What is deleted is deleted for good.
  const at = said.tokens.indexOf(token);
  if (
    token.concepts[0] === 'perman' &&
    [said.tokens[at - 1], said.tokens[at + 1]].some(other => DELETED.test(other?.concepts[0] ?? ''))
  )
    return true;
  return token.concepts[0] === 'separ' && token.concepts.some(concept => source.light.includes(concept));
}

/** "You receive a reminder" where the source says "we remind you": the noun is what is done. */
function isSupportVerb(token: Token, said: Clause, source: Clause): boolean {
  if (hasUnsaidVerb(said, source)) return false;
  if (!/^(?:receiv|get|give|send|make|go|place|offer|provid|perform)$/.test(token.concepts[0] ?? ''))
    return false;
  const next = said.tokens[said.tokens.indexOf(token) + 1];
  return (
    next?.kind === 'plain' &&
    source.tokens.some(
      other =>
        (other.kind === 'verb' || other.mayAct || token.isNegated) &&
        other.isNegated === token.isNegated &&
        sameWord(next, other),
    )
  );
}

/**
 * "What remains" above "Invoices, for 10 years"; "Add a contact" above "Up to 5 are possible": where the clause
 * has no verb of its own, the heading says what is done.
 */
function isVerbOfHeading(token: Token, { clause, section, context }: EvidenceClause): boolean {
  const isVerb = (other: Token) =>
    other.kind === 'verb' && other.phrase === undefined && !PERMITTED.test(other.surface);
  if (clause.tokens.some(isVerb)) return false;
  const isOpen = clause.moods.has('can') && !clause.isImperative;
  const heading = isOpen ? context : section;
  return heading.some(other => sameWord(token, other) && other.isNegated === token.isNegated);
}

/** "Go to **Cards → Block**": the place is what is claimed. "If TD-302 appears": that it does. */
function isWayThere(token: Token, said: Clause): boolean {
  if (token.isNegated) return false;
  const hasPlace = said.tokens.some(other => other.phrase !== undefined);
  if (
    hasPlace &&
    /^(?:open|go|choose|select|click|tap|pick|find|found|see|look|locat)$/.test(token.concepts[0] ?? '')
  )
    return true;
  if (said.isCondition && /^(?:appear|occur|happen|show|see)$/.test(token.surface.replace(/s$/, '')))
    return true;
  // "While it is marked **Open**", "it shows the status **Open**": that it stands there.
  return (
    hasPlace &&
    /^(?:mark|show|display|label|list|state|tagg?|flag|call|name|read|sai|say)$/.test(token.concepts[0] ?? '')
  );
}

/** "The Team plan", "the **Save** button": the word only says what the name is of. */
function isKindOfName(token: Token, said: Clause): boolean {
  if (
    !/^(?:plan|button|menu|page|tab|option|field|link|section|screen|format|setting|app|area|card)s?$/.test(
      token.surface,
    )
  )
    return false;
  const at = said.tokens.indexOf(token);
  return [said.tokens[at - 1], said.tokens[at + 1]].some(other => other?.kind === 'name');
}

/** "Hidden weeks" where the source says "they" of weeks that it just called hidden. */
function isParticipleAround(token: Token, said: Clause, evidence: EvidenceClause): boolean {
  const next = said.tokens[said.tokens.indexOf(token) + 1];
  return (
    /(?:ed|en)$/.test(token.surface) &&
    next?.kind === 'plain' &&
    [...(evidence.clause.hasAnaphor ? evidence.context : []), ...evidence.section].some(
      other => sameWord(token, other) && other.isNegated === token.isNegated,
    )
  );
}

/** "It runs for 21 days and ends": the amount of the clause before, where this one has none of its kind. */
function withSharedAmounts(said: Quantity, pool: Token[], { sharedAmounts }: EvidenceClause): Token[] {
  const hasOwn = pool.some(other => other.quantity?.unit === said.unit);
  return hasOwn ? pool : [...pool, ...sharedAmounts.map(withoutSpan)];
}

/** "For 30 days" as a mere 30 days: what is kept for so long is deleted after it. */
function withoutSpan(token: Token): Token {
  const { quantity } = token;
  return quantity?.bound === 'for' ? { ...token, quantity: { ...quantity, bound: '' } } : token;
}

/** The same amount, limited, counted and rated alike. */
function coverQuantity(token: Token, pool: Token[]): HeldReason | undefined {
  const said = token.quantity;
  if (!said) return undefined;
  const amounts = pool.filter(other => other.quantity !== undefined);
  const same = amounts.filter(other => other.quantity && sameAmount(said, other.quantity));
  if (same.length === 0) {
    const isOne =
      said.value === '1' &&
      said.unit === '' &&
      said.bound === '' &&
      !amounts.some(other => other.quantity?.value === '2');
    return isOne ? undefined : 'number';
  }
  const fits = same.some(({ quantity: source }) => {
    if (!source || !boundAgrees(said.bound, source.bound)) return false;
    const isSameNoun =
      said.noun.length === 0 ||
      source.noun.length === 0 ||
      said.noun.some(concept => source.noun.includes(concept));
    const rates = (rate: string[]) => new Set(rate.map(unit => unit.replace(/s$/, '')));
    const [saidRates, sourceRates] = [rates(said.rates), rates(source.rates)];
    return (
      isSameNoun && saidRates.size === sourceRates.size && [...saidRates].every(rate => sourceRates.has(rate))
    );
  });
  return fits ? undefined : 'number';
}
