import { renameSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { SetupError } from '../lib/project.ts';
import { parseMarks } from './marks.ts';
import type { Marks } from './types.ts';

const HOST = '127.0.0.1';
const BODY_BYTES = 4 * 1024 * 1024;

/** What the review page is served from. */
export interface ReviewServer {
  /** The page as the marks are now. Called for each request; may throw. */
  page: () => string;
  marksFile: string;
  port: number;
}

/** Shows the review page on this machine alone, and keeps its marks in a file, until the process ends. */
export async function serveReview(options: ReviewServer): Promise<string> {
  const host = `localhost:${options.port}`;
  const server = createServer((request, response) => {
    answer(request, response, host, options).catch((cause: unknown) => {
      const about =
        cause instanceof SetupError ? cause.message : `The page cannot be shown: ${wordsOf(cause)}`;
      say(response, 500, about);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', cause => reject(portError(options.port, cause)));
    server.listen(options.port, HOST, resolve);
  });
  return `http://${host}/`;
}

/** Throws SetupError where the page could not be served there: better before a long replay than after it. */
export async function requireReviewPort(port: number): Promise<void> {
  const socket = createSocket();
  await new Promise<void>((resolve, reject) => {
    socket.once('error', cause => reject(portError(port, cause)));
    socket.listen({ port, host: HOST, exclusive: true }, () => socket.close(() => resolve()));
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  { page, marksFile }: ReviewServer,
): Promise<void> {
  // Pages of other sites can reach this address too, under other names.
  const isOurs =
    request.headers.host === host && (request.headers.origin ?? `http://${host}`) === `http://${host}`;
  if (!isOurs) {
    say(response, 403, `This page is at http://${host}/ and takes nothing from elsewhere.`);
  } else if (request.method === 'GET' && request.url === '/') {
    const html = page();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(html);
  } else if (request.method === 'PUT' && request.url === '/marks') {
    const body = await bodyOf(request);
    if (body === undefined) {
      say(response, 413, `Marks have at most ${BODY_BYTES} bytes; these are more.`);
      return;
    }
    const marks = marksFrom(body);
    if (marks === undefined) say(response, 400, 'These are no marks of the review page; nothing was saved.');
    else keep(marks, marksFile, response);
  } else {
    say(response, 404, 'There is the page at / alone.');
  }
}

/** The body; undefined where it is larger than marks are. All of it is read, so that the answer arrives. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= BODY_BYTES) chunks.push(chunk);
  }
  return bytes <= BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

function marksFrom(body: Buffer): Marks | undefined {
  try {
    return parseMarks(JSON.parse(body.toString('utf8')));
  } catch {
    // The caller says so.
    return undefined;
  }
}

function keep(marks: Marks, marksFile: string, response: ServerResponse): void {
  try {
    // A run that ends meanwhile leaves the old marks or the new ones, never half of them.
    writeFileSync(`${marksFile}.new`, `${JSON.stringify(marks, null, 2)}\n`);
    renameSync(`${marksFile}.new`, marksFile);
  } catch (cause) {
    say(response, 500, `${marksFile} could not be written: ${wordsOf(cause)}`);
    return;
  }
  response.writeHead(204).end();
}

function say(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(words);
}

function portError(port: number, cause: Error): SetupError {
  const code = 'code' in cause ? cause.code : undefined;
  const why =
    code === 'EADDRINUSE'
      ? 'is taken'
      : code === 'EACCES'
        ? 'may not be opened by this user'
        : `cannot be opened (${cause.message})`;
  return new SetupError(`Port ${port} ${why}. Name another with --port.`, { cause });
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
