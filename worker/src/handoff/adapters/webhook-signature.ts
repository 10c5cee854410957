/** How far a webhook's time may be off, in either direction. */
export const WEBHOOK_WINDOW_MS = 300_000;

/**
 * Whether any of the live secrets made the signature (HMAC-SHA256 in base64). Compared in constant time by
 * the platform.
 */
export async function isSigned(secrets: string[], signature: string, signed: Uint8Array): Promise<boolean> {
  const given = fromBase64(signature);
  if (!given) return false;
  const checks = await Promise.all(
    secrets.map(async secret => {
      const key = await hmacKey(secret, ['verify']);
      return crypto.subtle.verify('HMAC', key, given, signed as Uint8Array<ArrayBuffer>);
    }),
  );
  return checks.includes(true);
}

/** Whether a text is one of the secrets; takes the same time wherever they differ. */
export async function isOneOf(secrets: string[], given: string): Promise<boolean> {
  const wanted = await digest(given);
  const checks = await Promise.all(
    secrets.map(async secret => difference(await digest(secret), wanted) === 0),
  );
  return checks.includes(true);
}

function difference(first: Uint8Array, second: Uint8Array): number {
  return first.reduce((sum, byte, at) => sum | (byte ^ (second[at] ?? 0)), 0);
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

function hmacKey(secret: string, usages: Array<'sign' | 'verify'>): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, usages);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0));
  } catch {
    // Not base64: no signature of ours.
    return undefined;
  }
}
