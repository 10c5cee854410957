import type { PageContext, SessionRequest, SessionResponse } from '../../../../worker/src/protocol.ts';
import type { Emit } from '../../contract.ts';
import type { Store } from '../../storage.ts';
import type { Api } from '../transport/api.ts';
import { Failure, toFailure } from '../transport/failure.ts';

export interface SessionDependencies {
  site: string;
  api: Pick<Api, 'openSession'>;
  local: Store;
  identityToken(): Promise<string | undefined>;
  page(): PageContext;
  emit: Emit;
  /** Called with every new session, also a renewed one. `isSameVisitor` is false when somebody else is here. */
  onSession(session: SessionResponse, isSameVisitor: boolean): void;
}

export type Session = ReturnType<typeof createSession>;

/** Opens sessions when they are needed, renews them when the worker says so, and forgets them on logout. */
export function createSession(dependencies: SessionDependencies) {
  const { site, api, local, emit } = dependencies;
  let current: Promise<SessionResponse> | undefined;
  let generation = 0;

  async function open(born: number): Promise<SessionResponse> {
    const request: SessionRequest = {
      site,
      token: local.get('token') ?? undefined,
      identityToken: await fetchIdentity(),
      page: dependencies.page(),
    };
    const session = await openWith(request);
    if (born !== generation) throw stale();
    const isSameVisitor = (local.get('visitor') ?? session.visitorId) === session.visitorId;
    local.set('token', session.token);
    local.set('visitor', session.visitorId);
    dependencies.onSession(session, isSameVisitor);
    if (session.customer && request.identityToken) emit('identity:verified', { id: session.customer.id });
    return session;
  }

  /** A refused identity or an old token must not keep a customer from asking: go on without it. */
  async function openWith(request: SessionRequest): Promise<SessionResponse> {
    try {
      return await api.openSession(request);
    } catch (error) {
      const { code } = toFailure(error);
      if (request.identityToken && code.startsWith('identity_')) {
        emit('identity:failed', { code });
        request.identityToken = undefined;
      } else if (request.token && code.startsWith('session_')) {
        request.token = undefined;
      } else {
        throw error;
      }
      return openWith(request);
    }
  }

  async function fetchIdentity(): Promise<string | undefined> {
    try {
      return await dependencies.identityToken();
    } catch {
      emit('identity:failed', { code: 'token_unavailable' });
      return undefined;
    }
  }

  function ready(): Promise<SessionResponse> {
    if (!current) {
      const opening = open(generation);
      current = opening;
      opening.catch(() => {
        if (current === opening) current = undefined;
      });
    }
    return current;
  }

  /** The next call opens a new session: another page, another identity, or an end. */
  function renew(): Promise<SessionResponse> {
    generation++;
    current = undefined;
    return ready();
  }

  return {
    ready,
    renew,
    /** Runs a request with a token; once more with a fresh one when the worker says it has run out. */
    async call<T>(run: (token: string) => Promise<T>): Promise<T> {
      const opened = await ready();
      const born = generation;
      try {
        const result = await run(opened.token);
        if (born !== generation && !local.get('token')) throw stale();
        return result;
      } catch (error) {
        const { code } = toFailure(error);
        if (!/^session_|^identity_expired/.test(code)) throw error;
        // Several requests may learn of it together: only the first of them renews.
        const fresh = await (born === generation ? renew() : ready());
        return run(fresh.token);
      }
    },
    /** Drops the session and whatever is still being loaded for it. */
    end(): void {
      generation++;
      current = undefined;
      for (const key of ['token', 'visitor', 'conversation']) local.set(key, null);
    },
  };
}

function stale(): Failure {
  return new Failure('session_missing', false);
}
