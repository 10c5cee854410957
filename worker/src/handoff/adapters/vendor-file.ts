import { HelpdeskError } from '../helpdesk.ts';

const MAX_REDIRECTS = 3;
const TIMEOUT_MS = 30_000;
const MAX_BYTES = 25_000_000;

export interface VendorDownload {
  /** For messages: 'Zendesk'. */
  vendor: string;
  url: string;
  /** Credentials go to this address's origin alone. */
  baseUrl: string;
  headers: () => Record<string, string> | Promise<Record<string, string>>;
  fetch?: typeof fetch;
}

/**
 * Fetches a file which the vendor's API named. Vendors send on to their file stores: the way is followed
 * over https, without the credentials once it leaves the helpdesk.
 * @throws HelpdeskError
 */
export async function downloadVendorFile(download: VendorDownload): Promise<Uint8Array> {
  const { vendor, baseUrl, fetch: request = fetch } = download;
  let url = new URL(download.url, baseUrl);
  const home = new URL(baseUrl).origin;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const isHome = url.origin === home;
    if (!isHome && url.protocol !== 'https:')
      throw new HelpdeskError('rejected', `${vendor}: a file's address is not https`);
    const response = await reach(vendor, () => {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      return Promise.resolve(isHome ? download.headers() : {}).then(headers =>
        request(url, { headers, redirect: 'manual', signal }),
      );
    });
    const next = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && next) {
      url = new URL(next, url);
      continue;
    }
    if (response.status === 404 || response.status === 410)
      throw new HelpdeskError('gone', `${vendor}: the file is gone`);
    if (!response.ok)
      throw new HelpdeskError('unavailable', `${vendor}: a file's download answered ${response.status}`);
    if (Number(response.headers.get('content-length') ?? 0) > MAX_BYTES) throw tooLarge(vendor);
    const data = new Uint8Array(await reach(vendor, () => response.arrayBuffer()));
    if (data.length > MAX_BYTES) throw tooLarge(vendor);
    return data;
  }
  throw new HelpdeskError('unavailable', `${vendor}: a file's download redirects without end`);
}

async function reach<T>(vendor: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (cause instanceof HelpdeskError) throw cause;
    throw new HelpdeskError('unavailable', `${vendor}: a file could not be fetched`, { cause });
  }
}

function tooLarge(vendor: string): HelpdeskError {
  return new HelpdeskError('rejected', `${vendor}: a file is larger than ${MAX_BYTES / 1_000_000} MB`);
}
