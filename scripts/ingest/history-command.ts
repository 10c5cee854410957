import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { IngestError } from './client.ts';
import { readHistory, sendHistory } from './history.ts';

const SHOWN_SKIPS = 20;

const USAGE = `Usage: npm run ingest -- --history DIR [--site demo] [--url http://localhost:PORT] [--json]
  DIR holds queries.jsonl {id, text, title?, created?}, qrels.tsv (query-id, corpus-id, score) and
  perhaps threads.jsonl {id, replies}, or the tickets.jsonl of npm run import: resolved questions to learn
  from. Articles are ingested on their own.`;

/** True when a command line asks for resolved questions instead of articles. */
export function isHistoryCommand(args: readonly string[]): boolean {
  return args.some(argument => argument === '--history' || argument.startsWith('--history='));
}

/** `npm run ingest -- --history DIR`: hands resolved questions to a running worker. Returns the exit code. */
export async function runHistory(args: string[], adminToken: () => Promise<string>): Promise<number> {
  const { values, positionals } = parse(args);
  if (positionals.length > 0 || !values.history) throw new IngestError(`Name one folder alone.\n\n${USAGE}`);
  const questions = readHistory(resolve(values.history));
  const target = { url: values.url, site: values.site, token: await adminToken(), fetch };
  const report = await sendHistory(target, questions, (done, total) => {
    if (!values.json) process.stderr.write(`${done} of ${total} questions sent\n`);
  });
  if (values.json) {
    console.log(JSON.stringify({ site: values.site, questions: questions.length, ...report }));
  } else {
    const { learned, unchanged, skipped } = report;
    console.log(
      `Site "${values.site}": ${learned} resolved questions learned, ${unchanged} known, ${skipped.length} skipped`,
    );
    for (const { id, reason } of skipped.slice(0, SHOWN_SKIPS)) console.error(`  skipped ${id}: ${reason}`);
    if (skipped.length > SHOWN_SKIPS) console.error(`  and ${skipped.length - SHOWN_SKIPS} more; see --json`);
  }
  return 0;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        history: { type: 'string' },
        site: { type: 'string', default: 'demo' },
        url: { type: 'string', default: `http://localhost:${process.env['PORT'] ?? 8787}` },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'Unknown option';
    throw new IngestError(`${message}\n\n${USAGE}`, undefined, { cause });
  }
}
