import { describe, expect, it } from 'vitest';
import { bucketOf } from './buckets.ts';
import type { Sign } from './signs.ts';
import { signShares, signsOf } from './signs.ts';

const signs = (text: string) => [...signsOf({ subject: text, text: '' })].sort();

describe('signs of a ticket', () => {
  it.each([
    ['How do I download the invoice?', ['asks-how']],
    ['The sync fails with an error', ['trouble']],
    ['You charged me twice this month', ['billing-dispute']],
    ['My lawyer will write to you', ['legal']],
    ['This is ridiculous and I am furious', ['emotional']],
    ['Someone else logged in, my account was hacked', ['account-risk']],
    ['Please cancel my subscription', ['cancel']],
    ['I want my money back', ['refund']],
    ['It can’t connect', ['trouble']],
    ['Ich möchte kündigen', ['cancel']],
  ] satisfies Array<[string, Sign[]]>)('%s', (text, expected) => {
    expect(signs(text)).toEqual(expected);
  });

  it.each([
    'Thank you, all is well',
    'The cancel button is green',
    'We open a legal café',
    'Please send the list',
  ])('are none in: %s', text => {
    expect(signs(text)).toEqual([]);
  });
});

describe('the kind of work', () => {
  const none = signShares([]);

  it('is for people by name, by sign or by history, each with its reason', () => {
    expect(bucketOf('refund_request', none, {})).toEqual({
      bucket: 'human-judgment',
      reasons: ['Its name says “refund”: a matter with high stakes for the customer.'],
    });
    expect(bucketOf('payments', { ...none, 'billing-dispute': 0.2 }, {}).reasons).toEqual([
      '20% of its tickets dispute a charge.',
    ]);
    expect(bucketOf('exports', none, { escalationShare: 0.25 }).bucket).toBe('human-judgment');
    expect(bucketOf('exports', none, { escalationShare: 0.24 }).bucket).toBe('informational');
  });

  it('is troubleshooting where things fail or many messages are needed', () => {
    expect(bucketOf('exports', { ...none, trouble: 0.5, 'asks-how': 0.3 }, {}).bucket).toBe(
      'troubleshooting',
    );
    expect(bucketOf('exports', none, { medianReplies: 4 }).bucket).toBe('troubleshooting');
    // Most ask how to do something although a few words sound like trouble.
    expect(bucketOf('exports', { ...none, trouble: 0.45, 'asks-how': 0.9 }, {}).bucket).toBe('informational');
  });
});
