import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutboxReader } from './handoff-outboxes.ts';

let folder: string;
const opened: DatabaseSync[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waypost-outboxes-'));
  mkdirSync(join(folder, 'do'));
});
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
  rmSync(folder, { recursive: true });
});

/** An object's file. @param letter which object: its id is this letter over and over. */
function objectFile(letter: string): DatabaseSync {
  const database = new DatabaseSync(join(folder, 'do', `${letter.repeat(64)}.sqlite`));
  opened.push(database);
  return database;
}

function outbox(letter: string, rows: Array<[status: string, reason?: string]>): DatabaseSync {
  const database = objectFile(letter);
  database.exec('CREATE TABLE deliveries (status TEXT, reason TEXT)');
  for (const [status, reason] of rows)
    database.prepare('INSERT INTO deliveries VALUES (?, ?)').run(status, reason ?? null);
  return database;
}

test('counts what waits and why, over all objects', () => {
  outbox('a', [['delivered'], ['queued', 'no answer'], ['queued']]);
  outbox('b', [['parked', 'no answer']]);
  expect(createOutboxReader(folder)()).toEqual({ queued: 2, parked: 1, reasons: { 'no answer': 2 } });
});

test('an object without an outbox has nothing waiting', () => {
  objectFile('c').exec('CREATE TABLE other (id TEXT)');
  expect(createOutboxReader(folder)()).toEqual({ queued: 0, parked: 0, reasons: {} });
});

test('a locked file counts as waiting until it can be read', () => {
  const database = outbox('d', [['delivered']]);
  const read = createOutboxReader(folder);
  database.exec('BEGIN EXCLUSIVE');
  expect(read().queued).toBe(1);
  database.exec('COMMIT');
  expect(read().queued).toBe(0);
});
