import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AuditResult } from '../../worker/src/triage/audit/types.ts';
import { SetupError } from '../lib/project.ts';

const path = {
  who: z.array(z.object({ name: z.string(), share: z.number() })),
  timed: z.number(),
  medianHoursToResolution: z.number().optional(),
  medianHoursToFirstReply: z.number().optional(),
  medianReplies: z.number().optional(),
  escalationShare: z.number().optional(),
};

const baselineSchema = z.object({
  /** The file's name; absent in those of earlier versions. */
  source: z.string().optional(),
  window: z.object({ from: z.string().optional(), until: z.string().optional(), days: z.number() }),
  tickets: z.number(),
  overall: z.object(path),
  categories: z.array(z.object({ id: z.string(), name: z.string(), tickets: z.number(), ...path })),
});

/** How tickets were resolved before the assistant: written once, compared with ever after. */
export type Baseline = z.infer<typeof baselineSchema>;

/** The resolution paths of an audit, to be frozen. */
export function baselineOf(
  { window, tickets, path: overall, categories }: AuditResult,
  source: string,
): Baseline {
  return {
    source,
    window,
    tickets,
    overall,
    categories: categories.map(one => ({ id: one.id, name: one.name, tickets: one.tickets, ...one.path })),
  };
}

/** What is compared with, in a sentence: a folder that another product's tickets were audited into holds theirs. */
export function baselineWords({ source, tickets, window }: Baseline): string {
  const until = window.until ? ` up to ${window.until}` : '';
  return `Compared with the baseline that was frozen here: ${tickets} tickets${source ? ` of ${source}` : ''}${until}. Where these are others than yours, use another --out, or --refreeze.`;
}

/** The frozen baseline of a folder; undefined when there is none yet. Throws SetupError when it can't be read. */
export function readBaseline(file: string): Baseline | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return baselineSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new SetupError(
      `${file} is no baseline of an audit. Move it away, or give --refreeze to write a new one.`,
      { cause },
    );
  }
}
