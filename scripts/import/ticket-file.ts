import { once } from 'node:events';
import { createWriteStream, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Journal } from './journal.ts';
import { linesOf } from './journal.ts';

export interface TicketTotals {
  added: number;
  changed: number;
  removed: number;
  total: number;
}

const head = z.object({ id: z.string(), deleted: z.literal(true).optional() });

/**
 * Brings tickets.jsonl up to date with the journal: a ticket that came again replaces its line, one that was
 * deleted goes. The new file takes the old one's place at once; doing it twice changes nothing.
 */
export async function mergeTickets(folder: string, journal: Journal): Promise<TicketTotals> {
  const file = join(folder, 'tickets.jsonl');
  const news = new Map<string, { line: number; isDeleted: boolean }>();
  let number = 0;
  for await (const text of journal.lines('tickets')) {
    const { id, deleted } = head.parse(JSON.parse(text));
    news.set(id, { line: number++, isDeleted: deleted === true });
  }
  const totals: TicketTotals = { added: 0, changed: 0, removed: 0, total: 0 };
  if (news.size === 0) {
    for await (const _line of linesOf(file)) totals.total++;
    return totals;
  }
  const next = `${file}.next`;
  const out = createWriteStream(next, { flush: true });
  const write = async (line: string) => {
    totals.total++;
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  };
  const known = new Map<string, string>();
  for await (const line of linesOf(file)) {
    const { id } = head.parse(JSON.parse(line));
    if (news.has(id)) known.set(id, line);
    else await write(line);
  }
  number = 0;
  for await (const line of journal.lines('tickets')) {
    const { id } = head.parse(JSON.parse(line));
    const latest = news.get(id);
    if (latest?.line !== number++) continue;
    const old = known.get(id);
    if (latest.isDeleted) totals.removed += old === undefined ? 0 : 1;
    else {
      if (old === undefined) totals.added++;
      else if (old !== line) totals.changed++;
      await write(line);
    }
  }
  out.end();
  await once(out, 'close');
  renameSync(next, file);
  return totals;
}
