import { describe, expect, it } from 'vitest';
import type { BusinessHours } from './business-hours.ts';
import { ALWAYS_OPEN, addOpenTime, availability, openTimeBetween } from './business-hours.ts';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const iso = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

const NINE_TO_FIVE = [{ from: '09:00', to: '17:00' }];
const OFFICE: BusinessHours = {
  timeZone: 'Europe/Vienna',
  week: { mon: NINE_TO_FIVE, tue: NINE_TO_FIVE, wed: NINE_TO_FIVE, thu: NINE_TO_FIVE, fri: NINE_TO_FIVE },
  holidays: ['2026-12-25'],
};
const every = (times: Array<{ from: string; to: string }>, timeZone: string): BusinessHours => ({
  timeZone,
  week: { mon: times, tue: times, wed: times, thu: times, fri: times, sat: times, sun: times },
  holidays: [],
});

describe('availability', () => {
  it.each([
    ['open in the morning', '2026-11-25T08:00:00Z', undefined],
    ['closed a second before', '2026-11-25T07:59:59Z', '2026-11-25T08:00:00.000Z'],
    ['closed at the end', '2026-11-25T16:00:00Z', '2026-11-26T08:00:00.000Z'],
    ['closed at the weekend', '2026-11-28T10:00:00Z', '2026-11-30T08:00:00.000Z'],
    ['closed on a holiday and the weekend after it', '2026-12-25T10:00:00Z', '2026-12-28T08:00:00.000Z'],
    ['by summer time in summer', '2026-07-01T06:59:00Z', '2026-07-01T07:00:00.000Z'],
  ])('%s', (_, now, opensAt) => {
    expect(availability(OFFICE, at(now))).toEqual(opensAt ? { isOpen: false, opensAt } : { isOpen: true });
  });

  it('is always given where no hours are', () => {
    expect(availability(ALWAYS_OPEN, at('2026-12-25T03:00:00Z'), 12)).toEqual({
      isOpen: true,
      usualReplyMinutes: 12,
    });
  });

  it('says no opening where there never is one', () => {
    expect(availability({ ...OFFICE, week: {} }, at('2026-11-25T08:00:00Z'))).toEqual({ isOpen: false });
  });

  it('knows hours that cross midnight', () => {
    const night = every([{ from: '22:00', to: '06:00' }], 'Europe/Vienna');
    expect(availability(night, at('2026-11-25T02:00:00Z')).isOpen).toBe(true);
    expect(availability(night, at('2026-11-25T12:00:00Z'))).toEqual({
      isOpen: false,
      opensAt: '2026-11-25T21:00:00.000Z',
    });
  });

  it('closes all day on a holiday, and only then, where no week is named', () => {
    const hours = { timeZone: 'UTC', holidays: ['2026-12-25'] };
    expect(availability(hours, at('2026-12-25T10:00:00Z'))).toEqual({
      isOpen: false,
      opensAt: '2026-12-26T00:00:00.000Z',
    });
    expect(availability(hours, at('2026-12-26T00:00:00Z')).isOpen).toBe(true);
  });
});

describe('open time', () => {
  it('runs on in the next opening hours', () => {
    expect(iso(addOpenTime(OFFICE, at('2026-11-27T15:00:00Z'), 2 * HOUR))).toBe('2026-11-30T09:00:00.000Z');
  });

  it('starts with the opening when it was closed', () => {
    expect(iso(addOpenTime(OFFICE, at('2026-11-28T12:00:00Z'), HOUR))).toBe('2026-11-30T09:00:00.000Z');
  });

  it('never comes where nobody opens', () => {
    expect(addOpenTime({ ...OFFICE, week: {} }, 0, HOUR)).toBeUndefined();
  });

  it('counts the hour that the clocks skip as none, and the one that comes twice as two', () => {
    const night = every([{ from: '00:00', to: '06:00' }], 'Europe/Vienna');
    const day = (date: string) =>
      openTimeBetween(night, at(`${date}T12:00:00Z`) - 24 * HOUR, at(`${date}T12:00:00Z`));
    expect(day('2026-03-28') / HOUR).toBe(6);
    expect(day('2026-03-29') / HOUR).toBe(5);
    expect(day('2026-10-25') / HOUR).toBe(7);
  });

  it('opens when the clocks are put forward where its time is skipped', () => {
    const early = every([{ from: '02:30', to: '05:00' }], 'Europe/Vienna');
    expect(availability(early, at('2026-03-29T00:00:00Z'))).toEqual({
      isOpen: false,
      opensAt: '2026-03-29T01:00:00.000Z',
    });
  });

  it('adds up: what is added is what lies between, around every change of the clocks', () => {
    const zones = [
      'Europe/Vienna',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'America/St_Johns',
    ];
    const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'];
    const weeks = [
      [{ from: '09:00', to: '17:00' }],
      [{ from: '22:00', to: '06:00' }],
      [
        { from: '00:00', to: '02:15' },
        { from: '02:45', to: '24:00' },
      ],
    ];
    for (const timeZone of zones) {
      for (const change of changes) {
        for (const times of weeks) {
          const hours = every(times, timeZone);
          for (const startHours of [-30, -7, -1, 0, 1.5, 9]) {
            const from = at(`${change}T00:00:00Z`) + startHours * HOUR;
            const due = addOpenTime(hours, from, 11 * HOUR) ?? 0;
            expect(openTimeBetween(hours, from, due), `${timeZone} ${change} ${startHours}`).toBe(11 * HOUR);
            expect(availability(hours, due - 1).isOpen).toBe(true);
          }
        }
      }
    }
  });

  it('gives a wall clock the same time every day, whatever the clocks do', () => {
    const hours = every([{ from: '09:00', to: '09:30' }], 'America/New_York');
    const wall = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'America/New_York',
      hour: '2-digit',
      minute: '2-digit',
    });
    for (let day = 0; day < 365; day += 3) {
      const { opensAt } = availability(hours, at('2026-01-01T18:00:00Z') + day * 24 * HOUR);
      expect(wall.format(new Date(opensAt ?? 0))).toBe('09:00');
    }
  });
});
