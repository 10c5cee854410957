import { join } from 'node:path';
import { z } from 'zod';
import { attemptsOf } from '../../worker/src/handoff/attempts.ts';
import { summarise } from '../../worker/src/handoff/summary.ts';
import type { Summary } from '../../worker/src/handoff/types.ts';
import type { Message, MessagePart } from '../../worker/src/protocol.ts';
import { ROOT } from '../lib/project.ts';
import { readJsonl } from './dataset.ts';
import type { EvalOptions } from './options.ts';
import type { Split } from './own-sets.ts';
import { toTable } from './table.ts';
import type { EvalReport } from './world.ts';

const outcome = z.enum(['helped', 'not_helped', 'no_answer', 'stopped', 'unknown']);

const rowSchema = z.strictObject({
  id: z.string(),
  split: z.enum(['dev', 'test']),
  language: z.string(),
  trigger: z.string(),
  messages: z.array(
    z.strictObject({
      id: z.string(),
      role: z.enum(['user', 'assistant']),
      sentences: z.array(z.string()).min(1),
      kind: z.enum(['answer', 'decline', 'clarify']).optional(),
      cites: z.string().optional(),
      status: z.literal('stopped').optional(),
      feedback: z.enum(['up', 'down']).optional(),
    }),
  ),
  wanted: z.array(z.string()).min(1),
  tried: z.record(z.string(), outcome),
  own: z.array(z.string()),
  open: z.array(z.string()).min(1),
  note: z.string().optional(),
});

/** A labelled conversation: which sentences belong into which line. */
export type SummaryRow = z.output<typeof rowSchema>;

/** Every slot of one row, right or not. */
export interface JudgedSummary {
  row: SummaryRow;
  summary: Summary;
  right: Record<keyof Summary, boolean>;
}

const SLOTS = ['wanted', 'tried', 'open'] as const;
/** As far as a sentence is compared: a line may cut it. */
const COMPARED_CHARACTERS = 60;
const RIGHT_AT_LEAST = 0.85;

export function readSummaries(split: Split): SummaryRow[] {
  const rows = readJsonl(join(ROOT, 'scripts/eval/sets/summaries.jsonl'), rowSchema);
  return rows.filter(row => split === 'all' || row.split === split);
}

/** Summarises a conversation and holds each line against its labels, by what stands in it. */
export function judgeSummary(row: SummaryRow): JudgedSummary {
  const messages = row.messages.map(asMessage);
  const summary = summarise(messages);
  const outcomes = attemptsOf(messages).map(({ answerId, outcome }) => `${answerId}:${outcome}`);
  const wantedOutcomes = Object.entries(row.tried).map(([id, outcome]) => `${id}:${outcome}`);
  return {
    row,
    summary,
    right: {
      wanted: holdsOnly(summary.wanted, row, row.wanted),
      tried:
        outcomes.join() === wantedOutcomes.join() &&
        namesAll(summary.tried, row) &&
        sentencesIn(summary.tried, row)
          .filter(id => !isAsked(row, id))
          .sort()
          .join() === row.own.toSorted().join(),
      open: holdsOnly(summary.open, row, row.open),
    },
  };
}

/** `npm run eval -- summaries [--split dev|test|all]`: how often each line says what its label says. */
export async function evaluateSummaries({ split }: EvalOptions): Promise<EvalReport> {
  const judged = readSummaries(split).map(judgeSummary);
  const halves = (['dev', 'test'] as const).filter(half => judged.some(({ row }) => row.split === half));
  const share = (rows: JudgedSummary[], slot: keyof Summary) =>
    rows.filter(({ right }) => right[slot]).length / Math.max(1, rows.length);
  const of = (half: string) => judged.filter(({ row }) => row.split === half);
  const all = SLOTS.reduce((sum, slot) => sum + share(judged, slot), 0) / SLOTS.length;
  const table = toTable(
    ['slot', ...halves, 'all'],
    SLOTS.map(slot => [
      slot,
      ...halves.map(half => share(of(half), slot).toFixed(3)),
      share(judged, slot).toFixed(3),
    ]),
  );
  const verdict = all >= RIGHT_AT_LEAST ? 'reached' : 'missed';
  // The test half is for reporting: its single misses are not shown.
  const misses = of('dev').flatMap(({ row, summary, right }) =>
    SLOTS.flatMap(slot => (right[slot] ? [] : [`${row.id} ${slot}: ${summary[slot]}`])),
  );
  return {
    text: `${judged.length} conversations, three lines each; right slot ${all.toFixed(3)} (aim ≥ ${RIGHT_AT_LEAST}): ${verdict}.\n\n${table}`,
    details: misses,
    json: {
      kind: 'summaries',
      conversations: judged.length,
      rightSlot: Number(all.toFixed(3)),
      ...Object.fromEntries(SLOTS.map(slot => [slot, Number(share(judged, slot).toFixed(3))])),
      ...Object.fromEntries(
        halves.map(half => [
          half,
          Object.fromEntries(SLOTS.map(slot => [slot, Number(share(of(half), slot).toFixed(3))])),
        ]),
      ),
    },
  };
}

/** One right sentence at least, and none that belongs elsewhere. */
function holdsOnly(line: string, row: SummaryRow, labels: string[]): boolean {
  const found = sentencesIn(line, row);
  return found.length > 0 && found.every(id => labels.includes(id));
}

function sentencesIn(line: string, row: SummaryRow): string[] {
  return row.messages
    .filter(({ role }) => role === 'user')
    .flatMap(({ id, sentences }) =>
      sentences.flatMap((sentence, index) =>
        line.includes(sentence.slice(0, COMPARED_CHARACTERS)) ? [`${id}.${index + 1}`] : [],
      ),
    );
}

/** A question that found nothing may be named by its words. */
function isAsked(row: SummaryRow, sentence: string): boolean {
  if (row.own.includes(sentence)) return false;
  return row.messages.some(({ id, kind }, index) => {
    const asked = row.messages[index - 1]?.id;
    return kind === 'decline' && row.tried[id] === 'no_answer' && sentence.startsWith(`${asked}.`);
  });
}

function namesAll(line: string, row: SummaryRow): boolean {
  return row.messages.every(
    ({ id, cites }) => row.tried[id] === undefined || !cites || line.includes(`“${cites}”`),
  );
}

function asMessage(message: SummaryRow['messages'][number], index: number): Message {
  const { id, role, sentences, kind, cites, status, feedback } = message;
  const parts: MessagePart[] = [
    { type: 'text', text: sentences.join(' ') },
    ...(cites ? [citation(cites)] : []),
    ...(kind
      ? [{ type: 'data-disposition' as const, id: 'd', data: { kind, mode: 'extractive' as const } }]
      : []),
    ...(status
      ? [{ type: 'data-state' as const, id: 's', data: { owner: 'assistant' as const, turn: status } }]
      : []),
  ];
  const createdAt = new Date(Date.UTC(2026, 0, 1, 10, index)).toISOString();
  return { id, role, parts, metadata: { createdAt, seq: index + 1, ...(feedback && { feedback }) } };
}

function citation(title: string): MessagePart {
  const articleId = title.toLowerCase().replace(/\W+/g, '-');
  return {
    type: 'data-citation',
    id: 'c1',
    data: { n: 1, articleId, version: 'v1', title, quote: '', start: 0, end: 0, locale: 'en' },
  };
}
