import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from '../lib/api.ts';
import { createApi } from '../lib/api.ts';
import { ROOT, SetupError } from '../lib/project.ts';
import type { RunningWorker } from '../lib/worker.ts';
import { startWorker } from '../lib/worker.ts';

const OUTPUT_BYTES = 64 * 1024 * 1024;

/** What an evaluation found: words for people, in Markdown, and one object for programs. */
export interface EvalReport {
  json: object;
  text: string;
  /** Single questions to look at: printed, never kept in the docs. */
  details?: string[];
}

const SETTINGS = {
  name: 'Evaluation',
  origins: ['http://localhost:8788'],
  contactUrl: 'http://localhost:8788/contact',
};

/** One run of `npm run ingest`. */
export interface IngestRun {
  /** From the command to its end. */
  ms: number;
  /** What it printed with --json. */
  summary: Record<string, unknown>;
}

/** A worker of its own, in a temporary folder, with the calls an evaluation needs. */
export interface EvalWorld {
  worker: RunningWorker;
  api: Api;
  /** Creates a site and brings in its articles by `npm run ingest`'s own script. */
  ingest(site: string, source: string, settings?: { id: string }): Promise<IngestRun>;
  /** Hands a folder's resolved questions over by the same script; how many were learned from. */
  learn(site: string, folder: string): Promise<number>;
  close(): Promise<void>;
}

/** Starts the real worker (workerd and D1) for one evaluation. */
export async function startEvalWorld(): Promise<EvalWorld> {
  const worker = await startWorker({ bindings: settingsToTry() });
  const api = createApi(worker.url, worker.adminToken);
  const run = (site: string, args: string[]) =>
    runIngestScript([...args, '--site', site, '--url', worker.url, '--json'], worker.adminToken);
  return {
    worker,
    api,
    async ingest(site, source, settings) {
      await api.putSite(settings ?? { ...SETTINGS, id: site });
      const started = performance.now();
      const summary = await run(site, [source, '--base-url', 'https://help.example.com']);
      const ms = performance.now() - started;
      const { added = 0, unchanged = 0, rejected = [] } = summary;
      process.stderr.write(`${added} articles ingested, ${unchanged} unchanged, in ${Math.round(ms)} ms\n`);
      if (Array.isArray(rejected) && rejected.length > 0) {
        process.stderr.write(`  ${rejected.length} rejected, the first: ${JSON.stringify(rejected[0])}\n`);
      }
      return { ms, summary };
    },
    async learn(site, folder) {
      const { learned } = await run(site, ['--history', folder]);
      process.stderr.write(`${learned} resolved questions learned from\n`);
      return Number(learned ?? 0);
    },
    close: () => worker.close(),
  };
}

/** Settings of the worker that may be tried out from the command line: `EMBEDDED_VECTORS=on npm run eval -- …`. */
function settingsToTry(): Record<string, string> {
  const value = process.env['EMBEDDED_VECTORS'];
  return value === undefined ? {} : { EMBEDDED_VECTORS: value };
}

/** A data folder's resolved questions, when it has some. */
export function historyOf(folder: string): string | undefined {
  const history = join(folder, 'history');
  return existsSync(join(history, 'queries.jsonl')) ? history : undefined;
}

/** Runs scripts/ingest.ts as a person would and returns its JSON; some rejected rows do not end it. */
async function runIngestScript(args: string[], adminToken: string): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await new Promise<{ code: number; stdout: string; stderr: string }>(
    resolve => {
      execFile(
        process.execPath,
        [join(ROOT, 'scripts/ingest.ts'), ...args],
        {
          cwd: ROOT,
          env: { ...process.env, WAYPOST_ADMIN_TOKEN: adminToken },
          maxBuffer: OUTPUT_BYTES,
        },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
      );
    },
  );
  if (code !== 0 && code !== 2) throw new SetupError(`Ingest failed: ${stderr.trim() || stdout.trim()}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
}

/** Runs `work` over all items, `lanes` at a time, results in the items' order; progress on stderr. */
export async function inLanes<Item, Result>(
  items: readonly Item[],
  lanes: number,
  label: string,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  let done = 0;
  const step = Math.max(1, Math.ceil(items.length / 10));
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as Item, index);
      done += 1;
      if (done % step === 0) process.stderr.write(`${label}: ${done} of ${items.length}\n`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
