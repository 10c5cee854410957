/** `npm run eval -- KIND …`: measures quality through the product's own path, in workerd with D1. */
import { resolve } from 'node:path';
import { evaluateAnswers } from './eval/answers.ts';
import type { EvalOptions } from './eval/options.ts';
import { onlyFolder, readEvalOptions, USAGE } from './eval/options.ts';
import { evaluateRetrieval } from './eval/retrieval.ts';
import type { EvalReport } from './eval/world.ts';
import { exitWith, SetupError } from './lib/project.ts';

const KINDS: Record<string, (options: EvalOptions) => Promise<EvalReport>> = {
  retrieval: options => evaluateRetrieval({ ...options, folder: resolve(onlyFolder(options)) }),
  answers: options => evaluateAnswers({ ...options, folder: resolve(onlyFolder(options)) }),
};

main().then(() => process.exit(0), exitWith);

async function main(): Promise<void> {
  const [kind = '', ...args] = process.argv.slice(2);
  if (kind === '--help') return console.log(USAGE);
  const evaluate = KINDS[kind];
  if (!evaluate) throw new SetupError(`Name what to evaluate.\n\n${USAGE}`);
  const options = readEvalOptions(args);
  const report = await evaluate(options);
  console.log(`\n${report.text}\n`);
  if (options.json) console.log(JSON.stringify(report.json));
}
