import { describe, expect, it } from 'vitest';
import type { BusinessHours } from './business-hours.ts';
import { ALWAYS_OPEN } from './business-hours.ts';
import { usualReplyMinutes } from './usual-reply.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-25T12:00:00Z');
const answered = (minutes: number) => ({ from: NOW - 600 * MINUTE, to: NOW - (600 - minutes) * MINUTE });
const waiting = (minutes: number) => ({ from: NOW - minutes * MINUTE });

describe('how long a first reply usually takes', () => {
  it('is the median of the latest, and nothing while too few are known', () => {
    expect(usualReplyMinutes([3, 5, 9, 100].map(answered), ALWAYS_OPEN, NOW)).toBeUndefined();
    expect(usualReplyMinutes([3, 5, 9, 100, 7].map(answered), ALWAYS_OPEN, NOW)).toBe(7);
  });

  it('grows while tickets wait longer than that, and not by those that have only come', () => {
    const usual = [3, 5, 7, 9, 11].map(answered);
    expect(usualReplyMinutes([...usual, waiting(1), waiting(2)], ALWAYS_OPEN, NOW)).toBe(7);
    expect(usualReplyMinutes([...usual, ...[60, 60, 60].map(waiting)], ALWAYS_OPEN, NOW)).toBe(11);
  });

  it('counts opening hours only: a night is no wait', () => {
    const hours: BusinessHours = {
      timeZone: 'UTC',
      week: { tue: [{ from: '09:00', to: '17:00' }], wed: [{ from: '09:00', to: '17:00' }] },
      holidays: [],
    };
    const overnight = { from: Date.parse('2026-11-24T16:50:00Z'), to: Date.parse('2026-11-25T09:10:00Z') };
    expect(usualReplyMinutes(Array(5).fill(overnight), hours, NOW)).toBe(20);
  });
});
