import { basename } from 'node:path';
import { machine, writeBlock } from '../bench/report.ts';

/**
 * Puts an evaluation's text into docs/benchmarks.md between `<!-- eval:NAME -->` markers; a new name is
 * added at the end. The command is told with the data folders' names alone.
 */
export function writeEval(kind: string, args: readonly string[], text: string, date: Date): string {
  const told = args.filter(argument => argument !== '--write' && argument !== '--json').map(toldArgument);
  const name = [kind, ...told].map(part => part.replace(/^--/, '').replace(/\.jsonl$/, '')).join('-');
  const command = ['npm run eval --', kind, ...told].join(' ');
  const run = `${date.toISOString().slice(0, 10)} · \`${command}\` · ${machine()}`;
  writeBlock(`eval:${name}`, `${text}\n\n${run}`, { isAddedWhenMissing: true });
  return name;
}

/** A path as its last name, or its last two where the file's own name says little. */
function toldArgument(argument: string): string {
  if (!argument.includes('/')) return argument;
  const name = basename(argument);
  return name === 'test.jsonl' || name === 'train.jsonl'
    ? basename(argument.slice(0, -name.length - 1))
    : name;
}
