/**
 * `npm run bench [-- NAME …] [--json]`: measures, prints, and writes docs/benchmarks.md.
 * `growth` runs only when named: it needs the data sets (`--data DIR`) and time (`--max PASSAGES`).
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchBytes } from './bench/bytes.ts';
import { benchGrowth } from './bench/growth.ts';
import { benchPage } from './bench/page.ts';
import { machine, writeReport } from './bench/report.ts';
import type { BenchResult } from './bench/result.ts';
import { toMarkdown } from './bench/result.ts';
import { benchStart } from './bench/start.ts';
import { benchTurn } from './bench/turn.ts';
import { exitWith, SetupError } from './lib/project.ts';

const BENCHES: Record<string, () => Promise<BenchResult>> = {
  bytes: benchBytes,
  page: benchPage,
  turn: benchTurn,
  start: benchStart,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    data: { type: 'string', default: '../shared/data' },
    max: { type: 'string', default: '100000' },
  },
});

/** Benches that need more than the project itself. */
const NAMED_ONLY: Record<string, () => Promise<BenchResult>> = {
  growth: () => benchGrowth({ data: resolve(values.data), max: passagesOf(values.max) }),
};

try {
  const results: BenchResult[] = [];
  for (const name of positionals.length ? positionals : Object.keys(BENCHES)) {
    const bench = BENCHES[name] ?? NAMED_ONLY[name];
    if (!bench) {
      const known = [...Object.keys(BENCHES), ...Object.keys(NAMED_ONLY)].join(', ');
      throw new SetupError(`There is no bench "${name}". Benches: ${known}.`);
    }
    const result = await bench();
    results.push(result);
    if (!values.json) console.log(`\n${name}\n${toMarkdown(result)}`);
    writeReport(result, new Date());
  }
  if (values.json) console.log(JSON.stringify({ machine: machine(), results }, null, 2));
  process.exit(0);
} catch (error) {
  exitWith(error);
}

function passagesOf(text: string): number {
  const passages = Number(text);
  if (Number.isInteger(passages) && passages >= 100) return passages;
  throw new SetupError(`--max is "${text}", but must be a whole number of passages from 100.`);
}
