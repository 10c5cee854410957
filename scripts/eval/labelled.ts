import { join } from 'node:path';
import { z } from 'zod';
import { questionText, readJsonl } from './dataset.ts';

const rowSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  title: z.string().optional(),
  label: z.string(),
});

/** A message with its label; the title, where there is one, is its first line. */
export interface LabelledRow {
  id: string;
  text: string;
  label: string;
}

/** `train.jsonl` or `test.jsonl` of a folder, each message its first 1,200 characters. */
export function readLabelled(folder: string, half: 'train' | 'test'): LabelledRow[] {
  return readJsonl(join(folder, `${half}.jsonl`), rowSchema).map(({ id, text, title, label }) => ({
    id,
    text: questionText(title, text),
    label,
  }));
}
