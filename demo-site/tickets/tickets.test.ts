import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readTickets } from '../../scripts/audit/read-tickets.ts';
import { csvText } from '../../worker/src/triage/audit/csv.ts';
import { demoTickets } from './generate.ts';

const file = fileURLToPath(new URL('tickets.csv', import.meta.url));

it('is what its parts make', () => {
  expect(readFileSync(file, 'utf8')).toBe(csvText(demoTickets()));
});

it('reads as a Zendesk export without a fault', async () => {
  const { tickets, format, notices } = await readTickets(file);
  expect(format).toBe('zendesk');
  // A ticket without a word or a tag is no ticket.
  expect(tickets.length).toBeGreaterThan(470);
  expect(notices.filter(notice => !notice.includes('neither words nor tags'))).toEqual([]);
});

it('hardly repeats itself: fewer than 5% of pairs share a sentence', () => {
  const sentences = demoTickets()
    .slice(1)
    .map(
      row =>
        new Set(
          String(row[6])
            .toLowerCase()
            .split(/(?<=[.?!])\s+/)
            .map(one => one.trim())
            .filter(Boolean),
        ),
    );
  let [pairs, sharing] = [0, 0];
  for (const [index, one] of sentences.entries()) {
    for (const other of sentences.slice(index + 1)) {
      pairs++;
      if ([...one].some(sentence => other.has(sentence))) sharing++;
    }
  }
  expect(sharing / pairs).toBeLessThan(0.05);
});
