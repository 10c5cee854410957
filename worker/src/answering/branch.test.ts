import { describe, expect, it } from 'vitest';
import { createAnswerer } from './answer.ts';
import { CARD, collect, found, PHONE, PLAN, requestFor, SYNC } from './fixtures.ts';

const answerer = createAnswerer();
const ask = (question: string, text: string, title = 'Get a refund') =>
  collect(answerer, requestFor(question, found('refund', title, text)));

function neverAsked(): AsyncIterable<string> {
  throw new Error('the model is not to be asked');
}

describe('where an article tells cases apart', () => {
  it('goes straight to the case that the question names, and to no other', async () => {
    const { text, clarify } = await ask('card expired', CARD, 'Card declined');
    expect(text).toBe('**Expired card:** Enter the new card, then choose **Pay now**. [1]');
    expect(clarify).toBeUndefined();
  });

  it('offers them below the sentence that leads to them, and gives no steps yet', async () => {
    const { text, clarify, disposition } = await ask(
      'integration is not syncing',
      SYNC,
      'An integration is not syncing',
    );
    expect(text).toBe(
      'Read the status on its card under **Settings → Integrations**; the way on depends on it. [1]\n\nWhich of these fits?',
    );
    expect(clarify?.choices.map(choice => choice.label)).toEqual([
      'Connected, and the last sync is recent',
      'Connected, but the last sync is old',
      'Paused',
    ]);
    expect(disposition).toEqual({ kind: 'clarify', mode: 'extractive' });
  });

  it.each([
    ['Connected, but the last sync is old', '1. Choose **Sync now**.\n2. Look at the status page. [1]'],
    ['Paused', 'Choose **Resume**. That was all. [1]'],
  ])('gives exactly the branch that was chosen: %s', async (label, expected) => {
    const passages = found('sync', 'An integration is not syncing', SYNC);
    const request = requestFor(label, passages);
    const { text, clarify, disposition } = await collect(answerer, {
      ...request,
      followUp: { text: label, isFollowUp: true, reason: 'choice', choice: { articleId: 'sync', label } },
    });
    expect(text).toBe(expected);
    expect(clarify).toBeUndefined();
    expect(disposition?.kind).toBe('answer');
  });

  it('gives the chosen branch though other articles fit its words better, and though a model is there', async () => {
    const sync = found('sync', 'An integration is not syncing', SYNC, { score: 0.2 });
    const other = found('plan', 'Paused plans', 'A paused plan costs nothing.', { score: 1 });
    const request = requestFor('Paused', [...other, ...sync]);
    const { text } = await collect(createAnswerer({ model: { name: 'none', stream: neverAsked } }), {
      ...request,
      retrieval: { ...request.retrieval, coverage: 0.1 },
      followUp: {
        text: 'Paused integration',
        isFollowUp: true,
        reason: 'choice',
        choice: { articleId: 'sync', label: 'Paused' },
      },
    });
    expect(text).toBe('Choose **Resume**. That was all. [1]');
  });

  it('takes sections as cases where the opening hands over to them', async () => {
    const { clarify } = await ask('no notifications on my phone', PHONE, 'My phone shows no notifications');
    expect(clarify?.choices.map(choice => choice.label)).toEqual([
      'The test arrives',
      "The test doesn't arrive",
      'This device is not registered',
    ]);
  });

  it('tells the case that does not happen from the one that does', async () => {
    const { text } = await ask(
      "the test doesn't arrive on android",
      PHONE,
      'My phone shows no notifications',
    );
    expect(text).toContain("**The test doesn't arrive:**");
    expect(text).toContain('Android');
    expect(text).not.toContain('iPhone');
  });

  it('goes to the section of the device that is named, else offers the devices', async () => {
    const text = '## On iPhone\nOpen the App Store.\n\n## On Android\nOpen Google Play.';
    expect((await ask('install the app on my iPad', text, 'Install the app')).text).toBe(
      '**On iPhone:** Open the App Store. [1]',
    );
    const { clarify } = await ask('install the app', text, 'Install the app');
    expect(clarify?.choices.map(choice => choice.label)).toEqual(['On iPhone', 'On Android']);
  });

  it('reads bullets that begin with a condition as cases, in the words of the customer', async () => {
    const text =
      'What do you see?\n- If you see an error code, restart the app.\n- If your screen is blank, reload it.';
    const { clarify } = await ask('the app does not start', text, 'The app does not start');
    expect(clarify?.question).toBe('What do you see?');
    expect(clarify?.choices.map(choice => choice.text)).toEqual([
      'I see an error code',
      'My screen is blank',
    ]);
  });

  it('answers with the steps and offers what to do when they fail below them', async () => {
    const { text, clarify, disposition } = await ask('How do I change my plan?', PLAN, 'Change your plan');
    expect(text).toContain('1. Choose **Change plan**.');
    expect(text).not.toContain('If it does not work');
    expect(clarify?.question).toBe('If it does not work:');
    expect(clarify?.choices[0]).toMatchObject({ label: 'TD-214 appears', search: 'Card declined' });
    expect(disposition?.kind).toBe('answer');
  });

  it('reads labels whose bold was lost at ingest', async () => {
    const text =
      'Which message is shown?\n- Two shifts touch, from 14:00 to 14:00: this is allowed.\n- Payment refused: go to Card declined.';
    const { clarify } = await ask('a message is shown', text, 'A message');
    expect(clarify?.choices).toMatchObject([
      { label: 'Two shifts touch, from 14:00 to 14:00' },
      { label: 'Payment refused', search: 'Card declined' },
    ]);
  });

  it('counts the end of a long list as part of it', async () => {
    const long = Array.from({ length: 5 }, (_, index) => {
      return `- **"Error ${index}${index}":** ${'restart the app and wait for a while, '.repeat(6)}then try it.`;
    });
    const { clarify } = await ask(
      'error 44',
      `Which line is shown?\n${long.join('\n')}`,
      'An error is shown',
    );
    expect(clarify).toBeUndefined();
    const { clarify: all } = await ask(
      'an error',
      `Which line is shown?\n${long.join('\n')}`,
      'An error is shown',
    );
    expect(all?.choices).toHaveLength(4);
  });

  it('takes the list below the opening, not the later sections, for what the opening hands over to', async () => {
    const text = `The code says what stands in the way.

- **TD-101, session expired:** sign in again.
- **TD-118, link no longer valid:** ask for a new one.

## The two-step code is refused
Use a recovery code.

## The workspace is missing
Use your other account.`;
    expect((await ask('TD-118', text, 'I cannot sign in')).text).toBe(
      '**TD-118, link no longer valid:** Ask for a new one. [1]',
    );
    const { clarify } = await ask('I cannot sign in', text, 'I cannot sign in');
    expect(clarify?.choices.map(choice => choice.label)).toEqual([
      'TD-101, session expired',
      'TD-118, link no longer valid',
    ]);
  });

  it('offers at most four', async () => {
    const items = ['a', 'b', 'c', 'd', 'e', 'f'].map(letter => `- **"Error ${letter}${letter}":** restart.`);
    const { clarify } = await ask('it fails', `Which line is shown?\n${items.join('\n')}`, 'It fails');
    expect(clarify?.choices).toHaveLength(4);
  });

  it('does not take a list of things for a choice', async () => {
    const { clarify } = await ask(
      'roles',
      'There are two roles.\n\n- **Owner:** pays.\n- **Member:** works.',
      'Roles',
    );
    expect(clarify).toBeUndefined();
  });
});
