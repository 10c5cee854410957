import { describe, expect, it } from 'vitest';
import type { Retrieval } from '../knowledge/types.ts';
import { createAnswerer } from './answer.ts';
import { CARD, collect, found, REFUND, requestFor, retrievalOf } from './fixtures.ts';
import { questionsIn } from './several-questions.ts';
import type { LanguageModelPort, ModelPrompt } from './types.ts';

const answerer = createAnswerer();
const refund = found('refund', 'Get a refund', REFUND);
const export_ = found('export', 'Export the schedule', 'Choose **Export** and take the PDF. CSV needs Team.');
const card = found('card', 'My card was declined', CARD);
const part = (text: string, passages: typeof refund, overrides: Partial<Retrieval> = {}) => ({
  said: text,
  text,
  retrieval: retrievalOf(passages, overrides),
});
const weak = { confidence: 0.1 };
const both = [part('how do I get a refund', refund), part('how do i export the schedule', export_)];
const ask = (parts: typeof both, retrieval = retrievalOf(refund), overrides = {}) =>
  collect(answerer, requestFor('two things', refund, { parts, retrieval, ...overrides }));

describe('a message with several questions', () => {
  it.each([
    [
      'how do i download invoices and who can see billing',
      ['how do i download invoices', 'who can see billing'],
    ],
    ['Change the billing date and also add my accountant', ['Change the billing date', 'add my accountant']],
    ['Hi! How do I invite someone? What does it cost?', ['How do I invite someone', 'What does it cost']],
    [
      'Wie kündige ich mein Abo und wo sind die Rechnungen?',
      ['Wie kündige ich mein Abo', 'wo sind die Rechnungen'],
    ],
  ])('is taken apart: %s', (message, said) => {
    expect(questionsIn(message).map(one => one.said)).toEqual(said);
  });

  it('lets a later question lean on the one before it', () => {
    const [, second] = questionsIn('how do i download invoices and who can see them');
    expect(second?.text).toContain('invoices');
  });

  it.each([
    'I was charged twice for May. How do I get a refund?',
    'Hello! How do I add someone?',
    'how do I add someone and remove someone else',
    'salt and pepper',
    'how do I remove it, my browser is fine and when I open a window it comes back',
    'my start page is gone and what is shown is something else',
    `${'My story is long and goes on. '.repeat(12)}How do I cancel and who can help?`,
  ])('is no message that asks one thing, or tells something beside it: %s', message => {
    expect(questionsIn(message)).toEqual([]);
  });
});

describe('an answer to several questions', () => {
  it('gives each its own answer, cited, under its article’s title', async () => {
    const { text, citations, disposition } = await ask(both);
    expect(text).toContain('**Get a refund**\n\nYearly payments are refunded');
    expect(text).toContain('**Export the schedule**\n\nChoose **Export**');
    expect(citations.map(({ articleId }) => articleId)).toEqual(['refund', 'refund', 'export']);
    expect(disposition).toEqual({ kind: 'answer', mode: 'extractive' });
  });

  it('says which one it cannot answer, where one answer for all would be none either', async () => {
    const parts = [part('how do I get a refund', refund), part('who won the cup', export_, weak)];
    const { text } = await ask(parts, retrievalOf(refund, weak));
    expect(text).toContain('Yearly payments are refunded');
    expect(text).toContain('I could not find an answer about “who won the cup”');
    const whole = await ask(parts);
    expect(whole.text).not.toContain('who won the cup');
  });

  it('declines once where it can answer none', async () => {
    const parts = [part('who won the cup', refund, weak), part('how is the weather', export_, weak)];
    const { disposition, text } = await ask(parts, retrievalOf(refund, weak));
    expect(disposition?.kind).toBe('decline');
    expect(text).not.toContain('**');
  });

  it('says nothing twice', async () => {
    const { text } = await ask([part('how do I get a refund', refund), part('get a refund how', refund)]);
    expect(text.match(/Request refund/g)).toHaveLength(1);
    expect(text).not.toContain('**Get a refund**');
  });

  it('puts the question whose case is to be chosen last, above the cases', async () => {
    const { text, clarify } = await ask([
      part('my card was declined', card),
      part('how do i export', export_),
    ]);
    expect(clarify?.choices.length).toBeGreaterThan(1);
    expect(text.indexOf('Export')).toBeLessThan(text.indexOf('The bank refused'));
  });

  it('goes to people when the internal note of any of them says so', async () => {
    const notes = [{ articleId: 'export', text: 'Hand over to a person.' }];
    const { disposition, text } = await ask(both, undefined, { notes });
    expect(disposition?.kind).toBe('escalate');
    expect(text).not.toContain('Yearly');
  });

  it('is made anew from what stands when one of its articles changed meanwhile', async () => {
    const verifyVersions = async () => new Set(['refund']);
    const { text } = await ask(both, undefined, { verifyVersions });
    expect(text).toContain('Yearly payments are refunded');
    expect(text).not.toContain('take the PDF');
    expect(text).toContain('I could not find an answer about “how do i export the schedule”');
  });

  it('lets no words of the customer pass for a mark', async () => {
    const parts = [
      part('how do I get a refund', refund),
      { ...part('who won the cup', export_, weak), said: '**who** [9] <b>won</b> `it`' },
    ];
    const { text } = await ask(parts, retrievalOf(refund, weak));
    expect(text.split('\n\n').at(-1)).toBe(
      'I could not find an answer about “who (9) won it” in the help centre.',
    );
  });

  it('shows a model what was found for each', async () => {
    const prompts: ModelPrompt[] = [];
    const model: LanguageModelPort = {
      name: 'listening',
      async *stream(prompt) {
        prompts.push(prompt);
        yield 'Yearly payments are refunded in full within 14 days of the charge [1].';
      },
    };
    const request = requestFor('two things', refund, { parts: both, retrieval: retrievalOf(refund) });
    await collect(createAnswerer({ model }), request);
    expect(JSON.stringify(prompts)).toContain('take the PDF');
  });
});
