/**
 * A stand-in for the worker, to work on the widget alone: serves the built files and scripted answers on one
 * port, and a host page on another. Run after a build: `node widget/dev/server.ts`.
 * Pages: `/`, `/app/billing`, `/?theme=dark`, `/?locale=ar`; `?csp=strict` and `?csp=nonce` add policies.
 * Ask for "drop", "error", "nothing", "slow", "long" or anything else.
 */

import { createReadStream, existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Message, StreamPart } from '../../worker/src/protocol.ts';
import { hostPage } from './page.ts';
import { articles, script } from './scripts.ts';

const API_PORT = Number(process.env.PORT ?? 8791);
const PAGE_PORT = API_PORT + 1;
const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

interface Turn {
  sent: StreamPart[];
  listeners: Set<ServerResponse>;
  isDone: boolean;
  isStopped: boolean;
}

interface Conversation {
  messages: Message[];
  turn?: Turn;
  readSeq: number;
}

const conversations = new Map<string, Conversation>();

const api = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'authorization, content-type');
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (!pathname.startsWith('/v1/')) return serveFile(pathname, response);
  const body = request.method === 'POST' ? await readJson(request) : {};
  const [, , kind, id = '', action] = pathname.split('/');
  if (kind === 'sessions') return json(response, session(body.page?.url));
  if (kind === 'articles')
    return articles[id] ? json(response, articles[id]) : problem(response, 404, 'article_not_found');
  if (kind === 'chat' && !id) return ask(body, response);
  const conversation = conversations.get(id);
  if (kind === 'chat' && action === 'stream') {
    if (!conversation?.turn || conversation.turn.isDone) return void response.writeHead(204).end();
    return listen(conversation.turn, response);
  }
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
  if (action) return void response.writeHead(204).end();
  json(response, {
    id,
    owner: 'assistant',
    running: conversation.turn?.isDone === false,
    messages: conversation.messages,
  });
});

const pages = createServer((request, response) => {
  const url = new URL(request.url ?? '/', `http://localhost:${PAGE_PORT}`);
  const { html, headers } = hostPage(url, `http://localhost:${API_PORT}`);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
});

function ask(
  body: { id: string; trigger?: string; messageId?: string; messages: Message[] },
  response: ServerResponse,
): void {
  const question = body.messages.at(-1);
  if (!question) {
    problem(response, 400, 'bad_request');
    return;
  }
  const conversation = conversations.get(body.id) ?? { messages: [], readSeq: 0 };
  conversations.set(body.id, conversation);
  const text = question.parts[0]?.type === 'text' ? question.parts[0].text : '';
  if (text.includes('busy')) {
    problem(response, 429, 'rate_limited');
    return;
  }
  if (!conversation.messages.some(item => item.id === question.id)) {
    conversation.messages.push({
      ...question,
      metadata: { createdAt: new Date().toISOString(), seq: nextSeq(conversation) },
    });
  } else if (body.trigger !== 'regenerate-message' && conversation.turn) {
    listen(conversation.turn, response);
    return;
  }
  if (body.trigger === 'regenerate-message') {
    conversation.messages = conversation.messages.filter(item => item.id !== body.messageId);
  }
  const turn: Turn = { sent: [], listeners: new Set(), isDone: false, isStopped: false };
  conversation.turn = turn;
  listen(turn, response);
  run(conversation, turn, body.trigger === 'regenerate-message' ? 'invoice' : text);
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

async function readJson(request: IncomingMessage) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text || '{}');
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function problem(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ status, code }));
}

function nextSeq(conversation: Conversation): number {
  return Math.max(0, ...conversation.messages.map(item => item.metadata.seq ?? 0)) + 1;
}

api.listen(API_PORT);
pages.listen(PAGE_PORT, () =>
  console.log(`Widget on http://localhost:${API_PORT}, page on http://localhost:${PAGE_PORT}`),
);
