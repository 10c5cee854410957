import { join } from 'node:path';
import { z } from 'zod';
import type { Message } from '../../worker/src/protocol.ts';
import { auditTickets } from '../../worker/src/triage/audit/audit.ts';
import { proposePolicy } from '../../worker/src/triage/audit/propose-policy.ts';
import { judge } from '../../worker/src/triage/judge.ts';
import { ROOT } from '../lib/project.ts';
import { rounded } from './classify-metrics.ts';
import { readJsonl } from './dataset.ts';
import type { Split } from './own-sets.ts';
import { toTable } from './table.ts';
import type { EvalReport } from './world.ts';

const rowSchema = z.strictObject({
  id: z.string(),
  trigger: z.string(),
  kind: z.string(),
  fires: z.boolean(),
  text: z.union([z.string(), z.array(z.string()).length(2)]),
  split: z.enum(['dev', 'test']),
});
type Row = z.output<typeof rowSchema>;

interface Counts {
  n: number;
  positives: number;
  missed: number;
  harmless: number;
  firedFalsely: number;
  falseShare: number;
}

/** The policy that the audit begins with, all else answered: only what must goes to people. */
const POLICY = { ...proposePolicy(auditTickets([]), false).policy, otherwise: 'autonomous' as const };

/**
 * Whether what must reach a person does, and what must not does not, through the product's whole judgement. This set
 * was written apart from the code that reads triggers, by another hand.
 */
export function evaluateJudged(split: Split): EvalReport {
  const all = readJsonl(join(ROOT, 'scripts/eval/sets/triggers-judged.jsonl'), rowSchema);
  const rows = all.filter(row => split === 'all' || row.split === split);
  const judged = rows.map(row => ({ row, fired: firedBy(row) }));
  const missed = judged.filter(({ row, fired }) => row.fires && !fired);
  const wrong = judged.filter(({ row, fired }) => !row.fires && fired);
  const halves = (['dev', 'test'] as const).filter(half => split === 'all' || half === split);
  const json = {
    ...countsOf(judged),
    missedIds: missed.map(({ row }) => row.id),
    falseIds: wrong.map(({ row }) => row.id),
    ...(split === 'all' && {
      dev: countsOf(judged.filter(({ row }) => row.split === 'dev')),
      test: countsOf(judged.filter(({ row }) => row.split === 'test')),
    }),
  };
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const groups = [
    ...kinds.map(kind => ({ name: kind, of: judged.filter(({ row }) => row.kind === kind) })),
    ...(halves.length > 1
      ? halves.map(half => ({ name: half, of: judged.filter(({ row }) => row.split === half) }))
      : []),
    { name: split, of: judged },
  ];
  const text = `The other set, through the whole judgement by the policy that the audit begins with\n\n${toTable(
    ['', 'must', 'missed', 'must not', 'fired falsely'],
    groups.map(({ name, of }) => {
      const { positives, missed: lost, harmless, firedFalsely } = countsOf(of);
      return [name, String(positives), String(lost), String(harmless), String(firedFalsely)];
    }),
  )}`;
  // The test half is for totals alone.
  const shown = split === 'dev' ? [...missed, ...wrong] : [];
  const details = shown.map(
    ({ row, fired }) => `${row.id} ${row.fires ? 'missed' : `fired (${fired})`}: ${JSON.stringify(row.text)}`,
  );
  return { json, text, details };
}

/** Why it went to a person, by any of its messages in turn; undefined where it did not. */
function firedBy({ text }: Row): string | undefined {
  const history: Message[] = [];
  for (const words of typeof text === 'string' ? [text] : text) {
    const { judgement } = judge({ id: 'm', text: words }, { history, policy: POLICY });
    if (judgement.kind === 'escalate') {
      const { kind, detail } = judgement.trigger;
      return detail ? `${kind}: ${detail}` : kind;
    }
    history.push({
      id: `m${history.length}`,
      role: 'user',
      parts: [{ type: 'text', text: words }],
      metadata: { createdAt: '' },
    });
  }
  return undefined;
}

function countsOf(judged: ReadonlyArray<{ row: Row; fired: string | undefined }>): Counts {
  const must = judged.filter(({ row }) => row.fires);
  const not = judged.filter(({ row }) => !row.fires);
  const firedFalsely = not.filter(({ fired }) => fired).length;
  return {
    n: judged.length,
    positives: must.length,
    missed: must.filter(({ fired }) => !fired).length,
    harmless: not.length,
    firedFalsely,
    falseShare: not.length ? rounded(firedFalsely / not.length) : 0,
  };
}
