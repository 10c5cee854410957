import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CitationGate } from '../../worker/src/answering/citations.ts';
import type { FoundPassage } from '../../worker/src/knowledge/types.ts';
import { ROOT, SetupError } from '../lib/project.ts';

/** One row of the frozen set: a sentence as a model would write it, beside the passages it was given. */
export interface SentenceRow {
  id: string;
  split: 'dev' | 'test';
  verdict: 'true' | 'false';
  kind: string;
  passages: Array<{ articleId: string; title: string; heading?: string; text: string }>;
  sentence: string;
  note: string;
}

/** What became of one row. */
export interface Judged {
  row: SentenceRow;
  isShown: boolean;
  /** Why it was held back. */
  reason?: string;
  milliseconds: number;
}

/** The frozen set, and the one written later about other products. */
const SETS = {
  first: join(ROOT, 'scripts/eval/sets/sentences.jsonl'),
  extra: join(ROOT, 'scripts/eval/sets/sentences-extra.jsonl'),
};
export type SentenceSet = keyof typeof SETS;
const SPLITS = ['dev', 'test', 'all'] as const;
type Split = (typeof SPLITS)[number];

/** Reads a set; `split` picks a half of it. */
export function readSentences(split: Split, set: SentenceSet = 'first'): SentenceRow[] {
  const lines = readFileSync(SETS[set], 'utf8').trim().split('\n');
  const rows = lines.map((line): SentenceRow => JSON.parse(line));
  return rows.filter(row => split === 'all' || row.split === split);
}

/** Runs the product's own gate over the rows, each as an answer of one sentence. */
export function judge(rows: SentenceRow[]): Judged[] {
  return rows.map(row => {
    const started = performance.now();
    const gate = new CitationGate(row.passages.map(asFound));
    const passed = gate.pass(row.sentence);
    const milliseconds = performance.now() - started;
    const reason = gate.held[0]?.reason;
    return { row, isShown: passed !== undefined, milliseconds, ...(reason && { reason }) };
  });
}

/** `npm run eval -- sentences [--set first|extra] [--split dev|test|all] [--list] [--json]`: false shown and true held back, by kind. */
export async function runSentences(args: string[]): Promise<void> {
  const named = args.includes('--split') ? args[args.indexOf('--split') + 1] : 'dev';
  const split = SPLITS.find(one => one === named);
  if (!split) throw new SetupError(`--split is dev, test or all, not "${named}".`);
  const set = args.includes('--set') ? args[args.indexOf('--set') + 1] : 'first';
  if (set !== 'first' && set !== 'extra') throw new SetupError(`--set is first or extra, not "${set}".`);
  const rows = readSentences(split, set);
  // Once to warm up, so that the time is that of a worker that has answered before.
  judge(rows.slice(0, 50));
  const judged = judge(rows);
  const wrong = (verdict: 'true' | 'false') =>
    judged.filter(one => one.row.verdict === verdict && one.isShown !== (verdict === 'true'));
  const [shown, held] = [wrong('false'), wrong('true')];
  const count = (verdict: 'true' | 'false') => rows.filter(row => row.verdict === verdict).length;
  const times = judged.map(one => one.milliseconds).sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2));
  const result = {
    set,
    split,
    falseShown: shown.length,
    falseRows: count('false'),
    trueHeld: held.length,
    trueRows: count('true'),
    trueHeldShare: Number((held.length / Math.max(1, count('true'))).toFixed(3)),
    heldByKind: byKind(held, rows, 'true'),
    shownByKind: byKind(shown, rows, 'false'),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
  };
  console.log(`Sentences, ${set} set, ${split}: ${rows.length} rows`);
  console.log(`  false shown     ${shown.length} of ${result.falseRows}`);
  console.log(
    `  true held back  ${held.length} of ${result.trueRows} (${(result.trueHeldShare * 100).toFixed(1)}%)`,
  );
  for (const [kind, text] of Object.entries({ ...result.shownByKind, ...result.heldByKind })) {
    console.log(`    ${kind.padEnd(18)} ${text}`);
  }
  console.log(`  time a sentence, passages read anew: ${result.p50Ms} ms p50, ${result.p95Ms} ms p95`);
  if (args.includes('--list')) {
    for (const { row, reason } of [...shown, ...held])
      console.log(`  ${row.id} ${row.kind} ${reason ?? 'shown'}: ${row.sentence}`);
  }
  if (args.includes('--json')) console.log(JSON.stringify(result));
}

function byKind(judged: Judged[], rows: SentenceRow[], verdict: 'true' | 'false'): Record<string, string> {
  const kinds = [...new Set(judged.map(one => one.row.kind))].sort();
  return Object.fromEntries(
    kinds.map(kind => {
      const of = rows.filter(row => row.kind === kind && row.verdict === verdict).length;
      return [kind, `${judged.filter(one => one.row.kind === kind).length} of ${of}`];
    }),
  );
}

function asFound(
  { articleId, title, heading, text }: SentenceRow['passages'][number],
  index: number,
): FoundPassage {
  return {
    ordinal: index,
    headings: heading?.split(' > ') ?? [],
    text,
    start: 0,
    end: text.length,
    site: 'demo',
    articleId,
    version: 'v1',
    title,
    locale: 'en',
    score: 1,
    signals: {},
  };
}
