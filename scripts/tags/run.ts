import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Helpdesk, Ticket } from '../../worker/src/handoff/helpdesk.ts';
import { HelpdeskError } from '../../worker/src/handoff/helpdesk.ts';
import { SetupError } from '../lib/project.ts';
import type { TagsCommand } from './options.ts';

const proposalSchema = z.object({
  ticket_id: z.string().min(1),
  current_tag: z.string(),
  proposed_tag: z.string().min(1),
});
const entrySchema = z.object({
  ticketId: z.string(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  at: z.string(),
});

/** What was written to one ticket. */
type Entry = z.output<typeof entrySchema>;

export interface TagsOutcome {
  written: number;
  /** There already, or written in an earlier run. */
  unchanged: number;
  failed: Array<{ ticketId: string; reason: string }>;
}

/** Carries a command out, ticket by ticket: what was written stands in the journal before the next one begins. */
export async function runTags(
  { command, file = '', journal, dryRun }: TagsCommand,
  helpdesk: Pick<Helpdesk, 'describe' | 'update'>,
  say: (line: string) => void,
): Promise<TagsOutcome> {
  const entries = readJournal(journal);
  return command === 'apply'
    ? await apply(readProposals(file), entries, { journal, dryRun, helpdesk, say })
    : await undo(entries, { journal, dryRun, helpdesk, say });
}

interface Work {
  journal: string;
  dryRun: boolean;
  helpdesk: Pick<Helpdesk, 'describe' | 'update'>;
  say: (line: string) => void;
}

async function apply(
  proposals: ReturnType<typeof readProposals>,
  entries: Entry[],
  { journal, dryRun, helpdesk, say }: Work,
): Promise<TagsOutcome> {
  const known = new Set(entries.map(({ ticketId }) => ticketId));
  const outcome: TagsOutcome = { written: 0, unchanged: 0, failed: [] };
  for (const { ticket_id: ticketId, current_tag: current, proposed_tag: proposed } of proposals) {
    if (known.has(ticketId)) {
      outcome.unchanged += 1;
      continue;
    }
    await attempt(ticketId, outcome, async () => {
      const ticket = await helpdesk.describe?.(ticketId);
      if (!ticket) throw new SetupError('There is no such ticket.');
      const added = ticket.tags.includes(proposed) ? [] : [proposed];
      const removed = current && current !== proposed && ticket.tags.includes(current) ? [current] : [];
      if (added.length + removed.length === 0) return 'unchanged';
      say(`${ticketId}  ${[...added.map(tag => `+${tag}`), ...removed.map(tag => `-${tag}`)].join(' ')}`);
      if (dryRun) return 'written';
      await helpdesk.update(handleOf(ticketId), { addTags: added, removeTags: removed });
      const entry: Entry = { ticketId, added, removed, at: new Date().toISOString() };
      appendFileSync(journal, `${JSON.stringify(entry)}\n`);
      return 'written';
    });
  }
  return outcome;
}

/** Newest first; what was taken back leaves the journal, so that an undo can be gone on with. */
async function undo(entries: Entry[], { journal, dryRun, helpdesk, say }: Work): Promise<TagsOutcome> {
  const outcome: TagsOutcome = { written: 0, unchanged: 0, failed: [] };
  let left = [...entries];
  for (const entry of [...entries].reverse()) {
    const { ticketId, added, removed } = entry;
    await attempt(ticketId, outcome, async () => {
      say(`${ticketId}  ${[...added.map(tag => `-${tag}`), ...removed.map(tag => `+${tag}`)].join(' ')}`);
      if (dryRun) return 'written';
      await helpdesk.update(handleOf(ticketId), { addTags: removed, removeTags: added });
      left = left.filter(one => one !== entry);
      writeFileSync(journal, left.map(one => `${JSON.stringify(one)}\n`).join(''));
      return 'written';
    });
  }
  return outcome;
}

/** One ticket that fails does not end the others; wrong credentials do. */
async function attempt(
  ticketId: string,
  outcome: TagsOutcome,
  work: () => Promise<'written' | 'unchanged'>,
): Promise<void> {
  try {
    outcome[await work()] += 1;
  } catch (error) {
    if (error instanceof HelpdeskError && error.failure === 'credentials')
      throw new SetupError(error.message);
    outcome.failed.push({ ticketId, reason: error instanceof Error ? error.message : String(error) });
  }
}

function readProposals(file: string) {
  if (!existsSync(file))
    throw new SetupError(`There is no ${file}. npm run audit writes tags.csv; look through it first.`);
  const rows: unknown = parse(readFileSync(file, 'utf8'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  const parsed = z.array(proposalSchema).safeParse(rows);
  if (!parsed.success)
    throw new SetupError(`${file} needs the columns ticket_id, current_tag and proposed_tag, filled in.`);
  // The audit makes a cell that a spreadsheet would run plain text by a quote before it.
  const plain = (cell: string) => cell.replace(/^'(?=[=+\-@])/, '');
  return parsed.data.map(row => ({
    ticket_id: plain(row.ticket_id),
    current_tag: plain(row.current_tag),
    proposed_tag: plain(row.proposed_tag),
  }));
}

function readJournal(file: string): Entry[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line, index) => {
      const parsed = entrySchema.safeParse(safeJson(line));
      if (!parsed.success) throw new SetupError(`${file}:${index + 1} is no line of the journal.`);
      return parsed.data;
    });
}

function safeJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The schema says what is wrong, and where.
    return undefined;
  }
}

function handleOf(id: string): Ticket {
  return { id, reference: `#${id}`, memo: {} };
}
