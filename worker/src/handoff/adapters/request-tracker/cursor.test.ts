import { expect, it } from 'vitest';
import { isUnchanged, readRtCursor, writeRtCursor } from './cursor.ts';

const STAMP = '2026-11-25T10:00:00Z';

it('reads cursors of older versions, and none', () => {
  expect(readRtCursor('17')).toEqual({ after: 17 });
  expect(readRtCursor(undefined)).toEqual({ after: 0 });
  expect(readRtCursor('')).toEqual({ after: 0 });
});

it('trusts a stamp only after a reading well behind the first one that saw it', () => {
  const first = readRtCursor(writeRtCursor(readRtCursor('17'), 18, STAMP, 1_000));
  expect(first).toEqual({ after: 18, stamp: STAMP, since: 1_000, isSettled: false });
  expect(isUnchanged(first, STAMP)).toBe(false);
  const soon = readRtCursor(writeRtCursor(first, 18, STAMP, 3_000));
  expect(isUnchanged(soon, STAMP)).toBe(false);
  const later = readRtCursor(writeRtCursor(soon, 19, STAMP, 6_000));
  expect(later.after).toBe(19);
  expect(isUnchanged(later, STAMP)).toBe(true);
});

it('looks again as soon as the stamp is another, or RT sends none', () => {
  const settled = readRtCursor(`18 ${STAMP} 1000 settled`);
  expect(isUnchanged(settled, '2026-11-25T10:00:01Z')).toBe(false);
  expect(isUnchanged(settled, undefined)).toBe(false);
  expect(readRtCursor(writeRtCursor(settled, 20, '2026-11-25T10:00:01Z', 90_000))).toMatchObject({
    after: 20,
    since: 90_000,
    isSettled: false,
  });
  expect(writeRtCursor(settled, 20, undefined, 90_000)).toBe('20');
});
