import { basename } from 'node:path';
import { percentile } from '../bench/result.ts';
import { describeMargin, estimate, margin } from './bootstrap.ts';
import type { Query } from './dataset.ts';
import { readDocuments, readQueries, spread } from './dataset.ts';
import type { RankScores } from './metrics.ts';
import { mean, scoreRanking } from './metrics.ts';
import type { PeerName } from './peers.ts';
import { PEERS } from './peers.ts';
import { toTable } from './table.ts';
import type { EvalWorld } from './world.ts';
import { historyOf, inLanes, startEvalWorld } from './world.ts';

const SITE = 'eval';
/** Passages asked for, as a turn does. */
export const SEARCH_LIMIT = 8;
const LANES = 2;
/** Questions asked one after another, with nothing beside them, to time the search. */
const TIMED = 150;
const WARM_UP = 10;
const RANKED = 10;

export interface RetrievalOptions {
  folder: string;
  hasHistory: boolean;
  hasPeers: boolean;
  limit: number | undefined;
}

/** One engine's figures over the same questions. */
export interface EngineScores extends RankScores {
  n: number;
  byTier: Record<string, RankScores & { n: number }>;
  ingestMs: number;
  p50Ms: number;
  p95Ms: number;
}

export interface RetrievalReport {
  json: EngineScores & {
    peers?: Record<PeerName, EngineScores>;
    /** Bootstrap interval of nDCG@10. */
    interval95: [number, number];
    /** Resolved questions learned from. */
    history: number;
  };
  /** For people, in Markdown. */
  text: string;
}

interface EngineRun {
  name: string;
  perQuery: RankScores[];
  scores: EngineScores;
}

/** Ranks a data set's articles for its questions through the worker, and by peers over the same rows. */
export async function evaluateRetrieval(options: RetrievalOptions): Promise<RetrievalReport> {
  const queries = spread(readQueries(options.folder), options.limit);
  const world = await startEvalWorld();
  try {
    const { ms: ingestMs } = await world.ingest(SITE, options.folder);
    const past = options.hasHistory ? historyOf(options.folder) : undefined;
    const history = past ? await world.learn(SITE, past) : 0;
    const ours = await runOurs(world, queries, ingestMs);
    const peers = options.hasPeers ? runPeers(options.folder, queries) : [];
    return reportOf(basename(options.folder), ours, peers, history);
  } finally {
    await world.close();
  }
}

async function runOurs(world: EvalWorld, queries: Query[], ingestMs: number): Promise<EngineRun> {
  const perQuery = await inLanes(queries, LANES, 'questions', async ({ text, relevant }) => {
    const { articles } = await world.api.search(SITE, { text, limit: SEARCH_LIMIT });
    return scoreRanking(
      articles.map(article => article.articleId),
      relevant,
    );
  });
  const times: number[] = [];
  for (const [index, { text }] of spread(queries, TIMED + WARM_UP).entries()) {
    const { timings } = await world.api.search(SITE, { text, limit: SEARCH_LIMIT });
    if (index >= WARM_UP) times.push(timings.retrievalMs);
  }
  return { name: 'Waypost', perQuery, scores: scoresOf(queries, perQuery, ingestMs, times) };
}

function runPeers(folder: string, queries: Query[]): EngineRun[] {
  const documents = readDocuments(folder);
  return PEERS.map(({ name, build }) => {
    const started = performance.now();
    const peer = build(documents);
    const ingestMs = performance.now() - started;
    const times: number[] = [];
    const perQuery = queries.map(({ text, relevant }) => {
      const asked = performance.now();
      const ranked = peer.search(text, RANKED);
      times.push(performance.now() - asked);
      return scoreRanking(ranked, relevant);
    });
    process.stderr.write(`${name}: ${queries.length} questions asked\n`);
    return { name, perQuery, scores: scoresOf(queries, perQuery, ingestMs, times) };
  });
}

function scoresOf(queries: Query[], perQuery: RankScores[], ingestMs: number, times: number[]): EngineScores {
  const tiers = [...new Set(queries.flatMap(query => query.tier ?? []))].sort();
  const byTier = tiers.map(tier => {
    const rows = perQuery.filter((_scores, index) => queries[index]?.tier === tier);
    return [tier, { ...meansOf(rows), n: rows.length }] as const;
  });
  return {
    ...meansOf(perQuery),
    n: queries.length,
    byTier: Object.fromEntries(byTier),
    ingestMs: rounded(ingestMs, 0),
    p50Ms: times.length > 0 ? rounded(percentile(times, 0.5), 2) : 0,
    p95Ms: times.length > 0 ? rounded(percentile(times, 0.95), 2) : 0,
  };
}

function meansOf(rows: RankScores[]): RankScores {
  const of = (key: keyof RankScores) => rounded(mean(rows.map(row => row[key])), 4);
  return { ndcg10: of('ndcg10'), mrr10: of('mrr10'), recall5: of('recall5'), hit5: of('hit5') };
}

function reportOf(set: string, ours: EngineRun, peers: EngineRun[], history: number): RetrievalReport {
  const own = ndcgOf(ours);
  const { low, high } = estimate(own);
  const tiers = Object.keys(ours.scores.byTier);
  const header = ['', 'nDCG@10', '95%', ...tiers.map(tier => `tier ${tier}`), 'MRR@10', 'Recall@5', 'hit@5'];
  const rows = [ours, ...peers].map(run => {
    const { scores } = run;
    const interval = estimate(ndcgOf(run));
    return [
      run.name,
      scores.ndcg10.toFixed(3),
      `${interval.low.toFixed(3)}–${interval.high.toFixed(3)}`,
      ...tiers.map(tier => scores.byTier[tier]?.ndcg10.toFixed(3) ?? ''),
      scores.mrr10.toFixed(3),
      scores.recall5.toFixed(3),
      scores.hit5.toFixed(3),
      String(scores.ingestMs),
      scores.p50Ms.toFixed(1),
      scores.p95Ms.toFixed(1),
      run === ours ? '' : describeMargin(margin(own, ndcgOf(run))),
    ];
  });
  const { n } = ours.scores;
  const learned = history > 0 ? `, ${history} resolved questions learned from` : '';
  const text = [
    `${set}: ${n} questions${learned}`,
    '',
    toTable([...header, 'ingest ms', 'p50 ms', 'p95 ms', 'our margin'], rows),
  ].join('\n');
  return {
    json: {
      ...ours.scores,
      ...(peers.length > 0 && { peers: peersOf(peers) }),
      interval95: [rounded(low, 4), rounded(high, 4)],
      history,
    },
    text,
  };
}

function peersOf(runs: EngineRun[]): Record<PeerName, EngineScores> {
  return Object.fromEntries(runs.map(run => [run.name, run.scores])) as Record<PeerName, EngineScores>;
}

function ndcgOf(run: EngineRun): number[] {
  return run.perQuery.map(scores => scores.ndcg10);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
