import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '../lib/project.ts';
import type { Split } from './own-sets.ts';

export const USAGE = `Usage: npm run eval -- KIND …
  retrieval DIR [--no-history] [--peers] [--limit N]     ranking of a data set's articles
  answers DIR [--foreign MESSAGES.jsonl] [--no-history] [--question title|full] [--without-gold] [--limit N]
                                                         whole turns: cited, declined, how sure
  own [reworded|pages|followups|foreign …] [--split dev|test|all]
                                                         our own questions over the demo help centre
  summaries [--split dev|test|all]                       the three lines of a handoff, against labels
  triage DIR                                             topics: trained on train.jsonl, judged on test.jsonl
  escalation DIR --positive LABEL[,LABEL] | --negatives  who asks for a person, and who does not
  triggers                                               own messages that must reach a person, and some that must not
  signals DIR --signal sentiment|complaint|language [--untrained] [--chars N]
                                                         what else a message says
  sentences [--split dev|test|all] [--list]              what the grounding gate shows and holds back
  own and sentences take the dev half, which may be looked at, unless told otherwise
  every KIND: [--json] last line is one JSON object, [--write] into docs/benchmarks.md`;

/** What every kind of evaluation understands; each uses what concerns it. */
export interface EvalOptions {
  /** Words that are no options, after the kind. */
  names: string[];
  hasHistory: boolean;
  hasPeers: boolean;
  limit: number | undefined;
  foreign: string | undefined;
  question: 'title' | 'full';
  withoutGold: boolean;
  split: Split;
  /** The labels that ask for a person. */
  positive: string[];
  areNegatives: boolean;
  signal: 'sentiment' | 'complaint' | 'language';
  isUntrained: boolean;
  characters: number | undefined;
  json: boolean;
  write: boolean;
}

/**
 * Reads the command line after the kind. Throws SetupError with what is wrong and the usage, or where
 * docs/benchmarks.md would be given figures of another configuration than the one it speaks of.
 */
export function readEvalOptions(args: string[], environment: NodeJS.ProcessEnv = process.env): EvalOptions {
  const { values, positionals } = parse(args);
  const vectors = environment['EMBEDDED_VECTORS'];
  if (values.write && vectors !== undefined && vectors !== 'off') {
    throw new SetupError(
      `--write with EMBEDDED_VECTORS=${vectors} would replace the figures of the default configuration in docs/benchmarks.md. Leave out --write, or unset EMBEDDED_VECTORS.`,
    );
  }
  return {
    names: positionals,
    hasHistory: !values['no-history'],
    hasPeers: values.peers,
    limit: countOf(values.limit, '--limit'),
    foreign: values.foreign === undefined ? undefined : resolve(values.foreign),
    question: oneOf(values.question, ['title', 'full'], '--question'),
    withoutGold: values['without-gold'],
    split: oneOf(values.split, ['dev', 'test', 'all'], '--split'),
    positive: values.positive?.split(',').filter(Boolean) ?? [],
    areNegatives: values.negatives,
    signal: oneOf(values.signal, ['sentiment', 'complaint', 'language'], '--signal'),
    isUntrained: values.untrained,
    characters: countOf(values.chars, '--chars'),
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
        foreign: { type: 'string' },
        question: { type: 'string', default: 'full' },
        'without-gold': { type: 'boolean', default: false },
        positive: { type: 'string' },
        negatives: { type: 'boolean', default: false },
        signal: { type: 'string', default: 'sentiment' },
        untrained: { type: 'boolean', default: false },
        chars: { type: 'string' },
        split: { type: 'string', default: 'dev' },
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

function oneOf<Name extends string>(value: string, names: readonly Name[], option: string): Name {
  const name = names.find(known => known === value);
  if (!name) throw new SetupError(`${option} is "${value}", but must be one of: ${names.join(', ')}.`);
  return name;
}
