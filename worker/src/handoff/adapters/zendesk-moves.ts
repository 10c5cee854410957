import { parsed } from './writing.ts';
import type { ZendeskApi } from './zendesk-api.ts';
import { getTicket, listComments, textOf } from './zendesk-tickets.ts';
import type { ZendeskComment, ZendeskTicket } from './zendesk-wire.ts';
import { ticketAnswer } from './zendesk-wire.ts';

/** Zendesk's own tag on what was merged away. */
const MERGED_TAG = 'closed_by_merge';

/** The ticket a merged one went into, as its last comment names it, in whatever language. */
export function mergeTarget(
  ticket: ZendeskTicket,
  comments: ZendeskComment[],
): { id: string; comment: ZendeskComment } | undefined {
  if (!ticket.tags.includes(MERGED_TAG)) return undefined;
  for (const comment of comments.toReversed()) {
    const target = /#(\d+)/.exec(textOf(comment))?.[1];
    if (target && target !== ticket.id) return { id: target, comment };
  }
  return undefined;
}

/** Where a closed ticket lives on: merged into another, or followed up. */
export async function destinationOf(
  api: ZendeskApi,
  ticket: ZendeskTicket,
): Promise<ZendeskTicket | undefined> {
  if (ticket.status !== 'closed') return undefined;
  const { comments } = ticket.tags.includes(MERGED_TAG)
    ? await listComments(api, ticket.id)
    : { comments: [] };
  const next = mergeTarget(ticket, comments)?.id ?? ticket.followup_ids?.at(-1);
  return next === undefined ? undefined : (await getTicket(api, next))?.ticket;
}

/** A ticket's status, or its priority. */
export async function putTicket(api: ZendeskApi, id: string, fields: Record<string, unknown>): Promise<void> {
  const answer = await api.call({ method: 'PUT', path: `tickets/${id}`, json: { ticket: fields } });
  parsed(ticketAnswer, answer.body, 'Zendesk: PUT tickets/N', 'ambiguous');
}
