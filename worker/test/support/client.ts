import { exports } from 'cloudflare:workers';
import type { PageContext, Problem, SessionResponse, StreamPart, Transcript } from '../../src/protocol.ts';

const BASE = 'https://waypost.test';

/** Every request of the tests goes through the worker's own front door. */
export function call(path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(BASE + path, init));
}

export function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type');
  if (type !== 'application/problem+json')
    throw new Error(`not a problem: ${response.status} ${type} ${await response.text()}`);
  return response.json<Problem>();
}

/** A visitor in a browser on one of a site's pages. */
export interface Visitor {
  session: SessionResponse;
  headers: Record<string, string>;
  ask(text: string, options?: AskOptions): Promise<Response>;
  get(path: string): Promise<Response>;
  post(path: string, body?: unknown): Promise<Response>;
  transcript(conversation: string): Promise<Transcript>;
}

export interface AskOptions {
  conversation?: string;
  messageId?: string;
  page?: PageContext;
}

export async function visit(
  site: string,
  origin: string,
  extra: Record<string, unknown> = {},
): Promise<Visitor> {
  // Each from an address of their own: the limit per address is not what most tests are about.
  const address = { 'cf-connecting-ip': crypto.randomUUID() };
  const response = await post('/v1/sessions', { site, ...extra }, { origin, ...address });
  if (response.status !== 200) throw new Error(`no session: ${await response.text()}`);
  const session = await response.json<SessionResponse>();
  const headers = { authorization: `Bearer ${session.token}`, origin, ...address };
  return {
    session,
    headers,
    ask: (text, options = {}) => post('/v1/chat', chatBody(text, options), headers),
    get: path => call(path, { headers }),
    post: (path, body = {}) => post(path, body, headers),
    transcript: async conversation =>
      (await call(`/v1/conversations/${conversation}`, { headers })).json<Transcript>(),
  };
}

export function chatBody(text: string, options: AskOptions = {}) {
  return {
    id: options.conversation ?? newConversation(),
    trigger: 'submit-message',
    messages: [
      { id: options.messageId ?? `m-${crypto.randomUUID()}`, role: 'user', parts: [{ type: 'text', text }] },
    ],
    ...(options.page && { page: options.page }),
  };
}

export function newConversation(): string {
  return crypto.randomUUID();
}

/** Reads a whole stream into its parts; fails unless it ends as the protocol says. */
export async function partsOf(response: Response): Promise<StreamPart[]> {
  if (response.status !== 200) throw new Error(`no stream: ${response.status} ${await response.text()}`);
  const events = (await response.text()).split('\n\n').filter(Boolean);
  if (events.pop() !== 'data: [DONE]') throw new Error('the stream did not end with [DONE]');
  return events.map(event => JSON.parse(event.slice('data: '.length)) as StreamPart);
}

export function textOf(parts: StreamPart[]): string {
  return parts.flatMap(part => (part.type === 'text-delta' ? [part.delta] : [])).join('');
}

export function dataOf<Type extends StreamPart['type']>(
  parts: StreamPart[],
  type: Type,
): Array<Extract<StreamPart, { type: Type }>> {
  return parts.filter((part): part is Extract<StreamPart, { type: Type }> => part.type === type);
}
