import { ID_BYTES, METADATA_BYTES, NAMESPACE_BYTES } from './vector-types.ts';

/** Of an embedder's name, enough to tell a handful apart. */
const EMBEDDER_PLACES = 8;

/** The searchable collections of a site. */
export type VectorCollection = 'passages' | 'questions';

/** Where a site's vectors live: the site's id for passages, with a suffix otherwise; hashed where too long. */
export function vectorNamespace(site: string, collection: VectorCollection = 'passages'): string {
  const name = collection === 'passages' ? site : `${site}~${collection}`;
  return bytesOf(name) <= NAMESPACE_BYTES ? name : `~${digest(name)}`;
}

/** Where a site's passages lie by one embedder: vectors of two embedders are never compared. */
export function passageNamespace(site: string, embedder: string): string {
  return vectorNamespace(`${site}~${digest(embedder).slice(0, EMBEDDER_PLACES)}`);
}

/** A vector's id from its owner (article or question) and its place in it; hashed where too long. */
export function vectorId(owner: string, ordinal = 0): string {
  const id = `${owner}#${ordinal}`;
  const isPlain = bytesOf(id) <= ID_BYTES && !/[\p{Cc}~]/u.test(id);
  return isPlain ? id : `~${digest(owner)}#${ordinal}`;
}

/** The part of a metadata value that is compared: its first 64 bytes, no character cut in two. */
export function indexedValue(value: string): string {
  if (value.length * 3 <= METADATA_BYTES || bytesOf(value) <= METADATA_BYTES) return value;
  let kept = '';
  let bytes = 0;
  for (const character of value) {
    bytes += bytesOf(character);
    if (bytes > METADATA_BYTES) break;
    kept += character;
  }
  return kept;
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** 106 bits as 22 letters and digits: to tell names apart, not to keep a secret. */
export function digest(text: string): string {
  return `${hash53(text, 1).toString(36).padStart(11, '0')}${hash53(text, 2).toString(36).padStart(11, '0')}`;
}

/** 53 bits of two mixed 32-bit streams ("cyrb53"). */
function hash53(text: string, seed: number): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
