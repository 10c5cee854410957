import { deflateSync } from 'node:zlib';
import type { Attachment } from '../../worker/src/protocol.ts';
import type { Conversation } from './conversations.ts';
import { append, broadcast, mark, send } from './conversations.ts';

const ANN = { name: 'Ann Okafor' };
const OPEN = { isOpen: true, usualReplyMinutes: 18 };

/** What a scripted agent does; also to be asked for by POST /dev/:id/{deed} with {text}. */
export type Deed =
  | 'deliver'
  | 'delay'
  | 'join'
  | 'type'
  | 'reply'
  | 'file'
  | 'see'
  | 'solve'
  | 'draft'
  | 'drop';

/** The handoff: idempotent, from any state. A word in the message decides how it goes. */
export function handOver(conversation: Conversation, text: string, email?: string): void {
  if (email && conversation.handoff) conversation.handoff.email = email;
  if (conversation.status !== 'assistant' && conversation.status !== 'solved') return;
  const isClosed = /closed/.test(text);
  conversation.status = 'waiting';
  conversation.rating = undefined;
  conversation.handoff = {
    delivery: /delayed/.test(text) ? 'delayed' : 'queued',
    requestedAt: new Date().toISOString(),
    availability: isClosed ? { isOpen: false, opensAt: nextMorning() } : OPEN,
    ...(email && { email }),
  };
  mark(conversation, { kind: 'handed_over' });
  broadcast(conversation);
  if (/queued|delayed/.test(text)) return;
  setTimeout(() => perform(conversation, 'deliver'), 500);
  if (isClosed || /wait/.test(text)) return;
  setTimeout(() => perform(conversation, 'type'), 1_500);
  setTimeout(() => perform(conversation, 'reply'), 3_500);
}

/** What the agent does when the customer writes: "solve", "file" and "wait" steer it. */
export function heed(conversation: Conversation, text: string): void {
  broadcast(conversation);
  if (conversation.status !== 'person' || /wait/.test(text)) return;
  setTimeout(() => perform(conversation, 'see'), 600);
  setTimeout(() => perform(conversation, 'type'), 1_200);
  setTimeout(() => perform(conversation, /file/.test(text) ? 'file' : 'reply', 'That is done now.'), 2_600);
  if (/solve/.test(text)) setTimeout(() => perform(conversation, 'solve'), 3_200);
}

/** Does one thing, and tells whoever listens. */
export function perform(conversation: Conversation, deed: Deed, text = REPLY): void {
  const { handoff } = conversation;
  switch (deed) {
    case 'deliver':
      if (handoff) conversation.handoff = { ...handoff, delivery: 'delivered', reference: 'TID-1042' };
      break;
    case 'delay':
      if (handoff) conversation.handoff = { ...handoff, delivery: 'delayed' };
      break;
    case 'draft':
      conversation.status = 'draft';
      conversation.handoff = {
        delivery: 'queued',
        requestedAt: new Date().toISOString(),
        availability: OPEN,
      };
      mark(conversation, { kind: 'draft_waiting' });
      break;
    case 'type':
      for (const socket of conversation.sockets.keys()) send(socket, { type: 'typing', name: ANN.name });
      return;
    case 'join':
    case 'reply':
    case 'file':
      join(conversation);
      if (deed === 'reply') say(conversation, text);
      if (deed === 'file') say(conversation, 'This is how it should look:', picture(conversation));
      break;
    case 'see':
      if (handoff) handoff.seenSeq = conversation.messages.at(-1)?.metadata.seq;
      break;
    case 'solve':
      conversation.status = 'solved';
      conversation.rating = { segment: conversation.messages.length, by: 'person' };
      mark(conversation, { kind: 'solved', name: ANN.name });
      break;
    case 'drop':
      for (const socket of conversation.sockets.keys()) socket.close(1012);
      return;
    default:
      deed satisfies never;
  }
  broadcast(conversation);
}

function join(conversation: Conversation): void {
  if (conversation.status !== 'person') mark(conversation, { kind: 'joined', name: ANN.name });
  conversation.status = 'person';
  if (conversation.handoff) conversation.handoff = { ...conversation.handoff, agent: ANN };
}

function say(conversation: Conversation, text: string, file?: Attachment): void {
  append(conversation, {
    role: 'assistant',
    author: ANN,
    parts: [
      { type: 'text', text },
      ...(file ? [{ type: 'data-attachment' as const, id: file.id, data: file }] : []),
    ],
  });
  if (conversation.handoff) conversation.handoff.seenSeq = conversation.messages.at(-1)?.metadata.seq;
}

const REPLY = `Hello, I am Ann from the Tidely team. I have read what you wrote to the assistant.

I can see the invoice for October in your workspace, and I have sent it to you again. Is that the one you meant?`;

function nextMorning(): string {
  const date = new Date(Date.now() + 86_400_000);
  date.setHours(9, 0, 0, 0);
  return date.toISOString();
}

/** A small PNG, drawn here: bands of colour. */
function picture(conversation: Conversation): Attachment {
  const [width, height] = [320, 200];
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows.set([40 + (x >> 1), 120 + (y * 100) / height, 140], y * (width * 3 + 1) + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const attachment = {
    id: crypto.randomUUID(),
    name: 'invoice settings.png',
    type: 'image/png',
    size: bytes.length,
  };
  conversation.files.set(attachment.id, { attachment, bytes });
  return attachment;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
