/**
 * A stand-in for the worker, to work on the widget alone: serves the built files and scripted answers on one
 * port, and a host page on another. Run after a build: `node widget/dev/server.ts`.
 * Pages: `/`, `/app/billing`, `/?theme=dark`, `/?locale=ar`; `?csp=strict` and `?csp=nonce` add policies.
 * Ask for "drop", "error", "nothing", "slow", "long", "check" or anything else. Handed over, Ann answers; "wait",
 * "closed", "queued" and "delayed" change how, and to her "file" and "solve" do what they say.
 */

import { createReadStream, existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Message, MessagePart, StreamPart } from '../../worker/src/protocol.ts';
import type { Deed } from './agent.ts';
import { heed, perform } from './agent.ts';
import type { Conversation, Turn } from './conversations.ts';
import {
  append,
  broadcast,
  findConversation,
  isWithPeople,
  mark,
  nextSeq,
  openConversation,
  transcriptOf,
} from './conversations.ts';
import { hostPage } from './page.ts';
import { onPeople } from './people.ts';
import { json, problem, readJson } from './replies.ts';
import { articles, script } from './scripts.ts';
import { acceptSocket } from './web-socket.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** A running stand-in. */
export interface StandIn {
  /** Where the widget and its API are. */
  widgetUrl: string;
  /** Where the host page is. */
  pageUrl: string;
  close(): Promise<void>;
}

/** Starts both servers. Port 0 takes free ones. */
export async function startStandIn(port: number): Promise<StandIn> {
  const api = createServer((request, response) => {
    answer(request, response).catch(error => problem(response, 500, 'internal', String(error)));
  });
  api.on('upgrade', (request, stream) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const conversation = findConversation(searchParams.get('ticket') ?? '');
    if (pathname !== '/v1/live' || !conversation) return stream.destroy();
    const socket = acceptSocket(request, stream, {
      text: text => {
        conversation.signals.push(text);
        if (text === 'ping') socket.send('pong');
      },
      closed: () => conversation.sockets.delete(socket),
    });
    conversation.sockets.set(socket, Number(searchParams.get('after')));
    broadcast(conversation);
  });
  await new Promise<void>(resolve => api.listen(port, resolve));
  const widgetUrl = `http://localhost:${(api.address() as AddressInfo).port}`;

  const pages = createServer((request, response) => {
    const url = new URL(request.url ?? '/', widgetUrl);
    const { html, headers } = hostPage(url, widgetUrl);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
  });
  await new Promise<void>(resolve => pages.listen(port && port + 1, resolve));
  return {
    widgetUrl,
    pageUrl: `http://localhost:${(pages.address() as AddressInfo).port}`,
    async close() {
      for (const server of [api, pages]) {
        server.closeAllConnections();
        await new Promise(resolve => server.close(resolve));
      }
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'authorization, content-type');
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const [, area, kind = '', id = '', action = ''] = pathname.split('/');
  if (area === 'dev') return tellAgent(kind, id as Deed, await readJson(request), response);
  if (area !== 'v1') return serveFile(pathname, response);
  if (action === 'attachments') return onPeople(request, response, { id, action, body: {} });
  const body = request.method === 'POST' ? await readJson(request) : {};
  if (kind === 'sessions') return json(response, session(body.page?.url));
  if (kind === 'articles')
    return articles[id] ? json(response, articles[id]) : problem(response, 404, 'article_not_found');
  if (kind === 'chat' && !id) return ask(body, response);
  const conversation = findConversation(id);
  if (kind === 'chat' && action === 'stream') {
    if (!conversation?.turn || conversation.turn.isDone) return void response.writeHead(204).end();
    return listen(conversation.turn, response);
  }
  if (action === 'handoff') return onPeople(request, response, { id, action, body });
  if (!conversation) return problem(response, 404, 'conversation_not_found');
  if (action === 'stop' && conversation.turn) conversation.turn.isStopped = true;
  if (action === 'read') conversation.readSeq = body.seq;
  if (action === 'feedback') {
    const message = conversation.messages.find(item => item.id === body.messageId);
    if (message) message.metadata.feedback = body.value;
  }
  if (action === 'summary') {
    const unread = conversation.messages.filter(
      item => item.role === 'assistant' && (item.metadata.seq ?? 0) > conversation.readSeq,
    ).length;
    return json(response, { id, unread, running: conversation.turn?.isDone === false });
  }
  if (/^(email|rating|return|reopen|typing|live)$/.test(action))
    return onPeople(request, response, { id, action, body });
  if (action) return void response.writeHead(204).end();
  json(response, transcriptOf(conversation, Number(searchParams.get('after') ?? 0)));
}

/** POST /dev/:conversation/:deed, to have the agent do something; GET tells what the widget signalled. */
function tellAgent(id: string, deed: Deed, { text }: { text?: string }, response: ServerResponse): void {
  const conversation = findConversation(id);
  if (!conversation) return void problem(response, 404, 'conversation_not_found');
  if (deed) perform(conversation, deed, text);
  json(response, { signals: conversation.signals, sockets: conversation.sockets.size });
}

function ask(
  body: { id: string; trigger?: string; messageId?: string; messages: Message[]; attachments?: string[] },
  response: ServerResponse,
): void {
  const question = body.messages.at(-1);
  if (!question) return void problem(response, 400, 'bad_request');
  const conversation = openConversation(body.id);
  const text = question.parts[0]?.type === 'text' ? question.parts[0].text : '';
  if (text.includes('busy')) return void problem(response, 429, 'rate_limited');
  if (!conversation.messages.some(item => item.id === question.id)) {
    if (conversation.status === 'solved') beginAnew(conversation);
    append(conversation, {
      id: question.id,
      role: 'user',
      parts: partsOf(conversation, text, body.attachments),
    });
  } else if (body.trigger !== 'regenerate-message' && conversation.turn) {
    return void listen(conversation.turn, response);
  }
  if (isWithPeople(conversation)) {
    heed(conversation, text);
    const turn: Turn = { sent: handedOver(), listeners: new Set(), isDone: true, isStopped: false };
    return void listen(turn, response);
  }
  if (body.trigger === 'regenerate-message') {
    conversation.messages = conversation.messages.filter(item => item.id !== body.messageId);
  }
  const turn: Turn = { sent: [], listeners: new Set(), isDone: false, isStopped: false };
  conversation.turn = turn;
  listen(turn, response);
  run(conversation, turn, body.trigger === 'regenerate-message' ? 'invoice' : text);
}

function beginAnew(conversation: Conversation): void {
  conversation.status = 'assistant';
  conversation.handoff = undefined;
  conversation.rating = undefined;
  mark(conversation, { kind: 'new_question' });
}

function partsOf({ files }: Conversation, text: string, ids: string[] = []): MessagePart[] {
  const attached = ids.flatMap(id => files.get(id)?.attachment ?? []);
  return [
    { type: 'text', text },
    ...attached.map(data => ({ type: 'data-attachment' as const, id: data.id, data })),
  ];
}

function handedOver(): StreamPart[] {
  return [
    { type: 'start', messageId: crypto.randomUUID() },
    { type: 'data-state', id: 'state', data: { owner: 'person', turn: 'superseded' } },
    { type: 'finish' },
  ];
}

async function run(conversation: Conversation, turn: Turn, text: string): Promise<void> {
  const id = crypto.randomUUID();
  const message: Message = {
    id,
    role: 'assistant',
    parts: [],
    metadata: { createdAt: new Date().toISOString(), seq: nextSeq(conversation) },
  };
  const say = (part: StreamPart) => {
    turn.sent.push(part);
    for (const listener of turn.listeners) listener.write(`data: ${JSON.stringify(part)}\n\n`);
  };
  say({ type: 'start', messageId: id, messageMetadata: message.metadata });
  if (/check/.test(text)) {
    // Assisted: the answer waits for a person.
    perform(conversation, 'draft');
    turn.isDone = true;
    for (const part of handedOver().slice(1)) say(part);
    for (const listener of turn.listeners) listener.end('data: [DONE]\n\n');
    return;
  }
  for (const { part, delayMs, drops } of script(text)) {
    await new Promise(resolve => setTimeout(resolve, delayMs));
    if (turn.isStopped) break;
    say(part);
    if (drops) for (const listener of turn.listeners) listener.destroy();
    if (part.type === 'text-start') message.parts.push({ type: 'text', text: '' });
    const last = message.parts.findLast(item => item.type === 'text');
    if (part.type === 'text-delta' && last?.type === 'text') last.text += part.delta;
    if (
      part.type === 'source-url' ||
      part.type === 'data-citation' ||
      part.type === 'data-disposition' ||
      part.type === 'data-error'
    )
      message.parts.push(part);
  }
  if (turn.isStopped)
    message.parts.push({ type: 'data-state', id: 'state', data: { owner: 'assistant', turn: 'stopped' } });
  conversation.messages.push(message);
  turn.isDone = true;
  say(turn.isStopped ? { type: 'abort' } : { type: 'finish', messageMetadata: message.metadata });
  for (const listener of turn.listeners) listener.end('data: [DONE]\n\n');
}

function listen(turn: Turn, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-vercel-ai-ui-message-stream': 'v1' });
  for (const part of turn.sent) response.write(`data: ${JSON.stringify(part)}\n\n`);
  if (turn.isDone) return void response.end('data: [DONE]\n\n');
  turn.listeners.add(response);
  response.on('close', () => turn.listeners.delete(response));
}

function session(page = '') {
  const isArabic = page.includes('/ar');
  return {
    token: 'stand-in-token',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    visitorId: 'visitor-1',
    site: {
      id: 'demo',
      name: 'Tidely',
      locale: 'en',
      greeting: isArabic ? 'مرحباً، كيف يمكننا مساعدتك؟' : 'Hello. What can we help you with?',
      theme: { accent: '#0f766e', mode: 'auto', position: 'right' },
      contactUrl: 'mailto:help@tidely.example',
      suggestedQuestions: page.includes('billing')
        ? ['Where do I find my invoices?', 'Why was my card declined?', 'How do I change my plan?']
        : ['How do I invite a team member?', 'Why can’t I publish the schedule?', 'What does Tidely cost?'],
    },
  };
}

function serveFile(pathname: string, response: ServerResponse): void {
  const file = DIST + pathname.slice(1);
  if (pathname.includes('..') || pathname === '/' || !existsSync(file)) {
    problem(response, 404, 'not_found');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/javascript' });
  createReadStream(file).pipe(response);
}

if (import.meta.main) {
  const { widgetUrl, pageUrl } = await startStandIn(Number(process.env.PORT ?? 8791));
  console.log(`Widget on ${widgetUrl}, page on ${pageUrl}`);
}
