import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lib/project.ts';
import type { BenchResult } from './result.ts';
import { toMarkdown } from './result.ts';

const FILE = join(ROOT, 'docs/benchmarks.md');

/** The machine in one line. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${model}, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.version}`;
}

/** Puts a result between its markers in docs/benchmarks.md; other benches' figures stay as they were. */
export function writeReport(result: BenchResult, date: Date): void {
  const run = `${date.toISOString().slice(0, 10)} · \`npm run bench -- ${result.command ?? result.name}\` · ${machine()}`;
  writeBlock(`bench:${result.name}`, `${toMarkdown(result)}\n\n${run}`, { isAddedWhenMissing: false });
}

/**
 * Replaces what stands between `<!-- NAME -->` and `<!-- /NAME -->` in docs/benchmarks.md. Throws when
 * there is no such place, unless it is to be added at the end.
 */
export function writeBlock(name: string, content: string, options: { isAddedWhenMissing: boolean }): void {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  writeFileSync(FILE, withBlock(text, name, content, options));
}

/** A text with the named block replaced; see writeBlock. */
export function withBlock(
  text: string,
  name: string,
  content: string,
  { isAddedWhenMissing }: { isAddedWhenMissing: boolean },
): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  const block = `${open}\n${content}\n${close}`;
  if (start < 0 && end < 0 && isAddedWhenMissing) return `${text.trimEnd()}\n\n${block}\n`;
  if (start < 0 || end < start) throw new Error(`docs/benchmarks.md has no place marked ${open} … ${close}`);
  return text.slice(0, start) + block + text.slice(end + close.length);
}
