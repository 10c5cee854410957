import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceContent } from '../source.ts';
import { openPageCache } from './cache.ts';
import { crawl } from './crawl.ts';
import { createGet } from './http.ts';
import { createVisitor } from './visitor.ts';

const TIMEOUT_MS = 20_000;
/** Room for a sitemap; what a page may have, crawl.ts says. */
const BODY_BYTES = 20_000_000;
const BACKOFF_MS = 1_000;

export interface SiteSource {
  start: string;
  sitemap?: string | undefined;
  /** Where the cache of this source is kept. */
  cacheFile: string;
  pauseMs: number;
  maxPages: number;
  allowPrivate: boolean;
  /** First wait before another try, in milliseconds. */
  backoffMs?: number;
  onProgress: (done: number, known: number) => void;
}

/** A website as a source of articles, over the real network and a cache on disk. Throws CrawlFault. */
export async function readSite(source: SiteSource): Promise<SourceContent> {
  const { start, sitemap, maxPages, allowPrivate, pauseMs, onProgress } = source;
  const visitor = createVisitor({
    get: createGet({ timeoutMs: TIMEOUT_MS, maxBytes: BODY_BYTES, allowPrivate }),
    sleep: ms => sleep(ms),
    now: Date.now,
    pauseMs,
    backoffMs: source.backoffMs ?? BACKOFF_MS,
  });
  const cache = await openPageCache(source.cacheFile);
  return await crawl({ start, sitemap, maxPages, visitor, cache, onProgress });
}
