import { describe, expect, it } from 'vitest';
import type { Clarify, MessagePart } from '../protocol.ts';
import type { EarlierMessage } from './follow-up.ts';
import { searchQuestion } from './follow-up.ts';

const user = (text: string): EarlierMessage => ({ role: 'user', parts: [{ type: 'text', text }] });

function answer(articleId: string, title: string, clarify?: Clarify): EarlierMessage {
  const data = { n: 1, articleId, version: 'v', title, quote: 'x', start: 10, end: 20, locale: 'en' };
  const parts: MessagePart[] = [
    { type: 'text', text: 'Choose it. [1]' },
    { type: 'data-citation', id: 'citation-1', data },
  ];
  if (clarify) parts.push({ type: 'data-clarify', id: 'clarify', data: clarify });
  return { role: 'assistant', parts };
}

const install = [user('How do I install the app on iPhone?'), answer('install', 'Install the mobile app')];
const publish = [user('How do I publish the schedule?'), answer('publish', 'Publish the schedule')];
const cost = [user('How much does the monthly plan cost?'), answer('cost', 'What it costs')];

it('takes no "no" for a correction that says what is missing', () => {
  const { reason, text } = searchQuestion({ message: 'no email arrives', history: install });
  expect(reason).not.toBe('correction');
  expect(text).toContain('no email arrives');
});

describe('a message that leans on the one before', () => {
  it.each([
    ['and on android?', install, 'ellipsis', 'and on android? install app'],
    ['what about for 20 people', cost, 'ellipsis', 'what about for 20 people monthly plan cost'],
    ['on my tablet?', install, 'ellipsis', 'on my tablet? install app'],
    ['why?', install, 'ellipsis', 'why? install app iPhone'],
    ['Android', install, 'ellipsis', 'Android install app'],
    ['how do I undo that?', publish, 'pronoun', 'how do I undo that? publish schedule'],
    ['is it free?', install, 'pronoun', 'is it free? install app iPhone'],
    [
      'can I make it start half an hour later',
      publish,
      'pronoun',
      'can I make it start half an hour later publish schedule',
    ],
    ['how do I remove him?', publish, 'pronoun', 'how do I remove him? publish schedule'],
    ['where is the button?', install, 'reference', 'where is the button? install app iPhone'],
    ['no, I meant the yearly plan', cost, 'correction', 'the yearly plan cost'],
    ['no no, not monthly, just yearly', cost, 'correction', 'just yearly plan cost'],
    [
      'and when does their invitation end?',
      publish,
      'ellipsis',
      'and when does their invitation end? publish schedule',
    ],
    ["wrong one, I meant Friday's shift", publish, 'correction', "Friday's shift publish schedule"],
    ['und auf Android?', install, 'ellipsis', 'Android install app'],
    ['Wie mache ich das rückgängig?', publish, 'pronoun', 'mache rückgängig publish schedule'],
    ['wie lange ist sie gültig?', publish, 'pronoun', 'lange gültig publish schedule'],
    ['¿Cómo lo deshago?', publish, 'pronoun', 'deshago publish schedule'],
    ['et sur Android ?', install, 'ellipsis', 'Android install app'],
  ])('%s', (message, history, reason, text) => {
    expect(searchQuestion({ message, history })).toMatchObject({ isFollowUp: true, reason, text });
  });

  it('keeps the cited articles in mind', () => {
    expect(searchQuestion({ message: 'and on android?', history: install }).focus).toEqual({
      articleIds: ['install'],
    });
  });

  it('goes back through follow-ups to what the conversation is about', () => {
    const history = [...install, user('and on android?'), answer('install', 'Install the mobile app')];
    expect(searchQuestion({ message: 'does it cost anything?', history }).text).toBe(
      'does it cost anything? android install app',
    );
  });

  it('looks past thanks to what was asked before', () => {
    const history = [...install, user('thanks'), { role: 'assistant' as const, parts: [] }];
    expect(searchQuestion({ message: 'and on android?', history }).text).toContain('install app');
  });
});

describe('a message that is complete in itself', () => {
  it.each([
    'How do I cancel a shift?',
    'and how do I cancel a shift?',
    'The invitation did not arrive',
    'My card was declined, can I retry it?',
    'TD-409',
    'refund',
    'The page is blank',
    'Is it possible to export the schedule?',
    "integration still doesn't sync",
    'thanks',
    'Wie lade ich ein Teammitglied ein?',
  ])('%s', message => {
    const read = searchQuestion({ message, history: install });
    expect(read).toEqual({ text: message, isFollowUp: false, reason: 'complete' });
  });

  it.each([
    ['Another question: how do I get a refund?', 'how do I get a refund?'],
    ['No, how do I delete the workspace?', 'how do I delete the workspace?'],
  ])('drops the old subject when told: %s', (message, text) => {
    expect(searchQuestion({ message, history: install })).toEqual({
      text,
      isFollowUp: false,
      reason: 'topic_change',
    });
  });

  it('is the first of a conversation, whatever it looks like', () => {
    expect(searchQuestion({ message: 'and on mobile?', history: [] })).toEqual({
      text: 'and on mobile?',
      isFollowUp: false,
      reason: 'first',
    });
  });
});

describe('an answer that did not help', () => {
  it.each([
    'it still fails',
    'that did not work',
    'same problem',
    'I tried that',
    'did that, still nothing happens',
    'das geht immer noch nicht',
    'sigue sin funcionar',
    'ça ne marche toujours pas',
  ])('%s', message => {
    const read = searchQuestion({ message, history: install });
    expect(read).toMatchObject({
      reason: 'unhelped',
      unhelped: 1,
      focus: { articleIds: ['install'] },
      shown: [{ articleId: 'install', start: 10, end: 20 }],
    });
    expect(read.text).toContain('How do I install the app on iPhone?');
  });

  it('counts how many did not', () => {
    const history = [...install, user('it still fails'), answer('install', 'Install the mobile app')];
    expect(searchQuestion({ message: 'still the same', history }).unhelped).toBe(2);
    expect(searchQuestion({ message: 'and on android?', history }).unhelped).toBeUndefined();
  });

  it('looks for what happens now, when the customer says it', () => {
    expect(
      searchQuestion({ message: 'all allowed, the test still does not come', history: install }),
    ).toMatchObject({ reason: 'unhelped', text: 'How do I install the app on iPhone? allowed test come' });
  });
});

describe('a case that was offered', () => {
  const clarify: Clarify = {
    question: 'Which of these fits?',
    articleId: 'sync',
    choices: [
      { id: 'case-1', label: 'The last sync is recent', text: 'The last sync is recent' },
      { id: 'case-2', label: 'Needs attention, with a code', text: 'Needs attention, with a code' },
      { id: 'case-3', label: 'Card declined', text: 'Card declined', search: 'TD-214 appears' },
    ],
  };
  const offered = [user('Slack does not sync'), answer('sync', 'Not syncing', clarify)];

  it.each([
    ['The last sync is recent', 'The last sync is recent'],
    ['it needs attention and shows a code', 'Needs attention, with a code'],
    ['the second one', 'Needs attention, with a code'],
    ['1', 'The last sync is recent'],
  ])('is chosen by %s', (message, label) => {
    expect(searchQuestion({ message, history: offered })).toMatchObject({
      reason: 'choice',
      choice: { articleId: 'sync', label },
      focus: { articleIds: ['sync'] },
    });
  });

  it('is searched for together with the question it answers', () => {
    expect(searchQuestion({ message: 'The last sync is recent', history: offered }).text).toBe(
      'The last sync is recent Slack',
    );
  });

  it('is searched for by the article it sends to', () => {
    expect(searchQuestion({ message: 'Card declined', history: offered }).text).toBe(
      'Card declined TD-214 appears',
    );
  });

  it('is left alone by a question about something else', () => {
    expect(searchQuestion({ message: 'How do I cancel a shift?', history: offered }).choice).toBeUndefined();
  });
});
