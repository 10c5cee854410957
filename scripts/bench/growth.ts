import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readQueries, spread } from '../eval/dataset.ts';
import { SEARCH_LIMIT } from '../eval/retrieval.ts';
import type { EvalWorld } from '../eval/world.ts';
import { startEvalWorld } from '../eval/world.ts';
import { chatRequest } from '../lib/api.ts';
import { SetupError } from '../lib/project.ts';
import { createGrowingCorpus } from './growth-corpus.ts';
import type { BenchResult, Figure } from './result.ts';
import { median, percentile } from './result.ts';

const SITE = 'growth';
const SIZES = [100, 1_000, 10_000, 100_000];
const QUESTIONS = 100;
const WARM_UP = 10;
const TURNS = 40;
/** The largest p95 of a search that is good, in ms, and of ingest, in s. */
const SEARCH_TARGETS: Record<number, number> = { 10000: 20, 100000: 80 };
const INGEST_TARGETS: Record<number, number> = { 10000: 60 };
const AGAIN_TARGETS: Record<number, number> = { 10000: 5 };

export interface GrowthOptions {
  /** Folder of the data sets. */
  data: string;
  /** Passages at most. */
  max: number;
}

/** What search, turns and ingest cost as a knowledge base grows from 100 to 100,000 passages. */
export async function benchGrowth({ data, max }: GrowthOptions): Promise<BenchResult> {
  if (!existsSync(join(data, 'sumo-firefox'))) {
    throw new SetupError(
      `${data} holds no data set sumo-firefox. Name the folder of the data sets with --data.`,
    );
  }
  const questions = readQueries(join(data, 'sumo-firefox')).map(query => query.text);
  const corpus = createGrowingCorpus(data);
  const folder = mkdtempSync(join(tmpdir(), 'waypost-growth-'));
  const world = await startEvalWorld();
  try {
    const figures: Figure[] = [];
    const stage: Stage = { passages: 0, ingestS: 0, files: [], rowsWritten: undefined };
    for (const size of SIZES.filter(one => one <= max)) {
      await grow(world, stage, corpus.take(folder, size - stage.passages));
      process.stderr.write(`${stage.passages} passages are in\n`);
      figures.push(...(await measure(world, stage, size, questions)));
    }
    return {
      name: 'growth',
      method:
        `Documents of three data sets, then copies of them with 15 % of the words drawn again, ingested by \`npm run ingest\`'s own script. ` +
        `${QUESTIONS} searches for whole messages of up to 1,200 characters, one after another after ${WARM_UP} to warm up, timed in the worker in whole milliseconds; ` +
        `${TURNS} turns without a model, as the client sees them. Ingest is the sum from an empty database on; memory is the whole workerd process, the local D1 included.`,
      figures,
    };
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Stage {
  passages: number;
  /** Seconds spent on ingest so far. */
  ingestS: number;
  files: string[];
  /** As the ingest's own answers tell it; undefined when they do not. */
  rowsWritten: number | undefined;
}

async function grow(world: EvalWorld, stage: Stage, files: string[]): Promise<void> {
  for (const file of files) {
    const { ms, summary } = await world.ingest(SITE, file);
    stage.ingestS += ms / 1_000;
    stage.files.push(file);
    const rows = summary['rowsWritten'];
    if (typeof rows === 'number') stage.rowsWritten = (stage.rowsWritten ?? 0) + rows;
  }
  const counted = await (await world.worker.db())
    .prepare('SELECT count(*) AS n FROM passages')
    .all<{ n: number }>();
  stage.passages = counted.results[0]?.n ?? 0;
}

async function measure(world: EvalWorld, stage: Stage, size: number, questions: string[]): Promise<Figure[]> {
  const name = `${size.toLocaleString('en-GB')} passages`;
  const searches: number[] = [];
  const rowsRead: number[] = [];
  for (const [index, text] of spread(questions, QUESTIONS + WARM_UP).entries()) {
    const { timings, meta } = await world.api.search(SITE, { text, limit: SEARCH_LIMIT });
    if (index < WARM_UP) continue;
    searches.push(timings.retrievalMs);
    rowsRead.push(meta.rowsRead);
  }
  const turns = await timeTurns(world, spread(questions, TURNS));
  const againS = await ingestAgain(world, stage.files);
  const memory = residentMb(world.worker.pid());
  const database = await (await world.worker.db()).prepare('SELECT 1').run();
  return [
    figure(`${name}: search, p50`, percentile(searches, 0.5), 'ms'),
    figure(`${name}: search, p95`, percentile(searches, 0.95), 'ms', SEARCH_TARGETS[size]),
    figure(`${name}: whole turn, p50`, percentile(turns, 0.5), 'ms'),
    figure(`${name}: whole turn, p95`, percentile(turns, 0.95), 'ms'),
    figure(`${name}: rows read a search, median`, median(rowsRead), ''),
    ...(stage.rowsWritten === undefined
      ? []
      : [figure(`${name}: rows written a passage`, stage.rowsWritten / stage.passages, '')]),
    figure(`${name}: ingest`, stage.ingestS, 's', INGEST_TARGETS[size]),
    figure(`${name}: ingest again, nothing changed`, againS, 's', AGAIN_TARGETS[size]),
    figure(`${name}: database`, (database.meta.size_after ?? 0) / 1e6, 'MB'),
    ...(memory === undefined ? [] : [figure(`${name}: memory of workerd`, memory, 'MB')]),
  ];
}

async function timeTurns(world: EvalWorld, questions: string[]): Promise<number[]> {
  const { token } = await world.api.openSession(SITE);
  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    for await (const part of world.api.chat(token, chatRequest(crypto.randomUUID(), question))) {
      if (part.type === 'error') throw new Error(`A turn failed: ${part.errorText}`);
    }
    times.push(performance.now() - started);
  }
  return times;
}

async function ingestAgain(world: EvalWorld, files: string[]): Promise<number> {
  let seconds = 0;
  for (const file of files) seconds += (await world.ingest(SITE, file)).ms / 1_000;
  return seconds;
}

function figure(what: string, value: number, unit: string, target?: number): Figure {
  return { what, value, unit, ...(target !== undefined && { target }) };
}

/** Resident memory of a process in MB; undefined where the system has no /proc. */
function residentMb(pid: number): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1_000;
}
