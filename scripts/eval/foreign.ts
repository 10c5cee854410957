import { join } from 'node:path';
import { z } from 'zod';
import { seeded, shuffled } from '../lib/random.ts';
import { readJsonl } from './dataset.ts';

const SEED = 77;
const messageSchema = z.looseObject({ text: z.string().min(1) });

/** The messages of a JSONL file, or of a folder's test.jsonl, in the file's order. */
export function readMessages(path: string): string[] {
  const file = path.endsWith('.jsonl') ? path : join(path, 'test.jsonl');
  return readJsonl(file, messageSchema).map(({ text }) => text);
}

/**
 * Draws one message for each reference text, of the same number of words or, where none is left, of the
 * nearest; the same ones every time. Fewer when there are not enough messages.
 */
export function drawByLength(messages: readonly string[], references: readonly string[]): string[] {
  const random = seeded(SEED);
  const byLength = new Map<number, string[]>();
  for (const message of shuffled(messages, random)) {
    const length = countWords(message);
    byLength.set(length, [...(byLength.get(length) ?? []), message]);
  }
  return shuffled(references, random).flatMap(reference => {
    const wanted = countWords(reference);
    const lengths = [...byLength.keys()].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b);
    const nearest = lengths[0];
    if (nearest === undefined) return [];
    const [drawn, ...rest] = byLength.get(nearest) ?? [];
    if (rest.length > 0) byLength.set(nearest, rest);
    else byLength.delete(nearest);
    return drawn === undefined ? [] : [drawn];
  });
}

/** Words between blanks. */
export function countWords(text: string): number {
  return text.trim().split(/\s+/).filter(Boolean).length;
}
