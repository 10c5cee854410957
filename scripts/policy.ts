/** `npm run policy -- check|pull|push|history|rollback`: what the assistant may do, as a file. */
import { exitWith } from './lib/project.ts';
import { readPolicyOptions, USAGE } from './policy/options.ts';
import { runPolicy } from './policy/run.ts';

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const command = readPolicyOptions(process.argv.slice(2));
  const { text, json, code } = await runPolicy(command);
  console.log(command.json ? JSON.stringify(json) : text);
  process.exitCode = code;
}

main().catch(exitWith);
