import { isAbout } from './bearings.ts';
import { isOnlyIf } from './conditions.ts';
import { coverToken, isKeptUntil } from './cover-word.ts';
import type { EvidenceClause } from './evidence.ts';
import { isEntity } from './evidence.ts';
import { compareForce, compareOrder } from './force.ts';
import { hasMoreOf, hasTwoForOne, isReplaced, saysOpposite, sharesOneWord } from './replaced.ts';
import { beforeVerb, hasUnsaidVerb, matchesWord, sameName, sameWord, standsIn } from './same.ts';
import type { Clause, HeldReason, Token } from './types.ts';

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
/** So much of what is said stands in the very clause, not in the label of its item. */
const LEAST_ITSELF = 0.34;
/** More where a word comes from another clause of the sentence. */
const AROUND_SHARE = 0.66;
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
  const isOnly =
    isOnlyIf(said, whole.clauses) &&
    evidence.conditions.some(condition => condition.some(({ surface }) => surface === 'unless'));
  for (const token of said.tokens) {
    const reason = coverToken(token, said, pool, evidence, phrases);
    const isAlike = reason === 'polarity' && (isOnly || deniesAlike(token, said, source));
    if (reason === undefined || isAlike) own++;
    else if (reason === 'uncovered' && token.kind === 'plain' && standsIn(token, evidence.around))
      isAroundUsed = true;
    else if (reason === 'uncovered' && isTopic(token, evidence)) topics++;
    else if (reason === 'uncovered' && isBland(token, said, source)) bland++;
    else if (reason === 'context' && token.kind === 'plain') contexts++;
    else if (reason === 'context') continue;
    else fail(reason);
    const isSpare = reason === 'uncovered' && isBland(token, said, source);
    if ((reason === 'context' || (reason === 'uncovered' && !isSpare)) && isReplaced(token, said, source))
      fail('name');
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
  if (failure === undefined && sharesOneWord(said, pool)) fail('uncovered');
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
  // "They cannot see" is more than "they cannot see the schedule".
  const itsOwn = said.tokens.filter(token => source.tokens.some(other => sameWord(token, other)));
  const isBroader =
    itsOwn.length === 1 &&
    itsOwn[0]?.isNegated === true &&
    itsOwn[0].kind === 'verb' &&
    said.tokens.length > 1 &&
    source.tokens.some(other => other.kind === 'plain' && !said.tokens.some(one => sameWord(one, other)));
  if (failure === undefined && isBroader) fail('uncovered');
  const isUntil = (clause: Clause) => clause.tokens.some(({ surface }) => surface === 'until');
  if (said.isCondition && source.isCondition && isUntil(source) && !isUntil(said) && said.denials === 0)
    fail('polarity');
  // "You need to" beside "it is not necessary".
  const isSpared = said.moods.has('must') && source.sparesDuty === true;
  if (isSpared) fail('polarity');
  // Not on what the clause takes from its neighbours alone.
  const rests = said.tokens.some(
    token => token.phrase !== undefined || source.tokens.some(other => matchesWord(token, other)),
  );
  if (failure === undefined && !rests && said.tokens.length > 1) fail('uncovered');
  // "**The person shall change the plan:** they have to be an owner" claims nothing of the label by itself.
  const itself = said.tokens.filter(
    token => token.phrase !== undefined || source.tokens.some(other => matchesWord(token, other)),
  );
  const leans = source.hasAnaphor || source.startsWithVerb || source.tokens.length < 3;
  if (
    failure === undefined &&
    said.tokens.length > 2 &&
    itself.length / said.tokens.length < LEAST_ITSELF &&
    !leans
  )
    fail('uncovered');
  // Two words of which one is in the title say next to nothing.
  const isPointing = source.hasAnaphor || source.startsWithVerb || said.isCondition;
  const hasClaim =
    said.tokens.length > 1 && said.tokens.every(token => token.phrase === undefined && !token.quantity);
  if (failure === undefined && contexts > 0 && own < 2 && hasClaim && !isPointing && whole.clauses.length > 1)
    fail('uncovered');
  const spare = topics + bland;
  if (failure === undefined && spare > 0 && (spare > 1 || own < TOPIC_OWN || score < TOPIC_SHARE))
    fail('uncovered');
  const least = source.hasAnaphor || source.startsWithVerb ? POINTING_SHARE : OWN_SHARE;
  if (failure === undefined && score < least) fail('uncovered');
  if (failure === undefined)
    failure =
      compareForce(isOnly ? withoutOnly(said) : said, source, whole, pool) ??
      (evidence.isCell ? undefined : compareOrder(...alike(said, source)));
  const near = nearness(said, failure === undefined ? [...pool, ...evidence.context] : pool);
  const isBothDenied = said.denials > 0 && pool.some(other => other.isNegated);
  const isDenial =
    isSpared ||
    (!isBothDenied &&
      said.tokens.some(token => {
        const matches =
          token.phrase === undefined && !token.quantity ? pool.filter(other => sameWord(token, other)) : [];
        return matches.length > 0 && matches.every(other => other.isNegated !== token.isNegated);
      }));
  return failure === undefined
    ? { ok: true, score, near, isDenial }
    : { ok: false, reason: failure, score, near, isDenial };
}

/** "The first is replaced by the second" beside "the second replaces the first": who acts comes first in both. */
function alike(said: Clause, source: Clause): [Token[], Token[]] {
  if (said.isPassive === source.isPassive) return [said.tokens, source.tokens];
  return [activeOrder(said), activeOrder(source)];
}

function activeOrder({ tokens, isPassive, byPlace }: Clause): Token[] {
  if (!isPassive || byPlace === undefined) return tokens;
  return [...tokens.filter(({ place }) => place > byPlace), ...tokens.filter(({ place }) => place < byPlace)];
}

/** "Only if" is borne out by "not unless". */
function withoutOnly(said: Clause): Clause {
  return { ...said, scopes: new Set([...said.scopes].filter(scope => scope !== 'only')) };
}

/** "The loan of an audiobook" where the clause says audiobook, and the passage speaks of loans throughout. */
function isTopic(token: Token, { topics }: EvidenceClause): boolean {
  if (token.surface === 'person' && !token.isNegated) return true;
  return (
    token.kind === 'plain' && !token.isNegated && token.concepts.some(concept => isAbout(topics, concept))
  );
}

/** What may be said of a bare "Swap request: direct message". */
const FRAGMENT_VERB = /^(?:send|post|includ|contain|avail|receiv|get|appli|appear|mean|be)$/;

const BLAND =
  /^(?:run|come|go|give|provid|offer|suppli|belong|consist|occur|perform|locat|serv|involv|concern|stai|stay|remain|happen|exist|appear)$/;

/** Verbs that add nothing where all they join is there. */
function isBland(token: Token, said: Clause, source: Clause): boolean {
  const isWhole = /^(?:appear|happen|occur|exist)$/.test(token.concepts[0] ?? '');
  if (
    said.isCondition &&
    /^(?:choos|select|pick|want|move|use)$/.test(token.concepts[0] ?? '') &&
    !token.isNegated
  )
    return true;
  // "Team includes 3" beside "Team: 3".
  const isFragment = !source.tokens.some(other => other.kind === 'verb' && other.phrase === undefined);
  if (isFragment && !token.isNegated && FRAGMENT_VERB.test(token.concepts[0] ?? '')) return true;
  if (hasUnsaidVerb(said, source, BLAND) || (said.tokens.at(-1) === token && !isWhole)) return false;
  return (
    !token.isNegated &&
    token.phrase === undefined &&
    token.kind !== 'name' &&
    BLAND.test(token.concepts[0] ?? '')
  );
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
function deniesAlike(token: Token, said: Clause, source: Clause): boolean {
  if (!source.tokens.some(other => sameWord(token, other))) return false;
  // What is denied there has to be said here: the denial may move within the words, not to other words.
  const isDeniedSaid = source.tokens
    .filter(other => other.isNegated && !other.isCopied)
    .every(other => said.tokens.some(one => sameWord(one, other) || sameWord(other, one)));
  if (!isDeniedSaid) return false;
  const verbs = (clause: Clause) =>
    clause.tokens.filter(token => token.kind === 'verb' && token.phrase === undefined && !token.isCopied)
      .length;
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
