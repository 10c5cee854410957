import { basename } from 'node:path';
import { wantsPerson } from '../../worker/src/triage/wants-person.ts';
import { SetupError } from '../lib/project.ts';
import { rounded } from './classify-metrics.ts';
import { readLabelled } from './labelled.ts';
import { toTable } from './table.ts';
import type { EvalReport } from './world.ts';

/** What the command line says beyond the folder. */
export interface EscalationOptions {
  /** The labels that ask for a person; none with `areNegatives`. */
  positive: string[];
  /** No message of the folder asks for a person. */
  areNegatives: boolean;
}

/**
 * Whether the product hears who asks for a person, over a folder's test.jsonl. Precision and recall are null where
 * nothing fired or nobody asks.
 */
export async function evaluateEscalation(
  folder: string,
  { positive, areNegatives }: EscalationOptions,
): Promise<EvalReport> {
  if (areNegatives === positive.length > 0) {
    throw new SetupError('Say who asks for a person: --positive LABEL[,LABEL], or --negatives for nobody.');
  }
  const rows = readLabelled(folder, 'test').map(row => ({
    ...row,
    asks: !areNegatives && positive.includes(row.label),
    isHeard: wantsPerson(row.text) !== undefined,
  }));
  const asking = rows.filter(({ asks }) => asks);
  const heard = rows.filter(({ isHeard }) => isHeard);
  const right = heard.filter(({ asks }) => asks);
  const json = {
    n: rows.length,
    positives: asking.length,
    precision: heard.length > 0 ? rounded(right.length / heard.length) : null,
    recall: asking.length > 0 ? rounded(right.length / asking.length) : null,
    fired: heard.length,
    firedFalsely: heard.length - right.length,
    missed: asking.filter(({ isHeard }) => !isHeard).map(({ id }) => id),
  };
  const text = `Asks for a person, ${basename(folder)}${areNegatives ? ', nobody asks' : ''}\n\n${toTable(
    Object.keys(json),
    [
      Object.values(json).map(value =>
        value === null ? '–' : Array.isArray(value) ? String(value.length) : String(value),
      ),
    ],
  )}`;
  return { json, text };
}
