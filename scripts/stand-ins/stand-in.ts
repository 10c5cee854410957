import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a stand-in's handler sees it. */
export interface StandInRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
  /** The body as JSON; throws for anything else. */
  json: <T = Record<string, unknown>>() => T;
}

export interface StandInAnswer {
  status: number;
  json?: unknown;
  body?: Buffer | string;
  headers?: Record<string, string>;
}

export type StandInHandler = (request: StandInRequest) => StandInAnswer | Promise<StandInAnswer>;

/** `late`: the request is carried out, and no answer comes. */
export type FaultKind = 'error' | 'rate' | 'reset' | 'late';

/** Which fault a request gets; undefined for none. Asked once a request. */
export type FaultPlan = (request: StandInRequest) => FaultKind | undefined;

export interface StandIn {
  url: string;
  /** Every request that was carried out, in order. */
  requests: Array<StandInRequest & { answer: StandInAnswer }>;
  faultCounts: Record<FaultKind, number>;
  setFaults(plan: FaultPlan | undefined): void;
  close(): Promise<void>;
}

/** A vendor's API on loopback, with faults on demand. The handler keeps the state. */
export async function startStandIn(handler: StandInHandler, port = 0): Promise<StandIn> {
  let plan: FaultPlan | undefined;
  const requests: StandIn['requests'] = [];
  const faultCounts: StandIn['faultCounts'] = { error: 0, rate: 0, reset: 0, late: 0 };

  const server = createServer(async (incoming, outgoing) => {
    try {
      const request = await read(incoming);
      const fault = plan?.(request);
      if (fault) faultCounts[fault] += 1;
      if (fault === 'reset') return incoming.socket.destroy();
      if (fault === 'error') return send(outgoing, { status: 500, json: { error: 'Internal error' } });
      if (fault === 'rate') return send(outgoing, { status: 429, json: {}, headers: { 'retry-after': '1' } });
      const answer = await handler(request);
      requests.push({ ...request, answer });
      if (fault === 'late') return incoming.socket.destroy();
      return send(outgoing, answer);
    } catch (error) {
      return send(outgoing, { status: 599, json: { standInFailed: String(error) } });
    }
  });
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faultCounts,
    setFaults: next => {
      plan = next;
    },
    close: () => close(server),
  };
}

/** Faults for a share of requests (0 to 1), all kinds alike, from a seeded source. */
export function randomFaults(share: number, random: () => number): FaultPlan {
  const kinds: FaultKind[] = ['error', 'rate', 'reset', 'late'];
  return () => (random() < share ? kinds[Math.floor(random() * kinds.length)] : undefined);
}

async function read(incoming: IncomingMessage): Promise<StandInRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const url = new URL(incoming.url ?? '/', 'http://stand-in');
  return {
    method: incoming.method ?? 'GET',
    path: decodeURI(url.pathname),
    query: url.searchParams,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    ),
    body,
    json: <T>() => JSON.parse(body.toString('utf8')) as T,
  };
}

function send(outgoing: ServerResponse, { status, json, body, headers = {} }: StandInAnswer): void {
  const content = json === undefined ? (body ?? '') : JSON.stringify(json);
  outgoing.writeHead(status, {
    ...(json !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  });
  outgoing.end(content);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(resolve => server.close(() => resolve()));
}
