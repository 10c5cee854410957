import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { SetupError } from '../lib/project.ts';
import type { AcceptedRun } from './gate.ts';
import type { Marks } from './types.ts';

const marksSchema = byTicket(
  z.object({
    verdict: z.enum(['accept', 'wrong-context', 'wrong', 'should-escalate', 'should-not-answer']),
    seen: z.string(),
  }),
);
const acceptedSchema = z.object({
  acceptedAt: z.string(),
  n: z.number(),
  resolvedShare: z.number(),
  resolved: byTicket(z.boolean()),
});

/** Marks as the page saves them. Throws ZodError. */
export function parseMarks(value: unknown): Marks {
  return marksSchema.parse(value);
}

/** Marks of earlier reviews; none where the file is not there yet. Throws SetupError for one that cannot be read. */
export function readMarks(path: string): Marks {
  return read(path, marksSchema, 'marks of the review page') ?? {};
}

/** The run that this one is compared with. Throws SetupError for one that cannot be read. */
export function readAccepted(path: string): AcceptedRun | undefined {
  return read(path, acceptedSchema, 'an accepted run');
}

/** An object by ticket ids. They are others' words: one may be called `__proto__`, which a plain record would lose. */
function byTicket<T>(value: z.ZodType<T>) {
  return z
    .preprocess(
      input =>
        typeof input === 'object' && input !== null && !Array.isArray(input) ? Object.entries(input) : input,
      z.array(z.tuple([z.string(), value])),
    )
    .transform((entries): Record<string, T> => Object.fromEntries(entries));
}

function read<T>(path: string, schema: z.ZodType<T>, what: string): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new SetupError(`${path} does not hold ${what}. Delete it, or name another.`, { cause });
  }
}
