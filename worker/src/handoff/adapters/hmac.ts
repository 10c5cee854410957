/** @returns whether `hex` is the HMAC of the bytes under any of the secrets; compared in constant time. */
export async function isHmac(
  hash: 'SHA-1' | 'SHA-256',
  secrets: string[],
  data: Uint8Array,
  hex: string,
): Promise<boolean> {
  const signature = fromHex(hex);
  if (!signature) return false;
  for (const secret of secrets) {
    const key = await crypto.subtle.importKey('raw', encode(secret), { name: 'HMAC', hash }, false, [
      'verify',
    ]);
    if (await crypto.subtle.verify('HMAC', key, signature, data as Uint8Array<ArrayBuffer>)) return true;
  }
  return false;
}

/** Hex HMAC-SHA-256 of a text. */
export async function hmacOf(secret: string, text: string): Promise<string> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encode(secret), hmac, false, ['sign']);
  return toHex(await crypto.subtle.sign('HMAC', key, encode(text)));
}

/** Hex SHA-256: names a delivery that carries no id. */
export async function digestOf(data: Uint8Array): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', data as Uint8Array<ArrayBuffer>));
}

/** Compares two secrets by their digests, so that the time tells nothing of them. */
export async function isSameSecret(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([digestOf(encode(a)), digestOf(encode(b))]);
  return first === second;
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[\da-f]{2})+$/i.test(hex)) return undefined;
  return Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
}

function toHex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
