import type { IncomingMessage } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { publicLookup, requirePublicHost } from './private-address.ts';

/** One answer, whatever its status. Header names are lower-case. */
export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** The body is larger than anything that can be an article. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

export interface HttpOptions {
  /** From the first byte asked for to the last one received. */
  timeoutMs: number;
  /** Of a body after unpacking. */
  maxBytes: number;
  /** Loopback and private networks too. */
  allowPrivate: boolean;
}

/** Port: one GET that follows no redirect. Rejects with PrivateAddress, BodyTooLarge or the network's error. */
export type Get = (address: string, headers: Record<string, string>) => Promise<HttpAnswer>;

/**
 * GET over Node's own client, not fetch: only there the addresses that a name resolves to can be
 * looked at before a connection is opened to one of them.
 */
export function createGet({ timeoutMs, maxBytes, allowPrivate }: HttpOptions): Get {
  return async (address, headers) => {
    const url = new URL(address);
    if (!allowPrivate) requirePublicHost(url.hostname);
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = send(url, {
        headers: { 'accept-encoding': 'gzip, deflate, br', ...headers },
        signal,
        agent: false,
        ...(!allowPrivate && { lookup: publicLookup }),
      });
      request.on('response', resolve);
      request.on('error', reject);
      request.end();
    });
    try {
      const body = await readAll(unpacked(answer), maxBytes);
      return { status: answer.statusCode ?? 0, headers: headersOf(answer), body };
    } finally {
      answer.destroy();
    }
  };
}

function headersOf(answer: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
}

function unpacked(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase();
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : undefined;
  if (!unpack) return answer;
  answer.on('error', error => unpack.destroy(error));
  return answer.pipe(unpack);
}

async function readAll(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new BodyTooLarge(`It has more than ${(maxBytes / 1e6).toFixed(1)} MB.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
