/**
 * A stand-in for the worker, to work on the desk's page alone: the built files and tickets from memory.
 * Run after a build: `node worker/desk/dev/server.ts`, then open /desk. The token is "dev".
 * PROBLEM=1, EMPTY=1 and SIGNED_OUT=1 show the desk in trouble, with nothing to do, and shut.
 */
import { createReadStream, existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { DeskAction, QueueView, TicketRow } from '../../src/desk-protocol.ts';
import { afterAction } from '../src/model/actions.ts';
import { details, macros, mails, reviews, rows } from './fixtures.ts';
import { PICTURE } from './picture.ts';

const PORT = Number(process.env['PORT'] ?? 8795);
const DIST = fileURLToPath(new URL('../../../widget/dist/desk/', import.meta.url));
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'";
const ME = 'Ana Silva';
let isIn = process.env['SIGNED_OUT'] === undefined;

const OPEN = ['draft', 'waiting', 'person', 'reopened'];
const VIEWS: Record<QueueView, (row: TicketRow) => boolean> = {
  open: row => OPEN.includes(row.status),
  unassigned: row => OPEN.includes(row.status) && !row.assignee,
  mine: row => OPEN.includes(row.status) && row.assignee === ME,
  drafts: row => row.status === 'draft',
  parked: row => row.delivery === 'parked',
  solved: row => row.status === 'solved',
  all: () => true,
};

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', `http://localhost:${PORT}`);
  if (!url.pathname.startsWith('/desk/api/')) return page(url, response);
  const body = request.method === 'GET' ? {} : await readJson(request);
  answer(url, request.method ?? 'GET', body, response);
});

function answer(url: URL, method: string, body: Record<string, unknown>, response: ServerResponse): unknown {
  const [kind = '', id = '', action] = url.pathname.slice('/desk/api/'.length).split('/');
  if (kind === 'sign-in' && method === 'GET') return json(response, { token: true, access: false });
  if (kind === 'sign-in' && body['token'] === 'dev') isIn = true;
  if (kind === 'sign-out') isIn = false;
  if (!isIn) return problem(response, 401, 'desk_signed_out', 'This is not the desk’s token.');
  const detail = details.get(Number(id));
  switch (kind) {
    case 'me':
    case 'sign-in':
      return json(response, { agent: { name: ME }, via: 'token', expiresAt: new Date().toISOString() });
    case 'agents':
      return json(response, { agents: ['Ana Silva', 'Ben Okafor', 'Chidi Eze'].map(name => ({ name })) });
    case 'status':
      return json(response, {
        helpdesk: process.env['PROBLEM'] ? 'zendesk' : 'desk',
        ...(process.env['PROBLEM'] && {
          problem: 'The API token is refused. Renew it and set ZENDESK_API_TOKEN.',
        }),
        parked: rows.filter(VIEWS.parked).length,
        mail: 'desk',
      });
    case 'macros':
      return json(response, { macros });
    case 'mails':
      return json(response, { mails });
    case 'reviews':
      return json(response, {
        reviews: reviews.filter(({ state }) => state === url.searchParams.get('state')),
      });
    case 'tickets':
      if (!id) return json(response, queue(url));
      if (!detail) return problem(response, 404, 'not_found', 'There is no such ticket.');
      if (action === 'files')
        return void response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE);
      if (action === 'actions') act(detail.ticket.number, body as unknown as DeskAction);
      return action ? void response.writeHead(204).end() : json(response, detail);
    default:
      return problem(response, 404, 'not_found', 'There is nothing at this address.');
  }
}

function queue(url: URL) {
  const shown = process.env['EMPTY'] ? [] : [...details.values()].map(({ ticket }) => ticket);
  const view = (url.searchParams.get('view') ?? 'open') as QueueView;
  const words = (url.searchParams.get('q') ?? '').toLowerCase();
  const names = Object.keys(VIEWS) as QueueView[];
  return {
    tickets: shown
      .filter(VIEWS[view])
      .filter(row => `${row.subject} ${row.customer}`.toLowerCase().includes(words)),
    counts: Object.fromEntries(names.map(name => [name, shown.filter(VIEWS[name]).length])),
  };
}

function act(number: number, action: DeskAction): void {
  const detail = details.get(number);
  if (!detail) return;
  const at = new Date().toISOString();
  detail.ticket = afterAction(detail.ticket, action, ME, at);
  if (action.kind === 'note') detail.notes.push({ id: action.id, by: ME, text: action.text, at });
  const words = action.kind === 'reply' ? action.text : action.kind === 'approve' ? action.text : undefined;
  if (action.kind === 'approve' || action.kind === 'discard') delete detail.draft;
  if (words) {
    const id = action.kind === 'reply' ? action.id : crypto.randomUUID();
    detail.messages.push({
      id,
      role: 'assistant',
      parts: [{ type: 'text', text: words }],
      metadata: { createdAt: at, seq: detail.messages.length + 1, author: { name: ME } },
    });
  }
}

function page(url: URL, response: ServerResponse): unknown {
  const name = url.pathname.startsWith('/desk/assets/') ? url.pathname.slice('/desk/'.length) : 'index.html';
  const file = DIST + name;
  if (name.includes('..') || !existsSync(file)) return problem(response, 404, 'not_found', 'Build first.');
  const type = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }[name.split('.').pop() ?? ''];
  response.writeHead(200, { 'content-type': type ?? 'text/html', 'content-security-policy': POLICY });
  return createReadStream(file).pipe(response);
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text || '{}') as Record<string, unknown>;
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function problem(response: ServerResponse, status: number, code: string, detail: string): void {
  const body = JSON.stringify({ type: '', title: detail, status, code, detail });
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(body);
}

server.listen(PORT, () => console.log(`Desk on http://localhost:${PORT}/desk`));
