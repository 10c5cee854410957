/** `npm run audit -- FILE`: what past tickets say about what to automate. Local; needs no key and no worker. */
import { readAuditOptions, USAGE } from './audit/options.ts';
import { runAudit } from './audit/run.ts';
import { exitWith } from './lib/project.ts';

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return;
  }
  console.log(await runAudit(readAuditOptions(process.argv.slice(2))));
}

main().catch(exitWith);
