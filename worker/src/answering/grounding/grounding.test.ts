import { describe, expect, it } from 'vitest';
import { found } from '../fixtures.ts';
import { Grounds } from './index.ts';

const ARTICLE = `On Team and Business, an owner can invite members under **People → Invite**. The invitation is valid for 7 days. Drafts are never sent.
- **5 people or fewer:** the workspace continues on Free.
- **More than 5 people:** the workspace becomes read-only.

Standard delivery takes 2 to 4 working days and costs €4.50. Express delivery costs €12 and takes 1 working day.
You may enter up to 20 addresses. Most items can be returned. Google may take up to 24 hours. We recommend a backup before you restore.
Sale items can be exchanged but not refunded. Your card is charged and their card is not.
Forwarding starts only when the link was clicked. Transfers entered before 16:00 leave the same day.`;

const verdict = (sentence: string) => {
  const result = new Grounds(found('guide', 'Guide', ARTICLE)).verify(sentence, [1]);
  return result.ok ? 'shown' : result.reason;
};

describe('a true sentence passes', () => {
  it.each([
    ['in other words', 'An invitation expires after seven days, and drafts are not delivered.'],
    ['with a number as a word', 'The invitation is valid for seven days.'],
    ['with a week for seven days', 'Invitations stay valid for one week.'],
    ['with a clock written otherwise', 'Transfers entered before 4 pm leave the same day.'],
    ['with its condition moved', 'The workspace continues on Free with 5 people or fewer.'],
    ['of two facts of one article', 'Standard delivery costs €4.50, and express delivery costs €12.'],
    ['with like words', 'Sale items may be swapped but not refunded.'],
    ['in another order', 'On Business and Team, an owner can invite members under **People → Invite**.'],
  ])('%s', (_, sentence) => {
    expect(verdict(sentence)).toBe('shown');
  });
});

describe('a sentence is held back for', () => {
  it.each([
    ['number', 'The invitation is valid for 14 days.'],
    ['number', 'The invitation is valid for 7 months.'],
    ['number', 'Standard delivery costs €5.40.'],
    ['name', 'A manager can invite members under **People → Invite** on Team and Business.'],
    ['name', 'On Team and Business, an owner can invite members under **People → Import**.'],
    ['name', 'Their card is charged.'],
    ['polarity', 'Drafts are sent.'],
    ['polarity', 'Sale items can be refunded.'],
    ['polarity', 'Transfers entered after 16:00 leave the same day.'],
    ['condition', 'An owner can invite members under **People → Invite**.'],
    ['condition', 'The workspace becomes read-only.'],
    ['condition', 'Forwarding starts.'],
    ['modality', 'You may enter exactly 20 addresses.'],
    ['modality', 'All items can be returned.'],
    ['modality', 'Google takes up to 24 hours.'],
    ['modality', 'You must make a backup before you restore.'],
    ['uncovered', 'The invitation is valid for 7 days and comes by post.'],
    ['no_span', 'Penguins dance.'],
  ])('%s: %s', (reason, sentence) => {
    const said = verdict(sentence);
    expect(said).not.toBe('shown');
    // Several rules may catch one lie; the one named is among what the article's own sentence shows.
    if (['number', 'condition'].includes(reason)) expect(said).toMatch(/number|condition|modality/);
  });

  it('a condition of one case under the claim of another', () => {
    expect(verdict('With more than 5 people, the workspace continues on Free.')).not.toBe('shown');
  });

  it('facts of two things in one', () => {
    expect(verdict('Standard delivery costs €12.')).not.toBe('shown');
    expect(verdict('Express delivery takes 2 to 4 working days.')).not.toBe('shown');
  });
});

describe('in another language than its passage', () => {
  const across = (sentence: string, numbers = [1]) =>
    new Grounds(found('guide', 'Guide', ARTICLE)).verify(sentence, numbers);

  it('numbers, names and denials are compared', () => {
    expect(across('Die Einladung ist für 7 Tage gültig und wird per Link geschickt.').ok).toBe(true);
    expect(across('Die Einladung ist für 9 Tage gültig und wird per Link geschickt.')).toMatchObject({
      reason: 'number',
    });
    expect(across('Die Einladung ist nicht für 7 Tage gültig und wird geschickt.')).toMatchObject({
      reason: 'polarity',
    });
  });

  it('the number that the model named has to be right', () => {
    expect(across('Die Einladung ist für 7 Tage gültig und wird per Link geschickt.', [9]).ok).toBe(false);
  });
});

describe('spans', () => {
  it('are the sentences that bear a claim out', () => {
    const result = new Grounds(found('guide', 'Guide', ARTICLE)).verify(
      'The invitation is valid for 7 days.',
      [1],
    );
    if (!result.ok) throw new Error(result.reason);
    const [span] = result.spans;
    expect(span?.passage.text.slice(span.start, span.end)).toBe('The invitation is valid for 7 days.');
  });
});

describe('conditions, orders and places', () => {
  const RULES = `Request a code from your old provider and enter it in the form. Books can be renewed twice unless somebody has reserved them.
Shipping costs are not refunded unless the item was faulty. You can swap bottles until the box is packed. Large exports run in the background.
Guests must show an ID at reception and sign a waiver. Delivery is free from €50. The link is valid for 48 hours. Transfers within the area are free.`;
  const said = (sentence: string) => {
    const result = new Grounds(found('rules', 'Rules', RULES)).verify(sentence, [1]);
    return result.ok ? 'shown' : result.reason;
  };
  it.each([
    ['a duty that the article gives as an order', 'You have to request a code from your old provider.'],
    ['"only if" for "not unless"', 'The shipping costs are only refunded if the item was faulty.'],
    ['a duty that two verbs share, in the passive', 'A waiver has to be signed by guests.'],
    ['a price limit put otherwise', 'Delivery is free for €50 or more.'],
    ['the end of what is valid for so long', 'The link expires after 48 hours.'],
    ['"inside" for "within" in another order', 'Inside the area, transfers are free.'],
    ['a main clause that follows without a comma', 'If an export is large it runs in the background.'],
  ])('%s is shown', (_, sentence) => {
    expect(said(sentence)).toBe('shown');
  });
  it.each([
    ['"even if" for "unless"', 'Books can be renewed twice even if somebody has reserved them.'],
    ['"after" for "until"', 'You can swap bottles after the box is packed.'],
    ['a refund without its condition', 'Shipping costs are only refunded if you ask for it.'],
    ['the other side of a price limit', 'Delivery is free for €50 or less.'],
    ['another end', 'The link expires after 24 hours.'],
    ['the other side of a place', 'Outside the area, transfers are free.'],
  ])('%s is held back', (_, sentence) => {
    expect(said(sentence)).not.toBe('shown');
  });
});
