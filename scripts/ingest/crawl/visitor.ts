import { isLoginAddress, normaliseAddress } from './address.ts';
import type { Get, HttpAnswer } from './http.ts';
import { BodyTooLarge } from './http.ts';
import { PrivateAddress } from './private-address.ts';

/** Who we say we are; robots.txt rules for `Waypost-Ingest` hold. */
export const USER_AGENT =
  'Waypost-Ingest/1.0 (+https://waypost.dev/ingest; reads help centres for their owners)';

const MOST_REDIRECTS = 5;
const ATTEMPTS = 3;
/** A server that wants to be left alone for longer is asked again another day. */
const LONGEST_WAIT_MS = 60_000;

/** What came of asking for one address. */
export type Visit =
  | { kind: 'page'; address: string; type: string; body: Buffer; etag?: string; lastModified?: string }
  /** As it was when the validators were given. */
  | { kind: 'unchanged'; address: string }
  /** The site says that there is no such page any more. */
  | { kind: 'gone'; reason: string }
  /** There is something, and it is not for us. */
  | { kind: 'refused'; reason: string; why?: 'robots' | 'private-address' }
  /** It may be there and cannot be had now. */
  | { kind: 'failed'; reason: string };

/** What a server gave with a page, to ask whether it changed. */
export interface Validators {
  etag?: string | undefined;
  lastModified?: string | undefined;
}

export interface VisitorOptions {
  get: Get;
  /** Resolves after so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
  now: () => number;
  /** Between the end of one request and the start of the next. */
  pauseMs: number;
  /** Doubles with each further try. */
  backoffMs: number;
}

export interface Visitor {
  /** Waits its turn, follows redirects on the same host, tries again where that can help. Never throws for what a server does. */
  visit(
    address: string,
    options: {
      isAllowed?: (address: string) => boolean;
      validatorsOf?: (address: string) => Validators | undefined;
    },
  ): Promise<Visit>;
  /** Never less than before. */
  slowDown(pauseMs: number): void;
}

/** One polite visitor: one request at a time, with a pause between them. */
export function createVisitor(options: VisitorOptions): Visitor {
  let pauseMs = options.pauseMs;
  let lastEnd = Number.NEGATIVE_INFINITY;

  async function ask(address: string, validators: Validators | undefined): Promise<HttpAnswer | string> {
    let wait = options.backoffMs;
    let reason = '';
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const pause = lastEnd + pauseMs - options.now();
      if (pause > 0) await options.sleep(pause);
      const answer = await once(address, validators);
      lastEnd = options.now();
      if (typeof answer !== 'string' && answer.status < 500 && answer.status !== 429) return answer;
      reason = typeof answer === 'string' ? answer : `The server answered ${answer.status}.`;
      const asked = typeof answer === 'string' ? undefined : retryAfterMs(answer, options.now());
      if (asked !== undefined && asked > LONGEST_WAIT_MS) return `${reason} It asks to come back later.`;
      if (attempt < ATTEMPTS) await options.sleep(Math.max(wait, asked ?? 0));
      wait *= 2;
    }
    return reason;
  }

  async function once(address: string, validators: Validators | undefined): Promise<HttpAnswer | string> {
    try {
      return await options.get(address, {
        'user-agent': USER_AGENT,
        accept: 'text/html,application/xhtml+xml,application/xml;q=0.8,*/*;q=0.1',
        ...(validators?.etag && { 'if-none-match': validators.etag }),
        ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
      });
    } catch (cause) {
      if (cause instanceof PrivateAddress || cause instanceof BodyTooLarge) throw cause;
      return networkReason(cause);
    }
  }

  async function follow(
    start: string,
    { isAllowed, validatorsOf }: Parameters<Visitor['visit']>[1],
  ): Promise<Visit> {
    const seen = new Set<string>();
    let address = start;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (isAllowed && !isAllowed(address))
        return { kind: 'refused', reason: 'robots.txt does not allow it.', why: 'robots' };
      seen.add(address);
      const answer = await ask(address, validatorsOf?.(address));
      if (typeof answer === 'string') return { kind: 'failed', reason: answer };
      if (answer.status === 304) return { kind: 'unchanged', address };
      if (answer.status < 300 || answer.status >= 400) return read(address, answer);
      const location = answer.headers['location'];
      const next = location && normaliseAddress(location, address);
      if (!next) return { kind: 'refused', reason: 'It redirects to nowhere.' };
      if (isLoginAddress(next)) return { kind: 'refused', reason: 'It asks to sign in.' };
      if (!isSameHost(start, next)) {
        return { kind: 'refused', reason: `It redirects to another host, ${new URL(next).host}.` };
      }
      if (seen.has(next)) return { kind: 'refused', reason: 'It redirects in a circle.' };
      address = next;
    }
    return { kind: 'refused', reason: `It redirects more than ${MOST_REDIRECTS} times.` };
  }

  return {
    async visit(address, visitOptions) {
      try {
        return await follow(address, visitOptions);
      } catch (cause) {
        if (cause instanceof PrivateAddress) {
          return { kind: 'refused', reason: cause.message, why: 'private-address' };
        }
        if (cause instanceof BodyTooLarge) return { kind: 'refused', reason: cause.message };
        throw cause;
      }
    },
    slowDown(ms) {
      pauseMs = Math.max(pauseMs, ms);
    },
  };
}

function read(address: string, { status, headers, body }: HttpAnswer): Visit {
  if (status === 404 || status === 410) return { kind: 'gone', reason: `The server answered ${status}.` };
  if (status === 401 || status === 403) {
    return { kind: 'refused', reason: `It asks to sign in (the server answered ${status}).` };
  }
  if (status !== 200) return { kind: 'refused', reason: `The server answered ${status}.` };
  return {
    kind: 'page',
    address,
    type: headers['content-type'] ?? '',
    body,
    ...(headers['etag'] && { etag: headers['etag'] }),
    ...(headers['last-modified'] && { lastModified: headers['last-modified'] }),
  };
}

function isSameHost(from: string, to: string): boolean {
  const before = new URL(from);
  const after = new URL(to);
  // A step down from https would carry what was secret in the open.
  return before.host === after.host && !(before.protocol === 'https:' && after.protocol === 'http:');
}

/** Seconds or a date, as the header allows both. */
function retryAfterMs({ headers }: HttpAnswer, now: number): number | undefined {
  const value = headers['retry-after']?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}

function networkReason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const isTimeout =
    cause instanceof Error && (cause.name === 'TimeoutError' || code === 'ABORT_ERR' || code === 'ETIMEDOUT');
  if (isTimeout) return 'The server did not answer in time.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'The host name cannot be resolved.';
  if (code.startsWith('Z_')) return 'The answer is packed in a way that cannot be read.';
  return `The connection failed${code ? ` (${code})` : ''}.`;
}
