import { toHex } from '../../access/secrets.ts';

type Hash = 'SHA-1' | 'SHA-256';

/**
 * @param signature as the vendor sent it, decoded; undefined for one that could not be.
 * @returns whether it is the HMAC of the bytes under any of the secrets; compared in constant time.
 */
export async function isHmac(
  hash: Hash,
  secrets: string[],
  data: Uint8Array,
  signature: Uint8Array<ArrayBuffer> | undefined,
): Promise<boolean> {
  if (!signature) return false;
  for (const secret of secrets) {
    const key = await keyOf(secret, hash, 'verify');
    if (await crypto.subtle.verify('HMAC', key, signature, data as Uint8Array<ArrayBuffer>)) return true;
  }
  return false;
}

/** Hex HMAC-SHA-256 of a text. */
export async function hmacOf(secret: string, text: string): Promise<string> {
  const key = await keyOf(secret, 'SHA-256', 'sign');
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(text))));
}

/** @returns undefined for what is no hex. */
export function fromHex(text: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (!text || !/^(?:[\da-f]{2})+$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
}

/** @returns undefined for what is no base64. */
export function fromBase64(text: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (!text || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}

function keyOf(secret: string, hash: Hash, usage: 'sign' | 'verify'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', encode(secret), { name: 'HMAC', hash }, false, [usage]);
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}
