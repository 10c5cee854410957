import { decodeEntities } from '../html-entities.ts';

const BLOCK_END = /<\/(p|div|li|tr|h[1-6]|ul|ol|pre|blockquote|table)\s*>|<(br|hr)\b[^>]*>/gi;
const UNSEEN = /<(script|style|head|title)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;

/**
 * The words of a helpdesk's HTML: lines end where blocks do, list items get a dash, links keep their
 * address. The result is text and is shown as text: nothing in it is markup any more.
 */
export function htmlToText(html: string): string {
  const plain = html
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .replace(/<a\b[^>]*\bhref="(https?:[^"]*)"[^>]*>(.*?)<\/a>/gi, (_, url: string, label: string) =>
      label.includes(url) ? label : `${label} (${url})`,
    )
    .replace(/<li\b[^>]*>/gi, '- ')
    .replace(BLOCK_END, '\n')
    .replace(/<[^>]*>/g, '');
  return decodeEntities(plain)
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
