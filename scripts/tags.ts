/** `npm run tags -- apply|undo`: an audit's proposed tags, written to the helpdesk and taken back. */
import { createHelpdesks } from '../worker/src/handoff/adapters/helpdesks.ts';
import { readDevVars } from './lib/dev-vars.ts';
import { exitWith, SetupError } from './lib/project.ts';
import { readTagsOptions, USAGE } from './tags/options.ts';
import { runTags } from './tags/run.ts';

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const command = readTagsOptions(process.argv.slice(2));
  const desk = { name: 'desk' } as Parameters<typeof createHelpdesks>[1];
  const setUp = createHelpdesks({ ...readDevVars(), ...process.env }, desk)(command.helpdesk);
  if (!setUp) throw new SetupError(`${command.helpdesk} is not set up here: see docs/helpdesks.md.`);
  if ('problem' in setUp) throw new SetupError(setUp.problem);
  const { written, unchanged, failed } = await runTags(command, setUp.helpdesk, line => console.log(line));
  for (const { ticketId, reason } of failed) console.log(`${ticketId}  not changed: ${reason}`);
  const verb = command.dryRun ? 'would be written' : 'written';
  console.log(`${written} ${verb}, ${unchanged} there already, ${failed.length} failed.`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

main().catch(exitWith);
