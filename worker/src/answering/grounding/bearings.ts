import type { EvidenceClause } from './evidence.ts';
import type { Clause, Token } from './types.ts';

/**
 * Conditions of a clause. One behind a semicolon does not bind what stands before it, and "but" begins
 * anew where it brings a subject of its own.
 */
export function conditionsOf(clause: Clause, read: Clause[]): Token[][] {
  const at = read.indexOf(clause);
  // "Check in in time, or the room is given away".
  const order = clause.link === 'or' && !clause.startsWithVerb ? read[at - 1] : undefined;
  const alternative = order?.isImperative ? [order.tokens] : [];
  return [
    ...alternative,
    ...read.flatMap((other, index) => {
      if (!other.isCondition) return [];
      const [first, last] = index < at ? [index, at] : [at, index];
      const between = read.slice(first + 1, last + 1);
      const isBehind = index > at && between.some(({ link }) => link === ';');
      const isAnew = between.some(
        ({ link, startsWithVerb, hasAnaphor }) => /^(?:but|;)$/.test(link) && !startsWithVerb && !hasAnaphor,
      );
      return isBehind || isAnew ? [] : [other.tokens];
    }),
  ];
}

/** "After two attempts it comes back and we charge €8": what opens one clause holds for the next. */
export function carriedLimits(clause: Clause, read: Clause[]): Token[][] {
  const carried: Token[][] = [];
  for (let at = read.indexOf(clause); at > 0 && read[at]?.link === 'and'; at--) {
    carried.push(...(read[at - 1]?.leading ?? []).filter(limit => limit.some(token => token.quantity)));
  }
  return carried;
}

/** Amounts of the clause before, where this one goes on with its subject. */
export function sharedAmountsOf(clause: Clause, read: Clause[]): Token[] {
  if (!clause.startsWithVerb || clause.link !== 'and' || clause.isImperative) return [];
  return (read[read.indexOf(clause) - 1]?.tokens ?? []).filter(token => token.quantity !== undefined);
}

/** In how many sentences of an article's passages a word stands. */
export type Topics = Map<string, number>;

/** Words of at least so many sentences are what a passage is about. */
const TOPIC_SENTENCES = 2;

/** Counts the sentences that each word stands in. */
export function addTopics(topics: Topics, clauses: EvidenceClause[]): void {
  const sentences = new Map<string, Set<number>>();
  for (const { clause, sentence } of clauses) {
    for (const token of clause.tokens) {
      const [stem] = token.concepts;
      if (token.kind !== 'plain' || stem === undefined) continue;
      sentences.set(stem, (sentences.get(stem) ?? new Set()).add(sentence));
    }
  }
  for (const [stem, found] of sentences) topics.set(stem, (topics.get(stem) ?? 0) + found.size);
}

/** True for a word that the article, as far as it was found, is about. */
export function isAbout(topics: Topics, stem: string): boolean {
  return (topics.get(stem) ?? 0) >= TOPIC_SENTENCES;
}

/** "…, without a card" belongs to the clause before it. */
export function companionOf(clause: Clause, read: Clause[]): Token[] {
  const isBare = clause.tokens[0]?.isNegated === true && !clause.tokens.some(token => token.kind === 'verb');
  return isBare ? (read[read.indexOf(clause) - 1]?.tokens ?? []) : [];
}

/** Orders name many places and means that may be left out; statements may not lose their limits. */
export function limitsOf(clause: Clause): Token[][] {
  // "You can change it up to 48 hours before": a permission is no longer than its time.
  const permits = clause.moods.has('can') || clause.moods.has('may');
  const times = clause.tokens.filter(
    ({ quantity }) =>
      permits &&
      /^(?:second|month|clock)$/.test(quantity?.unit ?? '') &&
      /^(?:most|before)$/.test(quantity?.bound ?? ''),
  );
  // "For a double charge, write to us".
  if (clause.isImperative && clause.leading.length > 0) return clause.leading;
  if (!clause.isImperative) return [...clause.limits, ...times.map(token => [token])];
  return clause.limits.filter(limit =>
    limit.some(token => token.kind === 'quantity' && token.quantity?.bound === 'within'),
  );
}
