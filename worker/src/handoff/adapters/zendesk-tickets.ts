import type { OwnTicket, ReadAttachment, Ticket } from '../helpdesk.ts';
import { HelpdeskError } from '../helpdesk.ts';
import type { AttachmentRef } from '../types.ts';
import { htmlToText } from './html-text.ts';
import type { Bundle } from './pieces.ts';
import { parsed, readFiles } from './writing.ts';
import type { ZendeskApi } from './zendesk-api.ts';
import type { ZendeskComment, ZendeskTicket, ZendeskUser } from './zendesk-wire.ts';
import { commentsAnswer, ticketAnswer, ticketsAnswer, uploadAnswer, usersAnswer } from './zendesk-wire.ts';

const PAGE = 100;
/** Zendesk takes 5,000 comments a ticket. */
const MAX_PAGES = 60;
const MAX_TAG_TRIES = 6;
const LIST_LAG_MS = 60_000;

/** A ticket's fields as the API takes them, without its comment. */
export type ZendeskFields = Record<string, unknown>;

export function asTicket(ticket: ZendeskTicket, baseUrl: string): Ticket {
  return {
    id: ticket.id,
    reference: `#${ticket.id}`,
    url: `${baseUrl}/agent/tickets/${ticket.id}`,
    memo: { requester: ticket.requester_id },
  };
}

/**
 * Creates a ticket with its first comment. Zendesk keeps the key for two hours and answers a repeat with
 * the first ticket.
 * @returns `isRepeat` when the ticket was there before.
 */
export async function createTicket(
  api: ZendeskApi,
  create: { key: string; externalId: string; fields: ZendeskFields; bundle: Bundle; read: ReadAttachment },
): Promise<{ ticket: ZendeskTicket; isRepeat: boolean }> {
  const { key, externalId, fields, bundle, read } = create;
  const uploads = await upload(api, bundle.attachments, read);
  const answer = await api.call({
    method: 'POST',
    path: 'tickets',
    headers: { 'idempotency-key': key },
    json: {
      ticket: {
        ...fields,
        external_id: externalId,
        // Public: a ticket that starts private makes every later reply private by default.
        comment: { html_body: bundle.text, public: true, ...(uploads.length > 0 && { uploads }) },
      },
    },
    accept: [400],
  });
  if (answer.status === 400) {
    // The key was used with other contents (uploads have new tokens, the page was reloaded): it is there.
    const existing = await findTicket(api, externalId);
    if (existing) return { ticket: existing, isRepeat: true };
    throw refusedCreate(answer.body);
  }
  const { ticket } = parsed(ticketAnswer, answer.body, 'Zendesk: POST tickets', 'ambiguous');
  return { ticket, isRepeat: answer.headers.get('x-idempotency-lookup') === 'hit' };
}

/** A key that was used before has a ticket, which the list does not show yet. */
function refusedCreate(body: unknown): HelpdeskError {
  const isKeyUsed = /idempoten/i.test(JSON.stringify(body ?? ''));
  return isKeyUsed
    ? new HelpdeskError('ambiguous', 'Zendesk: the ticket exists, and is not listed yet', {
        retryAfterMs: LIST_LAG_MS,
      })
    : new HelpdeskError('rejected', 'Zendesk: POST tickets answered 400');
}

/** The oldest ticket with the external id: Zendesk does not hold them to be unique. */
export async function findTicket(api: ZendeskApi, externalId: string): Promise<ZendeskTicket | undefined> {
  const answer = await api.call({ method: 'GET', path: 'tickets', query: { external_id: externalId } });
  const { tickets } = parsed(ticketsAnswer, answer.body, 'Zendesk: GET tickets');
  return tickets.sort((first, second) => Number(first.id) - Number(second.id))[0];
}

/** @returns undefined for a deleted ticket. */
export async function getTicket(api: ZendeskApi, id: string) {
  const path = `tickets/${id}`;
  const answer = await api.call({
    method: 'GET',
    path,
    query: { include: 'users,groups' },
    accept: [404, 410],
  });
  if (answer.status !== 200) return undefined;
  const body = parsed(ticketAnswer, answer.body, 'Zendesk: GET tickets/N');
  return body.ticket.status === 'deleted' ? undefined : body;
}

/** Writes one comment, with whatever else changes in the same call: both happen or neither. */
export async function addComment(
  api: ZendeskApi,
  id: string,
  comment: {
    bundle: Bundle;
    isPublic: boolean;
    authorId?: string;
    fields?: ZendeskFields;
    read?: ReadAttachment;
  },
): Promise<void> {
  const { bundle, isPublic, authorId, fields, read } = comment;
  const uploads = read ? await upload(api, bundle.attachments, read) : [];
  await api.call({
    method: 'PUT',
    path: `tickets/${id}`,
    json: {
      ticket: {
        ...fields,
        comment: {
          html_body: bundle.text,
          public: isPublic,
          ...(authorId && { author_id: Number(authorId) }),
          ...(uploads.length > 0 && { uploads }),
        },
      },
    },
  });
}

async function upload(api: ZendeskApi, files: AttachmentRef[], read: ReadAttachment): Promise<string[]> {
  const tokens: string[] = [];
  for (const { name, type, data } of await readFiles(files, read)) {
    const answer = await api.call({
      method: 'POST',
      path: 'uploads',
      query: { filename: name },
      bytes: { data, type },
    });
    tokens.push(parsed(uploadAnswer, answer.body, 'Zendesk: POST uploads', 'ambiguous').upload.token);
  }
  return tokens;
}

/** Comments from `since` (Unix milliseconds) on, oldest first, with their authors. */
export async function listComments(
  api: ZendeskApi,
  id: string,
  since?: number,
): Promise<{ comments: ZendeskComment[]; users: ZendeskUser[] }> {
  const comments: ZendeskComment[] = [];
  const users = new Map<string, ZendeskUser>();
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await api.call({
      method: 'GET',
      path: `tickets/${id}/comments`,
      query: {
        sort: '-created_at',
        include: 'users',
        'page[size]': PAGE,
        ...(after && { 'page[after]': after }),
      },
    });
    const body = parsed(commentsAnswer, answer.body, 'Zendesk: GET tickets/N/comments');
    comments.push(...body.comments);
    for (const user of body.users ?? []) users.set(user.id, user);
    const oldest = body.comments.at(-1);
    const isPast = since !== undefined && oldest && Date.parse(oldest.created_at) < since;
    after = body.meta?.after_cursor ?? undefined;
    if (!body.meta?.has_more || !after || isPast) break;
  }
  const missing = [...new Set(comments.map(comment => comment.author_id))].filter(
    author => !users.has(author),
  );
  for (const user of await listUsers(api, missing)) users.set(user.id, user);
  return { comments: comments.reverse(), users: [...users.values()] };
}

async function listUsers(api: ZendeskApi, ids: string[]): Promise<ZendeskUser[]> {
  if (ids.length === 0) return [];
  const query = { ids: ids.slice(0, PAGE).join(',') };
  const answer = await api.call({ method: 'GET', path: 'users/show_many', query });
  return parsed(usersAnswer, answer.body, 'Zendesk: GET users/show_many').users;
}

/** The words of what we wrote on a ticket: through the API, as ourselves or in the requester's name. */
export async function ownTexts(
  api: ZendeskApi,
  id: string,
  options: { requester: string; isPublic: boolean },
): Promise<string[]> {
  const [own, { comments }] = await Promise.all([api.ownId(), listComments(api, id)]);
  return comments
    .filter(
      comment =>
        comment.public === options.isPublic &&
        isThroughApi(comment) &&
        [own, options.requester].includes(comment.author_id),
    )
    .map(textOf);
}

/** People write in the web page or by mail; a comment that names no channel is taken for ours. */
export function isThroughApi({ via }: ZendeskComment): boolean {
  return via?.channel === undefined || via.channel === null || via.channel === 'api';
}

export function textOf(comment: ZendeskComment): string {
  return comment.html_body ? htmlToText(comment.html_body) : (comment.body ?? '');
}

/**
 * Adds tags to those that are there. A plain update would replace what an agent set meanwhile, so the
 * vendor compares the ticket's time, and we read it again when it has moved.
 */
export async function addTags(api: ZendeskApi, id: string, tags: string[]): Promise<void> {
  for (let attempt = 1; attempt <= MAX_TAG_TRIES; attempt++) {
    const found = await getTicket(api, id);
    if (!found) throw new HelpdeskError('gone', 'Zendesk: the ticket is deleted');
    if (tags.every(tag => found.ticket.tags.includes(tag))) return;
    const answer = await api.call({
      method: 'PUT',
      path: `tickets/${id}/tags`,
      json: { tags, updated_stamp: found.ticket.updated_at, safe_update: 'true' },
      accept: [409],
    });
    if (answer.status !== 409) return;
  }
  throw new HelpdeskError('unavailable', 'Zendesk: the ticket changes too fast for tags to be added');
}

/** Takes tags off; what is not there stays off. */
export async function removeTagsFrom(api: ZendeskApi, id: string, tags: string[]): Promise<void> {
  await api.call({ method: 'DELETE', path: `tickets/${id}/tags`, json: { tags } });
}

/** A ticket as it came in, whoever opened it. */
export async function describeTicket(api: ZendeskApi, id: string): Promise<OwnTicket | undefined> {
  const found = await getTicket(api, id);
  if (!found) return undefined;
  const { ticket } = found;
  const answer = await api.call({
    method: 'GET',
    path: `tickets/${id}/comments`,
    query: { 'page[size]': PAGE, sort: 'created_at' },
  });
  const { comments } = parsed(commentsAnswer, answer.body, `Zendesk: GET tickets/${id}/comments`);
  const [first, ...later] = comments;
  return {
    id,
    subject: ticket.subject ?? '',
    text: first ? textOf(first) : (ticket.description ?? ''),
    tags: ticket.tags,
    isOurs: ticket.tags.includes('waypost'),
    isAnswered: later.some(comment => comment.public && comment.author_id !== ticket.requester_id),
    isOpen: ticket.status === 'new' || ticket.status === 'open',
  };
}
