import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTickets } from './read-tickets.ts';

const folder = mkdtempSync(join(tmpdir(), 'audit-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const read = (content: string | Buffer, extension = 'csv') => {
  const path = join(folder, `${++files}.${extension}`);
  writeFileSync(path, content);
  return readTickets(path);
};
const HOUR = 3_600_000;

describe('exports', () => {
  it("reads Zendesk's", async () => {
    const { tickets, format } = await read(
      'Id,Requester,Requester email,Assignee,Group,Subject,Tags,Created at,Solved at,Group stations,Replies,First reply time in minutes\n' +
        '7,Ann,ann@example.com,Sam,Billing,"Invoice, please",invoices vip,2026-03-01 10:00,2026-03-01 12:00,2,3,30\n',
    );
    expect(format).toBe('zendesk');
    const createdAt = Date.UTC(2026, 2, 1, 10);
    expect(tickets).toEqual([
      {
        id: '7',
        subject: 'Invoice, please',
        text: '',
        tags: ['invoices', 'vip'],
        createdAt,
        firstReplyAt: createdAt + HOUR / 2,
        solvedAt: createdAt + 2 * HOUR,
        team: 'Billing',
        agent: 'Sam',
        requester: 'ann@example.com',
        replies: 3,
        isEscalated: true,
      },
    ]);
  });

  it("reads Freshdesk's, whose type is the category and whose durations are clocks", async () => {
    const { tickets, format } = await read(
      'Ticket ID,Subject,Type,Agent,Group,Created time,Resolution time (in hrs),Agent interactions,Tags,Due by Time\n' +
        '9,No sync,Integration,Kim,Support,2026-03-01 10:00:00,26:30:00,4,"slack, escalated",\n',
    );
    expect(format).toBe('freshdesk');
    expect(tickets[0]).toMatchObject({
      category: 'Integration',
      replies: 4,
      isEscalated: true,
      tags: ['slack', 'escalated'],
    });
    expect((tickets[0]?.solvedAt ?? 0) - (tickets[0]?.createdAt ?? 0)).toBe(26.5 * HOUR);
  });

  it("reads Intercom's, as CSV and as JSON", async () => {
    const csv = await read(
      'Conversation ID,Conversation started at,First message,Conversation tags,First closed at,Team currently assigned,Times reassigned\n' +
        'c1,2026-03-01 10:00:00 UTC,<p>Where is&nbsp;it?</p>,"Shipping,EU",2026-03-01 11:00:00 UTC,Care,0\n',
    );
    expect(csv.format).toBe('intercom');
    expect(csv.tickets[0]).toMatchObject({
      text: 'Where is it?',
      tags: ['shipping', 'eu'],
      team: 'Care',
      isEscalated: false,
    });
    const json = await read(
      `${JSON.stringify({
        id: 'c2',
        created_at: 1772359200,
        source: { subject: '', body: '<p>Hello</p>', author: { email: 'a@example.com' } },
        tags: { type: 'tag.list', tags: [{ name: 'Shipping' }] },
        statistics: { first_close_at: 1772362800, count_reassignments: 2 },
      })}\n`,
      'jsonl',
    );
    expect(json.tickets[0]).toMatchObject({
      text: 'Hello',
      tags: ['shipping'],
      solvedAt: 1772362800000,
      isEscalated: true,
    });
  });

  it('reads threads, with their questions from the file beside them', async () => {
    const line = (value: object) => `${JSON.stringify(value)}\n`;
    writeFileSync(
      join(folder, 'queries.jsonl'),
      line({ id: 't1', title: 'It crashes', text: 'All day', topic: 'crash', created: '2026-03-01' }),
    );
    writeFileSync(
      join(folder, 'threads.jsonl'),
      line({
        id: 't1',
        replies: [
          { role: 'helper', created: '2026-03-01 09:00', text: 'Try this' },
          { role: 'customer', text: 'No' },
        ],
      }),
    );
    const { tickets, format } = await readTickets(folder);
    expect(format).toBe('threads');
    expect(tickets[0]).toMatchObject({
      subject: 'It crashes',
      category: 'crash',
      replies: 2,
      firstReplyAt: Date.UTC(2026, 2, 1, 9),
    });
  });
});

describe('bad files', () => {
  it('loses one record to a quote that never ends, not the rest of the file', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `${index},subject ${index}\n`).join('');
    const { tickets, notices } = await read(`id,subject\na,"never closed\n${rows}`);
    expect(tickets).toHaveLength(3_001);
    expect(tickets[0]?.subject).toBe('never closed');
    expect(notices.join(' ')).toContain('1 records have a quote that never ends');
  });

  it('keeps quotes inside cells, line ends inside quotes, and rows of odd width', async () => {
    const { tickets, notices } = await read(
      'id,subject,tags\n1,5" screen,a\n2,"said "no" twice",b\n3,"two\nlines",c\n4,short\n5,long,d,e,f\n',
    );
    expect(tickets.map(({ subject }) => subject)).toEqual([
      '5" screen',
      'said "no" twice',
      'two lines',
      'short',
      'long',
    ]);
    expect(notices.join(' ')).toContain('2 records have more or fewer cells');
  });

  it('reads lines of another encoding in a UTF-8 file, and UTF-16', async () => {
    const mixed = Buffer.concat([
      Buffer.from('\ufeffid,subject\n1,Zürich\n'),
      Buffer.from('2,M\xfcnchen\n', 'latin1'),
      Buffer.from('3,Köln\n'),
    ]);
    const { tickets, notices } = await read(mixed);
    expect(tickets.map(({ subject }) => subject)).toEqual(['Zürich', 'München', 'Köln']);
    expect(notices.join(' ')).toContain('1 lines are not in UTF-8');
    const wide = await read(Buffer.from('\ufeffid;subject\r\n1;Zürich\r\n', 'utf16le'));
    expect(wide.tickets[0]?.subject).toBe('Zürich');
  });

  it.each([
    ['semicolons', 'id;subject;tags\n1;a,b;x\n'],
    ['tabs', 'id\tsubject\ttags\n1\ta,b\tx\n'],
    ["Excel's hint", 'sep=;\r\nid;subject;tags\r\n1;a,b;x\r\n'],
  ])('knows %s', async (_name, text) => {
    const { tickets } = await read(text);
    expect(tickets[0]).toMatchObject({ id: '1', subject: 'a,b', tags: ['x'] });
  });

  it('learns the order of day and month from the file, and says when it can not', async () => {
    const told = await read('id,subject,created at\n1,a,03/04/2026\n2,b,25/04/2026\n');
    expect(told.tickets[0]?.createdAt).toBe(Date.UTC(2026, 3, 3));
    const untold = await read('id,subject,created at\n1,a,03/04/2026\n');
    expect(untold.notices.join(' ')).toContain('read as month first');
  });

  it('counts lines that are no JSON, rows without words and dates that are none', async () => {
    const { tickets, notices } = await read(
      '{"id":1,"subject":"a","created_at":"soon"}\nnot json\n[1]\n{"id":2}\n',
      'jsonl',
    );
    expect(tickets).toHaveLength(1);
    expect(notices.join(' ')).toContain('2 lines are no JSON objects');
    expect(notices.join(' ')).toContain('1 rows have neither words nor tags');
    expect(notices.join(' ')).toContain('1 rows have a date that could not be read');
  });

  it('says what each missing column costs', async () => {
    const { notices } = await read('id,subject\n1,a\n');
    expect(notices.join(' ')).toContain('No column with the time of resolution');
  });

  it.each([
    ['nothing at all', '', 'csv', /holds no ticket/],
    ['a header alone', 'id,subject\n', 'csv', /holds no ticket/],
    ['columns of something else', 'sku,price\n1,2\n', 'csv', /names no column with a subject/],
    ['rows without words', 'id,subject\n1,\n', 'csv', /None of the 1 rows/],
    ['one JSON list', '[{"id":1}]', 'json', /jq -c/],
  ])('refuses %s with what to do', async (_name, text, extension, message) => {
    await expect(read(text, extension)).rejects.toThrow(message);
  });

  it('refuses a path where nothing is', async () => {
    await expect(readTickets(join(folder, 'no.csv'))).rejects.toThrow(/There is no/);
  });
});
