/**
 * Compares two secrets by their digests, all bytes of them, so that the time taken tells nothing. Plain Web
 * Crypto: helpdesk adapters are tested outside workerd too.
 */
export async function isSameSecret(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([digestOf(a), digestOf(b)]);
  return first.reduce((sum, byte, at) => sum | (byte ^ (second[at] ?? 0)), 0) === 0;
}

/** SHA-256 of a text or of bytes. */
export async function digestOf(data: string | Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

/** Bytes in hex, lower case. */
export function toHex(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
