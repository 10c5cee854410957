import { env } from 'cloudflare:workers';
import type { JSONWebKeySet } from 'jose';
import { createLocalJWKSet } from 'jose';
import { createD1Sites } from '../../src/access/adapters/d1-sites.ts';
import { createAccessCheck } from '../../src/access/cloudflare-access.ts';
import { createDeskSessions } from '../../src/access/desk-session.ts';
import { refuse } from '../../src/conversation/types.ts';
import type { DeskAction, DeskAgent } from '../../src/desk-protocol.ts';
import { createD1Board } from '../../src/handoff/adapters/d1-board.ts';
import { createD1Agents, createD1Macros, createD1Mails } from '../../src/handoff/adapters/d1-desk-library.ts';
import { createD1Queue } from '../../src/handoff/adapters/d1-queue.ts';
import { createD1Reviews } from '../../src/handoff/adapters/d1-reviews.ts';
import { createDeskHub } from '../../src/handoff/adapters/desk-hub.ts';
import type { DeskConversation, DeskView } from '../../src/handoff/desk-conversations.ts';
import { ProblemError, problemResponse } from '../../src/http/problem.ts';
import { createRouter } from '../../src/http/router.ts';
import type { DeskDeps } from '../../src/http/routes/desk.ts';
import { deskRoutes } from '../../src/http/routes/desk.ts';
import { createD1PolicyBook } from '../../src/triage/adapters/d1-policy-book.ts';
import { snapshot } from './tickets.ts';

export const ORIGIN = 'https://waypost.test';
export const DESK_TOKEN = 'a desk token for tests';
export const TEAM = 'https://team.cloudflareaccess.test';
export const AUDIENCE = 'desk-audience';

/** What was asked of conversations, and what they answer. */
export class FakeConversations {
  acted: Array<{ conversation: string; segment: number; agent: DeskAgent; action: DeskAction }> = [];
  kept: Array<{ name: string; size: number }> = [];
  files = new Map<string, { name: string; type: string; bytes: Uint8Array }>();

  of = (_site: string, conversation: string): DeskConversation => ({
    deskView: async segment => ({ ok: true, value: viewOf(conversation, segment) }),
    act: async (agent, action, segment) => {
      if (action.kind === 'return') return refuse('not_handed_over');
      this.acted.push({ conversation, segment, agent, action });
      return { ok: true, value: undefined };
    },
    deskFile: async id => {
      const value = this.files.get(id);
      return value ? { ok: true, value } : refuse('not_found');
    },
    addDeskFile: async (_agent, { name, bytes }) => {
      this.kept.push({ name, size: bytes.length });
      return { ok: true, value: { id: 'file-1', name, type: 'text/plain', size: bytes.length } };
    },
  });
}

function viewOf(conversation: string, segment: number): DeskView {
  const { key, rev: _rev, words: _words, ...ticket } = snapshot(conversation, { segment, status: 'person' });
  return {
    ticket,
    package: {
      key,
      site: { id: 'shop', name: 'Shop' },
      conversation,
      segment,
      subject: ticket.subject,
      question: { text: 'Where is it?', at: ticket.createdAt },
      summary: { wanted: 'a', tried: 'b', open: 'c' },
      trigger: { kind: 'button' },
      attempts: [],
      turns: 1,
      transcript: [],
      claimed: {},
      language: 'en',
      sentiment: 'neutral',
      priority: 'normal',
      suggestedArticles: [],
      createdAt: ticket.createdAt,
    },
    messages: [],
    notes: [],
    deliveries: [],
    customerSeenSeq: 0,
  };
}

/** The desk's routes on the real database, with conversations that only take notes. */
export function createDesk(options: { keys?: JSONWebKeySet; now?: () => Date; tries?: number } = {}) {
  const { keys, now: clock = () => new Date(), tries = 1_000 } = options;
  const conversations = new FakeConversations();
  const hub = createDeskHub(env.DESK_HUB);
  let left = tries;
  const deps: DeskDeps = {
    doors: {
      sessions: createDeskSessions({
        secret: 'a session secret of 32 bytes or more',
        deskToken: DESK_TOKEN,
        clock,
      }),
      ...(keys && {
        access: createAccessCheck({
          teamDomain: TEAM,
          audience: AUDIENCE,
          keys: createLocalJWKSet(keys),
          clock,
        }),
      }),
    },
    limiter: { limit: async () => ({ success: left-- > 0 }) },
    agents: createD1Agents(env.DB, clock),
    queue: createD1Queue(env.DB),
    sites: createD1Sites(env.DB, Date.now),
    policyBook: createD1PolicyBook(env.DB, { now: clock, newId: () => crypto.randomUUID() }),
    conversations: conversations.of,
    macros: createD1Macros(env.DB),
    mails: createD1Mails(env.DB),
    reviews: createD1Reviews(env.DB, clock),
    state: async () => ({ helpdesk: 'desk', mail: 'desk' }),
    live: hub,
    assets: {
      fetch: async input => {
        const { pathname } = new URL(String(input));
        if (pathname === '/desk/') return new Response('<!doctype html>', { headers: { etag: 'x' } });
        const isFile = pathname === '/desk/assets/desk-1.js';
        return new Response(isFile ? 'x' : 'no', {
          status: isFile ? 200 : 404,
          headers: { 'access-control-allow-origin': '*' },
        });
      },
    },
  };
  const app = createRouter().route('/desk', deskRoutes(deps));
  app.onError(error => {
    if (error instanceof ProblemError) return problemResponse(error.code, error.options);
    throw error;
  });
  const request = async (path: string, init: RequestInit = {}) => app.request(`${ORIGIN}${path}`, init);
  return {
    ...deps,
    conversations,
    board: createD1Board({ db: env.DB, hints: hub, clock }),
    request,
    /** A browser with the desk's page open. */
    async signIn(name = 'Ana', token = DESK_TOKEN) {
      const response = await request('/desk/api/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: ORIGIN },
        body: JSON.stringify({ token, name }),
      });
      const setCookie = response.headers.get('set-cookie') ?? '';
      const cookie = setCookie.split(';')[0] ?? '';
      return {
        response,
        setCookie,
        cookie,
        get: (path: string) => request(`/desk/api${path}`, { headers: { cookie } }),
        send: (path: string, body: unknown, method = 'POST') =>
          request(`/desk/api${path}`, {
            method,
            headers: { cookie, origin: ORIGIN, 'content-type': 'application/json' },
            ...(method !== 'DELETE' && { body: JSON.stringify(body) }),
          }),
      };
    },
  };
}
