import { describe, expect, it } from 'vitest';
import type { HandoffView, Message, MessagePart } from '../../../../worker/src/protocol.ts';
import { en } from '../words/en.ts';
import { allWords } from '../words/later.ts';
import type { Standing } from './chat-types.ts';
import { durationOf, eventWords, newsOf, viewOf, whenOf } from './standing.ts';

const words = allWords(en);
const now = new Date(2026, 10, 25, 18, 0);
const view = (status: Standing['status'], handoff: Partial<HandoffView> = {}) =>
  viewOf(
    {
      status,
      handoff: {
        delivery: 'queued',
        requestedAt: now.toISOString(),
        availability: { isOpen: true },
        ...handoff,
      },
    },
    words,
    'en',
    now,
  );

describe('where a conversation stands', () => {
  it('says nothing while people have no part', () => {
    expect(view('assistant')).toBeUndefined();
    expect(view('solved')).toBeUndefined();
  });

  it('says that it is on its way until the team has it, with the reference then', () => {
    expect(view('waiting')?.title).toBe('Your question is on its way to the team');
    const delivered = view('waiting', { delivery: 'delivered', reference: '#42' });
    expect(delivered?.title).toBe('Your question is with the team');
    expect(delivered?.details).toEqual(['Reference #42']);
  });

  it('promises no time that is not known', () => {
    expect(view('waiting')?.details).toEqual([]);
    expect(view('waiting', { availability: { isOpen: false } })?.details).toEqual(['Outside opening hours.']);
  });

  it('does not count on usual times while the team cannot be reached, or once somebody has answered', () => {
    const availability = { isOpen: true, usualReplyMinutes: 18 };
    expect(view('waiting', { availability })?.details).toEqual(['Usually replies within 20 minutes']);
    expect(view('waiting', { availability, delivery: 'delayed' })?.details).toEqual([words.delayed]);
    expect(view('person', { availability, agent: { name: 'Ann' } })?.details).toEqual([]);
  });

  it('asks for an address where nobody would answer soon, and only once', () => {
    const closed = { availability: { isOpen: false } };
    expect(view('waiting')?.wantsEmail).toBe(false);
    expect(view('waiting', closed)?.wantsEmail).toBe(true);
    expect(view('waiting', { delivery: 'delayed' })?.wantsEmail).toBe(true);
    expect(view('waiting', { ...closed, email: 'a@b.example' })?.wantsEmail).toBe(false);
  });

  it('offers the way back only while no person has answered', () => {
    expect(view('waiting')?.canReturn).toBe(true);
    expect(view('draft')?.canReturn).toBe(true);
    expect(view('person', { agent: { name: 'Ann' } })?.canReturn).toBe(false);
    expect(view('reopened', { agent: { name: 'Ann' } })?.canReturn).toBe(false);
  });

  it('names the person, and tells of a draft without one', () => {
    expect(view('person', { agent: { name: 'Ann' } })?.title).toBe('Ann');
    expect(view('person')?.title).toBe('A person has your question');
    expect(view('draft')?.title).toBe('A person is checking the answer');
  });
});

it('rounds a usual time up', () => {
  expect([3, 18, 56, 61, 1_500].map(minutes => durationOf(minutes, 'en'))).toEqual([
    '3 minutes',
    '20 minutes',
    '1 hour',
    '2 hours',
    '2 days',
  ]);
});

it('tells a time of today without the day, one of this week with its weekday, a later one with its date', () => {
  const at = (day: number, hour: number) => whenOf(new Date(2026, 10, day, hour), now, 'de');
  expect(at(25, 20)).toBe('20:00');
  expect(at(27, 9)).toContain('Freitag');
  expect(at(25 + 12, 9)).toContain('Dezember');
});

it('takes a language that is none for English', () => {
  expect(durationOf(5, 'not a language')).toBe('5 minutes');
});

it('has words for a divider with and without a name', () => {
  expect(eventWords({ kind: 'joined', name: 'Ann' }, words)).toBe('Ann is here');
  expect(eventWords({ kind: 'joined' }, words)).toBe('A person is here');
});

describe('what is announced', () => {
  const message = (role: Message['role'], part: MessagePart, name?: string): Message => ({
    id: `${role}-${name}`,
    role,
    parts: [part],
    metadata: { createdAt: now.toISOString(), ...(name && { author: { name } }) },
  });
  const before: Standing = { status: 'waiting' };
  const after: Standing = { status: 'person' };

  it('is a person’s words with their name, dividers, and nothing that the customer wrote', () => {
    const fresh = [
      message('assistant', { type: 'data-event', id: 'joined', data: { kind: 'joined', name: 'Ann' } }),
      message('assistant', { type: 'text', text: 'Hello' }, 'Ann'),
      message('user', { type: 'text', text: 'Mine' }),
    ];
    expect(newsOf({ before, after, fresh }, words)).toBe('Ann is here. Ann: Hello');
  });

  it('is nothing where nothing new was said', () => {
    expect(newsOf({ before: after, after, fresh: [] }, words)).toBe('');
  });

  it('tells of the delivery once', () => {
    const standing = (delivery: HandoffView['delivery']): Standing => ({
      status: 'waiting',
      handoff: { delivery, reference: '#7', requestedAt: '', availability: { isOpen: true } },
    });
    const [queued, delivered] = [standing('queued'), standing('delivered')];
    expect(newsOf({ before: queued, after: delivered, fresh: [] }, words)).toBe(
      'Your question is with the team. Reference #7',
    );
    expect(newsOf({ before: delivered, after: delivered, fresh: [] }, words)).toBe('');
  });
});
