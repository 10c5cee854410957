import { expect, it } from 'vitest';
import { createAnswerer } from './answer.ts';
import { collect, found, REFUND, requestFor } from './fixtures.ts';
import type { HeldSentence } from './grounding/index.ts';
import type { AnswerRequest, LanguageModelPort } from './types.ts';

const QUESTION = 'How do I get a refund?';
const passages = found('refund', 'Get a refund', REFUND);

function modelSaying(text: string): LanguageModelPort {
  return {
    name: 'scripted',
    async *stream() {
      for (const piece of text.match(/\s*\S+/g) ?? []) yield piece;
    },
  };
}

const ask = (text: string, overrides: Partial<AnswerRequest> = {}, given = passages) =>
  collect(createAnswerer({ model: modelSaying(text) }), requestFor(QUESTION, given, overrides));

const heldIn = (notes: Array<{ key: string; value: unknown }>) =>
  notes.flatMap(note => (note.key === 'heldBack' ? (note.value as HeldSentence[]) : []));

it('holds almost right quotes back, one by one, and says why in the trace', async () => {
  const { text, notes } = await ask(
    'Yearly payments are refunded in full within 14 days of the charge. [1] Monthly payments are not refunded. [1] ' +
      'Banks take 5 to 15 working days to show them. [1] Refunds go to the card that paid. [1]',
  );
  expect(text).toContain('Refunds go to the card that paid.');
  expect(text).not.toContain('15 working');
  expect(heldIn(notes)[0]).toMatchObject({ reason: 'number', span: { articleId: 'refund', version: 'v1' } });
});

it('mends wrong citation numbers of true sentences', async () => {
  const { text, citations } = await ask(
    'Yearly payments are refunded in full within 14 days of the charge. [42]',
  );
  expect(text).toBe('Yearly payments are refunded in full within 14 days of the charge. [1]');
  expect(citations[0]).toMatchObject({ articleId: 'refund', start: 0 });
});

it('takes an answer back when more of it was held back than shown, and answers from the article', async () => {
  const { events, text, disposition } = await ask(
    'Refunds go to the card that paid. [1] Everybody gets a bonus. [1] A courier brings the cash. [1]',
  );
  expect(events.some(event => event.type === 'reset')).toBe(true);
  expect(text).not.toMatch(/bonus|courier/);
  expect(disposition).toMatchObject({ kind: 'answer', mode: 'extractive' });
});

it('does not leave a fragment when the sentence that answers was held back', async () => {
  const { disposition } = await ask(
    'Every payment is refunded for ever. [1] Refunds go to the card that paid. [1]',
  );
  expect(disposition?.mode).toBe('extractive');
});

it('drops invented links, with the sentence they stood in where it says nothing else', async () => {
  const { text } = await ask(
    'Refunds go to the card that paid. [1] Get it at [the desk](https://evil.test/pay). [1] Refunds go to [the card](https://evil.test) that paid. [1]',
  );
  expect(text).not.toContain('evil');
});

it('never says what an internal note says', async () => {
  const notes = [
    {
      articleId: 'refund',
      text: 'Goodwill up to €50 may be granted by any agent; above that, the billing lead decides.',
    },
  ];
  const { text, notes: trace } = await ask(
    'Yearly payments are refunded in full within 14 days of the charge. [1] Goodwill of up to €50 may be granted by any agent. [1]',
    { notes },
  );
  expect(text).not.toContain('Goodwill');
  expect(heldIn(trace)[0]?.reason).toBe('note');
});

it('never asks for a password', async () => {
  const { text, notes } = await ask(
    'Refunds go to the card that paid. [1] Reply with your password so that we can help. [1]',
  );
  expect(text).not.toContain('password');
  expect(heldIn(notes)[0]?.reason).toBe('instruction');
});

it('does not let a model answer from nothing', async () => {
  let calls = 0;
  const model: LanguageModelPort = {
    name: 'eager',
    async *stream() {
      calls++;
      yield 'You get everything.';
    },
  };
  const { disposition, text } = await collect(createAnswerer({ model }), requestFor(QUESTION, []));
  expect(calls).toBe(0);
  expect(disposition?.kind).toBe('decline');
  expect(text).toContain('could not find');
});

it('listens to a model that never ends no longer than an answer needs', async () => {
  let pieces = 0;
  const model: LanguageModelPort = {
    name: 'endless',
    async *stream() {
      for (;;) {
        pieces++;
        yield 'and then the money comes ';
      }
    },
  };
  const { disposition } = await collect(createAnswerer({ model }), requestFor(QUESTION, passages));
  expect(pieces).toBeLessThan(1_000);
  expect(disposition).toMatchObject({ kind: 'answer', mode: 'extractive' });
});

it('does not take sides when two articles give two numbers', async () => {
  const other = found(
    'faq',
    'Questions',
    'Yearly payments are refunded in full within 30 days of the charge.',
  );
  const { text, notes } = await ask(
    'Yearly payments are refunded in full within 14 days of the charge. [1] Refunds go to the card that paid. [3]',
    {},
    [...passages, ...other],
  );
  expect(heldIn(notes)[0]).toMatchObject({ reason: 'contradiction', span: { articleId: 'faq' } });
  expect(text).toBeDefined();
});

it.each(['model', 'extractive'] as const)(
  'answers anew from what stands when a cited article changed (%s)',
  async mode => {
    const other = found('money', 'Money back', 'Refunds for yearly payments are made in full to the card.');
    const options = mode === 'model' ? { model: modelSaying('Refunds go to the card that paid. [3]') } : {};
    const asked: string[][] = [];
    const { events, text, citations, notes } = await collect(
      createAnswerer(options),
      requestFor(QUESTION, [...passages, ...other], {
        verifyVersions: async refs => {
          asked.push(refs.map(ref => `${ref.articleId}@${ref.version}`));
          return new Set(['money']);
        },
      }),
    );
    expect(asked.flat()).toContain('refund@v1');
    expect(asked).toHaveLength(1);
    expect(events.filter(event => event.type === 'reset')).toHaveLength(1);
    expect(citations.every(citation => citation.articleId === 'money')).toBe(true);
    expect(text).not.toContain('that paid');
    expect(notes.some(note => note.key === 'versions')).toBe(true);
  },
);

it('says plainly that there is no answer when the only article changed', async () => {
  const { disposition } = await ask('Refunds go to the card that paid. [3]', {
    verifyVersions: async () => new Set<string>(),
  });
  expect(disposition).toMatchObject({ kind: 'decline', contactUrl: 'https://acme.test/contact' });
});

it('keeps an answer whose versions could not be asked for, and notes it', async () => {
  const { disposition, notes } = await ask('Refunds go to the card that paid. [3]', {
    verifyVersions: () => Promise.reject(new Error('store away')),
  });
  expect(disposition).toEqual({ kind: 'answer', mode: 'model' });
  expect(notes.find(note => note.key === 'versions')?.value).toMatchObject({
    unchecked: 'Error: store away',
  });
});
