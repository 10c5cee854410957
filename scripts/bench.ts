/**
 * `npm run bench [-- NAME …] [--json]`: measures, prints, and writes docs/benchmarks.md.
 * `growth` runs only when named: it needs the data sets (`--data DIR`) and time (`--max PASSAGES`). So does
 * `handoff` (`--helpdesk NAME --handoffs N --kills K`): exit code 1 when anything was lost, doubled or disordered.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchBytes } from './bench/bytes.ts';
import { benchGrowth } from './bench/growth.ts';
import { benchHandoff } from './bench/handoff.ts';
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
    helpdesk: { type: 'string', default: 'zendesk' },
    handoffs: { type: 'string', default: '200' },
    kills: { type: 'string', default: '20' },
  },
});

/** Benches that need more than the project itself. */
const NAMED_ONLY: Record<string, () => Promise<BenchResult>> = {
  growth: () => benchGrowth({ data: resolve(values.data), max: wholeNumber('max', values.max, 100) }),
  handoff: () =>
    benchHandoff({
      helpdesk: values.helpdesk,
      handoffs: wholeNumber('handoffs', values.handoffs, 1),
      kills: wholeNumber('kills', values.kills, 0),
    }),
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
    if (!result.isQuickLook) writeReport(result, new Date());
  }
  if (values.json) printJson(results);
  process.exit(results.some(result => result.hasFailed) ? 1 : 0);
} catch (error) {
  exitWith(error);
}

/** All figures as one document; a bench that has one line of its own ends the output with it. */
function printJson(all: BenchResult[]): void {
  const results = all.filter(result => !result.line);
  if (results.length > 0) console.log(JSON.stringify({ machine: machine(), results }, null, 2));
  for (const { line } of all) if (line) console.log(JSON.stringify(line));
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new SetupError(`--${option} is "${text}", but must be a whole number from ${least}.`);
}
