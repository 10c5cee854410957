import { parseArgs } from 'node:util';
import { SetupError } from '../lib/project.ts';

export const USAGE = `Usage: npm run eval -- KIND …
  retrieval DIR [--no-history] [--peers] [--limit N]     ranking of a data set's articles
  every KIND: [--json] last line is one JSON object, [--write] into docs/benchmarks.md`;

/** What every kind of evaluation understands; each uses what concerns it. */
export interface EvalOptions {
  /** Words that are no options, after the kind. */
  names: string[];
  hasHistory: boolean;
  hasPeers: boolean;
  limit: number | undefined;
  json: boolean;
  write: boolean;
}

/** Reads the command line after the kind. Throws SetupError with what is wrong and the usage. */
export function readEvalOptions(args: string[]): EvalOptions {
  const { values, positionals } = parse(args);
  return {
    names: positionals,
    hasHistory: !values['no-history'],
    hasPeers: values.peers,
    limit: countOf(values.limit, '--limit'),
    json: values.json,
    write: values.write,
  };
}

/** The one folder a kind is about. Throws SetupError without exactly one. */
export function onlyFolder({ names }: EvalOptions): string {
  const [folder, ...others] = names;
  if (!folder || others.length > 0) throw new SetupError(`Name one data folder.\n\n${USAGE}`);
  return folder;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'no-history': { type: 'boolean', default: false },
        peers: { type: 'boolean', default: false },
        limit: { type: 'string' },
        json: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new SetupError(`${cause instanceof Error ? cause.message : 'Unknown option'}\n\n${USAGE}`);
  }
}

function countOf(value: string | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1)
    throw new SetupError(`${name} is "${value}", but must be a whole number from 1.`);
  return count;
}
