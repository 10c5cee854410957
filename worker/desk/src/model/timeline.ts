import type { DeskNote } from '../../../src/desk-protocol.ts';
import type { Attachment, Citation, Message, TimelineEvent } from '../../../src/protocol.ts';
import type { Outgoing } from './outgoing.ts';

/** What the conversation pane shows, in order. */
export type Item =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'event'; key: string; event: TimelineEvent; at: string }
  | { kind: 'message'; key: string; message: Spoken }
  | { kind: 'note'; key: string; by: string; text: string; at: string }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing }
  | { kind: 'seen'; key: string };

export interface Spoken {
  from: 'customer' | 'assistant' | 'agent';
  /** The agent's name. */
  name?: string;
  text: string;
  at: string;
  citations: Citation[];
  files: Attachment[];
  /** It declined, or offered choices: said in words below it. */
  outcome?: 'declined' | 'clarified' | 'stopped' | 'failed';
  feedback?: 'up' | 'down';
  /** The same person wrote just before: no second heading. */
  isFollowing: boolean;
}

const FOLLOWING_MS = 5 * 60_000;

export interface TimelineInput {
  messages: Message[];
  notes: DeskNote[];
  outgoing: Outgoing[];
  customerSeenSeq: number;
}

/** Messages and notes by time, with days between; what has not arrived stands last. */
export function timeline({ messages, notes, outgoing, customerSeenSeq }: TimelineInput): Item[] {
  const arrived = new Set([...messages.map(({ id }) => id), ...notes.map(({ id }) => id)]);
  const entries = [
    ...messages.flatMap(message => itemsOf(message).map(item => ({ at: message.metadata.createdAt, item }))),
    ...notes.map(note => ({ at: note.at, item: { ...note, kind: 'note' as const, key: `note-${note.id}` } })),
  ];
  // Messages keep their own order: equal times, or clocks that differ, must not mix them.
  const ordered = entries.map((entry, index) => ({ ...entry, index }));
  ordered.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.index - b.index));

  const items: Item[] = [];
  let day = '';
  for (const { at, item } of ordered) {
    const date = new Date(at).toDateString();
    if (date !== day) items.push({ kind: 'day', key: `day-${date}`, at });
    day = date;
    items.push(item.kind === 'message' ? follow(item, items.at(-1)) : item);
  }
  const seen = lastSeen(messages, customerSeenSeq);
  const at = items.findLastIndex(item => item.key === seen);
  if (at >= 0) items.splice(at + 1, 0, { kind: 'seen', key: 'seen' });
  const waiting = outgoing.filter(({ action }) => !arrived.has(action.id));
  return [
    ...items,
    ...waiting.map(item => ({ kind: 'outgoing' as const, key: `out-${item.action.id}`, outgoing: item })),
  ];
}

/** The newest message that the customer wrote: what an agent who looks has seen. */
export function newestSeq(messages: Message[]): number {
  return messages.reduce((newest, { metadata }) => Math.max(newest, metadata.seq ?? 0), 0);
}

function itemsOf(message: Message): Item[] {
  const at = message.metadata.createdAt;
  const events = message.parts.flatMap((part, index): Item[] =>
    part.type === 'data-event'
      ? [{ kind: 'event', key: `${message.id}-${index}`, event: part.data, at }]
      : [],
  );
  const spoken = spokenOf(message);
  const hasWords = spoken.text || spoken.files.length || spoken.outcome;
  return [...events, ...(hasWords ? [{ kind: 'message' as const, key: message.id, message: spoken }] : [])];
}

function spokenOf({ role, parts, metadata }: Message): Spoken {
  const author = role === 'user' ? undefined : metadata.author;
  const outcome = outcomeOf(parts);
  return {
    from: role === 'user' ? 'customer' : author ? 'agent' : 'assistant',
    ...(author && { name: author.name }),
    text: parts.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('\n\n'),
    at: metadata.createdAt,
    citations: parts.flatMap(part => (part.type === 'data-citation' ? [part.data] : [])),
    files: parts.flatMap(part => (part.type === 'data-attachment' ? [part.data] : [])),
    ...(outcome && { outcome }),
    ...(metadata.feedback && { feedback: metadata.feedback }),
    isFollowing: false,
  };
}

function outcomeOf(parts: Message['parts']): Spoken['outcome'] {
  for (const part of parts) {
    if (part.type === 'data-error') return 'failed';
    if (part.type === 'data-state' && part.data.turn === 'stopped') return 'stopped';
    if (part.type === 'data-clarify') return 'clarified';
    if (part.type === 'data-disposition' && part.data.kind === 'decline') return 'declined';
  }
  return undefined;
}

function follow(item: Extract<Item, { kind: 'message' }>, before: Item | undefined): Item {
  if (before?.kind !== 'message') return item;
  const [a, b] = [before.message, item.message];
  const isSame = a.from === b.from && a.name === b.name;
  const isSoon = Date.parse(b.at) - Date.parse(a.at) < FOLLOWING_MS;
  return { ...item, message: { ...b, isFollowing: isSame && isSoon } };
}

/** The key of the last message from our side that the customer has seen. */
function lastSeen(messages: Message[], seq: number): string | undefined {
  const ours = messages.filter(({ role, metadata }) => role === 'assistant' && metadata.author);
  return ours.findLast(({ metadata }) => (metadata.seq ?? Number.POSITIVE_INFINITY) <= seq)?.id;
}
