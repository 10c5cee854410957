import { createHmac } from 'node:crypto';
import type { HelpdeskStandIn } from './helpdesk-stand-in.ts';
import { plainText } from './helpdesk-stand-in.ts';
import type { StandInAnswer, StandInRequest } from './stand-in.ts';
import { startStandIn } from './stand-in.ts';
import { createZendeskSignIn } from './zendesk-sign-in.ts';
import type { ZendeskComment, ZendeskFile, ZendeskTicket, ZendeskUser } from './zendesk-state.ts';
import { AGENT_ID, commentJson, iso, OWN_ID, seenTicket, storedBody, ticketJson } from './zendesk-state.ts';

export interface ZendeskStandInOptions {
  /** Unix milliseconds; the machine's clock by default. */
  now?: () => number;
  port?: number;
  clientId?: string;
  clientSecret?: string;
  email?: string;
  apiToken?: string;
  webhookSecret?: string;
  /** How long a new ticket is missing from the list by external id. */
  listLagMs?: number;
  /** Thirty updates in ten minutes, for a ticket. */
  updates?: { count: number; windowMs: number };
}

const IDEMPOTENCY_MS = 2 * 3_600_000;
const TOKEN_MS = 3_600_000;
const MAX_SUBJECT = 150;
const MAX_COMMENTS = 5000;
const EXPORT_LAG_MS = 60_000;

/** Zendesk as its documents describe it, what it forgets to mention included. */
export async function startZendesk(options: ZendeskStandInOptions = {}): Promise<
  HelpdeskStandIn & {
    /** A tag that an agent sets while we look elsewhere. */
    agentTags(ticketId: string, tag: string): void;
    agentAssigns(ticketId: string): void;
  }
> {
  const { now = Date.now, listLagMs = 60_000, webhookSecret = 'zendesk-webhook-secret' } = options;
  const limit = options.updates ?? { count: 30, windowMs: 600_000 };
  const signIn = createZendeskSignIn({ ...options, now, tokenMs: TOKEN_MS });
  const tickets = new Map<number, ZendeskTicket>();
  const users = new Map<number, ZendeskUser>([
    [OWN_ID, { id: OWN_ID, name: 'Waypost', role: 'admin' }],
    [AGENT_ID, { id: AGENT_ID, name: 'Grace Hill', role: 'agent' }],
  ]);
  const uploads = new Map<string, { file: ZendeskFile; until: number }>();
  const files = new Map<number, ZendeskFile>();
  const repeats = new Map<string, { body: string; answer: StandInAnswer; until: number }>();
  let lastId = 1000;
  const nextId = () => {
    lastId += 1;
    return lastId;
  };

  async function handle(request: StandInRequest): Promise<StandInAnswer> {
    const { method, path, query } = request;
    if (path === '/oauth/tokens') return signIn.token(request);
    const fileId = /^\/attachments\/token\/(\d+)\//.exec(path)?.[1];
    if (fileId) return fileAnswer(Number(fileId));
    const refusal = signIn.refusal(request);
    if (refusal) return refusal;
    const route = `${method} ${path.replace(/^\/api\/v2\//, '').replace(/\.json$/, '')}`;
    const id = Number(/ tickets\/(\d+)/.exec(route)?.[1]);
    if (route === 'GET users/me') return { status: 200, json: { user: users.get(OWN_ID) } };
    if (route === 'GET users/show_many') return { status: 200, json: { users: usersOf(query.get('ids')) } };
    if (route === 'POST uploads') return upload(request);
    if (route === 'POST tickets') return createOnce(request);
    if (route === 'GET tickets') return list(query.get('external_id'));
    if (route === 'GET incremental/tickets/cursor') return exported(query);
    const ticket = tickets.get(id);
    if (!ticket || ticket.isDeleted)
      return { status: 404, json: { error: 'RecordNotFound', description: 'Not found' } };
    if (route === `GET tickets/${id}`)
      return {
        status: 200,
        json: {
          ticket: ticketJson(ticket, standIn.url),
          users: usersOf(`${ticket.requesterId},${ticket.assigneeId}`),
          groups: ticket.groupId ? [{ id: ticket.groupId, name: 'Support' }] : [],
        },
      };
    if (route === `GET tickets/${id}/comments`) return comments(ticket, query);
    if (route === `PUT tickets/${id}`) return update(ticket, request);
    if (route === `PUT tickets/${id}/tags`) return tag(ticket, request);
    if (route === `DELETE tickets/${id}/tags`) return untag(ticket, request);
    return { status: 404, json: { error: 'InvalidEndpoint' } };
  }

  function createOnce(request: StandInRequest): StandInAnswer {
    const key = request.headers['idempotency-key'];
    if (!key) return create(request);
    const body = request.body.toString('utf8');
    const earlier = repeats.get(key);
    if (earlier && earlier.until > now()) {
      if (earlier.body !== body)
        return {
          status: 400,
          json: { error: 'IdempotentRequestError', description: 'Request body differs for this key' },
        };
      return { ...earlier.answer, headers: { 'x-idempotency-lookup': 'hit' } };
    }
    const answer = create(request);
    if (answer.status === 201) repeats.set(key, { body, answer, until: now() + IDEMPOTENCY_MS });
    return { ...answer, headers: { 'x-idempotency-lookup': 'miss' } };
  }

  function create(request: StandInRequest): StandInAnswer {
    const fields = request.json<{ ticket: NewTicket }>().ticket;
    if (!fields?.comment?.html_body && !fields?.comment?.body) return invalid('comment', 'is required');
    if ((fields.subject?.length ?? 0) > MAX_SUBJECT) return invalid('subject', 'is too long');
    const source = tickets.get(fields.via_followup_source_id ?? -1);
    if (fields.via_followup_source_id && source?.status !== 'closed')
      return invalid('via_followup_source_id', 'is not closed');
    const requesterId = fields.requester_id ?? requesterOf(fields.requester);
    if (requesterId === undefined) return invalid('requester', 'Name: is too short (minimum one character)');
    const ticket: ZendeskTicket = {
      id: nextId(),
      externalId: fields.external_id ?? null,
      subject: fields.subject ?? source?.subject ?? '',
      status: fields.status ?? 'new',
      priority: fields.priority ?? null,
      requesterId,
      assigneeId: null,
      groupId: fields.group_id ?? null,
      tags: fields.tags ?? [],
      comments: [],
      createdAt: now(),
      updatedAt: now(),
      isDeleted: false,
      followUpIds: [],
      updates: [],
    };
    const refused = write(ticket, fields.comment, requesterId);
    if (refused) return refused;
    tickets.set(ticket.id, ticket);
    source?.followUpIds.push(ticket.id);
    return { status: 201, json: { ticket: ticketJson(ticket, standIn.url), audit: { id: nextId() } } };
  }

  function requesterOf(requester: { name?: string; email?: string } | undefined): number | undefined {
    if (!requester) return OWN_ID;
    const known = [...users.values()].find(user => user.email && user.email === requester.email);
    if (known) return known.id;
    if (!requester.name) return undefined;
    const user: ZendeskUser = { id: nextId(), name: requester.name, role: 'end-user' };
    users.set(user.id, { ...user, ...(requester.email && { email: requester.email }) });
    return user.id;
  }

  /** @returns the refusal, if there is one. */
  function write(ticket: ZendeskTicket, comment: NewComment, authorId: number): StandInAnswer | undefined {
    if (ticket.comments.length >= MAX_COMMENTS) return invalid('comment', 'too many comments');
    const tokens = (comment.uploads ?? []).map(token => uploads.get(token));
    if (tokens.some(found => !found || found.until < now())) return invalid('uploads', 'token is invalid');
    ticket.comments.push({
      id: nextId(),
      authorId: comment.author_id ?? authorId,
      html: storedBody(comment),
      isPublic: comment.public ?? ticket.comments[0]?.isPublic ?? true,
      at: now(),
      channel: 'api',
      files: tokens.flatMap(found => (found ? [found.file] : [])),
    });
    return undefined;
  }

  function update(ticket: ZendeskTicket, request: StandInRequest): StandInAnswer {
    if (ticket.status === 'closed') return invalid('status', 'Status: closed prevents ticket update');
    ticket.updates = ticket.updates.filter(at => at > now() - limit.windowMs);
    if (ticket.updates.length >= limit.count)
      return {
        status: 429,
        json: { error: 'RateLimited', description: 'Too many updates of one ticket' },
        headers: { 'retry-after': String(Math.ceil(limit.windowMs / 1000)) },
      };
    const fields = request.json<{ ticket: Partial<NewTicket> }>().ticket;
    const refused = fields.comment && write(ticket, fields.comment, OWN_ID);
    if (refused) return refused;
    ticket.updates.push(now());
    ticket.updatedAt = now();
    if (fields.status) ticket.status = fields.status;
    if (fields.priority) ticket.priority = fields.priority;
    if (fields.group_id) ticket.groupId = fields.group_id;
    if (fields.tags) ticket.tags = [...fields.tags];
    return { status: 200, json: { ticket: ticketJson(ticket, standIn.url), audit: { id: nextId() } } };
  }

  function tag(ticket: ZendeskTicket, request: StandInRequest): StandInAnswer {
    const { tags, updated_stamp, safe_update } = request.json<{
      tags: string[];
      updated_stamp?: string;
      safe_update?: string;
    }>();
    if (ticket.status === 'closed') return invalid('status', 'closed prevents ticket update');
    if (safe_update === 'true' && updated_stamp !== iso(ticket.updatedAt))
      return {
        status: 409,
        json: { error: 'UpdateConflict', description: 'Safe update prevented the update' },
      };
    ticket.tags = [...new Set([...ticket.tags, ...tags])];
    ticket.updatedAt = now();
    return { status: 200, json: { tags: ticket.tags } };
  }

  function untag(ticket: ZendeskTicket, request: StandInRequest): StandInAnswer {
    const { tags } = request.json<{ tags: string[] }>();
    ticket.tags = ticket.tags.filter(one => !tags.includes(one));
    ticket.updatedAt = now();
    return { status: 200, json: { tags: ticket.tags } };
  }

  function list(externalId: string | null): StandInAnswer {
    const found = [...tickets.values()].filter(
      ticket =>
        !ticket.isDeleted &&
        (externalId === null || ticket.externalId === externalId) &&
        ticket.createdAt <= now() - listLagMs,
    );
    return { status: 200, json: { tickets: found.map(ticket => ticketJson(ticket, standIn.url)) } };
  }

  /** The newest minute is withheld. */
  function exported(query: URLSearchParams): StandInAnswer {
    const start = Number(query.get('cursor') ?? query.get('start_time')) * 1000;
    if (start > now() - EXPORT_LAG_MS) return invalid('start_time', 'must be one minute ago');
    const found = [...tickets.values()].filter(
      ({ updatedAt }) => updatedAt >= start && updatedAt <= now() - EXPORT_LAG_MS,
    );
    const end = Math.floor(Math.max(start, ...found.map(ticket => ticket.updatedAt + 1000)) / 1000);
    return {
      status: 200,
      json: {
        tickets: found.map(ticket => ticketJson(ticket, standIn.url)),
        after_cursor: String(end),
        end_of_stream: true,
      },
    };
  }

  function comments(ticket: ZendeskTicket, query: URLSearchParams): StandInAnswer {
    const size = Math.min(Number(query.get('page[size]') ?? 100), 100);
    const start = Number(query.get('page[after]') ?? 0);
    const all = query.get('sort') === '-created_at' ? ticket.comments.toReversed() : ticket.comments;
    const page = all.slice(start, start + size);
    return {
      status: 200,
      json: {
        comments: page.map(comment => commentJson(comment, standIn.url)),
        ...(query.get('include') === 'users' && { users: usersOf(page.map(c => c.authorId).join(',')) }),
        meta: { has_more: start + size < all.length, after_cursor: String(start + size) },
      },
    };
  }

  function upload(request: StandInRequest): StandInAnswer {
    const name = request.query.get('filename');
    if (!name) return invalid('filename', 'is required');
    const type = request.headers['content-type'] ?? 'application/octet-stream';
    const file: ZendeskFile = { id: nextId(), name, type, data: request.body };
    const token = `token${file.id}`;
    files.set(file.id, file);
    uploads.set(token, { file, until: now() + 3_600_000 });
    return { status: 201, json: { upload: { token, attachment: { id: file.id, file_name: name } } } };
  }

  function fileAnswer(id: number): StandInAnswer {
    const file = files.get(id);
    if (!file) return { status: 404 };
    return { status: 200, body: file.data, headers: { 'content-type': file.type } };
  }

  function usersOf(ids: string | null): ZendeskUser[] {
    return (ids ?? '').split(',').flatMap(id => users.get(Number(id)) ?? []);
  }

  function ticketOf(id: string): ZendeskTicket {
    const ticket = tickets.get(Number(id));
    if (!ticket) throw new Error(`no ticket ${id}`);
    return ticket;
  }

  function writeByAgent(id: string, html: string, isPublic: boolean, attached: ZendeskFile[] = []): string {
    const ticket = ticketOf(id);
    const comment: ZendeskComment = {
      id: nextId(),
      authorId: AGENT_ID,
      html,
      isPublic,
      at: now(),
      channel: 'web',
      files: attached,
    };
    ticket.comments.push(comment);
    ticket.updatedAt = now();
    return String(comment.id);
  }

  const standIn = await startStandIn(handle, options.port);
  return Object.assign(standIn, {
    tickets: () => [...tickets.values()].map(seenTicket),
    agent: {
      replies(
        id: string,
        text: string,
        { file }: { file?: { name: string; type: string; data: Buffer } } = {},
      ) {
        const attached = file ? [{ id: nextId(), ...file }] : [];
        for (const one of attached) files.set(one.id, one);
        return writeByAgent(id, `<p>${escaped(text)}</p>`, true, attached);
      },
      notes: (id: string, text: string) => writeByAgent(id, `<p>${escaped(text)}</p>`, false),
      solves(id: string) {
        Object.assign(ticketOf(id), { status: 'solved', updatedAt: now(), assigneeId: AGENT_ID });
      },
      deletes(id: string) {
        Object.assign(ticketOf(id), { isDeleted: true, updatedAt: now() });
      },
      merges(id: string, into: string) {
        const source = ticketOf(id);
        writeByAgent(id, `<p>This request was closed and merged into request #${into}.</p>`, true);
        writeByAgent(into, `<p>Request #${id} was closed and merged into this request.</p>`, false);
        source.status = 'closed';
        source.tags.push('closed_by_merge');
      },
      closes(id: string) {
        Object.assign(ticketOf(id), { status: 'closed', updatedAt: now() });
      },
    },
    agentTags(id: string, tag: string) {
      const ticket = ticketOf(id);
      ticket.tags.push(tag);
      ticket.updatedAt = now();
    },
    agentAssigns(id: string) {
      Object.assign(ticketOf(id), { assigneeId: AGENT_ID, groupId: 55, updatedAt: now() });
    },
    async delivery(id: string, at: number) {
      const body = Buffer.from(JSON.stringify(eventOf(ticketOf(id), users)));
      const timestamp = new Date(at).toISOString();
      const signature = createHmac('sha256', webhookSecret).update(timestamp).update(body).digest('base64');
      return {
        headers: {
          'x-zendesk-webhook-signature': signature,
          'x-zendesk-webhook-signature-timestamp': timestamp,
          'x-zendesk-webhook-invocation-id': `invocation-${at}`,
        },
        body,
      };
    },
  });
}

interface NewComment {
  html_body?: string;
  body?: string;
  public?: boolean;
  author_id?: number;
  uploads?: string[];
}

interface NewTicket {
  subject?: string;
  comment: NewComment;
  requester?: { name?: string; email?: string };
  requester_id?: number;
  external_id?: string;
  status?: string;
  priority?: string;
  group_id?: number;
  tags?: string[];
  via_followup_source_id?: number;
}

/** Ids are strings here and enums upper case, unlike in the API. */
function eventOf(ticket: ZendeskTicket, users: Map<number, ZendeskUser>) {
  const comment = ticket.comments.findLast(({ isPublic }) => isPublic);
  const author = users.get(comment?.authorId ?? 0);
  return {
    type: 'zen:event-type:ticket.comment_added',
    account_id: 1,
    id: `event-${comment?.id}`,
    time: iso(comment?.at ?? ticket.updatedAt),
    zendesk_event_version: '2022-11-06',
    subject: `zen:ticket:${ticket.id}`,
    event: {
      comment: {
        id: String(comment?.id),
        body: plainText(comment?.html ?? ''),
        is_public: true,
        author: { id: String(author?.id), is_staff: author?.role !== 'end-user', name: author?.name },
      },
    },
    detail: {
      id: String(ticket.id),
      status: ticket.status.toUpperCase(),
      priority: ticket.priority?.toUpperCase() ?? null,
      requester_id: String(ticket.requesterId),
      external_id: ticket.externalId,
      tags: ticket.tags,
      subject: ticket.subject,
    },
  };
}

function invalid(field: string, description: string): StandInAnswer {
  return {
    status: 422,
    json: {
      error: 'RecordInvalid',
      description: 'Record validation errors',
      details: { [field]: [{ description }] },
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, character => `&#${character.charCodeAt(0)};`);
}
