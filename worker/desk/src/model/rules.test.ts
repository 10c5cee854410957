import { describe, expect, it } from 'vitest';
import { afterAction, possible } from './actions.ts';
import { ticketDetail, ticketRow } from './fixtures.ts';
import type { Focus } from './keys.ts';
import { commandOf } from './keys.ts';
import { fillMacro, insertText } from './macro.ts';
import { pathOf, placeOfPath } from './place.ts';
import { clockOf, duration } from './sla.ts';

const AT = '2026-11-25T09:00:00.000Z';
const NOW = Date.parse(AT);

describe('the clock of a ticket', () => {
  const due = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

  it('runs for the first reply, then for the solution, then no more', () => {
    const row = ticketRow({ firstReplyDueAt: due(60), resolutionDueAt: due(600) });
    expect(clockOf(row, NOW)).toMatchObject({
      kind: 'first_reply',
      left: 3_600_000,
      spent: 0.5,
      tone: 'calm',
    });
    expect(clockOf({ ...row, firstRepliedAt: AT }, NOW)?.kind).toBe('resolution');
    expect(clockOf({ ...row, status: 'solved' }, NOW)).toBeUndefined();
    expect(clockOf(ticketRow(), NOW)).toBeUndefined();
  });

  it('takes on a colour late: in the last fifth, and past its time', () => {
    expect(clockOf(ticketRow({ firstReplyDueAt: due(16) }), NOW)?.tone).toBe('calm');
    expect(clockOf(ticketRow({ firstReplyDueAt: due(14) }), NOW)?.tone).toBe('soon');
    expect(clockOf(ticketRow({ firstReplyDueAt: due(-1) }), NOW)).toMatchObject({ tone: 'late', spent: 1 });
  });

  it.each([
    [30_000, '<1 min'],
    [42 * 60_000, '42 min'],
    [-20 * 60_000, '20 min'],
    [125 * 60_000, '2 h 5 min'],
    [14 * 3_600_000 + 60_000, '14 h'],
    [49 * 3_600_000, '2 d'],
  ])('says %d ms as %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});

describe('what an action makes of a ticket', () => {
  it('puts an answered ticket into the hands of who answered, and keeps the first reply’s time', () => {
    const first = afterAction(ticketRow(), { kind: 'reply', id: 'r', text: 'x' }, 'Ana', AT);
    expect(first).toMatchObject({ status: 'person', assignee: 'Ana', firstRepliedAt: AT, lastFrom: 'agent' });
    const second = afterAction(
      first,
      { kind: 'reply', id: 's', text: 'y' },
      'Ben',
      '2026-11-25T10:00:00.000Z',
    );
    expect(second).toMatchObject({ assignee: 'Ana', firstRepliedAt: AT });
  });

  it('unassigns wholly, and a note changes nothing', () => {
    const row = ticketRow({ assignee: 'Ben' });
    expect(afterAction(row, { kind: 'assign' }, 'Ana', AT)).not.toHaveProperty('assignee');
    expect(afterAction(row, { kind: 'note', id: 'n', text: 'x' }, 'Ana', AT)).toBe(row);
  });

  it('offers only what can be done', () => {
    expect(possible(ticketRow({ status: 'person' }))).toMatchObject({
      take: false,
      solve: true,
      reopen: false,
    });
    expect(possible(ticketRow({ status: 'solved' }))).toMatchObject({
      reply: true,
      solve: false,
      reopen: true,
    });
    expect(possible(ticketRow({ status: 'returned' }))).toMatchObject({
      take: true,
      reply: false,
      return: false,
    });
  });
});

describe('a macro', () => {
  const macro = (text: string) => ({ id: 'm', name: 'm', text });

  it('fills in names, and a name that is not known leaves no hole', () => {
    const text = 'Hello {{customer}}, this is {{ agent }}: {{reference}} {{other}}';
    expect(fillMacro(macro(text), ticketDetail(), 'Ana')).toBe('Hello Marta, this is Ana: #12 {{other}}');
    const nameless = ticketDetail({ ticket: ticketRow({ customer: 'someone@example.com' }) });
    expect(fillMacro(macro('Hello {{customer}}, hi'), nameless, 'Ana')).toBe('Hello, hi');
  });

  it('comes after what stands there already', () => {
    expect(insertText('', 'x')).toBe('x');
    expect(insertText('Hello \n', 'x')).toBe('Hello\n\nx');
  });
});

describe('keys', () => {
  const press = (key: string, focus: Focus, extra = {}) =>
    commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...extra }, focus);

  it('are letters in a field and shortcuts elsewhere', () => {
    expect(press('j', 'page')).toBe('next');
    expect(press('j', 'control')).toBe('next');
    expect(press('j', 'field')).toBeUndefined();
    expect(press('Escape', 'field')).toBe('escape');
  });

  it('leave the browser its own, and a button its Enter', () => {
    expect(press('r', 'page', { metaKey: true })).toBeUndefined();
    expect(press('Enter', 'control')).toBeUndefined();
    expect(press('Enter', 'page')).toBe('open');
  });

  it('send with Ctrl or ⌘ and Enter, but not while an input method is at work', () => {
    expect(press('Enter', 'field', { ctrlKey: true })).toBe('send');
    expect(press('Enter', 'field', { metaKey: true })).toBe('send');
    expect(press('Enter', 'field')).toBeUndefined();
    expect(press('Enter', 'field', { ctrlKey: true, isComposing: true })).toBeUndefined();
  });
});

describe('addresses', () => {
  it.each(['/desk', '/desk/tickets/12', '/desk/mails', '/desk/lessons', '/desk/macros', '/desk/policy'])(
    '%s leads back to itself',
    path => {
      expect(pathOf(placeOfPath(path))).toBe(path);
    },
  );

  it('that are not known lead to the queue', () => {
    for (const path of ['/desk/', '/desk/tickets/x', '/desk/other'])
      expect(pathOf(placeOfPath(path))).toBe('/desk');
  });
});
