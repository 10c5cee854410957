import { HelpdeskError } from '../helpdesk.ts';

const MAX_BYTES = 25_000_000;
const TIMEOUT_MS = 20_000;
const MAX_REDIRECTS = 3;

export interface VendorFileOptions {
  /** For messages: 'Intercom'. */
  vendor: string;
  /** Files there may be had without TLS, as a helpdesk of one's own may be. */
  baseUrl: string;
  /** Credentials, where files need them: they go to the helpdesk's own origin alone. */
  headers?: () => Record<string, string> | Promise<Record<string, string>>;
  fetch?: typeof fetch;
}

/**
 * Fetches a file by the address that the vendor named, which may be on another host: no credentials go there. Only https, or the helpdesk's own origin, also after a redirect.
 * @throws HelpdeskError 'gone' for an address that has expired (read the ticket again for a new one)
 */
export async function fetchVendorFile(address: string, options: VendorFileOptions): Promise<Uint8Array> {
  const { vendor, baseUrl, headers, fetch: get = fetch } = options;
  const home = new URL(baseUrl).origin;
  let url = new URL(address, baseUrl);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (url.protocol !== 'https:' && url.origin !== home) {
      throw new HelpdeskError('rejected', `${vendor}: a file lies at an address without TLS`);
    }
    const sent = url.origin === home ? await headers?.() : undefined;
    const response = await request(url, vendor, get, sent);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || !location) return bytesOf(response, vendor);
    await response.body?.cancel();
    url = new URL(location, url);
  }
  throw new HelpdeskError('rejected', `${vendor}: a file's address leads on and on`);
}

async function request(
  url: URL,
  vendor: string,
  get: typeof fetch,
  headers: Record<string, string> = {},
): Promise<Response> {
  try {
    return await get(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (cause) {
    throw new HelpdeskError('unavailable', `${vendor}: a file could not be fetched`, { cause });
  }
}

async function bytesOf(response: Response, vendor: string): Promise<Uint8Array> {
  if (!response.ok) {
    await response.body?.cancel();
    const failure = response.status >= 500 || response.status === 429 ? 'unavailable' : 'gone';
    throw new HelpdeskError(failure, `${vendor}: fetching a file was answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > MAX_BYTES) throw new HelpdeskError('rejected', `${vendor}: a file is larger than 25 MB`);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof HelpdeskError) throw cause;
    throw new HelpdeskError('unavailable', `${vendor}: a file broke off`, { cause });
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
