import { describe, expect, it } from 'vitest';
import { clusterTickets } from './cluster.ts';
import { ArticleFinder } from './coverage.ts';
import { sampleTickets } from './fixtures.ts';
import { flatColumns } from './json-ticket.ts';
import { median, resolutionPath } from './path.ts';
import { marginFor, trainTagModel } from './tag-model.ts';
import { buildVocabulary, slugOf, spread } from './vectors.ts';
import { weeksOf } from './window.ts';

describe('grouping', () => {
  it('finds the groups that were put in, and leaves out what resembles none', () => {
    const tickets = [...sampleTickets(), { id: 'odd', subject: 'zzyzx qwxv', text: '', tags: [] }];
    const clusters = clusterTickets(buildVocabulary(tickets), [...tickets.keys()]);
    expect(clusters.flatMap(({ members }) => members)).not.toContain(120);
    for (const { members } of clusters) {
      expect(new Set(members.map(position => tickets[position]?.category)).size).toBe(1);
    }
    expect(new Set(clusters.map(({ name }) => name)).size).toBe(clusters.length);
  });

  it('makes nothing of nothing', () => {
    expect(clusterTickets(buildVocabulary([]), [])).toEqual([]);
  });
});

describe('guessing a tag', () => {
  it('learns from examples and gives no guess without words', () => {
    const terms = (...numbers: number[]) => Int32Array.from(numbers);
    const model = trainTagModel(
      [
        { terms: terms(0, 1), label: 0 },
        { terms: terms(2, 3), label: 1 },
      ],
      2,
      4,
    );
    expect(model.guess(terms(1))?.label).toBe(0);
    expect(model.guess(terms(2, 3))?.label).toBe(1);
    expect(model.guess(terms())).toBeUndefined();
  });

  it('takes the lowest margin from which guesses are right often enough, and none from too few', () => {
    const guesses = Array.from({ length: 100 }, (_, index) => ({ margin: 100 - index, isRight: index < 50 }));
    expect(marginFor(guesses, 0.9)).toBe(46);
    expect(marginFor(guesses.slice(0, 19), 0.9)).toBeUndefined();
    expect(marginFor(guesses.slice(50), 0.9)).toBeUndefined();
  });
});

describe('figures', () => {
  it('takes the middle of times, and leaves out what ends before it begins', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1])).toBe(2.5);
    expect(median([])).toBeUndefined();
    const path = resolutionPath([
      { id: '1', subject: '', text: '', tags: [], createdAt: 7_200_000, solvedAt: 0 },
      { id: '2', subject: '', text: '', tags: [], createdAt: 0, solvedAt: 7_200_000 },
    ]);
    expect(path).toMatchObject({ timed: 1, medianHoursToResolution: 2, escalationShare: undefined });
  });

  it('counts weeks from Monday and shows those without a ticket', () => {
    const at = (day: number) => ({
      id: String(day),
      subject: '',
      text: '',
      tags: [],
      createdAt: Date.UTC(2026, 2, day),
    });
    expect(weeksOf([at(1), at(2), at(17)])).toEqual([
      { week: '2026-02-23', tickets: 1 },
      { week: '2026-03-02', tickets: 1 },
      { week: '2026-03-09', tickets: 0 },
      { week: '2026-03-16', tickets: 1 },
    ]);
  });

  it('takes samples evenly and names in any script', () => {
    expect(spread([0, 1, 2, 3, 4, 5], 3)).toEqual([0, 2, 4]);
    expect(slugOf('  Größe & Maß_1 ')).toBe('grosse-mass-1');
    expect(slugOf('請求書')).toMatch(/^topic-[a-z0-9]+$/);
    expect(slugOf('請求書')).not.toBe(slugOf('返金'));
  });
});

describe('articles', () => {
  const invoices = {
    id: 'invoices',
    title: 'Download an invoice',
    text: 'Invoices are under billing, each as PDF.',
  };
  const finder = new ArticleFinder([
    invoices,
    { id: 'shifts', title: 'Swap a shift', text: 'A manager approves the swap.' },
  ]);

  it('finds the one that speaks of a ticket, and none for a ticket without known words', () => {
    expect(finder.best({ subject: 'where is the invoice PDF', text: '' })?.article.id).toBe('invoices');
    expect(finder.best({ subject: 'zzyzx', text: '' })).toBeUndefined();
  });

  it('does not count a ticket that shares a word by chance', () => {
    const tickets = Array.from({ length: 30 }, (_, index) => ({
      id: String(index),
      subject: 'printer driver jams when the manager opens a spreadsheet',
      text: '',
      tags: [],
    }));
    expect(finder.coverage(tickets).state).toBe('none');
  });
});

it('reads what an import brought, with its timings', () => {
  const columns = flatColumns({
    id: 'zendesk-5',
    title: 'Refund',
    timings: { firstReplySeconds: 60, resolutionSeconds: 3_600 },
  });
  expect(columns.get('time to first response seconds')).toBe('60');
  expect(columns.get('time to close seconds')).toBe('3600');
});

it('reads Zendesk’s metrics and Intercom’s nesting as columns', () => {
  const columns = flatColumns({
    id: 5,
    metric_set: { solved_at: '2026-03-01', group_stations: 2, reply_time_in_minutes: { calendar: 12 } },
    group: { name: 'Billing' },
    tags: ['a', 'b'],
    comments: [{ body: 'first' }, { body: 'second', created_at: '2026-03-01', role: 'agent' }],
  });
  expect(Object.fromEntries(columns)).toEqual({
    id: '5',
    tags: 'a,b',
    'solved at': '2026-03-01',
    'group stations': '2',
    'first reply time in minutes': '12',
    group: 'Billing',
    replies: '1',
    'first reply at': '2026-03-01',
    description: 'first',
    answer: 'second',
  });
});
