import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import { AUXILIARY } from './pieces.ts';
import type { Clause } from './types.ts';

/** "Without a plan, …", "With more than 5 people, …" limit all that follows; "… without a card" does not. */
export function isLeading(piece: Piece, pieces: Piece[], clause: Clause): boolean {
  if (pieces[0] !== piece || pieces.length < 2) return false;
  // "In a week that is published, …": the verb tells which week.
  const isStretch =
    /^(?:in|on|for|with|during|at)$/.test(piece.raw[0]?.text ?? '') &&
    piece.raw.some(({ text }) => /^(?:that|which|who)$/.test(text));
  const hasVerb =
    !isStretch &&
    (clause.tokens.some(token => token.kind === 'verb') ||
      piece.raw.some(({ text }) => AUXILIARY.test(text)));
  return piece.link === 'without' || (pieces[1]?.link === ',' && !hasVerb);
}

/** How many tokens of a clause belong to the -ing form that it opens with, up to its own verb; 0 where none does. */
export function gerundOf({ raw }: Piece, { tokens }: Clause, lexicon: Lexicon): number {
  const [first] = tokens;
  if (first?.kind !== 'verb' || !/ing$/.test(first.surface) || first.place > 1) return 0;
  const at = raw.findIndex(
    ({ text, phrase, kind }, index) =>
      index > first.place &&
      kind === 'word' &&
      phrase === undefined &&
      (AUXILIARY.test(text) || (/[^s]s$/.test(text) && lexicon.kindOf(text) === 'verb')),
  );
  return at < 0 ? 0 : tokens.filter(({ place }) => place < at).length;
}

/** The words before the verb of "to …" and "in order to …". */
export function goalOf({ raw }: Piece): string {
  const words = raw.slice(0, 3).map(({ text }) => text);
  return words[0] === 'in' ? words.join(' ') : (words[0] ?? '');
}
