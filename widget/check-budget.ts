import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Brotli bytes: what a page pays for the launcher, and for everything up to the first open panel. */
const BUDGET = { loader: 3_000, opened: 22_000 };

/** One built file's weight in bytes. */
export interface Weight {
  file: string;
  raw: number;
  gzip: number;
  brotli: number;
}

/** Weighs one file at the highest levels, as a static host serves it. */
export async function weigh(directory: string, file: string): Promise<Weight> {
  const content = await readFile(join(directory, file));
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { file, raw: content.length, gzip: gzipSync(content, { level: 9 }).length, brotli: brotli.length };
}

/** Prints the weights; throws, with the numbers, when loader or first open panel is over its budget. */
export async function checkBudget(directory: string, panelFile: string): Promise<void> {
  const loader = await weigh(directory, 'waypost.js');
  const panel = await weigh(directory, panelFile);
  const opened = loader.brotli + panel.brotli;
  for (const { file, raw, gzip, brotli } of [loader, panel]) {
    console.log(`${file.padEnd(24)} raw ${raw}  gzip ${gzip}  brotli ${brotli}`);
  }
  console.log(`${'first open panel'.padEnd(24)} brotli ${opened} of ${BUDGET.opened}`);
  if (loader.brotli > BUDGET.loader) {
    throw new Error(`the loader weighs ${loader.brotli} bytes (brotli), over its ${BUDGET.loader}`);
  }
  if (opened > BUDGET.opened) {
    throw new Error(`the first open panel costs ${opened} bytes (brotli), over its ${BUDGET.opened}`);
  }
}
