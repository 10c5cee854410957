import { isSameLimit } from './conditions.ts';
import type { Evidence, EvidenceClause } from './evidence.ts';
import { matchesWord } from './same.ts';
import type { Clause, Token } from './types.ts';

/** A clause of an answer and what bears it out. */
export interface Match {
  evidence: Evidence;
  clause: EvidenceClause;
  said: Clause;
}

/** "When you remove somebody, …", "To restore a member, …" say less than the claim without them. */
export function narrows({ isCondition, isGoal, link, tokens, scopes, denials }: Clause): boolean {
  return (
    ((isCondition && link === 'if') || isGoal) &&
    denials === 0 &&
    !scopes.has('only') &&
    // "As soon as you leave you lose access": the claim itself is in it.
    tokens.filter(token => token.kind === 'verb').length < 2 &&
    tokens.every(
      (token, index) =>
        !token.isNegated &&
        token.phrase === undefined &&
        (token.kind !== 'contrast' || (index === 0 && token.surface === 'after')),
    )
  );
}

/** What is done is what the whole article is about. */
export function isInTitle(done: Token[], { evidence, clause }: Match): boolean {
  const around = [...evidence.title, ...(clause.clause.hasAnaphor ? clause.context : [])];
  return done.every(token => around.some(other => !other.isNegated && matchesWord(token, other)));
}

/** All its words stand in the title, the headings, or the lines of the claims and the ones before them. */
export function isSaidAround(said: Clause, matches: Match[]): boolean {
  return matches.some(({ evidence, clause }) => {
    const near = evidence.clauses.filter(
      other =>
        other.line === clause.line ||
        (other.sentence < clause.sentence && other.sentence >= clause.sentence - 1),
    );
    const around = [...clause.context, ...clause.inherited, ...near.flatMap(other => other.clause.tokens)];
    const words = said.tokens.filter(token => token.kind !== 'contrast');
    const isOrdered = words.length < said.tokens.length;
    const isEarlier = (other: Token) => /^(?:before|until)$/.test(other.surface);
    if (isOrdered && around.some(isEarlier)) return false;
    // "After it is packed" is not said where the article says "until it is packed".
    const isReversed = evidence.clauses.some(
      ({ clause: other }) =>
        other.tokens.some(isEarlier) &&
        words.some(token => other.tokens.some(one => matchesWord(token, one))),
    );
    if (isOrdered && isReversed) return false;
    // Each by a word of its own: "a packed box" is more than a box.
    const left = around.filter(other => !other.isNegated);
    return words.every(token => {
      const at = left.findIndex(other => isAlike(token, other));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
  });
}

/** The same word, or the same amount with the same limit. */
function isAlike(said: Token, source: Token): boolean {
  if (!said.quantity) return matchesWord(said, source);
  return source.quantity !== undefined && isSameLimit(said.quantity, source.quantity);
}
