import { safeLink } from '../markdown/safe-link.ts';

/**
 * The article's address with a text fragment, so that its own page scrolls to the quote. Long quotes are
 * named by their first and last words. Undefined where there is no address to follow.
 */
export function quoteLink(url: string | undefined, quote: string): string | undefined {
  const link = safeLink(url);
  if (!link || link.startsWith('mailto:')) return undefined;
  const words = quote.replace(/[*`#]/g, '').trim().split(/\s+/);
  const isLong = words.length > 12;
  const directive = isLong ? `${encode(words.slice(0, 5))},${encode(words.slice(-5))}` : encode(words);
  return directive ? `${link}${link.includes('#') ? '' : '#'}:~:text=${directive}` : link;
}

function encode(words: string[]): string {
  // `-` and `,` have a meaning of their own in a text directive.
  return encodeURIComponent(words.join(' ')).replace(/-/g, '%2D');
}
