import { parseArgs } from 'node:util';
import { SetupError } from '../lib/project.ts';

export const USAGE = `npm run tags -- apply FILE --helpdesk zendesk|freshdesk [--journal FILE] [--dry-run]
npm run tags -- undo --helpdesk zendesk|freshdesk [--journal FILE] [--dry-run]
  Writes the tags that an audit proposed to the helpdesk, once you have looked through them, and takes them back.
  apply      FILE is the audit's tags.csv; delete the rows that you do not want first
  undo       takes back what the journal says was written, newest first
  --journal  what was written, a line a ticket (tags.journal.jsonl)
  --dry-run  says what would be done
  The helpdesk's settings are those of the worker, from the environment or .dev.vars: docs/helpdesks.md.`;

export interface TagsCommand {
  command: 'apply' | 'undo';
  file: string | undefined;
  helpdesk: 'zendesk' | 'freshdesk';
  journal: string;
  dryRun: boolean;
}

/** Reads the command line. Throws SetupError with the usage. */
export function readTagsOptions(args: string[]): TagsCommand {
  const { values, positionals } = parse(args);
  const [command, file, ...more] = positionals;
  if (command !== 'apply' && command !== 'undo') throw wrong('Say apply or undo.');
  if (command === 'apply' && (file === undefined || more.length > 0)) throw wrong('Name one tags.csv.');
  if (command === 'undo' && file !== undefined) throw wrong('undo reads the journal alone: --journal FILE.');
  const { helpdesk } = values;
  if (helpdesk !== 'zendesk' && helpdesk !== 'freshdesk')
    throw wrong('--helpdesk is zendesk or freshdesk; import tags.csv into another one by its own means.');
  return { command, file, helpdesk, journal: values.journal, dryRun: values['dry-run'] };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        helpdesk: { type: 'string' },
        journal: { type: 'string', default: 'tags.journal.jsonl' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : 'Unknown option.');
  }
}

function wrong(message: string): SetupError {
  return new SetupError(`${message}\n\n${USAGE}`);
}
