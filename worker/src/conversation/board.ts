import type { TicketSnapshot } from '../handoff/board.ts';
import { handoffKey } from '../handoff/types.ts';
import type { HandoffRecord } from './handoffs.ts';
import type { ConversationState } from './state.ts';

/** Shows every handoff that changed on the board. */
export async function showAllOnBoard(state: ConversationState): Promise<void> {
  for (const record of state.handoffs.all()) {
    if (record.boardRev < record.rev) await showOnBoard(state, record);
  }
}

/** @returns the desk's number of the ticket. */
export async function showOnBoard(state: ConversationState, record: HandoffRecord): Promise<number> {
  const number = await state.ports.people.board.put(snapshotOf(state, record));
  state.handoffs.markShown(record.segment, record.rev, number);
  return number;
}

export function snapshotOf(state: ConversationState, record: HandoffRecord): TicketSnapshot {
  const { package: pkg, ticket, sla } = record;
  const isCurrent = record.segment === state.segments.current().n;
  const messages = state.messagesOf(record.segment);
  const last = messages.findLast(message => message.parts.some(part => part.type === 'text'));
  const time = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());
  const firstRepliedAt = time(record.firstRepliedAt);
  const solvedAt = time(record.solvedAt);
  return {
    key: handoffKey(pkg.site.id, pkg.conversation, record.segment),
    rev: record.rev,
    site: pkg.site.id,
    conversation: pkg.conversation,
    segment: record.segment,
    helpdesk: record.helpdesk,
    ...(ticket && {
      ticketId: ticket.id,
      reference: ticket.reference,
      ...(ticket.url && { url: ticket.url }),
    }),
    status: statusOf(state, record, isCurrent),
    delivery: record.delivery,
    ...(record.parkedReason && { parkedReason: record.parkedReason }),
    subject: pkg.subject,
    ...(nameOf(record) && { customer: nameOf(record) }),
    ...(pkg.topic && { topic: pkg.topic }),
    priority: record.priority,
    sentiment: pkg.sentiment,
    trigger: pkg.trigger.kind,
    tags: record.tags,
    ...(record.assignee && { assignee: record.assignee }),
    ...(sla?.firstReplyDueAt && { firstReplyDueAt: sla.firstReplyDueAt }),
    ...(sla?.resolutionDueAt && { resolutionDueAt: sla.resolutionDueAt }),
    ...(firstRepliedAt && { firstRepliedAt }),
    ...(solvedAt && { solvedAt }),
    createdAt: new Date(record.requestedAt).toISOString(),
    lastMessageAt: last?.metadata.createdAt ?? new Date(record.solvedAt ?? record.requestedAt).toISOString(),
    lastFrom: last?.role === 'user' ? 'customer' : last?.metadata.author ? 'agent' : 'assistant',
    ...(pkg.verified && { customerId: pkg.verified.id }),
    ...(pkg.route?.team && { routedTeam: pkg.route.team.name ?? pkg.route.team.id }),
    ...(record.team && { team: record.team }),
    ...(record.askedKnown && { askedKnown: record.askedKnown }),
    words: [pkg.question.text, pkg.summary.wanted, pkg.summary.open, nameOf(record) ?? ''].join('\n'),
  };
}

function statusOf(
  state: ConversationState,
  record: HandoffRecord,
  isCurrent: boolean,
): TicketSnapshot['status'] {
  if (record.outcome === 'returned') return 'returned';
  if (record.outcome || !isCurrent) return 'solved';
  const { status } = state;
  return status === 'assistant' ? 'returned' : status;
}

function nameOf({ package: pkg }: HandoffRecord): string | undefined {
  return pkg.verified?.name ?? pkg.verified?.email ?? pkg.email?.address ?? pkg.claimed['name'];
}
