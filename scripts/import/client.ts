import { retryAfter } from '../../worker/src/handoff/adapters/http-client.ts';
import { HelpdeskError } from '../../worker/src/handoff/helpdesk.ts';
import { ImportError } from './import-error.ts';

const TIMEOUT_MS = 60_000;
const TRIES = 8;
/** Of an address that has not answered once: it is wrong more often than down. */
const FIRST_TRIES = 3;
const LONGEST_WAIT_MS = 60_000;

export interface ApiCall {
  /** Below the base URL, without a leading slash. */
  path: string;
  query?: Record<string, string | number | undefined>;
  /** Sent by POST. */
  json?: unknown;
  /** At most one call of this pace in so many milliseconds. */
  pace?: { name: string; everyMs: number };
  /** A 404 is an answer: undefined. */
  canBeMissing?: boolean;
}

export interface ApiClientOptions {
  /** 'Zendesk' */
  vendor: string;
  baseUrl: string;
  headers: () => Record<string, string> | Promise<Record<string, string>>;
  /** Which settings to check when the vendor refuses. */
  credentials: string;
  /** Told when a wait is longer than a moment. */
  say: (text: string) => void;
  fetch?: typeof fetch;
  sleep?: (ms: number) => Promise<void>;
  now?: () => number;
}

export interface ApiClient {
  /** @returns the JSON. @throws ImportError when the vendor refuses, or stays away after several tries. */
  call(call: ApiCall): Promise<unknown>;
}

/** A patient reader of a vendor's API: waits as long as it is told to, tries again where that can help. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { vendor, baseUrl, credentials, say, now = Date.now } = options;
  const sleep = options.sleep ?? (ms => new Promise(resolve => setTimeout(resolve, ms)));
  const send = options.fetch ?? fetch;
  const lastAt = new Map<string, number>();
  let hasAnswered = false;

  async function keepPace({ name, everyMs }: NonNullable<ApiCall['pace']>): Promise<void> {
    const next = (lastAt.get(name) ?? Number.NEGATIVE_INFINITY) + everyMs;
    if (next > now()) await sleep(next - now());
    lastAt.set(name, now());
  }

  async function tryOnce(call: ApiCall): Promise<Outcome> {
    const url = addressOf(baseUrl, call);
    try {
      const response = await send(url, {
        method: call.json === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'application/json',
          ...(await options.headers()),
          ...(call.json !== undefined && { 'content-type': 'application/json' }),
        },
        ...(call.json !== undefined && { body: JSON.stringify(call.json) }),
        // The credentials would follow.
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      if (response.ok) return { kind: 'answer', body: parse(text) };
      return {
        kind: 'refused',
        status: response.status,
        wait: retryAfter(response.headers.get('retry-after'), now()),
      };
    } catch (cause) {
      // Signing in is a call of its own with some vendors.
      if (cause instanceof HelpdeskError && cause.failure === 'credentials')
        throw new ImportError(`${cause.message}.`);
      return { kind: 'unreached', cause };
    }
  }

  return {
    async call(call) {
      for (let attempt = 1; ; attempt++) {
        if (call.pace) await keepPace(call.pace);
        const outcome = await tryOnce(call);
        if (outcome.kind !== 'unreached') hasAnswered = true;
        if (outcome.kind === 'answer' && outcome.body !== undefined) return outcome.body;
        if (outcome.kind === 'refused' && outcome.status === 404 && call.canBeMissing) return undefined;
        if (attempt >= (hasAnswered ? TRIES : FIRST_TRIES) || !canHelp(outcome))
          throw failureOf(vendor, baseUrl, credentials, call, outcome);
        const backoff = Math.min(1000 * 2 ** (attempt - 1), LONGEST_WAIT_MS);
        const wait = outcome.kind === 'refused' && outcome.wait !== undefined ? outcome.wait : backoff;
        const seconds = Math.ceil(wait / 1000);
        if (wait >= 5_000)
          say(
            `${vendor} ${outcome.kind === 'refused' ? 'asks for a pause' : 'gives no answer'}: ${seconds} s.`,
          );
        await sleep(wait);
      }
    },
  };
}

type Outcome =
  | { kind: 'answer'; body: unknown }
  | { kind: 'refused'; status: number; wait: number | undefined }
  | { kind: 'unreached'; cause: unknown };

/** Whether the same call may go better in a moment. A cut answer counts as none. */
function canHelp(outcome: Outcome): boolean {
  if (outcome.kind !== 'refused') return true;
  return outcome.status === 429 || outcome.status === 408 || outcome.status === 409 || outcome.status >= 500;
}

function failureOf(
  vendor: string,
  baseUrl: string,
  credentials: string,
  { path }: ApiCall,
  outcome: Outcome,
) {
  const goOn = 'Run the same command again: it goes on where it stopped.';
  if (outcome.kind === 'unreached')
    return new ImportError(`${vendor} cannot be reached at ${baseUrl}. Check the address. ${goOn}`, {
      cause: outcome.cause,
    });
  if (outcome.kind === 'answer')
    return new ImportError(`${vendor} answered ${path} with something that is not JSON. Check ${baseUrl}.`);
  const { status } = outcome;
  if (status === 401 || status === 403)
    return new ImportError(
      `${vendor} refused ${path} (${status}). Check ${credentials}, and what they may read.`,
    );
  if (status === 404) return new ImportError(`${vendor} has no ${path} (404). Check ${baseUrl} and the ids.`);
  if (status === 429 || status >= 500)
    return new ImportError(`${vendor} still answers ${status} to ${path} after ${TRIES} tries. ${goOn}`);
  return new ImportError(`${vendor} answered ${status} to ${path}.`);
}

function addressOf(baseUrl: string, { path, query = {} }: ApiCall): string {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told as an answer that is no JSON, after it was tried again.
    return undefined;
  }
}
