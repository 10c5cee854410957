import type { PageContext } from '../../../worker/src/protocol.ts';

const MAX_URL = 2_000;
const MAX_TITLE = 256;
const MAX_HEADINGS = 8;
const MAX_HEADING = 120;
const MAX_ATTRIBUTES = 32;
const MAX_VALUE = 256;
const MAX_ACTIONS = 50;

/** An address without query, hash, user or password: those may hold secrets. */
export function cleanUrl(href: string): string {
  const { protocol, host, pathname } = new URL(href);
  return `${protocol}//${host}${pathname}`.slice(0, MAX_URL);
}

/** One line of at most `limit` characters. */
export function clip(text: string, limit: number): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, limit);
}

/**
 * What the chat sees of the page, and all of it: address, title, language (the widget's where the tag sets one), first visible headings, the
 * `data-waypost-*` attributes of html, body and main, the values given to `setContext`
 * and the names given to `registerAction`.
 */
export function readPage(
  page: Document,
  context: Record<string, string>,
  locale?: string,
  actions: readonly string[] = [],
): PageContext {
  const attributes = { ...declared(page), ...context };
  const headings = [...page.querySelectorAll<HTMLElement>('h1, h2, h3')]
    .filter(heading => heading.getClientRects().length > 0 && !heading.closest('nav'))
    .map(heading => clip(heading.textContent ?? '', MAX_HEADING))
    .filter(Boolean)
    .slice(0, MAX_HEADINGS);
  const language = clip(locale || page.documentElement.lang, 35);
  const entries = Object.entries(attributes)
    .slice(0, MAX_ATTRIBUTES)
    .map(([name, value]) => [clip(name, 64), clip(value, MAX_VALUE)]);
  return {
    url: cleanUrl(page.location.href),
    // An element named "title" would stand in for the page's own.
    ...(typeof page.title === 'string' && page.title && { title: clip(page.title, MAX_TITLE) }),
    ...(language && { language }),
    ...(headings.length > 0 && { headings }),
    ...(entries.length > 0 && { attributes: Object.fromEntries(entries) }),
    ...(actions.length > 0 && { actions: actions.slice(0, MAX_ACTIONS) }),
  };
}

function declared(page: Document): Record<string, string> {
  const found: Record<string, string> = {};
  for (const element of [page.documentElement, page.body, page.querySelector('main')]) {
    for (const { name, value } of element?.attributes ?? []) {
      if (name.startsWith('data-waypost-')) found[name.slice(13)] = value;
    }
  }
  return found;
}
