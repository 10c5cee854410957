import { createHash } from 'node:crypto';
import type { ArticleInput } from '../../../worker/src/knowledge/types.ts';
import type { SourceContent } from '../source.ts';
import { articleIdOf, isInScope, scopeOf } from './address.ts';
import type { PageCache, RememberedPage } from './cache.ts';
import { decodeHtml, isHtml } from './charset.ts';
import type { PageReading } from './page.ts';
import { readPage } from './page.ts';
import type { Visit } from './visitor.ts';

/** As for a file of a folder. */
const PAGE_BYTES = 4_000_000;

/** What a crawl has gathered so far. */
export type Gathered = ReturnType<typeof createGathered>;

/** Nothing gathered yet. `scope`: the folder that the crawl stays below. */
export function createGathered(cache: PageCache, scope: string) {
  const content: SourceContent = { articles: [], rejected: [], rejectedIds: [], skipped: [] };
  return {
    cache,
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

/** Takes what came of one address into the content; returns the links to follow. */
export function takeVisit(address: string, visit: Visit, isListed: boolean, state: Gathered): string[] {
  const { cache, content } = state;
  state.done.add(address);
  switch (visit.kind) {
    case 'gone':
      cache.delete(address);
      content.skipped.push({ file: address, reason: `${visit.reason} Its article goes.` });
      return [];
    case 'refused':
    case 'failed': {
      const before = cache.get(address);
      // What robots.txt keeps for itself is no fault: every site has such pages.
      const isByRobots = visit.kind === 'refused' && visit.why === 'robots';
      const list = isByRobots ? content.skipped : content.rejected;
      list.push({ file: address, reason: `${visit.reason} What is known of it stays.` });
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

function takePage(address: string, page: RememberedPage, isListed: boolean, state: Gathered): string[] {
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
  state.cache.set(address, { ...page, ...(id !== undefined && { articleId: id }) });
  return reading.links;
}

/** Makes the article, unless another page has said the same already. Returns its id. */
function takeArticle(address: string, reading: PageReading, state: Gathered): string | undefined {
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
function canonicalOf(address: string, { canonical }: PageReading, { scope }: Gathered): string {
  if (!canonical || !isInScope(canonical, scope)) return address;
  const isRoot = scopeOf(canonical) === scope && scopeOf(address) !== scope;
  return isRoot ? address : canonical;
}

/** What was not seen is not gone: the articles of these addresses stay. */
export function keepUnseen(addresses: string[], { cache, content }: Gathered): void {
  for (const address of addresses) {
    content.rejectedIds.push(cache.get(address)?.articleId ?? articleIdOf(address));
  }
}

function hashOf({ title, text, locale }: PageReading): string {
  return createHash('sha256')
    .update(JSON.stringify([title, text, locale]))
    .digest('hex');
}
