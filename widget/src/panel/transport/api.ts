import type {
  ArticleView,
  ChatRequest,
  Feedback,
  Problem,
  SessionRequest,
  SessionResponse,
  StreamPart,
  Transcript,
} from '../../../../worker/src/protocol.ts';
import { Failure, toFailure } from './failure.ts';
import type { ReadParts } from './stream.ts';

const REQUEST_TIMEOUT_MS = 15_000;

/** The worker's API. Every method rejects with a Failure. Streams end early when the connection drops. */
export interface Api {
  openSession(request: SessionRequest): Promise<SessionResponse>;
  send(token: string, request: ChatRequest, signal: AbortSignal): Promise<AsyncIterable<StreamPart>>;
  /** The running turn from its start; undefined when none runs. */
  resume(token: string, id: string, signal: AbortSignal): Promise<AsyncIterable<StreamPart> | undefined>;
  stop(token: string, id: string): Promise<void>;
  transcript(token: string, id: string): Promise<Transcript>;
  markRead(token: string, id: string, seq: number): Promise<void>;
  giveFeedback(token: string, id: string, messageId: string, value: Feedback): Promise<void>;
  article(token: string, id: string): Promise<ArticleView>;
  /** Any other request below /v1, for what only the later screens need. With a body it is a POST. */
  request(path: string, token: string, body?: unknown): Promise<Response>;
}

/**
 * The API over `fetch`. `base` is an origin; a slash at its end is forgiven. The reader of streams is fetched
 * when the first one is wanted.
 */
export function createApi(
  base: string,
  fetcher: typeof fetch,
  loadReader: () => Promise<{ readParts: ReadParts }>,
): Api {
  const root = `${base.replace(/\/+$/, '')}/v1`;
  async function request(
    path: string,
    token: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<Response> {
    let response: Response;
    try {
      response = await fetcher(root + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: signal ?? AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        credentials: 'omit',
      });
    } catch (error) {
      throw toFailure(error);
    }
    if (!response.ok) throw await readProblem(response);
    return response;
  }

  const post = async (path: string, token: string, body: unknown) => {
    await request(path, token, body);
  };
  const read = async <T>(path: string, token: string, body?: unknown): Promise<T> => {
    const response = await request(path, token, body);
    return response.json();
  };
  const stream = async (path: string, token: string, signal: AbortSignal, body?: unknown) => {
    const silence = new AbortController();
    signal.addEventListener('abort', () => silence.abort());
    const [{ readParts }, response] = await Promise.all([
      loadReader().catch(error => Promise.reject(toFailure(error))),
      request(path, token, body, silence.signal),
    ]);
    return response.status === 204 || !response.body ? undefined : readParts(response.body, silence);
  };
  const at = (id: string) => `/conversations/${encodeURIComponent(id)}`;

  return {
    openSession: body => read('/sessions', '', body),
    async send(token, body, signal) {
      const parts = await stream('/chat', token, signal, body);
      if (!parts) throw new Failure('network', true);
      return parts;
    },
    resume: (token, id, signal) => stream(`/chat/${encodeURIComponent(id)}/stream`, token, signal),
    stop: (token, id) => post(`/chat/${encodeURIComponent(id)}/stop`, token, {}),
    transcript: (token, id) => read(at(id), token),
    markRead: (token, id, seq) => post(`${at(id)}/read`, token, { seq }),
    giveFeedback: (token, id, messageId, value) => post(`${at(id)}/feedback`, token, { messageId, value }),
    article: (token, id) => read(`/articles/${encodeURIComponent(id)}`, token),
    request,
  };
}

async function readProblem(response: Response): Promise<Failure> {
  const isRetryable = response.status >= 500 || response.status === 429;
  try {
    const { code, retryAfter }: Problem = await response.json();
    return new Failure(code ?? 'internal', isRetryable, { retryAfter });
  } catch {
    return new Failure('internal', isRetryable);
  }
}
