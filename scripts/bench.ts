/** `npm run bench [-- NAME …] [--json]`: measures, prints, and writes docs/benchmarks.md. */
import { parseArgs } from 'node:util';
import { benchBytes } from './bench/bytes.ts';
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
  options: { json: { type: 'boolean', default: false } },
});

try {
  const results: BenchResult[] = [];
  for (const name of positionals.length ? positionals : Object.keys(BENCHES)) {
    const bench = BENCHES[name];
    if (!bench)
      throw new SetupError(`There is no bench "${name}". Benches: ${Object.keys(BENCHES).join(', ')}.`);
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
