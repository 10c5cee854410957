/** How far a webhook's time may be off, in either direction. */
export const WEBHOOK_WINDOW_MS = 300_000;

/** What is signed where a time stands before the body. */
export function signedWith(prefix: string, body: Uint8Array): Uint8Array {
  const first = new TextEncoder().encode(prefix);
  const whole = new Uint8Array(first.length + body.length);
  whole.set(first);
  whole.set(body, first.length);
  return whole;
}

/** @returns undefined for what is no JSON: no schema takes that, so that it is refused as malformed. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
