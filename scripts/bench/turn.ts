import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chatRequest, createApi } from '../lib/api.ts';
import { ingestFolder } from '../lib/local-worker.ts';
import { ROOT } from '../lib/project.ts';
import { startScriptedModelServer } from '../lib/scripted-model-server.ts';
import type { RunningWorker, WorkerOptions } from '../lib/worker.ts';
import { startWorker } from '../lib/worker.ts';
import { cpuTimeMs } from '../lib/workerd-process.ts';
import { questions, writeCorpus } from './corpus.ts';
import type { BenchResult, Figure } from './result.ts';
import { percentile } from './result.ts';

const TURNS = 150;
const WARM_UP = 20;
const PASSAGES = 10_000;

interface Sample {
  firstEventMs: number;
  totalMs: number;
}

interface Series {
  turns: Sample[];
  walks: Sample[];
  cpuMsPerTurn: number;
  cpuMsPerWalk: number;
}

/** A turn's cost beyond the model, with and without one, against the empty walk in the same run. */
export async function benchTurn(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'waypost-bench-'));
  const model = await startScriptedModelServer();
  try {
    const passages = await ingestPassages(folder);
    const keyless = await measure({ persist: folder });
    const bindings = {
      OPENAI_API_KEY: 'a key for the scripted server',
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: 'ok-20ms',
      OPENAI_API: 'chat',
    };
    const modelMs = () => model.requests.at(-1)?.totalMs ?? 0;
    const requestsBefore = model.requests.length;
    const withModel = await measure({ persist: folder, bindings }, modelMs);
    const asked = model.requests.length - requestsBefore;
    return {
      name: 'turn',
      method:
        `${TURNS} turns after ${WARM_UP} to warm up, each a new conversation, over ${passages} passages; after every turn ` +
        'one empty walk (the same hops, no work) in a worker beside it. Times as the client sees them; with a model, ' +
        `minus the time that the scripted model server itself took (it was asked in ${asked} of ${TURNS + WARM_UP} turns). ` +
        'CPU is user and system time of the whole workerd process.',
      figures: [...figuresOf('without a model', keyless), ...figuresOf('with a model', withModel)],
    };
  } finally {
    await model.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ingestPassages(persist: string): Promise<number> {
  const worker = await startWorker({ persist });
  try {
    await createApi(worker.url, worker.adminToken).putSite(SITE);
    const file = join(persist, 'corpus.jsonl');
    const ingest = async (articles: number) => {
      writeCorpus(file, articles);
      await ingestFolder({
        folder: file,
        site: 'bench',
        workerUrl: worker.url,
        adminToken: worker.adminToken,
        baseUrl: 'https://help.example.com',
      });
      const rows = await (await worker.db())
        .prepare('SELECT count(*) AS n FROM passages')
        .all<{ n: number }>();
      return rows.results[0]?.n ?? 0;
    };
    const sample = await ingest(200);
    return await ingest(Math.ceil((PASSAGES / sample) * 200));
  } finally {
    await worker.close();
  }
}

async function measure(options: WorkerOptions, modelMs: () => number = () => 0): Promise<Series> {
  const worker = await startWorker(options);
  const empty = await startWorker({ script: join(ROOT, 'scripts/bench/empty-walk.mjs') });
  const api = createApi(worker.url);
  const all = questions();
  const series: Series = { turns: [], walks: [], cpuMsPerTurn: 0, cpuMsPerWalk: 0 };
  try {
    const { token } = await api.openSession('bench');
    let cpuBefore = 0;
    let walkCpuBefore = 0;
    for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
      if (turn === WARM_UP) {
        cpuBefore = cpuTimeMs(worker.pid());
        walkCpuBefore = cpuTimeMs(empty.pid());
      }
      const question = all[turn % all.length] ?? '';
      const sample = await timeRequest(worker, '/v1/chat', chatRequest(crypto.randomUUID(), question), token);
      const walk = await timeRequest(empty, `/${crypto.randomUUID()}`, { text: question });
      // The scripted server books its time when its own response has ended.
      await new Promise(resolve => setTimeout(resolve, 5));
      if (turn < WARM_UP) continue;
      series.turns.push({ ...sample, totalMs: sample.totalMs - modelMs() });
      series.walks.push(walk);
    }
    series.cpuMsPerTurn = (cpuTimeMs(worker.pid()) - cpuBefore) / TURNS;
    series.cpuMsPerWalk = (cpuTimeMs(empty.pid()) - walkCpuBefore) / TURNS;
    return series;
  } finally {
    await worker.close();
    await empty.close();
  }
}

async function timeRequest(worker: RunningWorker, path: string, body: unknown, token = ''): Promise<Sample> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const started = performance.now();
  const response = await fetch(worker.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok || !response.body) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  let firstEventMs = 0;
  for await (const _chunk of response.body) firstEventMs ||= performance.now() - started;
  return { firstEventMs, totalMs: performance.now() - started };
}

function figuresOf(path: string, { turns, walks, cpuMsPerTurn, cpuMsPerWalk }: Series): Figure[] {
  const total = (samples: Sample[], share: number) =>
    percentile(
      samples.map(sample => sample.totalMs),
      share,
    );
  const first = (share: number) =>
    percentile(
      turns.map(sample => sample.firstEventMs),
      share,
    );
  const ratio = (share: number) => total(turns, share) / total(walks, share);
  return [
    { what: `${path}: empty walk, p50`, value: total(walks, 0.5), unit: 'ms' },
    { what: `${path}: empty walk, p95`, value: total(walks, 0.95), unit: 'ms' },
    { what: `${path}: turn beyond the model, p50`, value: total(turns, 0.5), unit: 'ms' },
    { what: `${path}: turn beyond the model, p95`, value: total(turns, 0.95), unit: 'ms' },
    { what: `${path}: ratio to the empty walk, p50`, value: ratio(0.5), unit: '×', target: 2.5 },
    { what: `${path}: ratio to the empty walk, p95`, value: ratio(0.95), unit: '×', target: 3 },
    { what: `${path}: first event, p50`, value: first(0.5), unit: 'ms' },
    { what: `${path}: first event, p95`, value: first(0.95), unit: 'ms', target: 60 },
    { what: `${path}: CPU an empty walk, whole process`, value: cpuMsPerWalk, unit: 'ms' },
    { what: `${path}: CPU a turn, whole process`, value: cpuMsPerTurn, unit: 'ms', target: 10 },
  ];
}

const SITE = {
  id: 'bench',
  name: 'Bench',
  origins: ['http://localhost:8788'],
  contactUrl: 'http://localhost:8788/contact',
};
