import { PERMITTED } from './clauses.ts';
import type { EvidenceClause } from './evidence.ts';
import { isEntity } from './evidence.ts';
import { areComplements, areOpposite } from './lexicon.ts';
import { boundAgrees, sameAmount } from './quantities.ts';
import type { Clause, HeldReason, Quantity, Token } from './types.ts';

/** Whether a clause of a passage bears out a clause of an answer, and if not, why. */
export type Cover = {
  /** Share of the words that the source clause itself holds, whatever it says of them. */
  near: number;
  /** It says the opposite of one of the words. */
  isDenial: boolean;
  score: number;
} & ({ ok: true } | { ok: false; reason: HeldReason });

/** What a clause takes from the sentence it stands in. */
export interface Whole {
  phrases: string[];
  /** Whom it speaks of when it names nobody itself. */
  subject: Token[];
  clauses: Clause[];
}

/** At least this share of what is said must stand in the clause itself, not around it. */
const OWN_SHARE = 0.45;
/** More where a word comes from another clause of the sentence. */
const AROUND_SHARE = 0.7;
/** Less where the source clause points back ("they are shown once") or leaves its subject out. */
const POINTING_SHARE = 0.25;

/** A word that the passage is about may stand in a clause that leaves it out, beside so many of its own. */
const TOPIC_OWN = 2;
const TOPIC_SHARE = 0.6;
/** So much of a condition makes it said. */
const SAID_CONDITION = 0.6;

/** Compares one clause of an answer with one clause of a passage. */
export function coverClause(said: Clause, whole: Whole, evidence: EvidenceClause): Cover {
  const { phrases, subject } = whole;
  const source = evidence.clause;
  const pool = [...source.tokens, ...evidence.inherited, ...saidConditions(said, evidence)];
  let own = 0;
  let isAroundUsed = false;
  let topics = 0;
  let bland = 0;
  let contexts = 0;
  let failure: HeldReason | undefined;
  const fail = (reason: HeldReason) => {
    failure ??= reason;
  };
  for (const token of said.tokens) {
    const reason = coverToken(token, said, pool, evidence, phrases);
    if (reason === undefined || (reason === 'polarity' && deniesAlike(said, source))) own++;
    else if (reason === 'uncovered' && token.kind === 'plain' && standsIn(token, evidence.around))
      isAroundUsed = true;
    else if (reason === 'uncovered' && isTopic(token, evidence)) topics++;
    else if (reason === 'uncovered' && isBland(token, said, source)) bland++;
    else if (reason === 'context' && token.kind === 'plain') contexts++;
    else if (reason === 'context') continue;
    else fail(reason);
    if ((reason === 'context' || reason === 'uncovered') && isReplaced(token, said, source)) fail('name');
  }
  const actors = [...evidence.inherited, ...beforeVerb(source)].filter(isEntity);
  for (const token of subject) {
    const rivals = actors.some(other => other.kind === token.kind) ? actors : pool;
    const isNear = [...rivals, ...(rivals === actors ? [] : evidence.context)].some(other =>
      sameName(token, other),
    );
    if (!isNear && rivals.some(other => other.kind === token.kind && other.phrase === undefined))
      fail('name');
  }
  if (failure === undefined && hasTwoForOne(said, source)) fail('name');
  if (failure === undefined && hasMoreOf(said.tokens, pool)) fail('name');
  const isKept = said.tokens.some(token => isKeptUntil(token, said, source));
  if (!isKept && saysOpposite(said.tokens, source.tokens)) fail('polarity');
  // A claim without a verb cannot rest on one that says what somebody does.
  const acts = (clause: Clause) =>
    clause.tokens.some(other => other.kind === 'verb' && other.phrase === undefined);
  const saysNothingDone =
    !said.isCondition &&
    said.tokens.length > 1 &&
    !acts(said) &&
    said.light.length === 0 &&
    !(said.tokens[0]?.mayAct && said.tokens[0].concepts.length > 1) &&
    !said.tokens.some(other => other.quantity || other.phrase !== undefined);
  const meetsVerb = source.tokens.some(
    other => other.kind === 'verb' && said.tokens.some(one => sameWord(one, other)),
  );
  if (saysNothingDone && acts(source) && !meetsVerb && !evidence.isCell) fail('uncovered');
  // One word alone is borne out by next to anything: the source has to say as little.
  const [only, second] = said.tokens;
  if (only && !second && whole.clauses.length === 1 && source.tokens.length > 2) fail('uncovered');
  // Who acts, where both say who does.
  const ownDoers = beforeVerb(source).filter(other => other.kind === 'role');
  const doers = ownDoers.length > 0 ? ownDoers : actors.filter(other => other.kind === 'role');
  for (const token of beforeVerb(said).filter(one => one.kind === 'role')) {
    if (doers.length > 0 && !doers.some(other => sameName(token, other)) && !said.isPassive) fail('name');
  }
  const score = said.tokens.length === 0 ? 0 : own / said.tokens.length;
  if (failure === undefined && isAroundUsed && score < AROUND_SHARE) fail('uncovered');
  // Two words of which one is in the title say next to nothing.
  const isPointing = source.hasAnaphor || source.startsWithVerb || said.isCondition;
  const hasClaim = said.tokens.length > 1 && said.tokens.every(token => token.phrase === undefined && !token.quantity);
  if (failure === undefined && contexts > 0 && own < 2 && hasClaim && !isPointing && whole.clauses.length > 1)
    fail('uncovered');
  const spare = topics + bland;
  if (failure === undefined && spare > 0 && (spare > 1 || own < TOPIC_OWN || score < TOPIC_SHARE)) fail('uncovered');
  const least = source.hasAnaphor || source.startsWithVerb ? POINTING_SHARE : OWN_SHARE;
  if (failure === undefined && score < least) fail('uncovered');
  if (failure === undefined)
    failure =
      compareForce(said, source, whole) ??
      (evidence.isCell ? undefined : compareOrder(said.tokens, source.tokens));
  const near = nearness(said, pool);
  const isBothDenied = said.denials > 0 && pool.some(other => other.isNegated);
  const isDenial = !isBothDenied && said.tokens.some(token => {
    const matches =
      token.phrase === undefined && !token.quantity ? pool.filter(other => sameWord(token, other)) : [];
    return matches.length > 0 && matches.every(other => other.isNegated !== token.isNegated);
  });
  return failure === undefined
    ? { ok: true, score, near, isDenial }
    : { ok: false, reason: failure, score, near, isDenial };
}

/** "The loan of an audiobook" where the clause says audiobook, and the passage speaks of loans throughout. */
function isTopic(token: Token, { topics }: EvidenceClause): boolean {
  return token.kind === 'plain' && !token.isNegated && token.concepts.some(concept => topics.has(concept));
}

const BLAND = /^(?:run|come|go|give|provid|offer|suppli|belong|consist|occur|perform|locat|serv|involv|concern|stai|stay|remain|happen|exist|present)$/;

/** Verbs that add nothing where all they join is there. */
function isBland(token: Token, said: Clause, source: Clause): boolean {
  const isOpen = source.tokens.some(
    other => other.kind === 'verb' && other.phrase === undefined && !said.tokens.some(one => sameWord(one, other)),
  );
  if (isOpen || said.tokens.at(-1) === token) return false;
  return !token.isNegated && token.phrase === undefined && token.kind !== 'name' && BLAND.test(token.concepts[0] ?? '');
}

/** "A phone call" where the source has "a video call": two words for one, and its neighbour unsaid. */
function hasTwoForOne(said: Clause, source: Clause): boolean {
  return said.tokens.some((token, index) => {
    const next = said.tokens[index + 1];
    if (token.kind !== 'plain' || next?.kind !== 'plain' || token.concepts[0] === next.concepts[0]) return false;
    const matches = source.tokens.filter(other => sameWord(token, other));
    const [only] = matches;
    if (!only || matches.length > 1 || !sameWord(next, only) || sameName(token, only)) return false;
    const before = source.tokens[source.tokens.indexOf(only) - 1];
    return before?.kind === 'plain' && !said.tokens.some(one => sameWord(one, before));
  });
}

/**
 * "The child PIN" where the source has "the parent PIN": a word that the clause itself lacks stands where
 * the clause has another one that is not said.
 */
function isReplaced(token: Token, said: Clause, source: Clause): boolean {
  if (token.kind === 'name' || token.kind === 'role' || token.quantity || token.phrase !== undefined) return false;
  const at = said.tokens.indexOf(token);
  const [before, next] = [said.tokens[at - 1], said.tokens[at + 1]];
  const times = (word: Token, tokens: Token[]) => tokens.filter(one => matchesWord(one, word)).length;
  const isUnsaid = (other: Token | undefined): boolean =>
    other !== undefined &&
    !other.quantity &&
    other.phrase === undefined &&
    other.kind !== 'name' &&
    (other.kind !== 'verb' || token.kind === 'verb') &&
    times(other, said.tokens) < times(other, source.tokens);
  if (!before && isUnsaid(source.tokens[0]) && !source.isImperative) return true;
  if (!next && isUnsaid(source.tokens.at(-1))) return true;
  return source.tokens.some(
    (other, index) =>
      (next !== undefined && matchesWord(next, other) && isUnsaid(source.tokens[index - 1])) ||
      (before !== undefined && matchesWord(before, other) && isUnsaid(source.tokens[index + 1])),
  );
}

/** The same word, or the same amount. */
function matchesWord(a: Token, b: Token): boolean {
  if (a.quantity || b.quantity) return a.quantity !== undefined && b.quantity !== undefined && sameAmount(a.quantity, b.quantity);
  return sameWord(a, b);
}

/** "Opening a window makes it pause": a condition of the source that is said in the clause itself. */
function saidConditions(said: Clause, { conditions, clause }: EvidenceClause): Token[] {
  if (said.isCondition) return [];
  return conditions
    .filter(condition => {
      const own = condition.filter(token => !clause.tokens.some(other => sameWord(token, other)));
      const kept = own.filter(token => said.tokens.some(other => sameWord(other, token)));
      return own.length > 0 && kept.length / own.length >= SAID_CONDITION;
    })
    .flat();
}

/**
 * Both deny one thing, by another word: "unless it is reserved" and "if none is reserved". With several
 * verbs the denial may have changed sides.
 */
function deniesAlike(said: Clause, source: Clause): boolean {
  const verbs = (clause: Clause) =>
    clause.tokens.filter(token => token.kind === 'verb' && token.phrase === undefined).length;
  const isOnce = said.denials === 1 && source.denials === 1;
  return isOnce && verbs(said) <= 1 && verbs(source) <= 1;
}

/** Words in common, denied or not; amounts count by their unit. */
function nearness(said: Clause, pool: Token[]): number {
  const common = said.tokens.filter(token =>
    pool.some(other =>
      token.quantity ? other.quantity?.unit === token.quantity.unit : sameWord(token, other),
    ),
  );
  return common.length / Math.max(1, said.tokens.length);
}

function coverToken(
  token: Token,
  said: Clause,
  pool: Token[],
  evidence: EvidenceClause,
  phrases: string[],
): HeldReason | 'context' | undefined {
  if (token.quantity) return coverQuantity(token, withSharedAmounts(token.quantity, pool, evidence));
  if (token.phrase !== undefined) {
    const phrase = phrases[token.phrase] ?? '';
    const isHere = ` ${evidence.plain} `.includes(` ${phrase} `);
    const isPlace = phrase.includes('→') && ` ${evidence.plainLine} `.includes(` ${phrase} `);
    return isHere || isPlace ? undefined : 'name';
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
  if (isKindOfName(token, said)) return 'context';
  switch (token.kind) {
    case 'name':
    case 'role':
      return isAround && !pool.some(other => other.kind === token.kind) ? 'context' : 'name';
    case 'contrast':
      // "60 days after you upload it" where the source has "after 60 days".
      if (pool.some(other => other.quantity !== undefined && other.quantity.bound === token.surface)) return 'context';
      if (isAround && evidence.clause.hasAnaphor && !pool.some(other => other.kind === 'contrast'))
        return 'context';
      return pool.some(other => other.kind === 'contrast') ? 'polarity' : 'uncovered';
    case 'verb':
      // "You receive" where the source says "you get".
      if (!token.isNegated && token.concepts.some(concept => evidence.clause.light.includes(concept)))
        return 'context';
      if (isSupportVerb(token, said, evidence.clause)) return 'context';
      if (isWayThere(token, said) || isParticipleAround(token, said, evidence)) return 'context';
      return 'uncovered';
    default:
      if (!token.isNegated && isLightlySaid(token, said, evidence.clause)) return 'context';
      return isAround ? 'context' : 'uncovered';
  }
}

/** "Printing is possible" where the source says that you can print. */
function isPermission(token: Token, source: Clause): boolean {
  if (token.isNegated || !PERMITTED.test(token.surface)) return false;
  return (source.moods.has('can') || source.moods.has('may')) && !source.tokens.some(other => other.isNegated);
}

const KEPT = /^(?:keep|store|retain|save|hold|stai|stay|remain|avail)$/;
const DELETED = /^(?:delet|remov|eras|wipe|discard|disappear)$/;

/** "Deleted after 30 days" where the source says "kept for 30 days". */
function isKeptUntil(token: Token, said: Clause, source: Clause): boolean {
  if (token.isNegated || token.kind !== 'verb' || !DELETED.test(token.concepts[0] ?? '')) return false;
  const after = said.tokens.find(({ quantity }) => quantity?.bound === 'after')?.quantity;
  const isKept = source.tokens.some(other => KEPT.test(other.concepts[0] ?? '') && !other.isNegated);
  return (
    isKept &&
    after !== undefined &&
    source.tokens.some(({ quantity }) => quantity !== undefined && quantity.bound === '' && sameAmount(after, quantity))
  );
}

/** "Separate" where the source says "own"; "everyone" where it says "all". */
function isLightlySaid(token: Token, said: Clause, source: Clause): boolean {
  if (token.concepts[0] === 'person' && said.scopes.has('all') && source.scopes.has('all')) return true;
  return token.concepts[0] === 'separ' && token.concepts.some(concept => source.light.includes(concept));
}

/** "You receive a reminder" where the source says "we remind you": the noun is what is done. */
function isSupportVerb(token: Token, said: Clause, source: Clause): boolean {
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

/** "Go to **Cards → Block**": the place is what is claimed. "If TD-302 appears": that it does. */
function isWayThere(token: Token, said: Clause): boolean {
  if (token.isNegated) return false;
  const hasPlace = said.tokens.some(other => other.phrase !== undefined);
  if (hasPlace && /^(?:open|go|choose|select|click|tap|pick)$/.test(token.concepts[0] ?? '')) return true;
  return said.isCondition && /^(?:appear|occur|happen|show|see)$/.test(token.surface.replace(/s$/, ''));
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
    evidence.clause.hasAnaphor &&
    evidence.context.some(other => sameWord(token, other) && other.isNegated === token.isNegated)
  );
}

/** "Managers and managers" where the source has owners and managers. */
function hasMoreOf(said: Token[], pool: Token[]): boolean {
  const isCounted = (token: Token) => isEntity(token) && token.phrase === undefined;
  const times = (token: Token, tokens: Token[]) => tokens.filter(other => sameName(token, other)).length;
  return said.some(
    token => isCounted(token) && times(token, said.filter(isCounted)) > Math.max(1, times(token, pool)),
  );
}

/** "Credited" where the source has "charged", and not both. */
function saysOpposite(said: Token[], source: Token[]): boolean {
  return said.some(
    token =>
      token.phrase === undefined &&
      !source.some(other => other.concepts[0] === token.concepts[0]) &&
      source.some(
        other =>
          other.phrase === undefined &&
          areOpposite(token.concepts[0], other.concepts[0]) &&
          other.isNegated === token.isNegated &&
          !said.some(one => one.concepts[0] === other.concepts[0]),
      ),
  );
}

function standsIn(token: Token, tokens: Token[]): boolean {
  return tokens.some(other => sameWord(token, other) && other.isNegated === token.isNegated);
}

function beforeVerb(clause: Clause): Token[] {
  const verb = clause.tokens.findIndex(token => token.kind === 'verb' && token.phrase === undefined);
  return verb > 0 ? clause.tokens.slice(0, verb) : [];
}

/** "It runs for 21 days and ends": the amount of the clause before, where this one has none of its kind. */
function withSharedAmounts(said: Quantity, pool: Token[], { sharedAmounts }: EvidenceClause): Token[] {
  const hasOwn = pool.some(other => other.quantity?.unit === said.unit);
  return hasOwn ? pool : [...pool, ...sharedAmounts];
}

function coverQuantity(token: Token, pool: Token[]): HeldReason | undefined {
  const said = token.quantity;
  if (!said) return undefined;
  const amounts = pool.filter(other => other.quantity !== undefined);
  const same = amounts.filter(other => other.quantity && sameAmount(said, other.quantity));
  if (same.length === 0) {
    const isOne =
      said.value === '1' && said.unit === '' && !amounts.some(other => other.quantity?.value === '2');
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

export function sameWord(a: Token, b: Token): boolean {
  // A manager is not what is managed: people are compared as written.
  if (a.kind === 'role') return a.surface.replace(/s$/, '') === b.surface.replace(/s$/, '');
  if (a.kind === 'name') return sameName(a, b);
  return a.concepts.some(concept => b.concepts.includes(concept));
}

function sameName(a: Token, b: Token): boolean {
  return a.surface === b.surface || (a.concepts[0] !== undefined && a.concepts[0] === b.concepts[0]);
}

/** Duty, permission, likelihood and how far a claim reaches. */
function compareForce(said: Clause, source: Clause, { clauses }: Whole): HeldReason | undefined {
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

/** Who does what to whom: two names, roles or amounts in the other order make another claim. */
function compareOrder(said: Token[], source: Token[]): HeldReason | undefined {
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
      if (Math.min(...first.at) < Math.max(...second.at)) continue;
      // "Team and Business" may become "Business and Team".
      const [a, b] = [source[Math.min(...first.at)], source[Math.max(...second.at)]];
      const isListed = second.token.place - first.token.place <= 2 && (a?.place ?? 9) - (b?.place ?? 0) <= 2;
      const isFromTo = first.token.kind === 'contrast' && second.token.isTarget;
      if (!isListed || isFromTo || first.token.quantity) return first.token.quantity ? 'number' : 'name';
    }
  }
  return undefined;
}
