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
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const [open, close] = [`<!-- bench:${result.name} -->`, `<!-- /bench:${result.name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`docs/benchmarks.md has no place marked ${open} … ${close}`);
  const run = `${date.toISOString().slice(0, 10)} · \`npm run bench -- ${result.name}\` · ${machine()}`;
  const block = `${open}\n${toMarkdown(result)}\n\n${run}\n${close}`;
  writeFileSync(FILE, text.slice(0, start) + block + text.slice(end + close.length));
}
