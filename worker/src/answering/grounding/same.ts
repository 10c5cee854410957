import { sameAmount } from './quantities.ts';
import type { Clause, Token } from './types.ts';

/** The same word, or the same amount. */
export function matchesWord(a: Token, b: Token): boolean {
  if (a.quantity || b.quantity)
    return a.quantity !== undefined && b.quantity !== undefined && sameAmount(a.quantity, b.quantity);
  return sameWord(a, b);
}

/** The word stands among these, denied alike. */
export function standsIn(token: Token, tokens: Token[]): boolean {
  return tokens.some(other => sameWord(token, other) && other.isNegated === token.isNegated);
}

/** What a clause says before its verb: mostly who acts. */
export function beforeVerb(clause: Clause): Token[] {
  const verb = clause.tokens.findIndex(token => token.kind === 'verb' && token.phrase === undefined);
  return verb > 0 ? clause.tokens.slice(0, verb) : [];
}

/** Whether two words may stand for one another. People and names are compared as written. */
export function sameWord(a: Token, b: Token): boolean {
  // A manager is not what is managed: people are compared as written.
  if (a.kind === 'role') return a.surface.replace(/s$/, '') === b.surface.replace(/s$/, '');
  // "Billing contacts" are not what "the bill" says.
  if (a.kind === 'name') return b.kind === 'plain' ? plain(a) === plain(b) : sameName(a, b);
  return a.concepts.some(concept => b.concepts.includes(concept));
}

function plain({ surface }: Token): string {
  return surface.replace(/(?:es|s)$/, '');
}

/** The same name or role. */
export function sameName(a: Token, b: Token): boolean {
  return a.surface === b.surface || (a.concepts[0] !== undefined && a.concepts[0] === b.concepts[0]);
}

/** The source does something that is not said: another verb may have taken its place. */
export function hasUnsaidVerb(said: Clause, source: Clause, apart?: RegExp): boolean {
  return source.tokens.some(
    other =>
      other.kind === 'verb' &&
      other.phrase === undefined &&
      !apart?.test(other.concepts[0] ?? '') &&
      !said.tokens.some(one => sameWord(one, other)),
  );
}
