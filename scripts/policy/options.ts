import { parseArgs } from 'node:util';
import { SetupError } from '../lib/project.ts';

export const USAGE = `npm run policy -- check|pull|push|history|rollback [FILE] [options]
  check FILE      rules that overlap, contradict or never fire; topics without an owner or article; with examples
  pull [FILE]     write the policy in force to FILE (policy.yaml)
  push FILE       publish FILE; refuses, and shows the difference, where another was published since the pull
  history         what was published, newest first
  rollback N      publish version N anew
  --kb FOLDER     check: your help centre, for topics without an article
  --tickets FILE  check, push: past tickets that the topic classifier learns from, beside the policy's examples
  --without-tickets  push: forget what the classifier in force learned from tickets
  --note TEXT     push: why, for the history
  --author NAME   push, rollback: who (the user's name unless given)
  --site SITE     the site (demo)
  --url URL       the worker (http://localhost:PORT, PORT is 8787 unless set)
  --json          print the outcome as JSON`;

const COMMANDS = ['check', 'pull', 'push', 'history', 'rollback'] as const;

export interface PolicyCommand {
  command: (typeof COMMANDS)[number];
  /** FILE; the version with rollback. */
  target: string | undefined;
  kb: string | undefined;
  tickets: string | undefined;
  withoutTickets: boolean;
  note: string;
  author: string;
  site: string;
  url: string;
  json: boolean;
}

/** Reads the command line. Throws SetupError with the usage. */
export function readPolicyOptions(args: string[]): PolicyCommand {
  const { values, positionals } = parse(args);
  const [command, target, ...more] = positionals;
  const known = COMMANDS.find(one => one === command);
  if (!known) throw wrong(`Say one of ${COMMANDS.join(', ')}.`);
  if (more.length > 0) throw wrong('Name one file.');
  if (target === undefined && known !== 'pull' && known !== 'history')
    throw wrong(known === 'rollback' ? 'Name the version to go back to.' : 'Name one policy file.');
  if (known === 'rollback' && !/^\d+$/.test(target ?? '')) throw wrong('A version is a whole number.');
  return {
    command: known,
    target,
    kb: values.kb,
    tickets: values.tickets,
    withoutTickets: values['without-tickets'],
    note: values.note,
    author: values.author ?? process.env['USER'] ?? 'somebody',
    site: values.site,
    url: values.url ?? `http://localhost:${process.env['PORT'] ?? 8787}`,
    json: values.json,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        kb: { type: 'string' },
        tickets: { type: 'string' },
        'without-tickets': { type: 'boolean', default: false },
        note: { type: 'string', default: '' },
        author: { type: 'string' },
        site: { type: 'string', default: 'demo' },
        url: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : 'Unknown option.');
  }
}

function wrong(message: string): SetupError {
  return new SetupError(`${message}\n\n${USAGE}`);
}
