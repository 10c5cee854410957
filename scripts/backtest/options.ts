import { parseArgs } from 'node:util';
import { SetupError } from '../lib/project.ts';

export const USAGE = `npm run backtest -- TICKETS --policy FILE --kb FOLDER [options]
  Replays past tickets through the real pipeline, before it goes live: what each customer would have got.
  TICKETS       as for npm run audit: an export, CSV, JSONL, or a folder with threads.jsonl
  --policy      the policy to try; not published anywhere
  --kb          your help centre, as npm run ingest takes it
  --history     a folder of resolved questions to learn from, as npm run ingest -- --history takes it
  --limit N     tickets to replay, 100 by default, spread over all; "all" for every one
  --out DIR     where backtest.html, backtest.json, marks.json and accepted.json are (.cache/backtest)
  --marks FILE  marks made in the page (marks.json in --out)
  --accept      what this run shows is what later runs are compared with; refused while the gate fails
  --serve       then show the page on this machine, where marks are saved as they are made
  --port N      for --serve (8790)
  --json        the last line is the result as JSON
  Exit code 1 when a ticket for people alone was answered, an escalation was missed, a sentence had no support,
  or fewer tickets were resolved than in the accepted run, beyond chance.`;

export interface BacktestCommand {
  tickets: string;
  policy: string;
  kb: string;
  history: string | undefined;
  /** Undefined: all. */
  limit: number | undefined;
  out: string;
  marks: string | undefined;
  accept: boolean;
  serve: boolean;
  port: number;
  json: boolean;
}

/** Reads the command line. Throws SetupError with the usage. */
export function readBacktestOptions(args: string[]): BacktestCommand {
  const { values, positionals } = parse(args);
  const [tickets, ...more] = positionals;
  if (tickets === undefined || more.length > 0) throw wrong('Name one file of tickets.');
  if (values.policy === undefined)
    throw wrong('Name the policy to try: --policy FILE. npm run audit proposes one to begin with.');
  if (values.kb === undefined) throw wrong('Name your help centre: --kb FOLDER.');
  const isAll = values.limit === 'all';
  const limit = Number(values.limit);
  if (!isAll && (!Number.isInteger(limit) || limit < 1)) throw wrong('--limit is a whole number, or all.');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw wrong('--port is a whole number up to 65535.');
  return {
    tickets,
    policy: values.policy,
    kb: values.kb,
    history: values.history,
    limit: isAll ? undefined : limit,
    out: values.out,
    marks: values.marks,
    accept: values.accept,
    serve: values.serve,
    port,
    json: values.json,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        kb: { type: 'string' },
        history: { type: 'string' },
        limit: { type: 'string', default: '100' },
        out: { type: 'string', default: '.cache/backtest' },
        marks: { type: 'string' },
        accept: { type: 'boolean', default: false },
        serve: { type: 'boolean', default: false },
        port: { type: 'string', default: '8790' },
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
