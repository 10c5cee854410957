import type { ServerResponse } from 'node:http';
import type {
  Agent,
  Attachment,
  ConversationStatus,
  HandoffView,
  LiveFrame,
  Message,
  MessagePart,
  RatingView,
  StreamPart,
  TimelineEvent,
  Transcript,
} from '../../worker/src/protocol.ts';
import type { ServerSocket } from './web-socket.ts';

export interface Turn {
  sent: StreamPart[];
  listeners: Set<ServerResponse>;
  isDone: boolean;
  isStopped: boolean;
}

/** A conversation as the stand-in keeps it: in memory, with its listeners. */
export interface Conversation {
  id: string;
  messages: Message[];
  turn?: Turn;
  readSeq: number;
  status: ConversationStatus;
  handoff?: HandoffView;
  rating?: RatingView;
  files: Map<string, { attachment: Attachment; bytes: Buffer }>;
  sockets: Map<ServerSocket, number>;
  /** Signals that came in, for tests to look at. */
  signals: string[];
}

const conversations = new Map<string, Conversation>();

export function findConversation(id: string): Conversation | undefined {
  return conversations.get(id);
}

export function openConversation(id: string): Conversation {
  const known = conversations.get(id);
  if (known) return known;
  const opened: Conversation = {
    id,
    messages: [],
    readSeq: 0,
    status: 'assistant',
    files: new Map(),
    sockets: new Map(),
    signals: [],
  };
  conversations.set(id, opened);
  return opened;
}

export function isWithPeople({ status }: Conversation): boolean {
  return status !== 'assistant' && status !== 'solved';
}

export function nextSeq({ messages }: Conversation): number {
  return Math.max(0, ...messages.map(item => item.metadata.seq ?? 0)) + 1;
}

/** Appends a message; the same id again changes nothing. */
export function append(
  conversation: Conversation,
  message: { id?: string; role: Message['role']; parts: MessagePart[]; author?: Agent },
): void {
  const { id = crypto.randomUUID(), role, parts, author } = message;
  if (conversation.messages.some(item => item.id === id)) return;
  conversation.messages.push({
    id,
    role,
    parts,
    metadata: { createdAt: new Date().toISOString(), seq: nextSeq(conversation), ...(author && { author }) },
  });
}

/** A divider. */
export function mark(conversation: Conversation, data: TimelineEvent): void {
  append(conversation, { role: 'assistant', parts: [{ type: 'data-event', id: data.kind, data }] });
}

export function transcriptOf(conversation: Conversation, after: number): Transcript {
  const { id, status, handoff, rating, turn, messages } = conversation;
  return {
    id,
    owner: isWithPeople(conversation) ? 'person' : 'assistant',
    status,
    ...(handoff && { handoff }),
    ...(rating && { rating }),
    running: turn?.isDone === false,
    messages: messages.filter(message => (message.metadata.seq ?? 0) > after),
  };
}

/** Tells every socket what it has not heard. */
export function broadcast(conversation: Conversation): void {
  for (const [socket, after] of conversation.sockets) {
    const { owner, status, handoff, rating, messages } = transcriptOf(conversation, after);
    const seq = nextSeq(conversation) - 1;
    conversation.sockets.set(socket, seq);
    send(socket, { type: 'update', status, owner, handoff, rating, messages, seq });
  }
}

export function send(socket: ServerSocket, frame: LiveFrame): void {
  socket.send(JSON.stringify(frame));
}
