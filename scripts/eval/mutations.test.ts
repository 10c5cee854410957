import { describe, expect, it } from 'vitest';
import { isShown, mutantsOf, pickVerbatim } from './mutations.ts';

const SENTENCES = 200;

describe('sentences of the demo articles', () => {
  const verbatim = pickVerbatim(SENTENCES);

  it('are shown when they are repeated word for word, but for two in a hundred', () => {
    expect(verbatim.length).toBe(SENTENCES);
    const held = verbatim.filter(({ sentence, passages }) => !isShown(sentence, passages));
    expect(held.map(({ sentence }) => sentence).length / verbatim.length).toBeLessThanOrEqual(0.02);
  });

  it('are held back with a "not", number, name, force or condition changed, or a promise added', () => {
    const mutants = verbatim.flatMap(mutantsOf);
    const kinds = Map.groupBy(mutants, ({ kind }) => kind);
    for (const kind of [
      'insert not',
      'remove not',
      'number',
      'swap',
      'may to will',
      'condition dropped',
      'promise',
    ])
      expect(kinds.get(kind)?.length ?? 0, kind).toBeGreaterThanOrEqual(5);
    const shown = mutants.filter(({ sentence, of }) => isShown(sentence, of.passages));
    expect(shown.map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual([]);
  });
});
