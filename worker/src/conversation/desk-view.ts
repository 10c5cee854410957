import type { DeskDraft } from '../desk-protocol.ts';
import type { DeskView } from '../handoff/desk-conversations.ts';
import type { MessagePart } from '../protocol.ts';
import { snapshotOf } from './board.ts';
import type { Draft } from './drafts.ts';
import type { ConversationState } from './state.ts';

/** A handed-over segment as agents see it; undefined where there is none. */
export function deskViewOf(state: ConversationState, segment: number): DeskView | undefined {
  const record = state.handoffs.get(segment);
  if (!record) return undefined;
  const draft = state.drafts.open(segment);
  const rating = state.ratings.get(segment);
  const { key: _key, rev: _rev, ticketId: _ticketId, words: _words, ...ticket } = snapshotOf(state, record);
  return {
    ticket,
    package: record.package,
    messages: state.transcript.all(),
    notes: state.notes.all(),
    ...(draft && { draft: toDeskDraft(draft) }),
    deliveries: state.deliveries
      .all()
      .filter(delivery => delivery.segment === segment)
      .map(({ seq, content, status, attempts, reason }) => ({
        seq,
        kind: content.kind,
        status,
        attempts,
        ...(reason && { reason }),
      })),
    ...(rating?.score !== undefined && {
      rating: { score: rating.score, by: rating.by, ...(rating.comment && { comment: rating.comment }) },
    }),
    customerSeenSeq: Number(state.meta.get('read_seq') ?? 0),
  };
}

function toDeskDraft({ id, question, parts, createdAt }: Draft): DeskDraft {
  return {
    id,
    question,
    text: textIn(parts),
    citations: parts.flatMap(part => {
      if (part.type !== 'data-citation') return [];
      const { n, title, url, quote } = part.data;
      return [{ n, title, quote, ...(url && { url }) }];
    }),
    at: new Date(createdAt).toISOString(),
  };
}

/** The words of a draft, without its other parts. */
export function textIn(parts: readonly MessagePart[]): string {
  return parts.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('\n');
}
