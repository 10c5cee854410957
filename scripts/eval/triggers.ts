import { findKeywordIn } from '../../worker/src/triage/keywords.ts';
import { wantsPersonIn } from '../../worker/src/triage/wants-person.ts';
import { toTable } from './table.ts';
import type { TriggerRow } from './trigger-set.ts';
import { readTriggers, TRIGGER_KEYWORDS, TRIGGERS } from './trigger-set.ts';
import { evaluateJudged } from './triggers-judged.ts';
import type { EvalReport } from './world.ts';

/** What came of one half, or of all. `n` counts messages, or pairs of them. */
export interface TriggerFigures {
  n: number;
  /** Messages that must fire, and those that must not. */
  positives: number;
  negatives: number;
  missed: number;
  firedFalsely: number;
  missedIds: string[];
  falseIds: string[];
}

/**
 * Whether the own set's messages escalate through the product's own functions. One that must is missed where its
 * own trigger stays silent; one that must not is wrong where any trigger fires. Both halves are counted; only rows of dev are shown.
 */
export async function evaluateTriggers(): Promise<EvalReport> {
  const rows = readTriggers('all');
  const all = figuresOf(rows);
  const halves = { dev: figuresOf(rows.filter(isOf('dev'))), test: figuresOf(rows.filter(isOf('test'))) };
  const shown = Object.entries({ ...halves, all });
  const table = toTable(
    ['', 'n', 'must fire', 'missed', 'must not', 'fired falsely'],
    shown.map(([name, figures]) => [
      name,
      String(figures.n),
      String(figures.positives),
      String(figures.missed),
      String(figures.negatives),
      String(figures.firedFalsely),
    ]),
  );
  const judged = evaluateJudged('all');
  const wrong = new Set([...halves.dev.missedIds, ...halves.dev.falseIds]);
  return {
    json: { ...all, ...halves, judged: judged.json },
    text: `Triggers that must reach a person\n\n${table}\n\n${judged.text}`,
    details: rows
      .filter(({ id }) => wrong.has(id))
      .map(({ id, fires, text }) => `- ${fires ? 'missed' : 'fired'}: ${id} "${[text].flat().join(' / ')}"`)
      .concat(evaluateJudged('dev').details ?? []),
  };
}

/** The triggers that a row's messages set off, the last being the newest. */
export function firedBy({ text }: Pick<TriggerRow, 'text'>): string[] {
  const said = [text].flat();
  return TRIGGERS.filter(trigger =>
    trigger === 'person'
      ? wantsPersonIn(said) !== undefined
      : findKeywordIn(said, TRIGGER_KEYWORDS[trigger]) !== undefined,
  );
}

function figuresOf(rows: readonly TriggerRow[]): TriggerFigures {
  const judged = rows.map(row => ({ row, fired: firedBy(row) }));
  const missed = judged.filter(({ row, fired }) => row.fires && !fired.includes(row.trigger));
  const falsely = judged.filter(({ row, fired }) => !row.fires && fired.length > 0);
  const positives = rows.filter(({ fires }) => fires).length;
  return {
    n: rows.length,
    positives,
    negatives: rows.length - positives,
    missed: missed.length,
    firedFalsely: falsely.length,
    missedIds: missed.map(({ row }) => row.id),
    falseIds: falsely.map(({ row }) => row.id),
  };
}

function isOf(split: 'dev' | 'test') {
  return (row: TriggerRow) => row.split === split;
}
