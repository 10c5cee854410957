import type { FoundPassage } from '../../knowledge/types.ts';
import type { Match } from './around.ts';
import { isInTitle, isSaidAround, narrows } from './around.ts';
import { readSentence } from './clauses.ts';
import { lostCondition } from './conditions.ts';
import type { Whole } from './cover.ts';
import { coverClause } from './cover.ts';
import type { Evidence, EvidenceClause } from './evidence.ts';
import { isEntity } from './evidence.ts';
import type { Lexicon } from './lexicon.ts';
import type { Clause, HeldReason, Token } from './types.ts';

/** A stretch of a passage that bears a sentence out. Offsets count in the passage's text. */
export interface SupportSpan {
  passage: FoundPassage;
  start: number;
  end: number;
}

export type Verdict =
  | { ok: true; spans: SupportSpan[] }
  /** `span`: what came nearest, for the trace. */
  | { ok: false; reason: HeldReason; span?: SupportSpan };

/** A denial has to come nearer by so much to decide. */
const DENIAL_MARGIN = 0.15;
/** Spans further apart than this many sentences are cited one by one. */
const NEIGHBOURS = 3;

/**
 * Verifies every clause of a sentence against the passages; all must be borne out. `rivals`, other passages of
 * the same articles, support nothing, but what they deny more nearly is not said.
 */
export function verifySentence(
  text: string,
  evidence: Evidence[],
  lexicon: Lexicon,
  rivals: Evidence[] = [],
): Verdict {
  const names = new Set(evidence.flatMap(({ names }) => [...names]));
  const { clauses, phrases } = readSentence(text, lexicon, names);
  const claims = clauses.filter(clause => clause.tokens.length > 0);
  if (claims.length === 0) return { ok: false, reason: 'no_span' };
  const allSaid = claims.flatMap(clause => clause.tokens);
  const matches: Match[] = [];
  /** Conditions and goals that no clause says: what stands around the claims may. */
  const waiting: Array<{ said: Clause; reason: HeldReason; span?: SupportSpan }> = [];
  const subjects = subjectsOf(claims);
  // Conditions come last: what they limit tells where they are to be found.
  const ordered = [...claims.filter(said => !said.isCondition), ...claims.filter(said => said.isCondition)];
  for (const said of ordered) {
    const whole = { phrases, subject: subjects.get(said) ?? [], clauses };
    let found = findSupport(said, whole, evidence, rivals, matches, allSaid);
    if (!('clause' in found) && said.gerund) {
      // "Adding a contact is free" where the source says "it is free" of that.
      const [done, rest] = [said.tokens.slice(0, said.gerund), said.tokens.slice(said.gerund)];
      const bare = { ...said, tokens: rest, startsWithVerb: true };
      const other = rest.length > 0 ? findSupport(bare, whole, evidence, rivals, matches, allSaid) : found;
      if ('clause' in other && isInTitle(done, other)) found = other;
    }
    if (!('clause' in found)) {
      if (!narrows(said)) return { ok: false, ...found };
      waiting.push({ said, ...found });
      continue;
    }
    matches.push(found);
  }
  for (const { said, ...failure } of waiting) {
    if (!isSaidAround(said, matches)) return { ok: false, ...failure };
  }
  return matches.length > 0 ? { ok: true, spans: spansOf(matches) } : { ok: false, reason: 'no_span' };
}

/** Whom each clause speaks of that names nobody itself: those of the clause before. */
function subjectsOf(claims: Clause[]): Map<Clause, Token[]> {
  const subjects = new Map<Clause, Token[]>();
  let subject: Token[] = [];
  for (const said of claims) {
    const own = actorsOf(said);
    if (own.length === 0 && !said.isImperative) subjects.set(said, subject);
    if (own.length > 0) subject = own;
    else if (said.isImperative) subject = [];
  }
  return subjects;
}

/** Who a clause speaks of: names and roles before its verb. Places on a screen are nobody. */
function actorsOf(said: Clause): Token[] {
  const verb = said.tokens.findIndex(token => token.kind === 'verb');
  const before = verb >= 0 ? said.tokens.slice(0, verb) : said.tokens;
  return before.filter(token => isEntity(token) && token.phrase === undefined);
}

/** The clause that bears out what is said, its conditions included; else the reason of the nearest. */
function findSupport(
  said: Clause,
  whole: Whole,
  evidence: Evidence[],
  rivals: Evidence[],
  matches: Match[],
  allSaid: Token[],
): Match | { reason: HeldReason; span?: SupportSpan } {
  let best: { match: Match; rank: number; near: number } | undefined;
  let denial: { near: number; reason: HeldReason; span: SupportSpan } | undefined;
  let nearest: { reason: HeldReason; score: number; span: SupportSpan } | undefined;
  for (const one of [...evidence, ...rivals]) {
    const isRival = rivals.includes(one);
    for (const clause of one.clauses) {
      const cover = coverClause(said, whole, clause);
      const reason = cover.ok
        ? (lostCondition(said, clause, whole, allSaid) ??
          (isApart(said, clause, matches) ? 'condition' : undefined) ??
          (isLoneVerb(said) && isElsewhere(said, clause, one, matches) ? 'uncovered' : undefined))
        : cover.reason;
      if (reason === undefined && isRival) continue;
      if (reason === undefined) {
        const isNear = matches.some(
          match => match.clause.sentence === clause.sentence && match.evidence === one,
        );
        const rank = cover.score + (isNear ? 0.5 : 0) - (clause.isLabel ? 0.1 : 0);
        if (!best || rank > best.rank)
          best = { match: { evidence: one, clause, said }, rank, near: cover.near };
      }
      if (reason === 'polarity' && cover.isDenial && cover.near > (denial?.near ?? 0.6)) {
        denial = {
          near: cover.near,
          reason,
          span: { passage: one.passage, start: clause.start, end: clause.end },
        };
      }
      if (reason !== undefined && !isRival && cover.score > (nearest?.score ?? 0)) {
        nearest = {
          reason,
          score: cover.score,
          span: { passage: one.passage, start: clause.start, end: clause.end },
        };
      }
    }
  }
  // What comes nearest decides: a remoter clause does not outvote one that says the opposite.
  // "They need an account": a lone noun stands in many a clause, so one that denies it decides.
  const [only, second] = said.tokens;
  const isLoneNoun = only?.kind === 'plain' && !second && !only.isNegated && said.light.length > 0;
  const margin = isLoneNoun ? -DENIAL_MARGIN : DENIAL_MARGIN;
  if (best && denial && denial.near > best.near + margin) return { reason: denial.reason, span: denial.span };
  if (best) return best.match;
  return nearest ? { reason: nearest.reason, span: nearest.span } : { reason: 'no_span' };
}

/** "…, and we refuel it": one verb stands in many a clause. */
function isLoneVerb(said: Clause): boolean {
  const [only, second] = said.tokens;
  return only?.kind === 'verb' && only.phrase === undefined && second === undefined && !said.isCondition;
}

/** Not where the rest of the sentence was found. */
function isElsewhere(said: Clause, clause: EvidenceClause, evidence: Evidence, matches: Match[]): boolean {
  // "…, but nothing is deleted" may stand beside it.
  const reach = said.denials > 0 ? 1 : 0;
  return (
    matches.length > 0 &&
    !matches.some(
      match => match.evidence === evidence && Math.abs(match.clause.sentence - clause.sentence) <= reach,
    )
  );
}

/** What a condition and its claim rest on must stand together. */
function isApart(said: Clause, clause: EvidenceClause, matches: Match[]): boolean {
  return matches.some(match => {
    if (!said.isCondition && !match.said.isCondition) return false;
    const isSameLine = match.clause.line === clause.line;
    const isLead = !match.clause.isListItem && match.clause.line === clause.line - 1;
    const isFar = Math.abs(match.clause.sentence - clause.sentence) > 1;
    return (!isSameLine || isFar) && !isLead;
  });
}

function spansOf(matches: Match[]): SupportSpan[] {
  const spans: Array<SupportSpan & { first: number; last: number }> = [];
  const sorted = [...matches].sort((a, b) => a.clause.sentence - b.clause.sentence);
  for (const { evidence, clause } of sorted) {
    const near = spans.find(
      span => span.passage === evidence.passage && clause.sentence - span.first < NEIGHBOURS,
    );
    if (near) {
      near.end = Math.max(near.end, clause.end);
      near.last = clause.sentence;
    } else {
      spans.push({
        passage: evidence.passage,
        start: clause.start,
        end: clause.end,
        first: clause.sentence,
        last: clause.sentence,
      });
    }
  }
  return spans.map(({ passage, start, end }) => ({ passage, start, end }));
}
