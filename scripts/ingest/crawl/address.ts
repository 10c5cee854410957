import { createHash } from 'node:crypto';

/** Parameters that say where a visitor came from or who they are, never what the page says. */
const TRACKING =
  /^(?:utm_\w+|gclid|gclsrc|dclid|fbclid|msclkid|yclid|mc_[ce]id|_ga|_gl|_hs\w+|hsctatracking|ref|referrer|sid|session_?id|phpsessid|jsessionid|return_to|redirect|print)$/i;
/** What is no page, by its name. */
const NO_PAGE =
  /\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|t?gz|rar|7z|dmg|exe|apk|png|jpe?g|gif|svg|webp|avif|ico|mp[34]|mov|webm|wav|css|m?js|json|xml|rss|atom|txt|woff2?|ttf)$/i;
const LOGIN =
  /\/(?:log[-_]?in|sign[-_]?in|signin|log[-_]?on|sso|saml2?|oauth2?|authorize|auth\/(?:login|realms)|users\/sign_in|account\/login|wp-login\.php)(?:[/?.]|$)/i;
/** A calendar's page: a date, and nothing after it. */
const DATE_PAGE = /\/(?:19|20)\d\d[/-]\d{1,2}(?:[/-]\d{1,2})?\/?$|\/(?:calendar|events?)\/.*\d/i;

const MOST_CHARACTERS = 1_000;
const MOST_PARAMETERS = 3;
const MOST_SEGMENTS = 12;
const SEGMENT_REPEATS = 3;
/** Addresses that differ only in their parameters, and dated pages below one path. */
const MOST_VARIANTS = 20;

/** An address in the one form that we know it by; undefined for what is not on the web. */
export function normaliseAddress(href: string, base?: string): string | undefined {
  if (!URL.canParse(href.trim(), base)) return undefined;
  const url = new URL(href.trim(), base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/i, '').replace(/\/{2,}/g, '/');
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.href.replace(/\?$/, '');
}

/** True for addresses of pages, by their name; false for pictures, archives and feeds. */
export function looksLikePage(address: string): boolean {
  return !NO_PAGE.test(new URL(address).pathname);
}

/** True where an address is of a page to sign in. */
export function isLoginAddress(address: string): boolean {
  return LOGIN.test(new URL(address).pathname);
}

/** The folder of an address: what a crawl that starts there stays below. */
export function scopeOf(address: string): string {
  const url = new URL(address);
  const isFile = /\/[^/]*\.[a-z0-9]+$/i.test(url.pathname);
  const path = isFile ? url.pathname.replace(/[^/]*$/, '') : url.pathname.replace(/\/$/, '');
  return `${url.origin}${path}`;
}

/** Same host and below the folder; https counts for http, as sites move there. */
export function isInScope(address: string, scope: string): boolean {
  const url = new URL(address);
  const from = new URL(scope);
  if (url.host !== from.host) return false;
  const folder = from.pathname.replace(/\/$/, '');
  return url.pathname === folder || url.pathname.startsWith(`${folder}/`);
}

/** A stable article id from an address: its path, and what tells pages of one path apart. */
export function articleIdOf(address: string): string {
  const url = new URL(address);
  const path = decoded(url.pathname).replace(/\/(?:index)?(?:\.html?)?$|\.(?:html?|php|aspx)$/i, '');
  const query = decoded(url.search.slice(1));
  const id = `${path}${query && `-${query}`}`
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._~:@/+-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|[-/]+$/gu, '');
  if (id.length <= 200) return id || 'home';
  return `${id.slice(0, 180)}-${createHash('sha256').update(address).digest('hex').slice(0, 16)}`;
}

/** Remembers what a crawl has met and says which addresses are a site's endless corridors. */
export function createTrapGuard(): (address: string) => string | undefined {
  const variants = new Map<string, number>();
  const isBeyond = (key: string) => {
    const count = (variants.get(key) ?? 0) + 1;
    variants.set(key, count);
    return count > MOST_VARIANTS;
  };
  return address => {
    const url = new URL(address);
    const segments = url.pathname.split('/').filter(Boolean);
    if (address.length > MOST_CHARACTERS) return 'its address is too long';
    if (segments.length > MOST_SEGMENTS) return 'its path is too deep';
    const repeats = Math.max(0, ...segments.map(one => segments.filter(other => other === one).length));
    if (repeats >= SEGMENT_REPEATS) return 'its path repeats itself';
    if ([...url.searchParams.keys()].length > MOST_PARAMETERS) return 'it has too many parameters';
    if (url.search && isBeyond(`${url.pathname}?`)) return 'there are too many variants of its path';
    const dated = DATE_PAGE.exec(url.pathname);
    if (dated && isBeyond(`${url.pathname.slice(0, dated.index)}/date`)) return 'it is a page of a calendar';
    return undefined;
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    return text;
  }
}
