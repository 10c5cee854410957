import { describe, expect, it } from 'vitest';
import { createAnswerer } from './answer.ts';
import { collect, found, requestFor, retrievalOf } from './fixtures.ts';

const answerer = createAnswerer();
const ask = (question: string, title: string, text: string) =>
  collect(answerer, requestFor(question, found('it', title, text)));

const POSITIONS = `A location is a place. A position is a kind of work.

## Add a location
1. Choose **Locations and positions**.
2. Choose **Add location** and enter the address.

## Add a position
1. On the same screen choose **Add position**.
2. Give it a name and a colour.`;

const PHONE_LOST = `Switch it on under **Security** with any authenticator app.

## Switch on
1. Choose **Set up** and scan the square.
2. Enter the six digits.

## The phone is lost, and there are codes
Enter a recovery code in place of the six digits.

## The phone is lost, and there are no codes
Ask an owner to reset it.`;

const ROLE = `An owner picks the new role in the person's row.

## Which role is enough?
- **Member:** works shifts.
- **Manager:** plans and publishes.
- **Owner:** everything, including billing.

All three cost the same.

## Change it
1. Open the list in the **Role** column.
2. Choose the role.`;

const LEAVES = `Choose **Disconnect** on the card. Your price stays the same.

## Disconnect
1. Choose **Manage**.
2. Confirm.

## What stays in the other product
- **Google Calendar:** past events stay.
- **Slack:** all messages stay.
- **Xero:** sent hours stay.`;

describe('the part of an article that is meant', () => {
  it('is the section whose heading says more of the question, in words of the title too', async () => {
    const position = await ask('how do I add a position?', 'Set up locations and positions', POSITIONS);
    expect(position.text).toContain('Add position');
    expect(position.text).not.toContain('Add location');
    const title = 'Set up two-step verification, or recover from a lost phone';
    const lost = await ask('I lost my phone and cannot log in because of the code', title, PHONE_LOST);
    expect(lost.text).toContain('Enter a recovery code');
    const without = await ask('I lost my phone and have no codes', title, PHONE_LOST);
    expect(without.text).toContain('Ask an owner');
  });

  it('is not told by words that the article has nowhere, misspelt ones among them', async () => {
    const title = 'Set up two-step verification, or recover from a lost phone';
    const lost = await ask('i lost my phone and cant log in, urgent plese', title, PHONE_LOST);
    expect(lost.text).toContain('Enter a recovery code');
    const past = await ask('my authenticator phone is lost, how do I get past this', title, PHONE_LOST);
    expect(past.text).toContain('Enter a recovery code');
  });

  it('is found for the word that a slip of the finger meant', async () => {
    const passages = found('it', 'Set up locations and positions', POSITIONS);
    const retrieval = retrievalOf(passages, { mended: [{ word: 'positoin', as: 'position' }] });
    const { text } = await collect(answerer, requestFor('how do I add a positoin?', passages, { retrieval }));
    expect(text).toContain('Add position');
  });

  it('is the list that tells the things apart which the question names', async () => {
    for (const question of ['whats the difference between a manager and an owner', 'manager vs owner?']) {
      const { text } = await ask(question, 'Make someone a manager', ROLE);
      expect(text, question).toContain('- **Manager:** plans and publishes');
      expect(text, question).toContain('- **Owner:** everything');
    }
  });

  it('is no section that denies what is asked, nor a worked example', async () => {
    const { text } = await ask(
      'is it possible to change the charge date for all of us',
      'Change the date on which we are charged',
      `Choose **Change date**. You can pick any day.

## Two worked examples
- A café with 12 people pays for 10 days more, for all of us.
- A clinic pays less.

## Not possible at the moment
- **An invoice is unpaid:** pay it first.
- **Yearly plan:** wait.`,
    );
    expect(text).toContain('You can pick any day');
    expect(text).not.toMatch(/unpaid|café/);
  });

  it('is the one that alone has the word which says what is wrong, and not the usual steps', async () => {
    const { text } = await ask(
      'vat number invalid',
      'Change the name, address or VAT number on invoices',
      `Edit **Invoice details**.

## Steps
1. Open **Invoice details**.
2. Enter the VAT number.

## TD-219: the number was not confirmed
The register answers "invalid": compare letter by letter.`,
    );
    expect(text).toContain('compare letter by letter');
    expect(text).not.toContain('1. Open');
  });

  it('is a choice where one common word alone names a long case', async () => {
    const { clarify } = await ask(
      'Why can’t I edit this week?',
      'I cannot edit the schedule',
      `Look at the line under the title. It says which of three reasons applies.

## "Sam Reyes is editing this week"
Only one person at a time changes a week.

## "Closed for payroll"
An owner can open it.

## "View only"
You are a member.`,
    );
    expect(clarify?.choices).toHaveLength(3);
  });

  it('is no choice to make where the title has made it', async () => {
    const { text, clarify } = await ask('how do I make someone manager', 'Make someone a manager', ROLE);
    expect(clarify).toBeUndefined();
    expect(text).toContain('1. Open the list');
  });

  it('is both cases where both are asked about', async () => {
    const { text } = await ask('what can a manager do that a member cannot?', 'Make someone a manager', ROLE);
    expect(text).toContain('- **Member:** works shifts');
    expect(text).toContain('- **Manager:** plans and publishes');
    expect(text).not.toContain('Owner');
  });

  it('is never told by the numbers of a time that was pasted', async () => {
    const { clarify } = await ask(
      'TD-302: Ines already works 12:00–18:00 on this day.',
      'TD-302 appears when I save a shift',
      `TD-302 means the person already works.

## TD-302: overlapping shifts
Select **Show the other shift**. Then:

- **Both shifts are in the same location:** shorten one of them.
- **The other "shift" is leave:** withdraw it.
- **The two only touch, for instance 14:00 and 14:00:** this is allowed.`,
    );
    expect(clarify?.choices).toHaveLength(3);
  });

  it('is the list, where the section that answers is nothing but one, and of that the line asked about', async () => {
    const { text } = await ask('will old messages in Slack stay?', 'Cancel or remove an integration', LEAVES);
    expect(text).toContain('Slack:** all messages stay');
    expect(text).not.toContain('Xero');
    expect(text).not.toContain('price');
  });

  it('is the row of a table that the question names', async () => {
    const { text } = await ask(
      'can I use datev with team?',
      'Integrations by plan',
      `Integrations come with the plan.

## Which plan includes what
- Integration: Slack; Free: no; Team: yes
- Integration: Xero payroll; Free: no; Team: yes
- Integration: DATEV payroll; Free: no; Team: no`,
    );
    expect(text).toBe('Which plan includes what:\n\n- **DATEV payroll:** Free: no; Team: no [1]');
    const limits = await ask(
      'how far ahead can we plan on free',
      'What does each plan allow?',
      `Free allows 5 people.

- People; Free: 5; Team: 100
- Plan ahead; Free: 2 weeks; Team: 26 weeks
- History; Free: 90 days; Team: 24 months`,
    );
    expect(limits.text).toContain('- **Plan ahead:** Free: 2 weeks; Team: 26 weeks');
    expect(limits.text).not.toContain('History');
  });
});

describe('a heading that its list goes on from', () => {
  const STAYS = `In **Members**, choose **Remove**. They lose access.

## What stays
- Past shifts, under their name.
- The right to restore them for 30 days.

Your next invoice is credited for the days that remain.`;

  it('stands above the list for who asks what happens, whatever they say before that', async () => {
    const { text } = await ask('and what happens to their shifts?', 'Remove someone who has left', STAYS);
    expect(text).toContain('- Past shifts, under their name.');
  });

  it('stands above nothing that comes after the list', async () => {
    const { text } = await ask('is the invoice credited', 'Remove someone who has left', STAYS);
    expect(text).toContain('Your next invoice is credited');
    expect(text).not.toContain('What stays');
  });
});

describe('a table of two rows', () => {
  it('gives the row that is asked for, and not the other one’s figure', async () => {
    const { text } = await ask(
      'how much vinegar for the K2',
      'How do I descale the kettle?',
      'Pour in 200 ml of vinegar and boil it.\n\n- Model: K1; Vinegar: 200 ml\n- Model: K2; Vinegar: 300 ml',
    );
    expect(text).toContain('**K2:** Vinegar: 300 ml');
    expect(text).not.toContain('K1');
  });
});

describe('a word or two, all in the title', () => {
  it('opens the article, and not the section that happens to repeat them', async () => {
    const { text } = await ask(
      'swap',
      'Two people want to swap shifts',
      `Either of them offers the swap in the app; a manager approves it.

1. Open **My shifts** and choose **Offer swap**.
2. Pick a colleague.

## The button "Offer swap" is missing
Swaps are switched off.`,
    );
    expect(text).toContain('Pick a colleague');
    expect(text).not.toContain('switched off');
  });
});

describe('lines that hold semicolons', () => {
  it('are no rows of a table', async () => {
    const { text } = await ask(
      'can staff see other peoples shifts',
      'Who can see the schedule?',
      `What each role sees:

- **Member:** own shifts with notes; colleagues: names and times.
- **Manager:** the same, plus drafts; wage costs.
- **Owner:** all locations; all costs.`,
    );
    expect(text).toContain('- **Member:** own shifts with notes');
    expect(text).toContain('Owner');
  });
});

describe('a code that no article has', () => {
  const CODES = `The code on the card says what to do.

## TD-401: access was withdrawn
Choose **Reconnect**.

## TD-418: the channel cannot be reached
Type the command.`;

  it('is named as not found, and is not answered with its neighbours', async () => {
    const { text, disposition } = await ask(
      'Error: TD-509 Request failed with status code 502 at SyncJob.run (sync.js:112) at processTicks',
      'An integration shows an error code (TD-401, TD-418)',
      CODES,
    );
    expect(disposition?.kind).toBe('decline');
    expect(text).toContain('“TD-509”');
    expect(text).not.toContain('Reconnect');
  });

  it('is not found either as people type it', async () => {
    for (const question of ['what is td 509', 'TD509 shows up']) {
      const { text, disposition } = await ask(question, 'An error code (TD-401, TD-418)', CODES);
      expect(disposition?.kind, question).toBe('decline');
      expect(text, question).toContain('509”');
    }
  });

  it('keeps no question about another code or version from its answer', async () => {
    const codes = ['TD-401', 'td 401', 'TD-401 on Windows-11', 'td-401 and http 502'];
    for (const question of codes) {
      const { text } = await ask(question, 'An integration shows an error code (TD-401, TD-418)', CODES);
      expect(text, question).toContain('Reconnect');
    }
  });
});

describe('a message that goes on with an answer', () => {
  const CANCEL = `An owner chooses **Cancel subscription**. The plan runs to the end of the period.

## Steps
1. Open **Billing**.
2. Confirm.

## What happens on the last day
- **5 people or fewer:** you continue on Free with all your data.
- **More than 5 people:** the workspace becomes read-only.`;
  const passages = found('it', 'Cancel your subscription', CANCEL);
  const shown = [{ articleId: 'it', start: 0, end: CANCEL.indexOf('## What') }];
  const goOn = (question: string, text: string) =>
    collect(
      answerer,
      requestFor(question, passages, {
        followUp: { text, isFollowUp: true, reason: 'ellipsis', shown, focus: { articleIds: ['it'] } },
      }),
    );

  it('is answered with what was not said yet', async () => {
    const { text } = await goOn('and then?', 'and then? cancel subscription');
    expect(text).toContain('What happens on the last day:\n\n- **5 people or fewer:** you continue on Free');
    expect(text).not.toMatch(/An owner chooses|Open \*\*Billing/);
  });

  it('is read for its own words again where all was said already', async () => {
    const all = [{ articleId: 'it', start: 0, end: CANCEL.length }];
    const { text } = await collect(
      answerer,
      requestFor('what about my data?', passages, {
        followUp: {
          text: 'what about my data? cancel subscription',
          isFollowUp: true,
          reason: 'ellipsis',
          shown: all,
        },
      }),
    );
    expect(text).toContain('with all your data');
  });

  it('is read for its own words before those that were carried over', async () => {
    const { text } = await goOn('what about my data?', 'what about my data? cancel subscription');
    expect(text).toContain('with all your data');
    expect(text).not.toContain('Open **Billing**');
  });
});
