import type { TranscriptEntry } from '../handoff/types.ts';
import type { Message } from '../protocol.ts';
import { textOf } from './transcript.ts';

/** A message as people read it on a ticket; undefined for one that says nothing to them (a divider). */
export function entryOf(message: Message): TranscriptEntry | undefined {
  const { id, role, metadata, parts } = message;
  const text = textOf(message);
  const attachments = parts.flatMap(part => (part.type === 'data-attachment' ? [part.data] : []));
  if (!text && attachments.length === 0) return undefined;
  return {
    seq: metadata.seq ?? 0,
    messageId: id,
    from: role === 'user' ? 'customer' : metadata.author ? 'agent' : 'assistant',
    ...(metadata.author && { name: metadata.author.name }),
    text,
    at: metadata.createdAt,
    ...(attachments.length > 0 && { attachments }),
  };
}
