import type { AgentReply, Ticket, TicketStatus, TicketView } from '../helpdesk.ts';
import { readCursor } from './reply-cursor.ts';
import { fetchVendorFile } from './vendor-file.ts';
import type { ZendeskApi } from './zendesk-api.ts';
import { destinationOf, mergeTarget } from './zendesk-moves.ts';
import { asTicket, getTicket, isThroughApi, listComments, textOf } from './zendesk-tickets.ts';
import type { ZendeskComment, ZendeskUser } from './zendesk-wire.ts';

/** A ticket as it stands, with what staff wrote publicly since the cursor. */
export async function readZendeskTicket(
  api: ZendeskApi,
  baseUrl: string,
  fetcher: typeof fetch | undefined,
  { id }: Ticket,
  cursorText: string | undefined,
): Promise<TicketView> {
  const found = await getTicket(api, id);
  if (!found) return { status: 'deleted', replies: [], cursor: cursorText ?? '' };
  const { ticket } = found;
  const cursor = readCursor(cursorText);
  const [own, { comments, users }, next] = await Promise.all([
    api.ownId(),
    listComments(api, id, cursor.since),
    destinationOf(api, ticket),
  ]);
  const merge = mergeTarget(ticket, comments)?.comment.id;
  const people = new Map([...(found.users ?? []), ...users].map(user => [user.id, user]));
  const isReply = (comment: ZendeskComment) =>
    comment.public &&
    comment.id !== merge &&
    isStaff(people.get(comment.author_id)) &&
    // Our user may be a person's account, who answers in the web page.
    !(comment.author_id === own && isThroughApi(comment)) &&
    cursor.isNew({ id: comment.id, at: comment.created_at });
  const file = (url: string) =>
    fetchVendorFile(url, {
      vendor: 'Zendesk',
      baseUrl,
      headers: () => api.headers(),
      ...(fetcher && { fetch: fetcher }),
    });
  const assignee = ticket.assignee_id ? people.get(ticket.assignee_id) : undefined;
  const team = found.groups?.find(group => group.id === ticket.group_id)?.name;
  return {
    status: statusOf(ticket.status),
    ...(next && { movedTo: asTicket(next, baseUrl) }),
    ...(assignee && { assignee: personOf(assignee) }),
    replies: comments.filter(isReply).map(comment => replyOf(comment, people.get(comment.author_id), file)),
    cursor: cursor.after(comments.map(comment => ({ id: comment.id, at: comment.created_at }))),
    ...(team && { team }),
    tags: ticket.tags,
  };
}

function isStaff(user: ZendeskUser | undefined): boolean {
  return user?.role === 'agent' || user?.role === 'admin';
}

function personOf(user: ZendeskUser | undefined): AgentReply['author'] {
  const avatarUrl = user?.photo?.content_url;
  return { name: user?.name || 'Support', ...(avatarUrl && { avatarUrl }) };
}

function replyOf(
  comment: ZendeskComment,
  author: ZendeskUser | undefined,
  file: (url: string) => Promise<Uint8Array>,
): AgentReply {
  return {
    id: comment.id,
    text: textOf(comment),
    author: personOf(author),
    at: comment.created_at,
    attachments: (comment.attachments ?? []).map(attachment => ({
      id: attachment.id,
      name: attachment.file_name,
      type: attachment.content_type ?? 'application/octet-stream',
      ...(attachment.size != null && { size: attachment.size }),
      fetch: () => file(attachment.content_url),
    })),
  };
}

function statusOf(status: string): TicketStatus {
  switch (status) {
    case 'solved':
    case 'closed':
      return 'solved';
    case 'pending':
    case 'hold':
      return 'pending';
    default:
      // 'new', 'open', and whatever is added to them.
      return 'open';
  }
}
