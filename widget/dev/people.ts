import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Attachment } from '../../worker/src/protocol.ts';
import { handOver, heed } from './agent.ts';
import type { Conversation } from './conversations.ts';
import {
  append,
  broadcast,
  findConversation,
  isWithPeople,
  mark,
  openConversation,
} from './conversations.ts';
import { json, problem, readBytes } from './replies.ts';

const MAX_BYTES = 8 * 1024 * 1024;

interface Call {
  id: string;
  action: string;
  body: {
    message?: { id: string; text: string };
    email?: string;
    score?: number;
  };
}

/** What a customer does around people, as the worker answers it. */
export async function onPeople(
  request: IncomingMessage,
  response: ServerResponse,
  { id, action, body }: Call,
): Promise<void> {
  if (action === 'handoff') return handoff(openConversation(id), body, response);
  const conversation = findConversation(id);
  if (!conversation) return problem(response, 404, 'conversation_not_found');
  switch (action) {
    case 'attachments':
      return request.method === 'POST'
        ? takeFile(conversation, request, response)
        : giveFile(conversation, request, response);
    case 'live':
      return json(response, { ticket: id, expiresAt: new Date(Date.now() + 60_000).toISOString() });
    case 'typing':
      conversation.signals.push('POST typing');
      return void response.writeHead(204).end();
    case 'email':
      if (!/@.+\./.test(body.email ?? '')) return problem(response, 422, 'email_invalid');
      if (conversation.handoff) conversation.handoff.email = body.email;
      break;
    case 'rating':
      if (!conversation.rating) return problem(response, 409, 'not_handed_over');
      conversation.rating.score ??= body.score;
      break;
    case 'return':
      if (conversation.handoff?.agent) return problem(response, 409, 'not_handed_over');
      conversation.status = 'assistant';
      conversation.handoff = undefined;
      mark(conversation, { kind: 'returned' });
      break;
    case 'reopen':
      conversation.status = 'reopened';
      conversation.rating = undefined;
      mark(conversation, { kind: 'reopened' });
      break;
  }
  broadcast(conversation);
  json(response, { status: conversation.status, handoff: conversation.handoff });
}

function handoff(
  conversation: Conversation,
  { message, email }: Call['body'],
  response: ServerResponse,
): void {
  const text = message?.text ?? '';
  if (text.includes('fail')) return void problem(response, 503, 'internal');
  const wasWithPeople = isWithPeople(conversation);
  if (message) append(conversation, { id: message.id, role: 'user', parts: [{ type: 'text', text }] });
  handOver(conversation, text, email);
  if (wasWithPeople) heed(conversation, text);
  json(response, { status: conversation.status, handoff: conversation.handoff });
}

async function takeFile(
  conversation: Conversation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readBytes(request);
  const name = new URL(request.url ?? '', 'http://localhost').searchParams.get('name') ?? 'file';
  if (bytes.length > MAX_BYTES) return problem(response, 413, 'attachment_too_large');
  if (/^\s*<(svg|!doctype|html)/i.test(bytes.subarray(0, 100).toString()))
    return problem(response, 415, 'attachment_refused');
  const type = bytes[0] === 0x89 ? 'image/png' : 'text/plain';
  const attachment: Attachment = { id: crypto.randomUUID(), name, type, size: bytes.length };
  conversation.files.set(attachment.id, { attachment, bytes });
  json(response, attachment);
}

function giveFile(conversation: Conversation, request: IncomingMessage, response: ServerResponse): void {
  const file = conversation.files.get(request.url?.split('/').at(-1) ?? '');
  if (!file) return void problem(response, 404, 'not_found');
  response.writeHead(200, { 'content-type': file.attachment.type, 'content-disposition': 'attachment' });
  response.end(file.bytes);
}
