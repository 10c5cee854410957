import { readSentence } from './clauses.ts';
import type { Evidence } from './evidence.ts';
import type { Lexicon } from './lexicon.ts';
import { sameAmount } from './quantities.ts';
import { sameWord } from './same.ts';
import type { Token } from './types.ts';
import type { SupportSpan } from './verify.ts';

/** Fewer words in common may speak of another thing. */
const COMMON_WORDS = 2;

/**
 * Where a passage says of the same words another number: same unit, same noun, and no name or
 * condition more than the sentence has. Undefined when it agrees or speaks of something else.
 */
export function findContradiction(
  sentence: string,
  { passage, clauses }: Evidence,
  lexicon: Lexicon,
): SupportSpan | undefined {
  for (const said of readSentence(sentence, lexicon).clauses) {
    const amounts = said.tokens.flatMap(token => token.quantity ?? []);
    const words = said.tokens.filter(token => !token.quantity);
    if (amounts.length === 0) continue;
    for (const { clause, inherited, conditions, limits, start, end } of clauses) {
      const pool = [...clause.tokens, ...inherited];
      const common = words.filter(word =>
        pool.some(other => sameWord(word, other) && other.isNegated === word.isNegated),
      );
      const isSame = common.length >= COMMON_WORDS && common.length === words.length;
      const isMore = [...pool, ...conditions.flat(), ...limits.flat()].some(
        token => isTelling(token) && !said.tokens.some(other => sameWord(token, other)),
      );
      if (!isSame || isMore) continue;
      const others = pool.flatMap(token => token.quantity ?? []);
      const differs = amounts.some(
        amount =>
          !others.some(other => sameAmount(amount, other)) &&
          others.some(other => other.unit === amount.unit && other.noun.join() === amount.noun.join()),
      );
      if (differs) return { passage, start, end };
    }
  }
  return undefined;
}

function isTelling(token: Token): boolean {
  return token.kind === 'name' || token.kind === 'role' || token.kind === 'contrast';
}
