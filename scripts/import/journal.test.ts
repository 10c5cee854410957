import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openJournal } from './journal.ts';
import { mergeTickets } from './ticket-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waypost-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

const ticketsFile = () => readFileSync(join(folder, 'tickets.jsonl'), 'utf8');

it('keeps pages and the place where the next begins, across an end without goodbye', async () => {
  const first = openJournal(folder, 'A');
  first.append('tickets', [{ id: '1' }, { id: '2' }], { page: 2 });
  // The process ends here: after a page was written, before its checkpoint.
  appendFileSync(join(folder, '.import', 'tickets.log'), '{"id":"3"}\n{"id":');
  const second = openJournal(folder, 'A');
  expect(second.cursor('tickets')).toEqual({ page: 2 });
  second.append('tickets', [{ id: '3' }], { page: 3 });
  expect(await all(second.lines('tickets'))).toEqual(['{"id":"1"}', '{"id":"2"}', '{"id":"3"}']);
  expect(second.count('tickets')).toBe(3);
  second.close();
});

it('merges a journal twice as once, in case the end comes right after', async () => {
  writeFileSync(join(folder, 'tickets.jsonl'), '{"id":"1","v":1}\n{"id":"2","v":1}\n{"id":"3","v":1}\n');
  const journal = openJournal(folder, 'A');
  journal.append(
    'tickets',
    [
      { id: '2', v: 2 },
      { id: '4', v: 1 },
    ],
    'next',
  );
  journal.append(
    'tickets',
    [
      { id: '2', v: 3 },
      { id: '3', deleted: true },
    ],
    'next',
  );
  expect(await mergeTickets(folder, journal)).toEqual({ added: 1, changed: 1, removed: 1, total: 3 });
  const once = ticketsFile();
  expect(await mergeTickets(folder, journal)).toEqual({ added: 0, changed: 0, removed: 0, total: 3 });
  expect(ticketsFile()).toBe(once);
  expect(once).toBe('{"id":"1","v":1}\n{"id":"4","v":1}\n{"id":"2","v":3}\n');
  journal.clear('tickets', 'next');
  expect(journal.cursor('tickets')).toBe('next');
  expect(await all(journal.lines('tickets'))).toEqual([]);
  journal.close();
});

it('says what to do with a state that cannot be read', () => {
  openJournal(folder, 'A').close();
  writeFileSync(join(folder, '.import', 'state.json'), '{"version":7}');
  expect(() => openJournal(folder, 'A')).toThrow('to begin anew; what was imported stays');
});

it('does not mind the lock of a process that is gone', () => {
  openJournal(folder, 'A').close();
  writeFileSync(join(folder, '.import', 'lock'), '999999999');
  openJournal(folder, 'A').close();
  writeFileSync(join(folder, '.import', 'lock'), String(process.ppid));
  expect(() => openJournal(folder, 'A')).toThrow('if there is none, remove');
});
