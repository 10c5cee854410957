import ky, { isHTTPError, isTimeoutError } from 'ky';
import { HelpdeskError } from '../helpdesk.ts';

const TIMEOUT_MS = 15_000;
/** A rate limit without a time: wait this long. */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/** One call to a vendor's API. */
export interface HelpdeskCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL, without a leading slash. */
  path: string;
  query?: Record<string, string | number | boolean>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as multipart form data, or as raw bytes with their media type. */
  form?: FormData;
  bytes?: { data: Uint8Array; type: string };
  headers?: Record<string, string>;
  /** Statuses that are answers, not failures: `[404]` where 'not there' is something to know. */
  accept?: number[];
}

export interface HelpdeskAnswer {
  status: number;
  headers: Headers;
  /** Parsed JSON; undefined for an empty or other body. */
  body: unknown;
  bytes(): Uint8Array;
}

export interface HelpdeskHttpOptions {
  /** For messages: 'Zendesk'. */
  vendor: string;
  baseUrl: string;
  /** Asked before each call, so that tokens can be renewed. */
  headers: () => Record<string, string> | Promise<Record<string, string>>;
  timeoutMs?: number;
  fetch?: typeof fetch;
}

export interface HelpdeskHttp {
  /** @throws HelpdeskError telling whether the call may have been accepted. */
  call(call: HelpdeskCall): Promise<HelpdeskAnswer>;
}

/**
 * The one way to a helpdesk: time limit, status to failure, Retry-After, no redirects (credentials would
 * follow them). It does not retry: the outbox does, which survives the object's end.
 */
export function createHelpdeskHttp(options: HelpdeskHttpOptions): HelpdeskHttp {
  const { vendor, baseUrl, timeoutMs = TIMEOUT_MS } = options;
  const client = ky.create({
    prefix: baseUrl.replace(/\/+$/, ''),
    timeout: timeoutMs,
    retry: 0,
    redirect: 'manual',
    throwHttpErrors: false,
    ...(options.fetch && { fetch: options.fetch }),
  });
  return {
    async call(call) {
      const name = `${vendor}: ${call.method} ${call.path.replace(/\d{3,}/g, 'N')}`;
      try {
        const response = await client(call.path, {
          method: call.method,
          headers: {
            accept: 'application/json',
            ...(await options.headers()),
            ...(call.bytes && { 'content-type': call.bytes.type }),
            ...call.headers,
          },
          ...(call.query && { searchParams: call.query }),
          ...(call.json !== undefined && { json: call.json }),
          ...(call.form && { body: call.form }),
          ...(call.bytes && { body: call.bytes.data as Uint8Array<ArrayBuffer> }),
        });
        const data = new Uint8Array(await response.arrayBuffer());
        if (!response.ok && !call.accept?.includes(response.status))
          throw failureOf(name, call, response, data);
        return { status: response.status, headers: response.headers, body: parse(data), bytes: () => data };
      } catch (error) {
        throw error instanceof HelpdeskError ? error : unreached(name, call, error);
      }
    },
  };
}

/** No answer came. A write may have been accepted all the same; a read has changed nothing. */
function unreached(name: string, { method }: HelpdeskCall, error: unknown): HelpdeskError {
  const what = isTimeoutError(error)
    ? 'gave no answer in time'
    : isHTTPError(error)
      ? 'failed'
      : 'could not be reached';
  return new HelpdeskError(method === 'GET' ? 'unavailable' : 'ambiguous', `${name} ${what}`, {
    cause: error,
  });
}

function failureOf(
  name: string,
  { method }: HelpdeskCall,
  response: Response,
  data: Uint8Array,
): HelpdeskError {
  const { status } = response;
  const message = `${name} answered ${status}`;
  const retryAfterMs = retryAfter(response.headers.get('retry-after'));
  const options = { ...(retryAfterMs !== undefined && { retryAfterMs }), cause: excerpt(data) };
  if (status === 401 || status === 403) return new HelpdeskError('credentials', message, options);
  if (status === 429) return new HelpdeskError('rate_limited', message, options);
  if (status === 404 || status === 410) return new HelpdeskError('gone', message, options);
  if (status === 503 || status === 409 || status === 423)
    return new HelpdeskError('unavailable', message, options);
  // A server that failed half-way may have stored what it was sent.
  if (status >= 500)
    return new HelpdeskError(method === 'GET' ? 'unavailable' : 'ambiguous', message, options);
  return new HelpdeskError('rejected', message, options);
}

/** @returns milliseconds; undefined where the header is missing or no time. */
export function retryAfter(value: string | null, now = Date.now()): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS) : undefined;
}

function parse(data: Uint8Array): unknown {
  if (data.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    // Not JSON: files and error pages are read as bytes by those who expect them.
    return undefined;
  }
}

/** A vendor's own words, for the log alone; what looks like an address or a long secret is taken out. */
function excerpt(data: Uint8Array): string {
  return new TextDecoder()
    .decode(data.subarray(0, 600))
    .replace(/[\w.+-]+@[\w.-]+/g, '[e-mail]')
    .replace(/[\w-]{24,}/g, '[…]');
}
