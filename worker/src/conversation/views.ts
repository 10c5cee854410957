import { availability } from '../handoff/business-hours.ts';
import type { HandoffView, RatingView } from '../protocol.ts';
import { recallContext } from './context.ts';
import type { ConversationState } from './state.ts';
import { isWithPeople } from './status.ts';
import { usualReplyOf } from './usual-reply.ts';

/** The current segment's handoff as its customer may see it; undefined while people have no part. */
export function handoffViewOf(state: ConversationState): HandoffView | undefined {
  const record = state.handoffs.get(state.segments.current().n);
  if (!record || !(isWithPeople(state.status) || state.status === 'solved')) return undefined;
  const { site, customer } = recallContext(state.meta);
  const { handoff } = site;
  // Where a mail would go: never another address than the one that is told.
  const email = customer?.email ?? state.meta.get('email');
  const reference = record.ticket?.reference;
  return {
    delivery: record.delivery === 'parked' ? 'delayed' : record.delivery,
    ...(reference && { reference }),
    requestedAt: new Date(record.requestedAt).toISOString(),
    availability: availability(handoff.hours, state.ports.now(), usualReplyOf(state)),
    ...(record.agent && { agent: record.agent }),
    ...(email && { email }),
    ...(customer?.email && { isEmailVerified: true as const }),
    ...(record.seenSeq !== undefined && { seenSeq: record.seenSeq }),
  };
}

/** A rating that is asked for now, or was just given. */
export function ratingViewOf(state: ConversationState): RatingView | undefined {
  if (state.status !== 'solved') return undefined;
  const rating = state.ratings.get(state.segments.current().n);
  if (!rating) return undefined;
  const { segment, by, score } = rating;
  return { segment, by, ...(score !== undefined && { score }) };
}
