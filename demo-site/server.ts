import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { loadArticles } from './help.ts';
import { renderPage } from './layout.ts';
import type { Page, PageContext } from './page.ts';
import { createPages } from './pages/index.ts';
import { notFoundPage } from './pages/not-found.ts';
import { pageHeaders } from './security.ts';
import type { IdentitySettings } from './session.ts';
import { createSessions, safeReturnPath, signIdentityToken } from './session.ts';

export type DemoSiteOptions = { port: number; snippet: string; identity?: IdentitySettings };
export type DemoSite = { url: string; close(): Promise<void> };

const FILES = {
  '/styles.css': 'text/css; charset=utf-8',
  '/app.js': 'text/javascript; charset=utf-8',
  '/schedule.js': 'text/javascript; charset=utf-8',
  '/favicon.svg': 'image/svg+xml',
} as const;

/** Serves Tidely on this machine only, with the embed tag on every page. */
export async function startDemoSite(options: DemoSiteOptions): Promise<DemoSite> {
  const respond = createResponder(options);
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      console.error('demo site:', error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('TD-500');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function createResponder({ snippet, identity }: DemoSiteOptions) {
  const sessions = createSessions();
  const findPage = createPages(loadArticles(fileURLToPath(new URL('./help', import.meta.url))));
  const headers = pageHeaders(snippet);

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (request.method === 'POST') return respondToPost(path, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD, POST' }).end();
      return;
    }
    if (path === '/session/identity-token') return respondWithToken(request, response);
    if (isFile(path)) {
      response.writeHead(200, {
        'content-type': FILES[path],
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
      response.end(readFileSync(new URL(`.${path}`, import.meta.url)));
      return;
    }
    const context: PageContext = {
      path,
      snippet,
      isSignedIn: sessions.isSignedIn(request),
      today: new Date(),
    };
    const page: Page = findPage(context) ?? notFoundPage();
    response.writeHead(page.status ?? 200, headers).end(renderPage(page, context));
  };

  async function respondToPost(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    // Security: a form on another site must not sign anybody in or out.
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      response.writeHead(403).end();
      return;
    }
    const isKnown = path === '/session/sign-in' || path === '/session/sign-out';
    if (!isKnown) {
      response.writeHead(404).end();
      return;
    }
    const location = safeReturnPath(new URLSearchParams(await readBody(request)).get('returnTo'));
    const cookie = path === '/session/sign-in' ? sessions.signIn() : sessions.signOut(request);
    response.writeHead(303, { location, 'set-cookie': cookie, 'cache-control': 'no-store' }).end();
  }

  async function respondWithToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = identity && sessions.isSignedIn(request) ? await signIdentityToken(identity) : undefined;
    response.writeHead(token ? 200 : 401, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    response.end(JSON.stringify(token ? { token } : { error: 'signed-out' }));
  }
}

function isFile(path: string): path is keyof typeof FILES {
  return Object.hasOwn(FILES, path);
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > 4096) throw new Error('A form of this site is never this long');
  }
  return body;
}
