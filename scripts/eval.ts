/** `npm run eval -- KIND …`: measures quality through the product's own path, in workerd with D1. */
import { resolve } from 'node:path';
import { evaluateAnswers } from './eval/answers.ts';
import { evaluateEscalation } from './eval/escalation.ts';
import type { EvalOptions } from './eval/options.ts';
import { onlyFolder, readEvalOptions, USAGE } from './eval/options.ts';
import { evaluateOwn } from './eval/own.ts';
import { evaluateRetrieval } from './eval/retrieval.ts';
import { evaluateSignals } from './eval/signals.ts';
import { evaluateSummaries } from './eval/summaries.ts';
import { evaluateTriage } from './eval/triage.ts';
import { evaluateTriggers } from './eval/triggers.ts';
import type { EvalReport } from './eval/world.ts';
import { writeEval } from './eval/write.ts';
import { exitWith, SetupError } from './lib/project.ts';

const KINDS: Record<string, (options: EvalOptions) => Promise<EvalReport>> = {
  retrieval: options => evaluateRetrieval({ ...options, folder: resolve(onlyFolder(options)) }),
  answers: options => evaluateAnswers({ ...options, folder: resolve(onlyFolder(options)) }),
  own: options => evaluateOwn(options),
  summaries: options => evaluateSummaries(options),
  triage: options => evaluateTriage(resolve(onlyFolder(options))),
  escalation: options => evaluateEscalation(resolve(onlyFolder(options)), options),
  triggers: () => evaluateTriggers(),
  signals: options => evaluateSignals(resolve(onlyFolder(options)), options),
};

/** Sentences need no worker: they bring their own command line. */
const SENTENCES = './eval/sentences.ts';

main().then(code => process.exit(code), exitWith);

async function main(): Promise<number> {
  const [kind = '', ...args] = process.argv.slice(2);
  if (kind === '--help' || args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  if (kind === 'sentences') {
    const { runSentences } = (await import(SENTENCES)) as { runSentences: (args: string[]) => unknown };
    const code = await runSentences(args);
    return typeof code === 'number' ? code : 0;
  }
  const evaluate = KINDS[kind];
  if (!evaluate) throw new SetupError(`Name what to evaluate.\n\n${USAGE}`);
  const options = readEvalOptions(args);
  const report = await evaluate(options);
  if (options.write) {
    process.stderr.write(`docs/benchmarks.md: eval:${writeEval(kind, args, report.text, new Date())}\n`);
  }
  console.log(`\n${report.text}\n`);
  if (report.details?.length) console.log(`${report.details.join('\n')}\n`);
  if (options.json) console.log(JSON.stringify(report.json));
  return 0;
}
