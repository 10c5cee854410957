/**
 * Words of the index's `scope` column. They end in a digit so that no stemmer touches them, and are
 * letters and digits only so that no tokenizer splits them.
 */

/** The word that every passage of a site carries. */
export function siteScope(site: string): string {
  return `s${hex(site)}0`;
}

/** The word that every passage of an article with this page pattern carries. */
export function patternScope(pattern: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(pattern)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `p${hash.toString(16)}0`;
}

function hex(text: string): string {
  return Array.from(new TextEncoder().encode(text), byte => byte.toString(16).padStart(2, '0')).join('');
}
