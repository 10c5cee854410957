import { describe, expect, it } from 'vitest';
import { isShown, KINDS, mutantsOf, pickVerbatim } from './mutations.ts';

const SENTENCES = 400;
/** At least so many mutants of each kind, so that none goes untested. */
const LEAST = 3;

describe('sentences of the demo articles', () => {
  const verbatim = pickVerbatim(SENTENCES);

  it('are shown when they are repeated word for word, but for three in a hundred', () => {
    expect(verbatim.length).toBe(SENTENCES);
    const held = verbatim.filter(one => !isShown(one.sentence, one));
    expect(held.length / verbatim.length).toBeLessThanOrEqual(0.03);
  });

  it('are held back when one thing in them is changed', () => {
    const mutants = verbatim.flatMap(mutantsOf);
    const kinds = Map.groupBy(mutants, ({ kind }) => kind);
    for (const kind of KINDS) expect(kinds.get(kind)?.length ?? 0, kind).toBeGreaterThanOrEqual(LEAST);
    const shown = mutants.filter(({ sentence, of }) => isShown(sentence, of));
    expect(shown.map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual([]);
  });
});
