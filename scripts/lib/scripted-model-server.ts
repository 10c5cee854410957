import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { embeddingsAnswer } from './scripted-embeddings.ts';
import { contentFor, promptPassages, promptText } from './scripted-model-content.ts';
import type { Wire } from './scripted-model-wire.ts';
import { chatWire, responsesWire, wholeAnswer } from './scripted-model-wire.ts';
import { opinionFor } from './scripted-opinion.ts';

/** One request the server has seen; times are the server's own, in milliseconds. */
export interface ScriptedRequest {
  path: string;
  model: string;
  body: unknown;
  /** From the request's arrival to the first token sent; undefined when none was. */
  firstTokenMs?: number;
  /** From the request's arrival until the server was done, or the client had gone. */
  totalMs?: number;
  /** The client closed before the server was done. */
  isAborted: boolean;
}

export interface ScriptedModelServer {
  /** Base URL, with `/v1`. */
  url: string;
  /** In order of arrival. */
  requests: ScriptedRequest[];
  close(): Promise<void>;
}

interface ModelRequest {
  model: string;
  /** Absent or false: the answer comes whole, which only structured output asks for. */
  stream?: boolean;
}

/**
 * An OpenAI-compatible server on loopback, for tests and benchmarks. The request's model name
 * chooses what happens: ok, slow, unauthorized, rate-limited, broken, empty, half, hang, lying,
 * obedient, endless; `ok-20ms` waits 20 ms before each token. GET /requests lists what it has seen.
 * Without `stream` it gives the opinion of scripted-opinion.ts, as JSON. POST /v1/embeddings knows ok, unauthorized, rate-limited, broken, hang, half and lying.
 */
export async function startScriptedModelServer(
  options: { port?: number } = {},
): Promise<ScriptedModelServer> {
  const requests: ScriptedRequest[] = [];
  const server = createServer((request, response) => {
    handle(request, response, requests).catch(error => {
      if (!response.headersSent) sendJson(response, 500, { error: { message: String(error) } });
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The scripted model server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(request: IncomingMessage, response: ServerResponse, requests: ScriptedRequest[]) {
  const arrived = performance.now();
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (request.method === 'GET' && path === '/requests') return sendJson(response, 200, requests);
  const wireOf = { '/v1/chat/completions': chatWire, '/v1/responses': responsesWire }[path];
  if (request.method !== 'POST' || !(wireOf || path === EMBEDDINGS))
    return sendJson(response, 404, { error: { message: 'no such path' } });

  const body = JSON.parse(await readBody(request));
  if (!isModelRequest(body)) return sendJson(response, 400, { error: { message: 'model missing' } });
  const seen: ScriptedRequest = { path, model: body.model, body, isAborted: false };
  requests.push(seen);
  const gone = new AbortController();
  response.on('close', () => {
    seen.totalMs ??= performance.now() - arrived;
    if (!response.writableFinished) seen.isAborted = true;
    gone.abort();
  });
  try {
    if (wireOf) await play(body, response, wireOf(body.model), seen, arrived, gone.signal);
    else await embed(body, response, gone.signal);
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
}

const EMBEDDINGS = '/v1/embeddings';

async function embed(body: ModelRequest, response: ServerResponse, gone: AbortSignal): Promise<void> {
  const { scenario } = readModelName(body.model);
  const fault = FAULTS[scenario];
  if (fault) return sendJson(response, fault.status, { error: { message: fault.message, type: 'scripted' } });
  if (scenario === 'hang') return void (await sleep(600_000, undefined, { signal: gone, ref: false }));
  const answer = embeddingsAnswer(body, body.model, scenario);
  if (answer) return sendJson(response, 200, answer);
  return sendJson(response, 400, { error: { message: 'input missing or empty', type: 'scripted' } });
}

const FAULTS: Record<string, { status: number; message: string }> = {
  unauthorized: { status: 401, message: 'vendor words: bad key' },
  'rate-limited': { status: 429, message: 'vendor words: slow down' },
  broken: { status: 500, message: 'vendor words: out of order' },
};

async function play(
  body: ModelRequest,
  response: ServerResponse,
  wire: Wire,
  seen: ScriptedRequest,
  arrived: number,
  gone: AbortSignal,
): Promise<void> {
  const { scenario, delayMs } = readModelName(body.model);
  const fault = FAULTS[scenario];
  if (fault) return sendJson(response, fault.status, { error: { message: fault.message, type: 'scripted' } });
  if (body.stream !== true) {
    if (scenario === 'hang') return void (await sleep(600_000, undefined, { signal: gone, ref: false }));
    return sendJson(
      response,
      200,
      wholeAnswer(seen.path, body.model, opinionFor(scenario, promptText(body))),
    );
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  if (scenario === 'hang') return void (await sleep(600_000, undefined, { signal: gone, ref: false }));

  const prompt = promptText(body);
  const tokens = contentFor(scenario, promptPassages(prompt), prompt);
  for (const event of wire.open()) response.write(event);
  for (const token of tokens) {
    if (delayMs > 0) await sleep(delayMs, undefined, { signal: gone });
    gone.throwIfAborted();
    seen.firstTokenMs ??= performance.now() - arrived;
    response.write(wire.delta(token));
  }
  if (scenario === 'half') {
    // Lets what was written reach the client before the connection breaks.
    await sleep(50, undefined, { signal: gone });
    response.destroy();
    return;
  }
  for (const event of wire.close()) response.write(event);
  response.end();
  seen.totalMs = performance.now() - arrived;
}

/** "ok-20ms" is scenario "ok" with 20 ms before each token. */
function readModelName(model: string): { scenario: string; delayMs: number } {
  const [, scenario = model, delay] = /^(.*?)(?:-(\d+)ms)?$/.exec(model) ?? [];
  return { scenario, delayMs: delay === undefined ? (scenario === 'slow' ? 150 : 0) : Number(delay) };
}

function isModelRequest(body: unknown): body is ModelRequest {
  return typeof body === 'object' && body !== null && 'model' in body && typeof body.model === 'string';
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
