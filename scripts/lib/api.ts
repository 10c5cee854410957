import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatRequest, PageContext, SessionResponse, StreamPart } from '../../worker/src/protocol.ts';
import type { JudgedAs } from '../../worker/src/triage/judge.ts';
import { ROOT } from './project.ts';

/** A turn's record from the admin API; `trace` is the worker's own JSON. */
export interface TurnRecord {
  userMessageId: string;
  assistantMessageId: string;
  status: string;
  trace: unknown;
}

/** GET …/turns. */
export interface BehindConversation {
  turns: TurnRecord[];
  judged: JudgedAs[];
}

/** What POST …/search is asked. */
export interface SearchRequest {
  text: string;
  /** Address or path of the customer's page. */
  page?: string;
  locale?: string;
  /** Passages at most, up to 50. */
  limit?: number;
  /** Earlier turns, oldest first. */
  history?: Array<{ role: 'user' | 'assistant'; text: string }>;
}

/** What was found, best first, and why. */
export interface SearchAnswer {
  terms: string[];
  mended: Array<{ word: string; as: string }>;
  coverage: number;
  confidence: number;
  articles: Array<{
    articleId: string;
    title: string;
    url?: string;
    score: number;
    signals: Record<string, number>;
  }>;
  passages: Array<{
    articleId: string;
    ordinal: number;
    headings: string[];
    text: string;
    found: string[];
    score: number;
    signals: Record<string, number>;
  }>;
  learned: Array<{ id: string; title: string; similarity: number; articles: string[] }>;
  timings: { retrievalMs: number };
  meta: { rowsRead: number; notes: string[] };
}

/** What GET /health/live and /health/ready say. */
export interface Health {
  ok: boolean;
  answerMode: 'extractive' | 'model';
  reason?: string;
}

/** The worker said no: its status and its own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A worker's public and admin API. */
export type Api = ReturnType<typeof createApi>;

/** A thin client for a running worker at `url`; the admin calls need its token. */
export function createApi(url: string, adminToken = '') {
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(new URL(path, url), init);
    if (!response.ok) throw await toError(response);
    return response;
  };
  const admin = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' };

  return {
    url,
    /** GET /health/live or /health/ready; answers also when the worker is not ready. */
    async health(kind: 'live' | 'ready'): Promise<Health> {
      return (await (await fetch(new URL(`/health/${kind}`, url))).json()) as Health;
    },
    async putSite(site: { id: string; [setting: string]: unknown }): Promise<void> {
      await call(`/admin/v1/sites/${site.id}`, { method: 'PUT', headers: admin, body: JSON.stringify(site) });
    },
    /** The settings of a site that is there; undefined for none. */
    async site(id: string): Promise<Record<string, unknown> | undefined> {
      const response = await fetch(new URL(`/admin/v1/sites/${id}`, url), { headers: admin });
      if (response.status === 404) return undefined;
      if (!response.ok) throw await toError(response);
      return (await response.json()) as Record<string, unknown>;
    },
    /** What is wrong with the helpdesks that sites name and with mail; undefined while all is well. */
    async problem(): Promise<string | undefined> {
      const status = (await (await call('/admin/v1/status', { headers: admin })).json()) as {
        problem?: string;
      };
      return status.problem;
    },
    async openSession(site: string, page?: PageContext): Promise<SessionResponse> {
      const init = { method: 'POST', headers: originOf(page), body: JSON.stringify({ site, page }) };
      return (await (await call('/v1/sessions', init)).json()) as SessionResponse;
    },
    /** One turn: the answer's parts as they arrive. */
    async *chat(token: string, body: ChatRequest): AsyncGenerator<StreamPart> {
      const headers = { ...originOf(body.page), authorization: `Bearer ${token}` };
      const response = await call('/v1/chat', { method: 'POST', headers, body: JSON.stringify(body) });
      if (response.body) yield* streamParts(response.body);
    },
    async search(site: string, request: SearchRequest): Promise<SearchAnswer> {
      const init = { method: 'POST', headers: admin, body: JSON.stringify(request) };
      return (await (await call(`/admin/v1/sites/${site}/search`, init)).json()) as SearchAnswer;
    },
    async turns(site: string, conversation: string): Promise<TurnRecord[]> {
      return (await this.behind(site, conversation)).turns;
    },
    /** What lies behind a conversation: its turns, and how each message was judged. */
    async behind(site: string, conversation: string): Promise<BehindConversation> {
      const path = `/admin/v1/sites/${site}/conversations/${conversation}/turns`;
      return (await (await call(path, { headers: admin })).json()) as BehindConversation;
    },
  };
}

/** A chat request with one new message of a visitor. */
export function chatRequest(conversation: string, text: string, page?: PageContext): ChatRequest {
  const message = { id: crypto.randomUUID(), role: 'user', parts: [{ type: 'text', text }] };
  return { id: conversation, messages: [message], trigger: 'submit-message', ...(page && { page }) };
}

/** demo-site/site.json for a demo site at `origin`, with the key its tokens are signed with. */
export function demoSettings(origin: string, identitySecret: string): { id: string } {
  const text = readFileSync(join(ROOT, 'demo-site/site.json'), 'utf8').replaceAll(
    'http://localhost:8788',
    origin,
  );
  const settings = JSON.parse(text) as { id: string };
  return { ...settings, ...(identitySecret && { identity: { alg: 'HS256', secret: identitySecret } }) };
}

/** The JSON parts of a server-sent event stream, until `[DONE]`. */
export async function* streamParts(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamPart> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const data = line.startsWith('data:') ? line.slice(5).trim() : '';
      if (data && data !== '[DONE]') yield JSON.parse(data) as StreamPart;
    }
  }
}

function originOf(page: PageContext | undefined): Record<string, string> {
  const json = { 'content-type': 'application/json' };
  return page ? { ...json, origin: new URL(page.url).origin } : json;
}

async function toError(response: Response): Promise<ApiError> {
  const text = await response.text();
  try {
    const { title, detail, errors } = JSON.parse(text) as Record<string, unknown>;
    return new ApiError(response.status, `${title}: ${detail}${errors ? ` ${JSON.stringify(errors)}` : ''}`);
  } catch {
    return new ApiError(response.status, `HTTP ${response.status}: ${text.slice(0, 200)}`);
  }
}
