/** `npm run kb -- pull|push|status DIR`: a deployed site's articles as a folder of Markdown, and back. */
import { KbError } from './kb/kb-error.ts';
import { readKbOptions, USAGE } from './kb/options.ts';
import { describeOutcome, exitCodeOf } from './kb/report.ts';
import { runKb } from './kb/run.ts';
import { requireAdminToken } from './lib/admin-token.ts';
import { exitWith, SetupError } from './lib/project.ts';

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const options = readKbOptions(process.argv.slice(2));
  const outcome = await runKb(options, { token: requireAdminToken(), fetch });
  console.log(options.json ? JSON.stringify(outcome) : describeOutcome(outcome).join('\n'));
  return exitCodeOf(outcome);
}

try {
  process.exitCode = await main();
} catch (error) {
  exitWith(error instanceof KbError ? new SetupError(error.message) : error);
}
