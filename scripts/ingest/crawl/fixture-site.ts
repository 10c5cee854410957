/** A help centre on loopback for the crawl's tests: what each path answers, and what was asked. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a path answers: a page, or whatever a handler does. `undefined` is 404. */
export type Route = string | ((request: IncomingMessage, response: ServerResponse) => void) | undefined;

export interface FixtureSite {
  origin: string;
  routes: Record<string, Route>;
  /** Paths with their queries, in the order in which they were asked for. */
  asked: string[];
  /** How many requests were open at once at most. */
  mostAtOnce(): number;
  headersOf(path: string): IncomingMessage['headers'] | undefined;
  close(): Promise<void>;
}

/** Starts a site on a free port. */
export async function startFixtureSite(routes: Record<string, Route>): Promise<FixtureSite> {
  const asked: string[] = [];
  const headers = new Map<string, IncomingMessage['headers']>();
  const current = { routes };
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    open++;
    most = Math.max(most, open);
    response.on('close', () => open--);
    asked.push(path);
    headers.set(path, request.headers);
    const route = current.routes[path] ?? current.routes[path.split('?')[0] ?? ''];
    if (typeof route === 'function') return route(request, response);
    response.writeHead(route === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(route ?? '<h1>Not found</h1>');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    get routes() {
      return current.routes;
    },
    set routes(next) {
      current.routes = next;
    },
    asked,
    mostAtOnce: () => most,
    headersOf: path => headers.get(path),
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** An article's page as help centres make them, with everything around it that is no article. */
export function helpPage(
  title: string,
  body: string,
  more: { head?: string; links?: string[] } = {},
): string {
  const links = (more.links ?? []).map(link => `<a href="${link}">${link}</a>`).join(' ');
  return `<!doctype html><html lang="en-GB"><head><title>${title} | Shop Help</title>${more.head ?? ''}</head><body>
<header><a href="/">Shop</a><form><input type="search"></form></header><nav>${links}</nav>
<div class="layout"><ol class="breadcrumbs"><li>Help</li><li>Billing</li></ol>
<main><h1>${title}</h1>${body}
<div class="article-votes"><p>Was this article helpful?</p><button>Yes</button><button>No</button><p>12 out of 34 found this helpful</p></div>
<section class="related-articles"><h3>Related articles</h3><ul><li>Something else entirely</li></ul></section></main>
<aside class="sidebar"><p>Popular: nothing of this</p></aside></div><footer>Contact us</footer></body></html>`;
}

/** A handler that sends a status with headers. */
export function answers(status: number, headers: Record<string, string> = {}, body = ''): Route {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end(body);
  };
}
