/** `npm run learned -- list|withdraw|restore`: what was learned from resolved questions, and how to take it back. */
import { readLearnedOptions, runLearned, USAGE } from './learned/command.ts';
import { requireAdminToken } from './lib/admin-token.ts';
import { exitWith } from './lib/project.ts';

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const options = readLearnedOptions(process.argv.slice(2));
  console.log((await runLearned(options, requireAdminToken(), fetch)).join('\n'));
}

main().catch(exitWith);
