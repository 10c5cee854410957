import { formatArticleText, normaliseArticleText } from '../../../worker/src/knowledge/article-text.ts';
import { headingText } from '../html.ts';
import { parseDocument } from '../html-tree.ts';
import type { NewBlock } from '../line-builder.ts';
import { oneLine } from '../line-builder.ts';
import { isLoginAddress, looksLikePage, normaliseAddress } from './address.ts';
import { mainContent } from './main-content.ts';

/** Raise when pages are read in another way, so that what was remembered of them is read anew. */
export const EXTRACTION_VERSION = 1;

/** What a page says of itself. */
export interface PageReading {
  title: string;
  /** Article text; empty where the page has none. */
  text: string;
  locale?: string;
  area?: string;
  /** ISO 8601 */
  updatedAt?: string;
  /** The address the page wants to be known by. */
  canonical?: string;
  /** Pages it links to and its translations, normalised; none where it asks not to follow them. */
  links: string[];
  /** Why this is no article: then it is read for its links alone. */
  noArticle?: { kind: 'skipped' | 'rejected'; reason: string };
}

/** A page with links says less than so many words outside them when it is only a list of them. */
const FEW_LINKS = { least: 1, words: 12 };
const MANY_LINKS = { least: 5, words: 40 };
/** From so many links on, a page is a list of them if they are most of its words. */
const LIST_LINKS = 15;
/** Lines above a title, and words in each, that can be its breadcrumbs. */
const MOST_ABOVE = 4;
const WORDS_ABOVE = 12;
/** Sign-in pages say little beside their form. */
const LOGIN_WORDS = 150;
const LOGIN_TITLE =
  /\b(?:log ?in|sign ?in|log ?on|anmelden|anmeldung|se connecter|connexion|iniciar sesión|password|passwort)\b/i;
const ERROR_TITLE = /^(?:(?:error )?40[34]\b|(?:page |article )?not found|seite nicht gefunden|oops\b)/i;

/** Reads one page of a help centre. Never throws for what is in it. */
export function readPage(html: string, address: string): PageReading {
  const document = parseDocument(html);
  const robots = metaOf(document, 'name', 'robots').toLowerCase();
  const blocks = mainContent(html);
  const title = titleOf(document);
  const own = belowTitle(blocks, title);
  const text = normaliseArticleText(formatArticleText(own));
  const canonical = hrefOf(document, 'link[rel="canonical"]', address);
  const locale = localeOf(document);
  const area = oneLine(metaOf(document, 'property', 'article:section')).slice(0, 100);
  const updatedAt = dateOf(document, html);
  return {
    title,
    text,
    ...(locale && { locale }),
    ...(area && { area }),
    ...(updatedAt && { updatedAt }),
    ...(canonical && { canonical }),
    links: /nofollow|none/.test(robots) ? [] : linksOf(document, address),
    ...faultOf(document, title, text, robots),
  };
}

/** What stands above a page's own title within its article is where the page belongs, and who wrote it. */
function belowTitle(blocks: NewBlock[], title: string): NewBlock[] {
  const at = blocks.findIndex(block => block.kind === 'heading' && block.text === title);
  const above = blocks.slice(0, Math.max(at, 0));
  const isChrome = at <= MOST_ABOVE && above.every(block => block.text.split(' ').length <= WORDS_ABOVE);
  return at !== -1 && isChrome ? blocks.slice(at + 1) : blocks;
}

function faultOf(
  document: Document,
  title: string,
  text: string,
  robots: string,
): Pick<PageReading, 'noArticle'> {
  const rejected = (reason: string) => ({ noArticle: { kind: 'rejected', reason } as const });
  const skipped = (reason: string) => ({ noArticle: { kind: 'skipped', reason } as const });
  const words = text.match(/\S+/g)?.length ?? 0;
  const hasPassword = document.querySelector('input[type="password" i]') !== null;
  if (hasPassword && (words < LOGIN_WORDS || LOGIN_TITLE.test(title))) return rejected('It asks to sign in.');
  if (/noindex|none/.test(robots)) return skipped('It asks not to be indexed.');
  if (words === 0) return rejected('It shows no text without JavaScript, or has none.');
  if (ERROR_TITLE.test(title) && words < LOGIN_WORDS) return rejected('It is an error page.');
  if (title === '') return rejected('It has no title.');
  if (isListing(document, text, words)) return skipped('It is a list of links, not an article.');
  return {};
}

function isListing(document: Document, text: string, words: number): boolean {
  const texts = [...document.querySelectorAll('a[href]')].map(link => oneLine(link.textContent ?? ''));
  // Only links that are part of what was taken for the article.
  const within = texts.filter(link => link !== '' && text.includes(link));
  const linked = within.reduce((sum, link) => sum + link.split(' ').length, 0);
  const outside = words - linked;
  if (within.length >= LIST_LINKS && outside < linked) return true;
  return [FEW_LINKS, MANY_LINKS].some(limit => within.length >= limit.least && outside < limit.words);
}

function titleOf(document: Document): string {
  const headings = [...document.querySelectorAll('h1')].map(headingText);
  const within = document.querySelector('main h1, article h1, [role="main"] h1');
  const heading = headingText(within) || (headings.length === 1 ? headings[0] : '');
  if (heading) return heading.slice(0, 300);
  const open = oneLine(metaOf(document, 'property', 'og:title'));
  if (open) return open.slice(0, 300);
  const title = oneLine(document.querySelector('title')?.textContent ?? '');
  // "Cancel a plan | Shop Help": the site's name stands last.
  return (/^(.{3,}?)\s+[|–—·»-]\s+[^|–—·»]{1,60}$/.exec(title)?.[1] ?? title).slice(0, 300);
}

function localeOf(document: Document): string | undefined {
  const lang = (document.querySelector('html')?.getAttribute('lang') ?? '').trim();
  return /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(lang) ? lang : undefined;
}

function dateOf(document: Document, html: string): string | undefined {
  const candidates = [
    metaOf(document, 'property', 'article:modified_time'),
    /"dateModified"\s*:\s*"([^"]{8,40})"/.exec(html)?.[1],
    document.querySelector('[itemprop="dateModified"]')?.getAttribute('datetime'),
  ];
  return candidates.map(candidate => /^\d{4}-\d{2}-\d{2}/.exec(candidate ?? '')?.[0]).find(Boolean);
}

function linksOf(document: Document, address: string): string[] {
  const base = hrefOf(document, 'base', address) ?? address;
  const elements = [
    ...document.querySelectorAll('a[href]:not([rel~="nofollow"])'),
    ...document.querySelectorAll('link[rel="alternate"][hreflang],link[rel="next"]'),
  ];
  const links = elements.map(element => normaliseAddress(element.getAttribute('href') ?? '', base));
  return [...new Set(links)].filter(
    link => link !== undefined && looksLikePage(link) && !isLoginAddress(link),
  ) as string[];
}

function hrefOf(document: Document, selector: string, address: string): string | undefined {
  const href = document.querySelector(selector)?.getAttribute('href');
  return href ? normaliseAddress(href, address) : undefined;
}

function metaOf(document: Document, attribute: 'name' | 'property', value: string): string {
  return document.querySelector(`meta[${attribute}="${value}"]`)?.getAttribute('content') ?? '';
}
