import { describe, expect, it } from 'vitest';
import { createAnswerer } from './answer.ts';
import { CARD, collect, found, REFUND, requestFor } from './fixtures.ts';

const answerer = createAnswerer();
const ask = (question: string, text: string, title = 'Get a refund') =>
  collect(answerer, requestFor(question, found('refund', title, text)));

describe('an answer from an article', () => {
  it('gives the short answer, then the steps in order, each with one number', async () => {
    const { text } = await ask('How do I get a refund?', REFUND);
    expect(text).toBe(
      'Yearly payments are refunded in full within 14 days of the charge. Monthly payments are not. [1]\n\n' +
        '1. Open **Settings → Billing → Invoices** and choose **Request refund**.\n' +
        '2. Confirm. The workspace moves to Free on the same day. [2]',
    );
  });

  it('answers a question about a fact in a paragraph', async () => {
    const { text } = await ask('How long do banks take to show refunds?', REFUND);
    expect(text).toBe('Refunds go to the card that paid. Banks take 5 to 10 working days to show them. [1]');
  });

  it('quotes exactly what stands in the article', async () => {
    const { citations } = await ask('How do I get a refund?', REFUND);
    expect(citations.length).toBe(2);
    for (const { quote, start, end } of citations) expect(REFUND.slice(start, end)).toBe(quote);
  });

  it('speaks in several deltas and ends with its disposition', async () => {
    const { events, disposition } = await ask('How do I get a refund?', REFUND);
    expect(events.filter(event => event.type === 'text').length).toBe(4);
    expect(events.at(-1)?.type).toBe('disposition');
    expect(disposition).toEqual({ kind: 'answer', mode: 'extractive' });
  });

  it('goes straight to the case that the question names, and to no other', async () => {
    const { text, clarify } = await ask('card expired', CARD, 'Card declined');
    expect(text).toBe('**Expired card:** Enter the new card, then choose **Pay now**. [1]');
    expect(clarify).toBeUndefined();
  });

  it('numbers orders that the article only bullets', async () => {
    const { text } = await ask(
      'restore tabs',
      'To restore your tabs:\n- Click the menu button.\n- Select History.',
      'Tabs',
    );
    expect(text).toBe('To restore your tabs:\n\n1. Click the menu button.\n2. Select History. [1]');
  });

  it('leaves out tables of contents, pointers and words about the article', async () => {
    const { text } = await ask(
      'What is private browsing?',
      'This article explains private browsing. Private browsing keeps no history. See Settings for details.\nTable of Contents\n- 1 Start\n- 2 Private browsing windows',
      'Private browsing',
    );
    expect(text).toBe('Private browsing keeps no history. [1]');
  });

  it('shows the label of a link, and never lets article text pass for a citation', async () => {
    const { text } = await ask(
      'What is a plan?',
      'A plan is what you [pay for](https://a.test/x) each month [7].',
      'Plan',
    );
    expect(text).toBe('A plan is what you pay for each month (7). [1]');
  });
});

it('takes the steps from the whole article when the search found only its opening', async () => {
  const [opening, ...rest] = found('refund', 'Get a refund', REFUND);
  const request = requestFor('Refund please', opening ? [opening] : []);
  request.retrieval.article = [...(opening ? [opening] : []), ...rest];
  expect((await collect(answerer, request)).text).toContain('1. Open **Settings');
});

it('adds a sentence of a second article only when it says what the first leaves out', async () => {
  const first = found('a', 'Export', 'An export holds every shift of the month.');
  const adding = found('b', 'Payroll', 'An export for payroll leaves drafts out.', { score: 0.9 });
  const repeating = found('c', 'Shifts', 'An export shows a shift.', { score: 0.9 });
  const question = 'What does an export leave out for payroll?';
  expect(
    (await collect(answerer, requestFor(question, [...first, ...adding]))).citations.map(c => c.articleId),
  ).toEqual(['a', 'b']);
  expect(
    (await collect(answerer, requestFor(question, [...first, ...repeating]))).citations.map(c => c.articleId),
  ).toEqual(['a']);
});

it('names at most three sources, none far behind the best', async () => {
  const passages = [1, 0.9, 0.8, 0.7, 0.2].flatMap((score, index) =>
    found(`a${index}`, `Refund ${index}`, 'A refund takes five days.', { score }),
  );
  const { sources } = await collect(answerer, requestFor('refund', passages));
  expect(sources.map(source => source.sourceId)).toEqual(['a0', 'a1', 'a2']);
  const weak = await collect(answerer, requestFor('refund', [...passages.slice(0, 1), ...passages.slice(4)]));
  expect(weak.sources.map(source => source.sourceId)).toEqual(['a0']);
});

it('says plainly that nothing was found, and offers the contact link', async () => {
  const retrieval = {
    passages: found('a', 'A', 'Words.'),
    article: [],
    coverage: 0.1,
    terms: ['x', 'y'],
    isEmpty: false,
  };
  const { sources, text, disposition } = await collect(answerer, requestFor('x y', [], { retrieval }));
  expect(sources).toEqual([]);
  expect(text).toBe(
    'I could not find an answer to this in the help centre. You can write to the team instead.',
  );
  expect(disposition).toEqual({
    kind: 'decline',
    mode: 'extractive',
    reason: 'nothing_found',
    contactUrl: 'https://acme.test/contact',
  });
});

it("says in the site's language that nothing is published yet", async () => {
  const retrieval = { passages: [], article: [], coverage: 0, terms: [], isEmpty: true };
  const site = { name: 'Acme', locale: 'de-AT' };
  const { text, disposition } = await collect(
    answerer,
    requestFor('Hilfe bei Rechnungen', [], { retrieval, site }),
  );
  expect(text).toContain('noch keine Hilfeartikel');
  expect(disposition?.reason).toBe('nothing_published');
});

it.each([
  ['Hi!', 'Hello. Ask me anything about Acme.'],
  ['thanks!', "You're welcome. Ask again any time."],
  ['Merci beaucoup', "Avec plaisir. N'hésitez pas à revenir."],
])('answers %s without searching', async (message, reply) => {
  const { text, sources } = await collect(answerer, requestFor(message, found('refund', 'Refund', REFUND)));
  expect(text).toBe(reply);
  expect(sources).toEqual([]);
});

const SYNC = `Read the status on its card under **Settings → Integrations**; the way on depends on it.

- **Connected, and the last sync is recent:** go to step 1.
- **Connected, but the last sync is old:** go to step 3.
- **Paused:** choose **Resume**. That was all.

## Steps
1. Compare one shift.
2. Allow for the usual time.
3. Choose **Sync now**.
4. Look at the status page.`;
const PHONE = `Send yourself a test. What happens tells you where to look.

## The test arrives
Then the kind of message is switched off.

## The test doesn't arrive
1. **iPhone:** allow notifications.
2. **Android:** allow notifications, then choose *Unrestricted*.
3. Test again.

## "This device is not registered"
Remove old devices.`;
const PLAN = `An owner changes the plan under **Settings → Billing**.

## Change the plan
1. Choose **Change plan**.
2. Confirm.

## If it does not work
- **TD-214 appears:** go to [Card declined](/help/card-declined).
- **The button is grey:** you are not an owner.`;

describe('where an article tells cases apart', () => {
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

describe('what is left out of an answer', () => {
  it('cuts a long list of steps and says where the rest is', async () => {
    const steps = Array.from({ length: 12 }, (_, index) => `${index + 1}. Do thing ${index + 1}.`).join('\n');
    const { text } = await ask('How do I set it up?', steps, 'Set it up');
    expect(text).toContain('8. Do thing 8.');
    expect(text).not.toContain('Do thing 9.');
    expect(text).toContain('The remaining steps are in the article.');
  });

  it('gives steps for one version where the article repeats them for the next', async () => {
    const steps = [
      'Open the menu.',
      'Choose History.',
      'Choose Clear.',
      'Open the menu.',
      'Choose History.',
      'Choose Forget.',
    ];
    const { text } = await ask(
      'clear history',
      steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
      'Clear history',
    );
    expect(text).toContain('3. Choose Clear.');
    expect(text).not.toContain('Forget');
  });

  it('does not lead in with words that point at something left out', async () => {
    const { text } = await ask(
      'pop-up blocker',
      'Pop-ups open by themselves.\nTo turn this off:\n1. Open Settings.\n2. Uncheck it.',
      'Windows',
    );
    expect(text).not.toContain('To turn this off');
  });

  it('prefers a sentence to the one item that is left of a list', async () => {
    const { text } = await ask(
      'bookmarks are gone',
      'Restart the computer first.\n- Open the menu.\n- See Restore bookmarks.',
      'My bookmarks are gone',
    );
    expect(text).toBe('Restart the computer first. [1]');
  });

  it('keeps out warnings for experts, lists of other articles and broken ends of sentences', async () => {
    const { text } = await ask(
      'What is about:config?',
      'panel does not work.\n\nWarning: These instructions are for experienced Firefox users. The about:config page holds settings.\n\nHere are some articles that can help you:\n- First article\n- Second article',
      'Configuration',
    );
    expect(text).toBe('The about:config page holds settings. [1]');
  });
});

describe('after an answer that did not help', () => {
  const again = async (
    text: string,
    title: string,
    shown: Array<{ start: number; end: number }>,
    unhelped = 1,
  ) => {
    const passages = found('a', title, text);
    const request = requestFor('it still fails', passages);
    return collect(answerer, {
      ...request,
      followUp: {
        text: title,
        isFollowUp: true,
        reason: 'unhelped',
        unhelped,
        shown: shown.map(span => ({ articleId: 'a', ...span })),
      },
    });
  };

  it("offers the article's own cases for trouble, and not the steps again", async () => {
    const { text, clarify, disposition } = await again(PLAN, 'Change your plan', [{ start: 0, end: 110 }]);
    expect(text).not.toContain('1. Choose');
    expect(text).toBe('Which of these fits?');
    expect(clarify?.choices.map(choice => choice.label)).toEqual(['TD-214 appears', 'The button is grey']);
    expect(disposition?.kind).toBe('clarify');
  });

  it('does not try the other cases on somebody who has told theirs', async () => {
    const at = SYNC.indexOf('3. Choose');
    const { text, clarify } = await again(SYNC, 'An integration is not syncing', [
      { start: at, end: at + 20 },
    ]);
    expect(clarify).toBeUndefined();
    expect(text).toContain('The help centre says no more about this.');
  });

  it('says that there is no more and where a person is, when the article is used up', async () => {
    const { text, disposition } = await again(REFUND, 'Get a refund', [{ start: 0, end: REFUND.length }]);
    expect(text).toBe('The help centre says no more about this. You can write to the team instead.');
    expect(disposition).toMatchObject({ kind: 'escalate', contactUrl: 'https://acme.test/contact' });
  });

  it('points to people after the second one, without another try', async () => {
    const { text, sources, disposition } = await again(PLAN, 'Change your plan', [], 2);
    expect(text).toContain('You can write to the team instead.');
    expect(sources).toEqual([]);
    expect(disposition?.kind).toBe('escalate');
  });
});

describe('in another language than the article', () => {
  const inGerman = (question: string, locale: string) =>
    collect(answerer, {
      ...requestFor(question, found('refund', 'Get a refund', REFUND, { locale })),
      language: 'de',
    });

  it("says so in the customer's language, then gives the original", async () => {
    const { text } = await inGerman('How do I get a refund?', 'en');
    expect(text).toMatch(
      /^Dazu gibt es noch keinen Artikel auf Deutsch\. Dieser ist auf Englisch:\n\nYearly payments/,
    );
  });

  it('says nothing of it where the article is in that language', async () => {
    expect((await inGerman('How do I get a refund?', 'de-AT')).text).toMatch(/^Yearly/);
  });

  it("declines in the customer's language", async () => {
    const retrieval = { passages: [], article: [], coverage: 0, terms: ['x'], isEmpty: false };
    const { text } = await collect(answerer, { ...requestFor('x', [], { retrieval }), language: 'fr' });
    expect(text).toContain("Vous pouvez écrire à l'équipe.");
  });
});

it('names what was not found, and the nearest article as a source that is no answer', async () => {
  const passages = found('cancel', 'Cancel a shift', 'Open the shift.');
  const retrieval = {
    passages,
    article: passages,
    coverage: 0.3,
    terms: ['teleport', 'shift'],
    isEmpty: false,
  };
  const { text, sources, citations } = await collect(
    answerer,
    requestFor('Can I Teleport a shift?', [], { retrieval }),
  );
  expect(text).toBe(
    'I could not find an answer about “Teleport” in the help centre. The nearest article is “Cancel a shift”; it may be about something else. You can write to the team instead.',
  );
  expect(sources.map(source => source.sourceId)).toEqual(['cancel']);
  expect(citations).toEqual([]);
});
