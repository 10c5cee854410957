import type { SeenMessage, SeenTicket } from './helpdesk-stand-in.ts';
import { plainText } from './helpdesk-stand-in.ts';

/** Bytes of a comment's body; what is longer is cut and nobody is told. */
const MAX_BODY_BYTES = 65_535;
export const OWN_ID = 900;
export const AGENT_ID = 700;

export interface ZendeskFile {
  id: number;
  name: string;
  type: string;
  data: Buffer;
}

export interface ZendeskComment {
  id: number;
  authorId: number;
  html: string;
  isPublic: boolean;
  at: number;
  channel: 'api' | 'web';
  files: ZendeskFile[];
}

export interface ZendeskTicket {
  id: number;
  externalId: string | null;
  subject: string;
  status: string;
  priority: string | null;
  requesterId: number;
  assigneeId: number | null;
  groupId: number | null;
  tags: string[];
  comments: ZendeskComment[];
  createdAt: number;
  updatedAt: number;
  isDeleted: boolean;
  followUpIds: number[];
  /** When it was updated, for the limit of a ticket. */
  updates: number[];
}

export interface ZendeskUser {
  id: number;
  name: string;
  email?: string;
  role: 'end-user' | 'agent' | 'admin';
}

/** Times are whole seconds. */
export function iso(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** A body as it is stored: placeholders outside code filled in or dropped, the end cut off. */
export function storedBody({ html_body, body }: { html_body?: string; body?: string }): string {
  const html = html_body ?? `<p>${(body ?? '').replace(/\s+/g, ' ')}</p>`;
  const expanded = html
    .split(/(<code>[\s\S]*?<\/code>)/)
    .map(part => (part.startsWith('<code>') ? part : part.replace(/\{\{[^}]*\}\}|\{%[^%]*%\}/g, '')))
    .join('');
  return Buffer.from(expanded).subarray(0, MAX_BODY_BYTES).toString('utf8');
}

export function ticketJson(ticket: ZendeskTicket, baseUrl: string) {
  return {
    id: ticket.id,
    url: `${baseUrl}/api/v2/tickets/${ticket.id}.json`,
    external_id: ticket.externalId,
    status: ticket.status,
    priority: ticket.priority,
    subject: ticket.subject,
    requester_id: ticket.requesterId,
    submitter_id: ticket.requesterId,
    assignee_id: ticket.assigneeId,
    group_id: ticket.groupId,
    tags: ticket.tags,
    via: { channel: 'api' },
    followup_ids: ticket.followUpIds,
    created_at: iso(ticket.createdAt),
    updated_at: iso(ticket.updatedAt),
    is_public: ticket.comments.some(comment => comment.isPublic),
  };
}

export function commentJson(comment: ZendeskComment, baseUrl: string) {
  return {
    id: comment.id,
    type: 'Comment',
    author_id: comment.authorId,
    body: plainText(comment.html),
    html_body: `<div class="zd-comment" dir="auto">${comment.html}</div>`,
    plain_body: plainText(comment.html),
    public: comment.isPublic,
    created_at: iso(comment.at),
    via: { channel: comment.channel },
    attachments: comment.files.map(file => ({
      id: file.id,
      file_name: file.name,
      content_type: file.type,
      size: file.data.length,
      content_url: `${baseUrl}/attachments/token/${file.id}/?name=${encodeURIComponent(file.name)}`,
    })),
  };
}

export function seenTicket(ticket: ZendeskTicket): SeenTicket {
  const status = {
    new: 'open',
    open: 'open',
    pending: 'pending',
    hold: 'pending',
    solved: 'solved',
  } as const;
  return {
    id: String(ticket.id),
    subject: ticket.subject,
    status: ticket.isDeleted ? 'deleted' : (status[ticket.status as keyof typeof status] ?? 'closed'),
    tags: [...ticket.tags],
    messages: ticket.comments.map(
      (comment): SeenMessage => ({
        id: String(comment.id),
        text: plainText(comment.html),
        isPublic: comment.isPublic,
        by: comment.authorId === AGENT_ID ? 'agent' : comment.authorId === OWN_ID ? 'us' : 'customer',
        files: comment.files.map(({ name, data }) => ({ name, data })),
      }),
    ),
  };
}
