import { isEntity } from './evidence.ts';
import { areOpposite } from './lexicon.ts';
import { matchesWord, sameName, sameWord } from './same.ts';
import type { Clause, Token } from './types.ts';

/** "A phone call" where the source has "a video call": two words for one, and its neighbour unsaid. */
export function hasTwoForOne(said: Clause, source: Clause): boolean {
  return said.tokens.some((token, index) => {
    const next = said.tokens[index + 1];
    if (token.kind !== 'plain' || next?.kind !== 'plain' || token.concepts[0] === next.concepts[0])
      return false;
    const matches = source.tokens.filter(other => sameWord(token, other));
    const [only] = matches;
    if (!only || matches.length > 1 || !sameWord(next, only) || sameName(token, only)) return false;
    const before = source.tokens[source.tokens.indexOf(only) - 1];
    return before?.kind === 'plain' && !said.tokens.some(one => sameWord(one, before));
  });
}

/** "After the box is packed" where the source only says "after … the box": one word for two of a condition. */
export function sharesOneWord(said: Clause, pool: Token[]): boolean {
  if (!said.isCondition) return false;
  const used = new Set<Token>();
  return said.tokens.some(token => {
    if (token.quantity || token.phrase !== undefined) return false;
    const matches = pool.filter(other => sameWord(token, other));
    const [only] = matches;
    if (!only || matches.length > 1) return false;
    if (used.has(only)) return true;
    used.add(only);
    return false;
  });
}

/**
 * "The child PIN" where the source has "the parent PIN": a word that the clause itself lacks stands where
 * the clause has another one that is not said.
 */
export function isReplaced(token: Token, said: Clause, source: Clause): boolean {
  if (token.kind === 'name' || token.kind === 'role' || token.quantity || token.phrase !== undefined)
    return false;
  const at = said.tokens.indexOf(token);
  const [before, next] = [said.tokens[at - 1], said.tokens[at + 1]];
  const times = (word: Token, tokens: Token[]) => tokens.filter(one => matchesWord(one, word)).length;
  const isUnsaid = (other: Token | undefined): boolean =>
    other !== undefined &&
    !other.quantity &&
    (other.phrase === undefined || said.tokens.every(one => one.phrase === undefined)) &&
    (other.phrase !== undefined || other.kind !== 'name') &&
    (other.kind !== 'verb' || token.kind === 'verb') &&
    times(other, said.tokens) < times(other, source.tokens);
  if (!before && isUnsaid(source.tokens[0]) && !source.tokens[0]?.isNegated && !source.isImperative)
    return true;
  if (!next && isUnsaid(source.tokens.at(-1))) return true;
  return source.tokens.some(
    (other, index) =>
      (next !== undefined && matchesWord(next, other) && isUnsaid(source.tokens[index - 1])) ||
      (before !== undefined && matchesWord(before, other) && isUnsaid(source.tokens[index + 1])),
  );
}

/** "Managers and managers" where the source has owners and managers. */
export function hasMoreOf(said: Token[], pool: Token[]): boolean {
  const isCounted = (token: Token) => isEntity(token) && token.phrase === undefined;
  const times = (token: Token, tokens: Token[]) => tokens.filter(other => sameName(token, other)).length;
  return said.some(
    token => isCounted(token) && times(token, said.filter(isCounted)) > Math.max(1, times(token, pool)),
  );
}

/** "Credited" where the source has "charged", and not both. */
export function saysOpposite(said: Token[], source: Token[]): boolean {
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
