import { expect, it } from 'vitest';
import { dateOrderOf, isAmbiguousDate, parseDate } from './dates.ts';

const iso = (raw: string, order?: 'day-first' | 'month-first') => {
  const time = parseDate(raw, order);
  return time === undefined ? undefined : new Date(time).toISOString();
};

it.each([
  ['2026-03-04T05:06:07Z', '2026-03-04T05:06:07.000Z'],
  ['2026-03-04T05:06:07.250+02:00', '2026-03-04T03:06:07.000Z'],
  ['2026-03-04 05:06:07 UTC', '2026-03-04T05:06:07.000Z'],
  ['2026-03-04 05:06 -0500', '2026-03-04T10:06:00.000Z'],
  ['2026-03-04', '2026-03-04T00:00:00.000Z'],
  ['3/4/2026 5:06 PM', '2026-03-04T17:06:00.000Z'],
  ['3/4/26 12:06 am', '2026-03-04T00:06:00.000Z'],
  ['04.03.2026 17:06', '2026-03-04T17:06:00.000Z'],
  ['Wed, 04 Mar 2026 05:06:07 +0100', '2026-03-04T04:06:07.000Z'],
  ['March 4th, 2026 at 5:06 PM EST', '2026-03-04T22:06:00.000Z'],
  ['4 Okt 2026', '2026-10-04T00:00:00.000Z'],
  ['4 août 2026', '2026-08-04T00:00:00.000Z'],
  ['1772600767', '2026-03-04T05:06:07.000Z'],
  ['1772600767000', '2026-03-04T05:06:07.000Z'],
  ['46085', '2026-03-04T00:00:00.000Z'],
])('reads %s', (raw, expected) => {
  expect(iso(raw)).toBe(expected);
});

it('takes the order of day and month that it is told', () => {
  expect(iso('3/4/2026', 'day-first')).toBe('2026-04-03T00:00:00.000Z');
  expect(iso('3/4/2026', 'month-first')).toBe('2026-03-04T00:00:00.000Z');
});

it.each(['', 'yesterday', '31/02/2026', '2026-13-01', '2026-02-30', '17', '2026-01-01 10:00 XYZ'])(
  'gives nothing for %j',
  raw => {
    expect(parseDate(raw)).toBeUndefined();
  },
);

it('learns the order of day and month from dates that tell', () => {
  expect(dateOrderOf(['3/4/2026', '25/4/2026', '26/4/2026'])).toBe('day-first');
  expect(dateOrderOf(['3/4/2026', '4/25/2026'])).toBe('month-first');
  expect(dateOrderOf(['3/4/2026', '2026-04-25'])).toBeUndefined();
  expect(isAmbiguousDate('3/4/2026')).toBe(true);
  expect(isAmbiguousDate('3/25/2026')).toBe(false);
});
