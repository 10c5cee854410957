/** What a model's sentence may show. */
export interface Allowed {
  /** Addresses that the passages or the site's settings hold. */
  urls: Set<string>;
  /** Beginnings of addresses that the site allows besides. */
  beginnings?: readonly string[];
}

const URL_PATTERN = /\b(?:https?:\/\/|www\.)[^\s<>()[\]"']+|\b(?:javascript|data|vbscript|file):[^\s<>]+/gi;
const BARE_HOST =
  /\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|app|example|info|xyz|co|ru|cn|de|me|link|site|online|top)\/[^\s<>()[\]"']+/gi;

/** Takes images, tags and foreign addresses out of a model's sentence; a link's label stays. */
export function neutralise(sentence: string, { urls, beginnings = [] }: Allowed): string {
  const isAllowed = (written: string) => {
    const url = written.replace(/[.,;:!?]+$/, '');
    return urls.has(url) || beginnings.some(beginning => isUnder(url, beginning));
  };
  return sentence
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?/g, '')
    .replace(/\[([^\]]+)\]\(([^()\s]+)[^)]*\)/g, (_, label: string, url: string) =>
      isAllowed(url) ? url : label,
    )
    .replace(/^\s*\[[^\]]+\]:\s*\S+.*$/gm, '')
    .replace(/<(https?:\/\/[^>\s]+)>/gi, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(URL_PATTERN, url => (isAllowed(url) ? url : ''))
    .replace(BARE_HOST, (url, offset: number, whole: string) =>
      isAllowed(url) || /https?:\/\/\S*$/i.test(whole.slice(0, offset)) ? url : '',
    )
    .replace(/(?<=\S)[ \t]{2,}/g, ' ')
    .replace(/[ \t]+([.,;!?])/g, '$1');
}

/** Addresses found literally in texts. */
export function urlsIn(texts: Array<string | undefined>): Set<string> {
  const found = texts.flatMap(text => text?.match(/https?:\/\/[^\s<>()[\]"']+/gi) ?? []);
  return new Set(found.map(url => url.replace(/[.,;:!?]+$/, '')));
}

/** On the same host, below the same path: "https://acme.com" is no beginning of "https://acme.com.evil.example". */
export function isUnder(url: string, beginning: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(beginning)) return false;
  const [found, allowed] = [new URL(url), new URL(beginning)];
  // Addresses without a host have no origin to tell them apart: javascript: is not under mailto:.
  if (
    found.protocol !== allowed.protocol ||
    found.username ||
    found.password ||
    found.origin !== allowed.origin
  )
    return false;
  const path = allowed.pathname.replace(/\/$/, '');
  return found.pathname === path || found.pathname.startsWith(`${path}/`) || path === '';
}
