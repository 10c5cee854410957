import { expect, it } from 'vitest';
import type { FoundPassage } from '../../knowledge/types.ts';
import { Grounds } from './index.ts';

const REMOVED = 'In **Members**, choose **Remove**. They lose access immediately; their past shifts stay.';
const CODES = 'You get 10 recovery codes; keep them somewhere other than your phone. Each works once.';

function isShown(
  sentence: string,
  text: string,
  title = 'Remove a team member',
  headings: string[] = [],
): boolean {
  const passage: FoundPassage = {
    ordinal: 0,
    headings,
    text,
    start: 0,
    end: text.length,
    site: 'demo',
    articleId: 'a',
    version: 'v1',
    title,
    locale: 'en',
    score: 1,
    signals: {},
  };
  return new Grounds([passage]).verify(sentence, [1]).ok;
}

it.each([
  ['When you remove a team member, they lose access immediately.', REMOVED],
  ['To remove a team member, choose **Remove**.', REMOVED],
  ['You can remove a team member by choosing **Remove**.', REMOVED],
  ['You should keep the codes somewhere other than your phone.', CODES],
  ['Integrations are paused rather than deleted.', 'Integrations are paused, not deleted.'],
  ['The first return is replaced by the corrected one.', 'The corrected return replaces the first one.'],
  [
    'They do not need an invitation and can sign in as before.',
    'They need no new invitation and sign in as before.',
  ],
])('"%s" is borne out by "%s"', (sentence, text) => expect(isShown(sentence, text)).toBe(true));

it.each([
  // What narrows a claim brings no claim of its own.
  ['When you remove a team member, they keep access.', REMOVED],
  ['As soon as you remove a team member they keep access.', REMOVED],
  ['When you remove an owner, they lose access immediately.', REMOVED],
  ['The corrected return is replaced by the first one.', 'The corrected return replaces the first one.'],
  ['It renews after 7 days.', '**Send again** renews it for another 7 days.'],
  ['In a draft week, the person gets a message.', 'In a week that is published, the person gets a message.'],
  ['If the week is not a draft, choose **Delete**.', 'If the week is a draft, choose **Delete**.'],
  ['Payments are refunded.', 'Yearly payments are refunded.'],
  ['You need to remove the old method.', 'Removing the old method is not necessary.'],
  ['A team member cannot see.', 'They cannot see the schedule.'],
  ['It shows the last ten rows of the file.', 'It shows the first ten rows of the file.'],
  ['A name has 24 characters at least.', 'A name has 24 characters at most.'],
])('"%s" is not borne out by "%s"', (sentence, text) => expect(isShown(sentence, text)).toBe(false));

it('takes the time that a heading names for what stands under it, and no other', () => {
  const under = (sentence: string) =>
    isShown(sentence, 'The login is gone for good.', 'Restore a member', ['After 30 days']);
  expect(under('After 30 days the login is gone for good.')).toBe(true);
  expect(under('After 60 days the login is gone for good.')).toBe(false);
});
