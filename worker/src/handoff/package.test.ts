import { describe, expect, it } from 'vitest';
import type { DispositionKind, Message, MessageMetadata, MessagePart } from '../protocol.ts';
import { attemptsOf } from './attempts.ts';
import type { PackageInput } from './package.ts';
import { buildPackage, subjectOf } from './package.ts';
import { firstWords, plainText } from './plain-text.ts';
import { isUrgent, priorityOf, sentimentOf } from './priority.ts';
import { suggestedArticles } from './suggested.ts';
import { summarise } from './summary.ts';

function user(id: string, text: string, metadata: Partial<MessageMetadata> = {}): Message {
  return {
    id,
    role: 'user',
    parts: [{ type: 'text', text }],
    metadata: { createdAt: '2026-11-25T10:00:00.000Z', ...metadata },
  };
}

function assistant(
  id: string,
  text: string,
  {
    title,
    kind = 'answer',
    parts = [],
    ...metadata
  }: Partial<MessageMetadata> & {
    title?: string;
    kind?: DispositionKind;
    parts?: MessagePart[];
  } = {},
): Message {
  const citation: MessagePart[] = title
    ? [
        {
          type: 'data-citation',
          id: 'c1',
          data: { n: 1, articleId: title, version: 'v', title, quote: '', start: 0, end: 0, locale: 'en' },
        },
      ]
    : [];
  return {
    id,
    role: 'assistant',
    parts: [
      { type: 'text', text },
      ...citation,
      ...parts,
      { type: 'data-disposition', id: 'd', data: { kind, mode: 'extractive' } },
    ],
    metadata: { createdAt: '2026-11-25T10:00:05.000Z', ...metadata },
  };
}

const MESSAGES = [
  user('u1', 'Hi', { seq: 1 }),
  assistant('a1', 'Hello. Ask me anything.', { seq: 2 }),
  user('u2', 'How do I change my **invoice** address?', { seq: 3 }),
  assistant('a2', 'Open **Billing** and choose *Edit*. [1]\n\n1. Save [1]', { title: 'Billing', seq: 4 }),
  user('u3', 'That did not help, the button is grey.', { seq: 5 }),
  assistant('a3', 'Nothing found.', { kind: 'decline', seq: 6 }),
  user('u4', 'I want to talk to a person', { seq: 7 }),
];

const INPUT: PackageInput = {
  conversation: 'c1',
  segment: 2,
  site: { id: 'demo', name: 'Demo' },
  messages: MESSAGES,
  trigger: { kind: 'asked', messageId: 'u4' },
  page: { url: 'https://a.example/x', attributes: { plan: 'enterprise' } },
  typed: { name: 'Ann' },
  language: 'en',
  now: '2026-11-25T10:05:00.000Z',
};

describe('a package', () => {
  const pkg = buildPackage(INPUT);

  it('has the key of its segment, the first real question and the customer’s turns', () => {
    expect(pkg).toMatchObject({
      key: 'demo.c1#2',
      subject: 'How do I change my **invoice** address?',
      question: { text: 'How do I change my **invoice** address?', at: '2026-11-25T10:00:00.000Z' },
      turns: 4,
      createdAt: '2026-11-25T10:05:00.000Z',
    });
  });

  it('has the whole transcript in order, the assistant’s words without marks and markup, the customer’s as they are', () => {
    expect(pkg.transcript.map(({ seq, from, text }) => [seq, from, text])).toEqual([
      [1, 'customer', 'Hi'],
      [2, 'assistant', 'Hello. Ask me anything.'],
      [3, 'customer', 'How do I change my **invoice** address?'],
      [4, 'assistant', 'Open Billing and choose Edit.\n\n1. Save'],
      [5, 'customer', 'That did not help, the button is grey.'],
      [6, 'assistant', 'Nothing found.'],
      [7, 'customer', 'I want to talk to a person'],
    ]);
  });

  it('has the attempts with how they ended, without their ids', () => {
    expect(pkg.attempts).toEqual([
      {
        question: 'How do I change my **invoice** address?',
        answer: 'Open Billing and choose Edit. 1. Save',
        citations: [{ articleId: 'Billing', title: 'Billing' }],
        outcome: 'not_helped',
      },
      {
        question: 'That did not help, the button is grey.',
        answer: '',
        citations: [],
        outcome: 'no_answer',
      },
    ]);
  });

  it('keeps claims apart from facts, and lets no claim raise the priority', () => {
    const rules = { usual: 'high' as const, tiers: [{ trait: 'plan', values: ['Enterprise'] }] };
    const claimed = buildPackage({ ...INPUT, urgency: rules });
    expect(claimed.claimed).toEqual({ plan: 'enterprise', name: 'Ann' });
    expect(claimed.verified).toBeUndefined();
    expect(claimed.priority).toBe('high');
    const verified = buildPackage({
      ...INPUT,
      urgency: rules,
      verified: { id: '7', traits: { plan: 'enterprise' } },
    });
    expect(verified.priority).toBe('urgent');
  });

  it('asks for its times once the priority is known', () => {
    const { sla } = buildPackage({ ...INPUT, slaFor: priority => ({ policy: `escalated, ${priority}` }) });
    expect(sla).toEqual({ policy: 'escalated, high' });
  });

  it('names agents, pages and attachments, and leaves out what only tells what happened', () => {
    const file = { id: 'f', name: 'a.pdf', type: 'application/pdf', size: 3 };
    const { transcript } = buildPackage({
      ...INPUT,
      pages: new Map([['u1', 'https://a.example/x']]),
      messages: [
        { ...user('u1', ''), parts: [{ type: 'data-attachment', id: 'f', data: file }] },
        { ...assistant('e', ''), parts: [{ type: 'data-event', id: 'e', data: { kind: 'joined' } }] },
        assistant('a', 'I am *on* it [1].', { author: { name: 'Kim' } }),
      ],
    });
    expect(transcript).toMatchObject([
      { from: 'customer', attachments: [file], page: 'https://a.example/x' },
      { from: 'agent', name: 'Kim', text: 'I am *on* it [1].' },
    ]);
  });

  it('is whole for a customer who wrote nothing, or only that they want a person', () => {
    const empty = buildPackage({ ...INPUT, messages: [], trigger: { kind: 'button' } });
    expect(empty).toMatchObject({
      subject: 'A customer asks for a person',
      turns: 0,
      question: { text: '' },
    });
    const wish = buildPackage({ ...INPUT, messages: [user('u', 'agent please')] });
    expect(wish.subject).toBe('A customer asks for a person');
    expect(wish.question.text).toBe('agent please');
  });
});

it('has a subject of at most 120 characters, on one line, cut at a word', () => {
  const subject = subjectOf([user('u', `My ${'very '.repeat(60)}long\nquestion`)]);
  expect(subject.length).toBeLessThanOrEqual(120);
  expect(subject).toMatch(/^My very .*very…$/);
});

describe('an attempt ends', () => {
  const end = (next: Message | undefined, metadata: Partial<MessageMetadata> = {}) =>
    attemptsOf([
      user('u1', 'How do I change the plan?'),
      assistant('a1', 'Choose Edit.', { title: 'Plans', ...metadata }),
      ...(next ? [next] : []),
    ])[0]?.outcome;

  it.each([
    ['that did not help', 'not_helped'],
    ['still fails', 'not_helped'],
    ['Das funktioniert leider nicht', 'not_helped'],
    ['sigue sin funcionar', 'not_helped'],
    ['ça ne marche toujours pas', 'not_helped'],
    ['The button is grey', 'not_helped'],
    ['No, I meant the yearly plan', 'not_helped'],
    ['thanks, that worked', 'helped'],
    ['danke, es funktioniert', 'helped'],
    ['How do I invite people?', 'unknown'],
    ['ok', 'unknown'],
    ['I want to talk to a human', 'unknown'],
  ])('by “%s” as %s', (next, outcome) => {
    expect(end(user('u2', next))).toBe(outcome);
  });

  it('by feedback before anything that was written', () => {
    expect(end(user('u2', 'that did not help'), { feedback: 'up' })).toBe('helped');
    expect(end(undefined, { feedback: 'down' })).toBe('not_helped');
    expect(end(undefined)).toBe('unknown');
  });

  it('stopped, when the customer stopped it', () => {
    const stopped: MessagePart = {
      type: 'data-state',
      id: 's',
      data: { owner: 'assistant', turn: 'stopped' },
    };
    expect(attemptsOf([user('u', 'How?'), assistant('a', 'Cho', { parts: [stopped] })])[0]?.outcome).toBe(
      'stopped',
    );
  });

  it('and people’s answers, small talk and questions back are none', () => {
    expect(
      attemptsOf([
        user('u1', 'hello'),
        assistant('a1', 'Hello.'),
        user('u2', 'The app crashes'),
        assistant('a2', 'Which of these?', { kind: 'clarify' }),
        assistant('a3', 'Let me see.', { author: { name: 'Kim' } }),
      ]),
    ).toEqual([]);
  });

  it('a cited answer that asks which case it is, which the customer’s choice says nothing against', () => {
    const clarify: MessagePart = {
      type: 'data-clarify',
      id: 'clarify',
      data: {
        question: 'Which one?',
        articleId: 'Declined cards',
        choices: [{ id: 'case-1', label: 'Expired card', text: 'Expired card' }],
      },
    };
    const answer = assistant('a', 'Your bank refused it. [1]', {
      title: 'Declined cards',
      kind: 'clarify',
      parts: [clarify],
    });
    const asked = user('u1', 'My card was declined');
    expect(attemptsOf([asked, answer])).toMatchObject([
      { answer: 'Your bank refused it.', citations: [{ title: 'Declined cards' }], outcome: 'unknown' },
    ]);
    expect(attemptsOf([asked, answer, user('u2', 'Expired card')])[0]?.outcome).toBe('unknown');
  });
});

it('sums up in three lines, from the customer’s own words', () => {
  expect(summarise(MESSAGES)).toEqual({
    wanted: '“How do I change my **invoice** address?”',
    tried: '“Billing” did not help; nothing found for “That did not help, the button is grey.”.',
    open: '“That did not help, the button is grey.”',
  });
  expect(summarise([])).toEqual({ wanted: 'A person.', tried: 'Nothing yet.', open: 'What it is about.' });
});

it('turns Markdown into plain text and keeps lists and lines', () => {
  expect(
    plainText(
      '## Steps\n\n* Open **Settings** [1]\n* Choose `Edit` [2].\n\nSee [the guide](https://a.example/g) 2 * 3 * 4 snake_case',
    ),
  ).toBe(
    'Steps\n\n- Open Settings\n- Choose Edit.\n\nSee the guide (https://a.example/g) 2 * 3 * 4 snake_case',
  );
  expect(firstWords('one two three four', 10)).toBe('one two…');
  expect(firstWords('😀😀😀😀', 4).isWellFormed()).toBe(true);
});

it('takes a matter for urgent by what is at stake, not by the word alone', () => {
  for (const text of [
    'This is urgent!',
    'Urgent: the shop is down',
    'Nobody can log in',
    'Es ist dringend',
    'es urgente',
    'C’est urgent',
    'we were hacked',
  ])
    expect(isUrgent(text), text).toBe(true);
  for (const text of [
    'How urgent is a shift marked?',
    'Where do I set the emergency contact?',
    'Not in a hurry',
    'urgent shift label',
    'Can I mark urgent shifts?',
  ])
    expect(isUrgent(text), text).toBe(false);
  expect(priorityOf({ said: ['How do I print?'] })).toBe('high');
});

it('reads how the customer feels by their last words', () => {
  expect(sentimentOf(['this is useless!!'], { kind: 'button' })).toBe('negative');
  expect(sentimentOf(['How do I print?'], { kind: 'frustration' })).toBe('negative');
  expect(sentimentOf(['How do I print?', 'thanks'], { kind: 'button' })).toBe('positive');
  expect(sentimentOf(['How do I print?'], { kind: 'button' })).toBe('neutral');
});

it('suggests found articles, without those that did not help, nearest to what is open first', () => {
  const attempts = attemptsOf(MESSAGES);
  const found = ['Billing', 'Roles', 'The grey button', 'Roles'].map(title => ({ articleId: title, title }));
  expect(suggestedArticles(found, attempts, 'the button is grey').map(({ title }) => title)).toEqual([
    'The grey button',
    'Roles',
  ]);
});
