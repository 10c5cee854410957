/** `npm run backtest -- TICKETS --policy FILE --kb FOLDER`: what past customers would have got, before going live. */

import { readMarks } from './backtest/marks.ts';
import { readBacktestOptions, USAGE } from './backtest/options.ts';
import { runBacktest } from './backtest/run.ts';
import { requireReviewPort, serveReview } from './backtest/serve.ts';
import { exitWith } from './lib/project.ts';

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const command = readBacktestOptions(process.argv.slice(2));
  if (command.serve) await requireReviewPort(command.port);
  const { text, json, gate, page, marksFile } = await runBacktest(command);
  console.log(command.json ? `${text}\n${JSON.stringify(json)}` : text);
  process.exitCode = gate.isOpen ? 0 : 1;
  if (!command.serve) return;
  const url = await serveReview({ page: () => page(readMarks(marksFile)), marksFile, port: command.port });
  console.log(`Review it at ${url} (Ctrl+C ends). Marks are saved to ${marksFile}.`);
}

main().catch(exitWith);
