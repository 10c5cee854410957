import type { SourceContent } from '../source.ts';
import { createTrapGuard, isInScope, looksLikePage, normaliseAddress, scopeOf } from './address.ts';
import type { PageCache } from './cache.ts';
import type { Gathered } from './collect.ts';
import { createGathered, keepUnseen, takeVisit } from './collect.ts';
import { CrawlFault } from './crawl-fault.ts';
import { listPages } from './listing.ts';
import type { Robots } from './robots.ts';
import { readRobots } from './robots.ts';
import type { Visitor } from './visitor.ts';

/** So many pages in a row that cannot be had: the site is down, and is left alone. */
const FAILURES_IN_A_ROW = 8;
const SAVE_EVERY = 25;

export interface CrawlOptions {
  /** Where to start, or a sitemap. */
  start: string;
  /** A sitemap to take the pages from instead of looking for one. */
  sitemap?: string | undefined;
  /** Pages that are asked for at most. */
  maxPages: number;
  visitor: Visitor;
  cache: PageCache;
  onProgress: (done: number, known: number) => void;
}

/**
 * Crawls one host below the start's path: the pages of its sitemap, or where there is none what its
 * pages link to. What could not be had stays in the site's knowledge: its id is among `rejectedIds`, and
 * `partial` is set where pages may have been missed. Throws CrawlFault.
 */
export async function crawl(options: CrawlOptions): Promise<SourceContent> {
  const start = normaliseAddress(options.start);
  if (!start) throw new CrawlFault(`${options.start} is not an http:// or https:// address.`);
  const isSitemap = /\.xml(?:\.gz)?$/i.test(new URL(start).pathname);
  const scope = isSitemap ? new URL(start).origin : scopeOf(start);
  const { origin } = new URL(start);
  const robots = await readRobots(options.visitor, origin);
  if ('unreachable' in robots) {
    throw new CrawlFault(
      `${origin}/robots.txt cannot be read: ${robots.unreachable} Nothing was crawled and nothing changed. Check the address, or try again later.`,
    );
  }
  options.visitor.slowDown(robots.delayMs);
  const gathered = createGathered(options.cache, scope);
  const { content } = gathered;
  const given = isSitemap ? start : options.sitemap;
  const listed = await listPages(options.visitor, robots, given, origin, content);
  const inScope = listed.filter(address => isInScope(address, scope) && looksLikePage(address));
  if (isSitemap || options.sitemap) {
    if (inScope.length === 0)
      throw new CrawlFault(`The sitemap names no page below ${scope}. Check the address.`);
  }
  const isListed = inScope.length > 0;
  await visitAll(isListed ? inScope : [start], isListed, robots, gathered, options);
  await options.cache.save();
  return content;
}

async function visitAll(
  starts: string[],
  isListed: boolean,
  robots: Robots,
  gathered: Gathered,
  options: CrawlOptions,
): Promise<void> {
  const { content, scope, done } = gathered;
  const queue = [...new Set(starts)];
  const known = new Set(queue);
  const trapOf = createTrapGuard();
  let failures = 0;
  let asked = 0;
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (done.has(address)) continue;
    if (asked >= options.maxPages || failures >= FAILURES_IN_A_ROW) {
      keepUnseen([address, ...queue], gathered);
      content.partial =
        failures >= FAILURES_IN_A_ROW
          ? `the site stopped answering: ${failures} pages in a row could not be fetched.`
          : `there are more than ${options.maxPages} pages. Raise --max-pages to see them all.`;
      break;
    }
    asked++;
    const visit = await options.visitor.visit(address, {
      isAllowed: page => robots.isAllowed(page),
      validatorsOf: page => options.cache.get(page),
    });
    failures = visit.kind === 'failed' ? failures + 1 : 0;
    const links = takeVisit(address, visit, isListed, gathered);
    for (const link of isListed ? [] : links) {
      if (known.has(link) || !isInScope(link, scope)) continue;
      known.add(link);
      const trap = trapOf(link);
      if (trap === undefined) queue.push(link);
      else content.skipped.push({ file: link, reason: `It was not followed: ${trap}.` });
    }
    options.onProgress(asked, asked + queue.length);
    if (asked % SAVE_EVERY === 0) await options.cache.save();
  }
}
