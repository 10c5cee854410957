import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../lib/project.ts';
import { readJsonl } from './dataset.ts';

/** Which half of the sets: `dev` may be looked at while building, `test` is for reporting. */
export type Split = 'dev' | 'test' | 'all';

/** The sets over the demo help centre, by name; their README tells how they were written. */
export const OWN_SETS = ['reworded', 'pages', 'followups', 'foreign'] as const;
export type OwnSet = (typeof OWN_SETS)[number];

const row = { id: z.string(), text: z.string(), split: z.enum(['dev', 'test']) };
const articles = z.array(z.string()).min(1);
const turns = z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() }));

const SCHEMAS = {
  reworded: z.looseObject({ ...row, kind: z.string(), articles, locale: z.string().optional() }),
  pages: z.looseObject({ ...row, page: z.string(), article: z.string(), control: z.boolean().optional() }),
  followups: z.looseObject({ ...row, kind: z.string(), articles, turns }),
  foreign: z.looseObject({ ...row, kind: z.string().default('foreign') }),
} satisfies Record<OwnSet, z.ZodType>;

export type OwnRow<Name extends OwnSet> = z.output<(typeof SCHEMAS)[Name]>;

/** The rows of a set in one half. Throws SetupError when the file is missing or a row is faulty. */
export function readOwnSet<Name extends OwnSet>(name: Name, split: Split): OwnRow<Name>[] {
  const file = join(ROOT, 'scripts/eval/sets', `${name}.jsonl`);
  const rows = readJsonl(file, SCHEMAS[name] as unknown as z.ZodType<OwnRow<Name>>);
  return rows.filter(one => split === 'all' || one.split === split);
}
