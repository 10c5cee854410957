import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../lib/project.ts';
import type { CsvOptions } from './csv.ts';
import { readCsv } from './csv.ts';

const read = (text: string, options: CsvOptions = {}) => readCsv(Buffer.from(text, 'utf8'), options);
const only = (text: string, options: CsvOptions = {}) => read(text, options).tickets[0];

it('knows the columns of common exports, whatever their case and order', () => {
  const content = read(
    'Ticket ID,Status,Subject,Description,Created at,Resolved time,Initial response time,Type,Tags,Source,Priority,Page\n' +
      '17,Closed,Refund,"I want, please, a refund",2026-01-05 10:00:00,2026-01-06 10:00:00,2026-01-05 10:30:00,Billing,"a, b",Email,High,/app/billing\n',
  );
  expect(content.rejected).toEqual([]);
  expect(content.tickets).toEqual([
    {
      id: 'csv-17',
      title: 'Refund',
      text: 'I want, please, a refund',
      topic: 'Billing',
      tags: ['a', 'b'],
      created: '2026-01-05T10:00:00.000Z',
      status: 'solved',
      priority: 'high',
      channel: 'email',
      page: '/app/billing',
      timings: { firstReplySeconds: 1_800, resolutionSeconds: 86_400 },
      replies: [],
    },
  ]);
});

it('parts tags as their export does', () => {
  const tagsOf = (cell: string) => only(`id,subject,tags,created\n1,S,"${cell}",2026-01-01\n`)?.tags;
  expect(tagsOf('card-declined web_widget')).toEqual(['card-declined', 'web_widget']);
  expect(tagsOf('late delivery')).toEqual(['late delivery']);
  expect(tagsOf('late delivery; refund')).toEqual(['late delivery', 'refund']);
});

it('takes other columns by their names', () => {
  const ticket = only('Nr;Frage;Eröffnet am;Antwort\n5;Wie geht das?;2026-02-01;So.\n', {
    columns: 'id=nr, text=Frage,created=Eröffnet am,reply=Antwort',
  });
  expect(ticket).toMatchObject({ id: 'csv-5', text: 'Wie geht das?', created: '2026-02-01T00:00:00.000Z' });
  expect(ticket?.replies).toMatchObject([{ role: 'helper', text: 'So.' }]);
});

it('says which column is missing, what is there and how to name it', () => {
  expect(() => read('Foo,Bar\n1,2\n')).toThrow(
    'No column is known as text (what the customer wrote) and created (when). The file has: "Foo", "Bar". Name them: --columns "text=COLUMN,created=COLUMN".',
  );
  expect(() => read('text,created\nx,2026-01-01\n', { columns: 'topic=Kind' })).toThrow('no column "Kind"');
  expect(() => read('text,created\n', { columns: 'colour=text' })).toThrow('the fields are id, title');
  expect(() => read('')).toThrow('The file is empty');
});

describe('encodings', () => {
  const text = 'id;text;created\n1;Größe €, naïve “quotes”;2026-03-01\n';
  const expected = 'Größe €, naïve “quotes”';
  const utf16 = Buffer.from(text, 'utf16le');
  const latin = Buffer.from(
    [...text].map(letter => ({ '€': 0x80, '“': 0x93, '”': 0x94 })[letter] ?? letter.codePointAt(0) ?? 0),
  );
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 without a mark', utf16],
    ['UTF-16 the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
    ['Latin-1 as Windows writes it', latin],
  ])('reads %s', (_name, bytes) => {
    expect(readCsv(bytes, {}).tickets.map(({ id, text: words }) => [id, words])).toEqual([
      ['csv-1', expected],
    ]);
  });

  it('does not take a picture for a table', () => {
    expect(() =>
      readCsv(Buffer.from([0x89, 0x50, 0, 0, 0, 0x0d, 0x49, 0x48, 0, 0x44]), { encoding: 'latin1' }),
    ).toThrow('it is no text');
  });
});

describe('quotes and columns', () => {
  it('takes commas, line breaks and doubled quotes within quotes', () => {
    expect(only('id,text,created\r\n1,"a, ""b""\r\nc",2026-01-01\r\n')?.text).toBe('a, "b"\nc');
  });

  it('lets a quote in the middle of a text stand for itself', () => {
    const { tickets, rejected } = read(
      'id,text,created\n1,A 5" screen,2026-01-01\n2,"He said "hi" twice",2026-01-02\n',
    );
    expect(rejected).toEqual([]);
    expect(tickets.map(({ text }) => text)).toEqual(['A 5" screen', 'He said "hi" twice']);
  });

  it('says where a quote opens that nobody closes', () => {
    expect(() =>
      read('id,text,created\n1,fine,2026-01-01\n2,"never closed,2026-01-02\n3,x,2026-01-03\n'),
    ).toThrow(/The quote that opens in line \d+ is never closed/);
  });

  it('tells rows with too many columns by their line, and goes on', () => {
    const { tickets, rejected } = read(
      'id,text,created\n1,"two\nlines",2026-01-01\n2,one, two,2026-01-02\n3,fine,2026-01-03\n',
    );
    expect(tickets.map(({ id }) => id)).toEqual(['csv-1', 'csv-3']);
    expect(rejected).toEqual([{ line: 4, reason: expect.stringContaining('4 columns, the header 3') }]);
  });

  it('finds semicolons, tabs and a sep= line out by itself', () => {
    expect(only('id\ttext\tcreated\n1\ta, b; c\t2026-01-01\n')?.text).toBe('a, b; c');
    expect(only('sep=|\nid|text|created\n1|a, b|2026-01-01\n')?.text).toBe('a, b');
    expect(only('id^text^created\n1^a^2026-01-01\n', { delimiter: '^' })?.text).toBe('a');
  });
});

describe('dates', () => {
  const created = (...dates: string[]) => {
    const rows = dates.map((date, index) => `${index},words,"${date}"`).join('\n');
    return read(`id,text,created\n${rows}\n`).tickets.map(ticket => ticket.created);
  };
  it.each([
    ['2026-03-04T05:06:07Z', '2026-03-04T05:06:07.000Z'],
    ['2026-03-04T05:06:07+02:00', '2026-03-04T03:06:07.000Z'],
    ['2026-03-04 05:06', '2026-03-04T05:06:00.000Z'],
    ['2026-03-04 05:06:07 UTC', '2026-03-04T05:06:07.000Z'],
    ['2026-03-04 05:06:07 +0200', '2026-03-04T03:06:07.000Z'],
    ['2026/03/04 05:06', '2026-03-04T05:06:00.000Z'],
    ['04.03.2026 05:06', '2026-03-04T05:06:00.000Z'],
    ['4.3.26', '2026-03-04T00:00:00.000Z'],
    ['3/4/2026 5:06 PM', '2026-03-04T17:06:00.000Z'],
    ['Wed, 4 Mar 2026 05:06:07 +0200', '2026-03-04T03:06:07.000Z'],
    ['March 4, 2026', '2026-03-04T00:00:00.000Z'],
    ['1772600767', '2026-03-04T05:06:07.000Z'],
    ['1772600767000', '2026-03-04T05:06:07.000Z'],
  ])('reads %s', (date, expected) => {
    expect(created(date)).toEqual([expected]);
  });

  it('finds the order of day and month out from the whole column', () => {
    expect(created('03/04/2026', '25/04/2026')[0]).toBe('2026-04-03T00:00:00.000Z');
    expect(created('03/04/2026', '04/25/2026')[0]).toBe('2026-03-04T00:00:00.000Z');
  });

  it('asks for the order where nothing tells it, rather than guess', () => {
    const text = 'id,text,created\n1,words,03/04/2026\n';
    expect(() => read(text)).toThrow('Say --dates dmy or --dates mdy');
    expect(only(text, { dates: 'mdy' })?.created).toBe('2026-03-04T00:00:00.000Z');
  });

  it('leaves rows out whose date is none, and says so', () => {
    const { tickets, rejected } = read('id,text,created\n1,a,soon\n2,b,31.06.2026\n3,c,\n4,d,30.06.2026\n');
    expect(tickets.map(({ id }) => id)).toEqual(['csv-4']);
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, '"soon" is no date that is known.'],
      [3, '"31.06.2026" is no date that is known.'],
      [4, 'It says no date.'],
    ]);
  });
});

describe('conversations', () => {
  const thread =
    'ticket,author type,body,created,private\n' +
    '9,customer,How?,2026-01-01 10:00,no\n' +
    '9,agent,Like this.,2026-01-01 10:05,no\n' +
    '9,agent,He is annoying.,2026-01-01 10:06,yes\n' +
    '9,customer,Thanks!,2026-01-01 10:10,no\n';
  it('puts rows of one id together, without internal notes', () => {
    const [ticket, ...more] = read(thread).tickets;
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({ text: 'How?', timings: { firstReplySeconds: 300 } });
    expect(ticket?.replies.map(({ role, text }) => [role, text])).toEqual([
      ['helper', 'Like this.'],
      ['customer', 'Thanks!'],
    ]);
  });

  it('asks who wrote, where an id comes twice and nothing tells', () => {
    const { tickets, rejected } = read('id,text,created\n1,a,2026-01-01\n1,b,2026-01-02\n1,a,2026-01-03\n');
    expect(tickets).toHaveLength(1);
    expect(rejected).toEqual([{ line: 3, reason: expect.stringContaining('role=COLUMN') }]);
  });

  it('masks what must not be kept', () => {
    const ticket = only('id,text,created\n1,My card is 4111 1111 1111 1111,2026-01-01\n');
    expect(ticket?.text).toBe('My card is [card number]');
  });
});

it('imports the same file twice as one, and adds another file’s tickets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waypost-csv-'));
  const run = (rows: string) => {
    const file = join(folder, 'export.csv');
    writeFileSync(file, `text,created\n${rows}`);
    const args = [join(ROOT, 'scripts/import.ts'), 'csv', file, '--out', join(folder, 'out'), '--json'];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { tickets: object };
  };
  try {
    expect(run('first,2026-01-01\nsecond,2026-01-02\n').tickets).toEqual({
      added: 2,
      changed: 0,
      removed: 0,
      total: 2,
    });
    expect(run('second,2026-01-02\nthird,2026-01-03\n').tickets).toMatchObject({ added: 1, total: 3 });
    expect(readFileSync(join(folder, 'out/tickets.jsonl'), 'utf8').match(/second/g)).toHaveLength(1);
    const missing = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts/import.ts'), 'csv', join(folder, 'no.csv')],
      {
        encoding: 'utf8',
      },
    );
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('no.csv cannot be read');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
