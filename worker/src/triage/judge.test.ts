import { describe, expect, it } from 'vitest';
import type { DispositionKind, Message } from '../protocol.ts';
import { judge } from './judge.ts';
import { findKeyword } from './keywords.ts';
import { DEFAULT_POLICY } from './policy/default.ts';
import { policySchema } from './policy/schema.ts';
import type { Policy } from './policy/types.ts';

const POLICY: Policy = {
  ...DEFAULT_POLICY,
  topics: [
    {
      id: 'payroll',
      mode: 'assisted',
      keywords: ['payroll'],
      examples: ['Why are wages wrong on the payslip?'],
    },
    { id: 'privacy', mode: 'human-only', keywords: ['delete my data'] },
    { id: 'shifts', mode: 'autonomous', keywords: ['shift'] },
  ],
  escalation: { ...DEFAULT_POLICY.escalation, keywords: ['refund', 'cancel', 'legal action'] },
};

let count = 0;
function user(text: string): Message {
  return { id: `u${++count}`, role: 'user', parts: [{ type: 'text', text }], metadata: { createdAt: '' } };
}
function assistant(text: string, kind: DispositionKind = 'answer'): Message {
  return {
    id: `a${++count}`,
    role: 'assistant',
    parts: [
      { type: 'text', text },
      { type: 'data-disposition', id: 'd', data: { kind, mode: 'extractive' } },
    ],
    metadata: { createdAt: '' },
  };
}
const say = (text: string, history: Message[] = [], policy = POLICY) =>
  judge({ id: 'm', text }, { history, policy }).judgement;

describe('a message is judged', () => {
  it('as one to answer, with its topic', () => {
    expect(say('How do I print a plan?')).toEqual({ kind: 'answer' });
    expect(say('How do I copy a shift?')).toEqual({ kind: 'answer', topic: 'shifts' });
  });

  it('as one for a person whenever a person is asked for, whatever else it says', () => {
    expect(say('I want to talk to a human about payroll')).toEqual({
      kind: 'escalate',
      trigger: { kind: 'asked', messageId: 'm' },
      topic: 'payroll',
    });
  });

  it('as one for people where its topic is for people alone, even as a question', () => {
    expect(say('How can you delete my data?')).toEqual({
      kind: 'escalate',
      trigger: { kind: 'topic', messageId: 'm', detail: 'privacy: delete my data' },
      topic: 'privacy',
    });
  });

  it('as one for people where two messages together name such a topic', () => {
    expect(say('my data', [user('please delete'), assistant('Delete what?')])).toMatchObject({
      trigger: { kind: 'topic', detail: 'privacy: delete my data' },
    });
    expect(say('my data', [user('What does delete do?'), assistant('It deletes.')])).toEqual({
      kind: 'answer',
    });
    // Topics of other modes are what each message says by itself.
    expect(say('roll', [user('the pay'), assistant('Which?')])).toEqual({ kind: 'answer' });
    // What the message before said alone is over.
    expect(say('How do I copy a shift?', [user('delete my data'), assistant('Done.')])).toEqual({
      kind: 'answer',
      topic: 'shifts',
    });
  });

  it('as a draft where its topic is assisted, by a keyword or by an example', () => {
    expect(say('Where is payroll?')).toEqual({ kind: 'draft', topic: 'payroll' });
    expect(say('the wages on my payslip are wrong')).toEqual({ kind: 'draft', topic: 'payroll' });
  });

  it('by words that escalate', () => {
    expect(say('I want a refund')).toMatchObject({
      kind: 'escalate',
      trigger: { kind: 'keyword', detail: 'refund' },
    });
  });

  it('by frustration', () => {
    expect(
      say('This is useless, for the third time!', [user('it fails!!'), assistant('Try X.')]),
    ).toMatchObject({
      trigger: { kind: 'frustration' },
    });
  });

  it('by two answers that did not help, not by one', () => {
    const one = [user('How do I export the schedule?'), assistant('Choose Export.')];
    expect(say('that did not help', one)).toEqual({ kind: 'answer' });
    const two = [...one, user('that did not help'), assistant('Choose Print.')];
    expect(say('still does not work', two)).toMatchObject({
      kind: 'escalate',
      trigger: { kind: 'unhelped' },
    });
  });

  it('by answers that found nothing, when the customer says so', () => {
    const history = [
      user('How do I export the schedule?'),
      assistant('Not found.', 'decline'),
      user('to a spreadsheet'),
      assistant('Not found.', 'decline'),
    ];
    expect(say('that is not helpful', history)).toMatchObject({ trigger: { kind: 'unhelped' } });
    expect(say('How do I print a plan?', history)).toEqual({ kind: 'answer' });
  });

  it('anew after an answer that helped', () => {
    const history = [
      user('How do I export the schedule?'),
      assistant('Choose Export.'),
      user('that did not help'),
      assistant('Choose More, then Export.'),
      user('thanks, that worked'),
      assistant('Good.'),
      user('How do I invite a colleague?'),
      assistant('Choose Invite.'),
    ];
    expect(say('that did not work', history)).toEqual({ kind: 'answer' });
  });

  it('the same every time', () => {
    expect(say('I want a refund')).toEqual(say('I want a refund'));
  });
});

describe('a keyword', () => {
  it.each([
    'I want to cancel my subscription',
    'please cancel our account',
    'I want to cancel.',
    'cancel it now',
    'My subscription must be cancelled',
    'Kündigen Sie meinen Vertrag',
  ])('is meant: %s', text => {
    expect(findKeyword(text, ['cancel', 'kündigen'])).toBeDefined();
  });

  it.each([
    'I want to cancel my meeting',
    'cancel the shift on Monday',
    'How do I cancel my subscription?',
    'I do not want to cancel my subscription',
    'The cancel button is grey',
    'I want to know when I can cancel my subscription',
    'I cancelled the upload',
  ])('is not meant: %s', text => {
    expect(findKeyword(text, ['cancel'])).toBeUndefined();
  });

  it('of several words needs them near each other', () => {
    expect(findKeyword('I will take legal action', ['legal action'])).toBe('legal action');
    expect(findKeyword('My money never came back, give my money back', ['money back'])).toBe('money back');
    expect(
      findKeyword('The action log shows that the holiday next week on Monday is legal', ['legal action']),
    ).toBeUndefined();
  });
});

it('leaves ordinary questions alone with the default policy', () => {
  for (const text of [
    'How do I cancel a shift?',
    'What is your refund policy?',
    'I would like to see how long a refund takes',
    'the money back policy',
    'How do I cancel my plan?',
    'Can I get an invoice?',
    'Is our data encrypted?',
  ]) {
    expect(say(text, [], DEFAULT_POLICY), text).toEqual({ kind: 'answer' });
  }
  expect(say('Our account was hacked', [], DEFAULT_POLICY)).toMatchObject({ topic: 'security' });
});

describe('the schema of a policy', () => {
  it('fills in what is left out', () => {
    expect(policySchema.parse({})).toEqual(DEFAULT_POLICY);
    expect(policySchema.parse({ topics: [], escalation: { failedAnswers: 3 } })).toMatchObject({
      topics: [],
      escalation: { failedAnswers: 3, frustration: true },
    });
  });

  it('refuses topics of the same id, unknown modes and no count', () => {
    const topic = { id: 'a', mode: 'assisted' };
    expect(policySchema.safeParse({ topics: [topic, topic] }).success).toBe(false);
    expect(policySchema.safeParse({ topics: [{ id: 'a', mode: 'maybe' }] }).success).toBe(false);
    expect(policySchema.safeParse({ escalation: { failedAnswers: 0 } }).success).toBe(false);
  });
});
