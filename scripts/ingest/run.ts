import { hashArticle } from '../../worker/src/knowledge/prepare.ts';
import type { ArticleInput } from '../../worker/src/knowledge/types.ts';
import type { IngestClient } from './client.ts';
import { IngestError } from './client.ts';
import type { Rejection, SourceContent } from './source.ts';

/** One request's articles; far below the worker's limit, large enough that trips do not count. */
const BATCH_BYTES = 400_000;
const BATCH_ARTICLES = 200;

export interface IngestSummary {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  rejected: Rejection[];
  skipped: Rejection[];
  /** What failed beside the articles, each once. */
  warnings: string[];
  /** Articles whose vectors were written by this run though they were unchanged. */
  revectored: number;
  /** Rows that the database wrote for the articles; absent when the worker does not tell. */
  rowsWritten?: number;
  /** Set when nothing was removed because too much would have been. */
  refusal?: string;
  /** Set when nothing was removed because not all of the source could be seen. */
  partial?: string;
}

/** Brings the worker in step with a source: only what is new or changed is sent. Safe to repeat. */
export async function runIngest(
  client: IngestClient,
  content: SourceContent,
  options: { force: boolean; onProgress: (done: number, total: number) => void },
): Promise<IngestSummary> {
  const hashes = await Promise.all(
    content.articles.map(async article => ({ id: article.id, hash: await hashArticle(article) })),
  );
  const plan = await client.plan(hashes);
  const added = new Set(plan.added);
  const wanted = new Set([...plan.added, ...plan.changed]);
  const toSend = content.articles.filter(article => wanted.has(article.id));
  const summary: IngestSummary = {
    added: 0,
    changed: 0,
    unchanged: plan.unchanged.length,
    removed: 0,
    rejected: [...content.rejected],
    skipped: content.skipped,
    warnings: [],
    revectored: 0,
  };
  let done = 0;
  options.onProgress(done, toSend.length);
  for (const batch of batchesOf(toSend)) {
    const report = await client.put(batch);
    for (const id of report.stored) summary[added.has(id) ? 'added' : 'changed']++;
    summary.rejected.push(...report.rejected.map(({ id, reason }) => ({ file: id, reason })));
    warn(summary, report.warnings);
    if (report.rowsWritten !== undefined) {
      summary.rowsWritten = (summary.rowsWritten ?? 0) + report.rowsWritten;
    }
    done += batch.length;
    options.onProgress(done, toSend.length);
  }
  if (content.partial !== undefined) {
    await repairVectors(client, summary);
    return { ...summary, partial: content.partial };
  }
  const kept = [...content.articles.map(article => article.id), ...content.rejectedIds];
  try {
    const { removed, warnings, unvectored = 0 } = await client.finish(kept, options.force);
    summary.removed = removed.length;
    warn(summary, warnings);
    if (unvectored > 0) await repairVectors(client, summary);
  } catch (error) {
    if (!(error instanceof IngestError) || error.code !== 'source_shrunk') throw error;
    summary.refusal = error.message;
  }
  return summary;
}

/** Makes good what an earlier run left without vectors, or what a new embedder needs; ends when nothing more succeeds. */
async function repairVectors(client: IngestClient, summary: IngestSummary): Promise<void> {
  for (let left = 1; left > 0; ) {
    const repaired = await client.repair();
    summary.revectored += repaired.written;
    warn(summary, repaired.warnings);
    left = repaired.written > 0 ? repaired.left : 0;
  }
}

function warn(summary: IngestSummary, warnings: string[] = []): void {
  summary.warnings.push(...warnings.filter(warning => !summary.warnings.includes(warning)));
}

/** Articles in requests of bounded size; one that is larger goes alone. */
export function* batchesOf(
  articles: ArticleInput[],
  most = { bytes: BATCH_BYTES, articles: BATCH_ARTICLES },
): Generator<ArticleInput[]> {
  let batch: ArticleInput[] = [];
  let bytes = 0;
  for (const article of articles) {
    const size = Buffer.byteLength(article.text) + Buffer.byteLength(article.notes ?? '') + 500;
    if (batch.length && (bytes + size > most.bytes || batch.length === most.articles)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(article);
    bytes += size;
  }
  if (batch.length) yield batch;
}
