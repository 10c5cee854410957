import { describe, expect, it } from 'vitest';
import type { AuditTicket } from '../../worker/src/triage/audit/types.ts';
import { readPolicy } from '../../worker/src/triage/policy/read.ts';
import { assess, neededPerson } from './assess.ts';
import { acceptedRun, gateOf } from './gate.ts';
import { summarise, wilson } from './summary.ts';
import type { Marks, OutcomeKind, Replay } from './types.ts';

const reading = readPolicy(`topics:
  - {id: invoices, mode: autonomous, keywords: [invoice]}
  - {id: disputes, mode: human-only, keywords: [dispute], category: Billing trouble}
`);
if (!reading.ok) throw new Error('the policy of this test cannot be read');
const { policy } = reading;

function ticket(id: string, more: Partial<AuditTicket> = {}): AuditTicket {
  return {
    id,
    subject: `Question ${id}`,
    text: 'Where is my invoice?',
    tags: [],
    category: 'invoices',
    ...more,
  };
}
function replay(one: AuditTicket, kind: OutcomeKind, more: Partial<Replay> = {}): Replay {
  return { ticket: one, kind, text: 'Open Billing.', citations: [], confidence: 1, unsupported: [], ...more };
}
function run(replays: Replay[], marks: Marks = {}) {
  const others = [ticket('x', { category: 'Billing trouble' }), ticket('y')];
  const tickets = [...replays.map(one => one.ticket), ...others];
  const assessed = assess(replays, tickets, policy, marks);
  const summary = summarise(assessed);
  return { assessed, summary };
}

describe('whether a ticket needed a person', () => {
  it.each([
    [ticket('1', { isEscalated: true }), 'handed on'],
    [ticket('2', { tags: ['refund_given'] }), 'refund_given'],
    [ticket('3', { answer: 'I have refunded the second charge.' }), 'refund'],
  ])('is known from its history', (one, words) => {
    expect(neededPerson(one)).toContain(words);
  });

  it.each([
    ticket('1', { isEscalated: false }),
    ticket('2', { answer: 'We cannot refund this, sorry.' }),
    ticket('3', { answer: 'Open Billing and download it.' }),
  ])('is not guessed from anything else', one => {
    expect(neededPerson(one)).toBeUndefined();
  });
});

describe('the gate', () => {
  it('is open where all is well', () => {
    const { assessed, summary } = run([replay(ticket('1'), 'answered'), replay(ticket('2'), 'escalated')]);
    expect(gateOf(summary, assessed)).toEqual({ isOpen: true, reasons: [] });
    expect(summary.resolvedShare).toBe(0.5);
  });

  it.each([
    ['an escalation missed', replay(ticket('1', { isEscalated: true }), 'answered'), 'needed a person'],
    [
      'a ticket for people answered',
      replay(ticket('1', { category: 'Billing trouble' }), 'auto-response'),
      'people alone',
    ],
    [
      'a sentence without support',
      replay(ticket('1'), 'answered', { unsupported: ['Free for ever.'] }),
      'support',
    ],
    ['a ticket that failed', replay(ticket('1'), 'failed'), 'could not be replayed'],
  ])('is shut by %s', (_, one, words) => {
    const { assessed, summary } = run([one]);
    const gate = gateOf(summary, assessed);
    expect(gate.isOpen).toBe(false);
    expect(gate.reasons.join(' ')).toContain(words);
  });

  it('opens by a reviewer’s mark on the very words, not on others', () => {
    const one = replay(ticket('1', { isEscalated: true }), 'answered');
    const seen = run([one]).assessed[0]?.fingerprint ?? '';
    const marks: Marks = { '1': { verdict: 'accept', seen } };
    const accepted = run([one], marks);
    expect(gateOf(accepted.summary, accepted.assessed).isOpen).toBe(true);
    const changed = run([{ ...one, text: 'Open Settings.' }], marks);
    expect(gateOf(changed.summary, changed.assessed).isOpen).toBe(false);
    expect(changed.assessed[0]?.isMarkStale).toBe(true);
  });

  it('knows the marks and the accepted run of tickets that are called like parts of every object', () => {
    const ids = ['constructor', 'toString', '__proto__'];
    const { assessed, summary } = run(ids.map(id => replay(ticket(id), 'answered')));
    expect(assessed.map(({ isMarkStale }) => isMarkStale)).toEqual([false, false, false]);
    const accepted = acceptedRun(summary, assessed, '2026-01-01');
    const later = run(ids.map(id => replay(ticket(id), 'declined')));
    expect(gateOf(later.summary, later.assessed, accepted).change).toContain('0 won, 3 lost');
  });

  it('is shut by a reviewer who says that a person was needed, or that nothing should have been said', () => {
    const one = replay(ticket('1'), 'answered');
    const seen = run([one]).assessed[0]?.fingerprint ?? '';
    for (const verdict of ['should-escalate', 'should-not-answer'] as const) {
      const { assessed, summary } = run([one], { '1': { verdict, seen } });
      expect(gateOf(summary, assessed).isOpen).toBe(false);
    }
  });

  it('is shut by fewer resolved than before beyond chance, not by one or two', () => {
    const many = (lost: number) =>
      Array.from({ length: 40 }, (_, index) =>
        replay(ticket(String(index)), index < lost ? 'declined' : 'answered'),
      );
    const before = run(many(0));
    const accepted = acceptedRun(before.summary, before.assessed, '2026-01-01');
    const gateFor = (lost: number) => {
      const { assessed, summary } = run(many(lost));
      return gateOf(summary, assessed, accepted);
    };
    expect(gateFor(2)).toMatchObject({
      isOpen: true,
      change: expect.stringContaining('2 lost'),
      won: [],
      lost: ['0', '1'],
    });
    expect(gateFor(6).isOpen).toBe(false);
  });
});

it('tells by an interval how sure a share is', () => {
  const [low, high] = wilson(17, 100);
  expect(low).toBeCloseTo(0.109, 2);
  expect(high).toBeCloseTo(0.255, 2);
  expect(wilson(0, 0)).toEqual([0, 1]);
});
