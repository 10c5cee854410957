import { describe, expect, it } from 'vitest';
import { isShown, KINDS, mutantsOf, pickVerbatim } from './mutations.ts';

/** Every second article, so that the test stays quick; `npm run eval -- sentences` takes all of them. */
const EVERY = 2;
/** Changed sentences that are shown though they should not be. None may be added; one that is mended goes. */
const KNOWN = [
  'antonym: A workspace may have several owners, and never needs one.',
  'how far: Only one integration receives only what it needs, listed below.',
  'subject and object: owner see it only if an Managers allows it under **Settings → Workspace → Managers may export personal data**.',
  'how far: Only one change notifies only the people it concerns, collected for 10 minutes so that five quick corrections make one message.',
];

describe('sentences of the demo articles', () => {
  const verbatim = pickVerbatim(EVERY);

  it('are shown when they are repeated word for word, but for four in a hundred', () => {
    expect(verbatim.length).toBeGreaterThanOrEqual(250);
    const held = verbatim.filter(one => !isShown(one.sentence, one));
    expect(held.length / verbatim.length).toBeLessThanOrEqual(0.04);
  });

  it('are held back when one thing in them is changed', () => {
    const mutants = verbatim.flatMap(mutantsOf);
    const kinds = Map.groupBy(mutants, ({ kind }) => kind);
    for (const kind of KINDS) expect(kinds.get(kind)?.length ?? 0, kind).toBeGreaterThanOrEqual(1);
    expect(mutants.length).toBeGreaterThanOrEqual(400);
    const shown = mutants.filter(({ sentence, of }) => isShown(sentence, of));
    expect(shown.map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual(KNOWN);
  });
});
