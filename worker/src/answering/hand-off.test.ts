import { expect, it } from 'vitest';
import { createAnswerer } from './answer.ts';
import { collect, found, REFUND, requestFor } from './fixtures.ts';
import { readHandOff } from './hand-off.ts';

const read = (text: string, question = 'How do I get a refund?', title = 'Get a refund') =>
  readHandOff({ articleId: 'refund', text }, question, title);

it('takes an order that names no case as one for every question', () => {
  for (const text of [
    'Hand over to a person.',
    'Escalate at once.',
    'Do not answer this from the article.',
    'Always pass this to the billing team.',
    'Nicht beantworten.',
    'Goodwill is up to the lead.\nEscalate.',
  ]) {
    expect(read(text), text).toMatchObject({ articleId: 'refund', because: 'always' });
  }
});

it('takes an order for a case only when the question is that case', () => {
  const note = 'Escalate when the customer mentions a spoiled gift box.';
  expect(read(note)).toBeUndefined();
  expect(read(note, 'The gift box came spoiled')).toMatchObject({ order: 'escalate', because: 'case' });
  const label = 'You may lift the block once. Suspected stolen card: stop, hand over to billing.';
  expect(read(label)).toBeUndefined();
  expect(read(label, 'I think my card was stolen, suspected yesterday')).toMatchObject({ because: 'case' });
});

it('takes a subject that goes to people from the question or from the title', () => {
  const note = 'Billing disputes go to the finance team.';
  expect(read(note)).toBeUndefined();
  expect(read(note, 'I have a billing dispute')).toMatchObject({ order: 'goes to' });
  expect(read(note, 'What now?', 'Dispute a billing charge')).toMatchObject({ order: 'goes to' });
});

it('reads an order in the light of the sentence that it leans on', () => {
  const note =
    'TD-131 for many accounts of one workspace points at password spraying. Hand over to security.';
  expect(read(note, 'I cannot sign in')).toBeUndefined();
});

it('is not taken in by orders not to, nor by words that only look alike', () => {
  for (const text of [
    'Do not escalate.',
    'Never hand over the password.',
    'Hours go to Xero in the nightly run.',
    'Goodwill up to €50 may be granted by any agent; above that, the billing lead decides.',
  ]) {
    expect(read(text), text).toBeUndefined();
  }
});

it('points to people instead of answering, and says no word of the note', async () => {
  const passages = found('refund', 'Get a refund', REFUND);
  const notes = [{ articleId: 'refund', text: 'Hand over to the zebra team.' }];
  const { events, text, disposition, sources } = await collect(
    createAnswerer(),
    requestFor('How do I get a refund?', passages, { notes }),
  );
  expect(disposition).toEqual({ kind: 'escalate', mode: 'extractive' });
  expect(sources).toEqual([]);
  expect(text).toBe('I am an automatic assistant, and this is a matter for the team.');
  expect(JSON.stringify(events)).not.toContain('zebra');
  expect(events).toContainEqual({
    type: 'note',
    key: 'handOff',
    value: { articleId: 'refund', order: 'hand over', because: 'always' },
  });
});

it('follows a case even where the article’s own words do not fit, and no other order there', async () => {
  const passages = found('refund', 'Get a refund', REFUND);
  const ask = async (text: string) => {
    const request = requestFor('It exploded in my kitchen', passages, {
      notes: [{ articleId: 'refund', text }],
    });
    const retrieval = { ...request.retrieval, coverage: 0, confidence: 0 };
    return (await collect(createAnswerer(), { ...request, retrieval })).disposition?.kind;
  };
  expect(await ask('If something exploded, escalate.')).toBe('escalate');
  expect(await ask('Escalate.')).toBe('decline');
});

it('lets the note of an article that is not the best one decide nothing', async () => {
  const passages = [
    ...found('refund', 'Get a refund', REFUND),
    ...found('other', 'Another matter', 'Refunds of another kind.', { score: 0.2 }),
  ];
  const { disposition } = await collect(
    createAnswerer(),
    requestFor('How do I get a refund?', passages, { notes: [{ articleId: 'other', text: 'Escalate.' }] }),
  );
  expect(disposition?.kind).toBe('answer');
});
