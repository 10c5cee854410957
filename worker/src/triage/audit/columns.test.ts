import { expect, it } from 'vitest';
import { formatOf, mapColumns, missingFields } from './columns.ts';

it.each([
  [
    'zendesk',
    'Id,Requester,Requester email,Assignee,Group,Subject,Tags,Status,Created at,Solved at,Group stations,Full resolution time in minutes',
  ],
  [
    'freshdesk',
    'Ticket ID,Subject,Status,Priority,Type,Agent,Group,Created time,Due by Time,Resolved time,Agent interactions,Tags',
  ],
  [
    'intercom',
    'Conversation ID,Conversation started at,Conversation tags,First closed at,Team currently assigned,Times reassigned',
  ],
  ['plain', 'number,title,body,date'],
] as const)('knows an export of %s by its columns', (format, columns) => {
  expect(formatOf(columns.split(','))).toBe(format);
});

it('finds a field under each of its names, whatever their case and signs', () => {
  const { fields } = mapColumns(['TICKET_ID', 'createdAt', 'Betreff', 'Full resolution time in minutes']);
  expect([...fields]).toEqual([
    ['id', 'TICKET_ID'],
    ['subject', 'Betreff'],
    ['created', 'createdAt'],
    ['resolution-minutes', 'Full resolution time in minutes'],
  ]);
});

it("takes Freshdesk's type as the category, and nobody else's", () => {
  expect(mapColumns(['Ticket ID', 'Subject', 'Type', 'Resolved time']).fields.get('category')).toBe('Type');
  expect(mapColumns(['id', 'subject', 'type']).fields.has('category')).toBe(false);
});

it('says what each missing column costs', () => {
  expect(missingFields(mapColumns(['id', 'subject']).fields)).toHaveLength(4);
  expect(
    missingFields(mapColumns(['id', 'subject', 'created at', 'solved at', 'group', 'escalated']).fields),
  ).toEqual([]);
});
