import { describe, expect, it } from 'vitest';
import { ALWAYS_OPEN } from './business-hours.ts';
import { DEFAULT_HANDOFF, handoffSchema } from './handoff-schema.ts';
import { dueAt, ESCALATED_POLICY, readClock } from './sla.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-25T10:00:00Z');
const OFFICE = handoffSchema.parse({
  hours: {
    timeZone: 'Europe/Vienna',
    week: { wed: [{ from: '09:00', to: '12:00' }], thu: [{ from: '09:00', to: '12:00' }] },
  },
}).hours;

const clock = (minutes: number, rest: Partial<Parameters<typeof readClock>[0]> = {}) =>
  readClock({
    hours: ALWAYS_OPEN,
    targetMinutes: 60,
    startedAt: START,
    warnShare: 0.75,
    now: START + minutes * MINUTE,
    ...rest,
  });

describe('a ticket is due', () => {
  it('by its priority', () => {
    expect(dueAt(ESCALATED_POLICY, ALWAYS_OPEN, 'high', START)).toEqual({
      policy: 'escalated',
      firstReplyDueAt: '2026-11-25T11:00:00.000Z',
      resolutionDueAt: '2026-11-25T18:00:00.000Z',
    });
    expect(dueAt(ESCALATED_POLICY, ALWAYS_OPEN, 'urgent', START).firstReplyDueAt).toBe(
      '2026-11-25T10:15:00.000Z',
    );
  });

  it('in opening hours: two hours from eleven go on the next day', () => {
    const policy = {
      ...ESCALATED_POLICY,
      targets: { ...ESCALATED_POLICY.targets, high: { firstReply: 120, resolution: 150 } },
    };
    expect(dueAt(policy, OFFICE, 'high', START).firstReplyDueAt).toBe('2026-11-26T09:00:00.000Z');
  });

  it('never, where nobody opens', () => {
    expect(dueAt(ESCALATED_POLICY, { timeZone: 'UTC', week: {}, holidays: [] }, 'high', START)).toEqual({
      policy: 'escalated',
    });
  });
});

describe('a clock', () => {
  it('runs, is warned of and is breached', () => {
    expect(clock(30)).toEqual({ state: 'running', dueAt: START + 60 * MINUTE, warnAt: START + 45 * MINUTE });
    expect(clock(61).state).toBe('breached');
  });

  it('is met by a reply in time and breached by a late one', () => {
    expect(clock(500, { doneAt: START + 59 * MINUTE }).state).toBe('met');
    expect(clock(500, { doneAt: START + 61 * MINUTE }).state).toBe('breached');
  });

  it('stands still while the ticket waits for the customer', () => {
    expect(clock(300, { pauses: [{ from: START + 30 * MINUTE }] })).toEqual({ state: 'paused' });
    expect(clock(300, { pauses: [{ from: START + 30 * MINUTE, to: START + 290 * MINUTE }] })).toEqual({
      state: 'running',
      dueAt: START + 320 * MINUTE,
      warnAt: START + 305 * MINUTE,
    });
  });

  it('stays breached through a later pause', () => {
    expect(clock(300, { pauses: [{ from: START + 90 * MINUTE }] }).state).toBe('breached');
  });

  it('counts opening hours only', () => {
    expect(clock(12 * 60, { hours: OFFICE, targetMinutes: 90 })).toMatchObject({
      state: 'running',
      dueAt: Date.parse('2026-11-26T08:30:00Z'),
    });
  });
});

describe('the settings of a handoff', () => {
  it('have a default for everything: always open, high priority soon', () => {
    expect(DEFAULT_HANDOFF).toEqual({
      helpdesk: 'desk',
      hours: ALWAYS_OPEN,
      sla: ESCALATED_POLICY,
      unreadMinutes: 10,
    });
  });

  it('keep the other targets when one is set', () => {
    const { sla } = handoffSchema.parse({ sla: { targets: { high: { firstReply: 30 } } } });
    expect(sla.targets.high).toEqual({ firstReply: 30, resolution: 480 });
    expect(sla.targets.low).toEqual(ESCALATED_POLICY.targets.low);
  });

  it.each([
    { hours: { timeZone: 'Mars/Olympus' } },
    { hours: { week: { mon: [{ from: '9', to: '17:00' }] } } },
    { hours: { week: { mon: [{ from: '24:00', to: '24:00' }] } } },
    { hours: { holidays: ['2026-02-30'] } },
    { helpdesk: 'paper' },
    { unreadMinutes: 0 },
  ])('refuse %j', settings => {
    expect(handoffSchema.safeParse(settings).success).toBe(false);
  });
});
