import { describe, expect, it } from 'vitest';
import { createAnswerer } from './answer.ts';
import { collect, found, PLAN, requestFor } from './fixtures.ts';
import type { AnswerRequest, FoundPassage } from './types.ts';

const answerer = createAnswerer();
const ask = (question: string, passages: FoundPassage[]) => collect(answerer, requestFor(question, passages));
const first = found('export', 'Export', 'An export holds every shift of the month.');
const next = (text: string, overrides: Partial<FoundPassage> = {}) =>
  found('payroll', 'Payroll', text, { score: 0.9, ...overrides });
const QUESTION = 'What does an export leave out for payroll?';
const DRAFTS = 'An export for payroll leaves drafts out.';
const LEAD = 'If that is not it, one of these may be:';

describe('which articles are offered beside the best', () => {
  it.each([
    [0.5, true],
    [0.49, false],
  ])('with a score of %s of the best one: %s', async (score, isOffered) => {
    const { citations, text } = await ask(QUESTION, [...first, ...next(DRAFTS, { score })]);
    expect(citations.some(({ articleId }) => articleId === 'payroll')).toBe(isOffered);
    expect(text.includes(LEAD)).toBe(isOffered);
  });

  it('none when the best article is named by its title, and the next one is not', async () => {
    const cancel = found('cancel', 'Cancel your subscription', 'An owner cancels under Billing.');
    const undo = found('undo', 'Undo a cancelled subscription', 'Pick the plan you had.', { score: 0.8 });
    const undone = found('undo', 'Undo a mistake', 'Pick the subscription you had.', { score: 0.8 });
    const question = 'How do I cancel my subscription?';
    expect((await ask(question, [...cancel, ...undone])).text).not.toContain(LEAD);
    expect((await ask(question, [...cancel, ...undo])).text).toContain(LEAD);
  });

  it('none where cases lead on already', async () => {
    const plan = found('plan', 'Change plan', PLAN);
    const { text, clarify } = await ask('I want to change the plan and get payroll', [
      ...plan,
      ...next('A plan for payroll is Business.'),
    ]);
    expect(clarify?.choices.length).toBeGreaterThan(1);
    expect(text).not.toContain(LEAD);
  });

  it('none to somebody whom the last answer did not help', async () => {
    const request = requestFor('It still fails', [
      ...next(DRAFTS),
      ...found('c', 'Sheets', 'An export fills payroll sheets.', { score: 0.9 }),
    ]);
    const followUp: AnswerRequest['followUp'] = {
      text: QUESTION,
      isFollowUp: true,
      reason: 'unhelped',
      unhelped: 1,
      shown: [],
      focus: { articleIds: ['payroll'] },
    };
    const { text } = await collect(answerer, { ...request, followUp });
    expect(text).toContain('An export for payroll');
    expect(text).not.toContain(LEAD);
  });

  it('names every article that it cites among the sources', async () => {
    const { sources, citations } = await ask(QUESTION, [...first, ...next(DRAFTS, { score: 0.55 })]);
    expect(sources.map(source => source.sourceId)).toEqual(citations.map(({ articleId }) => articleId));
  });
});

describe('what is said of an article that is offered', () => {
  const said = async (text: string) =>
    (await ask(QUESTION, [...first, ...next(text)])).text.split(`${LEAD}\n`)[1];

  it('is one sentence of it, quoted exactly', async () => {
    const { text, citations } = await ask(QUESTION, [...first, ...next(DRAFTS)]);
    expect(text.endsWith(`\n\n${LEAD}\n- **Payroll**: ${DRAFTS} [2]`)).toBe(true);
    expect(citations[1]?.quote).toBe(DRAFTS);
  });

  it.each([
    ['long', `Payroll ${'and so on '.repeat(12)}ends.`],
    ['leaning on another one', 'This leaves payroll drafts out.'],
    ['a question', 'Which drafts does payroll leave out?'],
    ['half a sentence', 'Based on payroll (drafts left out)'],
    ['pointing at what is not shown', 'Payroll leaves out the drafts that are named below.'],
    ['broken without the words in angle brackets', 'Payroll exports lie in Export/<your name> on the disk.'],
  ])('is its title alone where the sentence is %s', async (_, sentence) => {
    expect(await said(sentence)).toBe('- **Payroll** [2]');
  });

  it('is its opening rather than a detail further down', async () => {
    const opening = 'People are paid from their hours.';
    expect(await said(`${opening}\n\n${DRAFTS}`)).toBe(`- **Payroll**: ${opening} [2]`);
  });

  it('is led into in the language of the articles', async () => {
    const german = [
      ...found('a', 'Ausfuhr', 'Die Ausfuhr enthält jede Schicht.', { locale: 'de' }),
      ...found('b', 'Lohn', 'Die Ausfuhr für den Lohn enthält keine Entwürfe.', { locale: 'de', score: 0.9 }),
    ];
    const { text } = await ask('Was enthält die Ausfuhr für den Lohn nicht?', german);
    expect(text).toContain('\n\nFalls es das nicht ist, vielleicht eines davon:\n- **Lohn**: ');
  });
});

it('cuts the main answer shorter when it may well be the wrong one, so that the others are seen', async () => {
  const steps = Array.from({ length: 7 }, (_, index) => `${index + 1}. Do thing ${index + 1}.`).join('\n');
  const passages = [...found('set-up', 'Set it up', steps), ...next('Payroll has things to do.')];
  const request = requestFor('How do I get things ready for payroll?', passages);
  const unsure = { ...request, retrieval: { ...request.retrieval, confidence: 0.4 } };
  const { text } = await collect(answerer, unsure);
  expect(text).toContain('4. Do thing 4.');
  expect(text).not.toContain('Do thing 5.');
  expect(text).toMatch(/The remaining steps are in the article\.\n\nIf that is not it/);
  expect((await collect(answerer, request)).text).toContain('7. Do thing 7.');
  const alone = { ...unsure, retrieval: { ...unsure.retrieval, passages: passages.slice(0, 1) } };
  expect((await collect(answerer, alone)).text).toContain('7. Do thing 7.');
});
