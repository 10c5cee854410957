import { createHash } from 'node:crypto';
import type { ArticleInput } from '../../../worker/src/knowledge/types.ts';
import type { SourceContent } from '../source.ts';
import {
  articleIdOf,
  createTrapGuard,
  isInScope,
  looksLikePage,
  normaliseAddress,
  scopeOf,
} from './address.ts';
import type { PageCache, RememberedPage } from './cache.ts';
import { decodeHtml, isHtml } from './charset.ts';
import type { PageReading } from './page.ts';
import { readPage } from './page.ts';
import type { Robots } from './robots.ts';
import { readRobots } from './robots.ts';
import { readSitemaps } from './sitemap.ts';
import type { Visit, Visitor } from './visitor.ts';

/** So many pages in a row that cannot be had: the site is down, and is left alone. */
const FAILURES_IN_A_ROW = 8;
const SAVE_EVERY = 25;
/** As for a file of a folder. */
const PAGE_BYTES = 4_000_000;

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

/** The site cannot be crawled at all; nothing may be concluded from that. The message tells what to do. */
export class CrawlFault extends Error {
  override readonly name = 'CrawlFault';
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
  const state = createState(options, scope);
  const listed = await listPages(options, robots, isSitemap ? start : options.sitemap, origin, state.content);
  const inScope = listed.filter(address => isInScope(address, scope) && looksLikePage(address));
  if (isSitemap || options.sitemap) {
    if (inScope.length === 0)
      throw new CrawlFault(`The sitemap names no page below ${scope}. Check the address.`);
  }
  const isListed = inScope.length > 0;
  await visitAll(isListed ? inScope : [start], isListed, robots, state);
  await options.cache.save();
  return state.content;
}

async function listPages(
  { visitor }: CrawlOptions,
  robots: Robots,
  given: string | undefined,
  origin: string,
  content: SourceContent,
): Promise<string[]> {
  const { host } = new URL(origin);
  const ownHost = robots.sitemaps.filter(address => URL.canParse(address) && new URL(address).host === host);
  const starts = given ? [given] : [...ownHost, `${origin}/sitemap.xml`];
  const hosts = new Set([host, ...(given && URL.canParse(given) ? [new URL(given).host] : [])]);
  const listing = await readSitemaps(starts, async address => {
    if (!hosts.has(new URL(address).host)) return { kind: 'refused', reason: 'It is on another host.' };
    return await visitor.visit(address, { isAllowed: page => !isOn(page, host) || robots.isAllowed(page) });
  });
  const outage = listing.faults.find(fault => fault.isOutage);
  const first = listing.faults[0];
  if (given && first && listing.pages.length === 0) {
    throw new CrawlFault(`The sitemap ${given} cannot be used: ${first.reason} Nothing changed.`);
  }
  if (outage) content.partial = `the sitemap ${outage.address} could not be read: ${outage.reason}`;
  for (const { address, reason, isOutage } of listing.faults) {
    // One that was only guessed at and is not there is nobody's fault.
    if (!isOutage && (given || robots.sitemaps.includes(address)))
      content.skipped.push({ file: address, reason });
  }
  return listing.pages;
}

function isOn(address: string, host: string): boolean {
  return new URL(address).host === host;
}

type State = ReturnType<typeof createState>;

function createState(options: CrawlOptions, scope: string) {
  const content: SourceContent = { articles: [], rejected: [], rejectedIds: [], skipped: [] };
  return {
    options,
    scope,
    content,
    /** Addresses that need no asking: asked already, or another name of a page that was read. */
    done: new Set<string>(),
    /** Addresses, after redirects, whose page was read. */
    read: new Set<string>(),
    /** Of each text, the address it was first seen at. */
    texts: new Map<string, string>(),
    ids: new Set<string>(),
  };
}

async function visitAll(starts: string[], isListed: boolean, robots: Robots, state: State): Promise<void> {
  const { options, content, scope } = state;
  const queue = [...new Set(starts)];
  const known = new Set(queue);
  const trapOf = createTrapGuard();
  let failures = 0;
  let asked = 0;
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (state.done.has(address)) continue;
    if (asked >= options.maxPages || failures >= FAILURES_IN_A_ROW) {
      keepUnseen([address, ...queue], state);
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
    const links = takeVisit(address, visit, isListed, state);
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

/** Takes what came of one address into the content; returns the links to follow. */
function takeVisit(address: string, visit: Visit, isListed: boolean, state: State): string[] {
  const { cache } = state.options;
  const { content } = state;
  state.done.add(address);
  switch (visit.kind) {
    case 'gone':
      cache.delete(address);
      content.skipped.push({ file: address, reason: `${visit.reason} Its article goes.` });
      return [];
    case 'refused':
    case 'failed': {
      const before = cache.get(address);
      content.rejected.push({ file: address, reason: `${visit.reason} What is known of it stays.` });
      keepUnseen([address], state);
      // Without its links, what lies behind this page cannot be seen either.
      if (!before && !isListed && visit.kind === 'failed') {
        content.partial ??= 'pages that could not be fetched may link to others.';
      }
      return before?.reading.links ?? [];
    }
    case 'unchanged': {
      const before = cache.get(visit.address);
      if (before) return takePage(visit.address, before, isListed, state);
      content.rejected.push({
        file: address,
        reason: 'The server answered 304 to a question it was not asked.',
      });
      keepUnseen([address], state);
      return [];
    }
    case 'page': {
      if (!isHtml(visit.type, visit.body)) {
        content.skipped.push({
          file: address,
          reason: `It is no page (${visit.type || 'no content type'}).`,
        });
        return [];
      }
      if (visit.body.length > PAGE_BYTES) {
        const size = `${(visit.body.length / 1e6).toFixed(1)} MB`;
        content.rejected.push({
          file: address,
          reason: `It has ${size}; an article's page takes ${PAGE_BYTES / 1e6}.`,
        });
        keepUnseen([address], state);
        return [];
      }
      const reading = readPage(decodeHtml(visit.body, visit.type), visit.address);
      const page = { reading, etag: visit.etag, lastModified: visit.lastModified };
      return takePage(visit.address, page, isListed, state);
    }
  }
}

function takePage(address: string, page: RememberedPage, isListed: boolean, state: State): string[] {
  const { content, done, read, scope } = state;
  const { reading } = page;
  done.add(address);
  if (read.has(address)) return [];
  read.add(address);
  if (!isInScope(address, scope)) {
    content.skipped.push({ file: address, reason: `It lies outside ${scope}.` });
    return [];
  }
  const id = reading.noArticle ? undefined : takeArticle(address, reading, state);
  if (reading.noArticle?.kind === 'skipped')
    content.skipped.push({ file: address, reason: reading.noArticle.reason });
  if (reading.noArticle?.kind === 'rejected') {
    content.rejected.push({
      file: address,
      reason: `${reading.noArticle.reason} What is known of it stays.`,
    });
    keepUnseen([address], state);
    // A page that asks to sign in now is not what it was: the next run asks for it in full.
    return isListed ? [] : reading.links;
  }
  state.options.cache.set(address, { ...page, ...(id !== undefined && { articleId: id }) });
  return reading.links;
}

/** Makes the article, unless another page has said the same already. Returns its id. */
function takeArticle(address: string, reading: PageReading, state: State): string | undefined {
  const { content, texts, ids, done } = state;
  const hash = hashOf(reading);
  const twin = texts.get(hash);
  if (twin !== undefined) {
    content.skipped.push({ file: address, reason: `It says the same as ${twin}.` });
    return undefined;
  }
  texts.set(hash, address);
  const own = canonicalOf(address, reading, state);
  const id = ids.has(articleIdOf(own)) ? articleIdOf(address) : articleIdOf(own);
  const url = id === articleIdOf(own) ? own : address;
  if (ids.has(id)) {
    content.rejected.push({ file: address, reason: `Its id "${id}" is another page's as well.` });
    return undefined;
  }
  ids.add(id);
  done.add(own);
  const { title, text, locale, area, updatedAt } = reading;
  const article: ArticleInput = {
    id,
    title,
    text,
    url,
    ...(locale && { locale }),
    ...(area && { area }),
    ...(updatedAt && { updatedAt }),
  };
  content.articles.push(article);
  return id;
}

/** The address a page wants to be known by, where that can be: sites that name their start page on every page are many. */
function canonicalOf(address: string, { canonical }: PageReading, { scope }: State): string {
  if (!canonical || !isInScope(canonical, scope)) return address;
  const isRoot = scopeOf(canonical) === scope && scopeOf(address) !== scope;
  return isRoot ? address : canonical;
}

/** What was not seen is not gone: the articles of these addresses stay. */
function keepUnseen(addresses: string[], { options, content }: State): void {
  for (const address of addresses) {
    content.rejectedIds.push(options.cache.get(address)?.articleId ?? articleIdOf(address));
  }
}

function hashOf({ title, text, locale }: PageReading): string {
  return createHash('sha256')
    .update(JSON.stringify([title, text, locale]))
    .digest('hex');
}
