/**
 * Freshdesk on loopback, with what it lacks: no idempotency key, no signature, tickets of the last 30 days
 * unless told otherwise, notes private unless told otherwise.
 */
import type {
  FreshdeskContact,
  FreshdeskConversation,
  FreshdeskFile,
  FreshdeskTicket,
} from './freshdesk-state.ts';
import { AGENT, contentOf, GROUP, iso, OWN_ID, seen } from './freshdesk-state.ts';
import type { HelpdeskStandIn } from './helpdesk-stand-in.ts';
import { plainText } from './helpdesk-stand-in.ts';
import type { StandInAnswer, StandInRequest } from './stand-in.ts';
import { startStandIn } from './stand-in.ts';

const DEFAULT_WINDOW_MS = 30 * 86_400_000;
const MAX_PAGES = 300;
const MAX_FILE_BYTES = 20_000_000;
const CREDITS_A_MINUTE = 700;
const FIELD = 'cf_conversation_id';
const TICKET_FIELDS = new Set([
  'subject',
  'description',
  'email',
  'name',
  'unique_external_id',
  'status',
  'priority',
  'source',
  'group_id',
  'responder_id',
  'tags',
  'custom_fields',
]);

export interface FreshdeskStandInOptions {
  apiKey: string;
  now: () => number;
  /** In a header, as the automation rule sets it. */
  hookSecret?: string;
  /** Behind the webhook's address instead. */
  hookPathSecret?: string;
  /** The account has no custom field for the conversation. */
  hasNoField?: boolean;
  /** What the account's own form requires of agents besides. */
  requiredField?: string;
  /** The key may not look at agents and groups. */
  isRestricted?: boolean;
  /** Calls and includes of a minute together; the vendor's plans have 200 to 700. */
  creditsAMinute?: number;
  port?: number;
}

export interface FreshdeskStandIn extends HelpdeskStandIn {
  contacts: FreshdeskContact[];
  /** As it is kept. */
  ticket(id: string): FreshdeskTicket;
  agentAssigns(id: string): void;
  agentMarksAsSpam(id: string): void;
  /** A note that the customer can read. @returns its id. */
  agentNotesPublicly(id: string, text: string): string;
}

export async function startFreshdesk(options: FreshdeskStandInOptions): Promise<FreshdeskStandIn> {
  const { now } = options;
  const tickets: FreshdeskTicket[] = [];
  const contacts: FreshdeskContact[] = [];
  const files = new Map<number, FreshdeskFile>();
  const spent = new Map<number, number>();
  let nextId = 1000;
  let url = '';
  const authorization = `Basic ${Buffer.from(`${options.apiKey}:X`).toString('base64')}`;
  const notFound: StandInAnswer = { status: 404, body: '' };

  const must = (id: string): FreshdeskTicket => {
    const found = tickets.find(one => one.id === Number(id));
    if (!found) throw new Error(`no ticket ${id}`);
    return found;
  };
  const kept = (all: Array<Omit<FreshdeskFile, 'id'>>) =>
    all.map(one => {
      const file = { id: ++nextId, ...one };
      files.set(file.id, file);
      return file;
    });

  function add(
    to: FreshdeskTicket,
    one: Omit<FreshdeskConversation, 'id' | 'at' | 'files'>,
    attached: Array<Omit<FreshdeskFile, 'id'>> = [],
  ): FreshdeskConversation {
    const added = { id: ++nextId, at: now(), files: kept(attached), ...one };
    to.conversations.push(added);
    to.updatedAt = now();
    return added;
  }

  const shownFiles = (all: FreshdeskFile[]) =>
    all.map(({ id, name, type, data }) => ({
      id,
      name,
      content_type: type,
      size: data.length,
      attachment_url: `${url}/files/${id}`,
    }));
  const shownConversation = (one: FreshdeskConversation, ticket: FreshdeskTicket) => ({
    id: one.id,
    ticket_id: ticket.id,
    body: `<div>${one.body}</div>`,
    body_text: plainText(one.body),
    incoming: one.incoming,
    private: one.private,
    user_id: one.userId,
    source: one.source,
    from_email: null,
    to_emails: [],
    attachments: shownFiles(one.files),
    created_at: iso(one.at),
    updated_at: iso(one.at),
  });
  const shown = (one: FreshdeskTicket, hasDescription: boolean) => ({
    id: one.id,
    subject: one.subject,
    ...(hasDescription && { description: one.description, description_text: plainText(one.description) }),
    status: one.status,
    priority: one.priority,
    source: one.source,
    requester_id: one.requesterId,
    responder_id: one.responderId,
    group_id: one.groupId,
    tags: one.tags,
    custom_fields: options.hasNoField ? {} : { [FIELD]: null, ...one.customFields },
    spam: one.state === 'spam',
    ...(one.state === 'deleted' && { deleted: true }),
    ...(hasDescription && { attachments: shownFiles(one.files) }),
    created_at: iso(one.createdAt),
    updated_at: iso(one.updatedAt),
  });

  async function handle(request: StandInRequest): Promise<StandInAnswer> {
    const [, file] = /^\/files\/(\d+)$/.exec(request.path) ?? [];
    if (file) return { status: 200, body: files.get(Number(file))?.data ?? '' };
    const cost = 1 + 2 * (request.query.get('include')?.split(',').length ?? 0);
    const minute = Math.floor(now() / 60_000);
    // Refused calls count too.
    spent.set(minute, (spent.get(minute) ?? 0) + cost);
    const total = options.creditsAMinute ?? Number.POSITIVE_INFINITY;
    const left = total - (spent.get(minute) ?? 0);
    const answer = left < 0 ? { status: 429, headers: { 'retry-after': '60' } } : await answerTo(request);
    const headers = {
      'x-freshdesk-api-version': 'latest=v2; requested=v2',
      'x-ratelimit-total': String(Number.isFinite(total) ? total : CREDITS_A_MINUTE),
      'x-ratelimit-remaining': String(Number.isFinite(left) ? Math.max(left, 0) : CREDITS_A_MINUTE),
      'x-ratelimit-used-currentrequest': String(cost),
    };
    return { ...answer, headers: { ...headers, ...answer.headers } };
  }

  async function answerTo(request: StandInRequest): Promise<StandInAnswer> {
    const { method, path, headers } = request;
    if (headers['authorization'] !== authorization)
      return {
        status: 401,
        json: { code: 'invalid_credentials', message: 'You have to be logged in to perform this action.' },
      };
    const [, root, id, action] = /^\/api\/v2\/(\w+)(?:\/(\d+))?(?:\/(\w+))?$/.exec(path) ?? [];
    if (method === 'GET' && (root === 'agents' || root === 'groups')) return colleague(root, Number(id));
    if (root !== 'tickets') return notFound;
    if (!id) return method === 'POST' ? createTicket(request) : listTickets(request);
    const ticket = tickets.find(one => one.id === Number(id));
    if (!ticket) return notFound;
    if (method === 'GET' && !action) return { status: 200, json: shown(ticket, true) };
    if (method === 'GET' && action === 'conversations')
      return paged(request, ticket.conversations, one => shownConversation(one, ticket));
    if (ticket.state === 'deleted' || ticket.state === 'spam') return notFound;
    if (ticket.state === 'merged')
      return refused([{ field: 'id', message: 'The ticket has been merged', code: 'invalid_value' }]);
    if (method === 'PUT' && !action) return changeTicket(request, ticket);
    if (method === 'POST' && action === 'reply') return addReply(request, ticket);
    return method === 'POST' && action === 'notes' ? addNote(request, ticket) : notFound;
  }

  function colleague(root: string, id: number): StandInAnswer {
    if (options.isRestricted)
      return {
        status: 403,
        json: { code: 'access_denied', message: 'You are not authorized to perform this action.' },
      };
    if (root === 'groups') return id === GROUP.id ? { status: 200, json: GROUP } : notFound;
    const isAgent = id === AGENT.id;
    return isAgent
      ? { status: 200, json: { id, contact: { name: AGENT.name, email: 'grace@example.com' } } }
      : notFound;
  }

  function listTickets(request: StandInRequest): StandInAnswer {
    const { query } = request;
    const since = Date.parse(query.get('updated_since') ?? iso(now() - DEFAULT_WINDOW_MS));
    const email = query.get('email');
    const external = query.get('unique_external_id');
    const contact = contacts.find(one =>
      email ? one.email === email : external ? one.uniqueExternalId === external : false,
    );
    if ((email || external) && !contact)
      return refused([
        {
          field: email ? 'email' : 'unique_external_id',
          message: 'There is no contact matching the given value',
          code: 'invalid_value',
        },
      ]);
    const found = tickets.filter(
      one =>
        (one.state === 'live' || one.state === 'merged') &&
        one.updatedAt >= since &&
        (!contact || one.requesterId === contact.id),
    );
    const hasDescription = query.get('include')?.split(',').includes('description') ?? false;
    return paged(request, found.toReversed(), one => shown(one, hasDescription));
  }

  function paged<T>({ path, query }: StandInRequest, all: T[], show: (one: T) => unknown): StandInAnswer {
    const page = Number(query.get('page') ?? 1);
    const size = Number(query.get('per_page') ?? 30);
    if (page > MAX_PAGES || size > 100)
      return refused([{ field: 'page', message: 'It should be at most 300', code: 'invalid_value' }]);
    const next = new URLSearchParams([...query, ['page', String(page + 1)]]);
    return {
      status: 200,
      json: all.slice((page - 1) * size, page * size).map(show),
      ...(all.length > page * size && { headers: { link: `<${url}${path}?${next}>; rel="next"` } }),
    };
  }

  async function createTicket(request: StandInRequest): Promise<StandInAnswer> {
    const { fields, files: attached } = await contentOf(request);
    const wrong = wrongFields(fields);
    for (const name of ['subject', 'description', 'status', 'priority', options.requiredField ?? 'subject'])
      if (fields[name] === undefined)
        wrong.push({ field: name, message: 'It is missing', code: 'missing_field' });
    if (attached.reduce((sum, { data }) => sum + data.length, 0) > MAX_FILE_BYTES)
      wrong.push({ field: 'attachments', message: 'Too large', code: 'invalid_size' });
    const { email, unique_external_id: external, name } = fields as Record<string, string | undefined>;
    if (!email && !external) wrong.push({ field: 'email', message: 'It is missing', code: 'missing_field' });
    const byEmail = email ? contacts.find(one => one.email === email) : undefined;
    const byId = external ? contacts.find(one => one.uniqueExternalId === external) : undefined;
    if (byEmail && byId && byEmail !== byId)
      wrong.push({ field: 'email', message: 'It is another contact’s', code: 'duplicate_value' });
    if (wrong.length > 0) return refused(wrong);
    const contact = byId ?? byEmail ?? addContact(name ?? email ?? '', email, external);
    const ticket: FreshdeskTicket = {
      id: ++nextId,
      subject: String(fields['subject']),
      description: String(fields['description']),
      status: Number(fields['status']),
      priority: Number(fields['priority']),
      source: Number(fields['source'] ?? 2),
      requesterId: contact.id,
      responderId: null,
      groupId: (fields['group_id'] as number | undefined) ?? null,
      tags: (fields['tags'] as string[] | undefined) ?? [],
      customFields: (fields['custom_fields'] as Record<string, string> | undefined) ?? {},
      files: kept(attached),
      conversations: [],
      createdAt: now(),
      updatedAt: now(),
      state: 'live',
    };
    tickets.push(ticket);
    return {
      status: 201,
      json: shown(ticket, true),
      headers: { location: `${url}/api/v2/tickets/${ticket.id}` },
    };
  }

  function addContact(
    name: string,
    email: string | undefined,
    external: string | undefined,
  ): FreshdeskContact {
    const added = {
      id: ++nextId,
      name,
      ...(email && { email }),
      ...(external && { uniqueExternalId: external }),
    };
    contacts.push(added);
    return added;
  }

  function wrongFields(
    fields: Record<string, unknown>,
  ): Array<{ field: string; message: string; code: string }> {
    const wrong = Object.keys(fields)
      .filter(name => !TICKET_FIELDS.has(name))
      .map(field => ({ field, message: 'Unexpected/invalid field in request', code: 'invalid_field' }));
    const custom = (fields['custom_fields'] ?? {}) as Record<string, unknown>;
    for (const field of Object.keys(custom))
      if (options.hasNoField || field !== FIELD)
        wrong.push({ field, message: 'Unexpected/invalid field in request', code: 'invalid_field' });
    for (const [field, most] of [
      ['status', 5],
      ['priority', 4],
      ['source', 10],
    ] as const) {
      const value = fields[field];
      if (value !== undefined && !(typeof value === 'number' && value >= 1 && value <= most))
        wrong.push({ field, message: 'It should be one of the values', code: 'invalid_value' });
    }
    if (fields['group_id'] !== undefined && fields['group_id'] !== GROUP.id)
      wrong.push({ field: 'group_id', message: 'There is no group like this', code: 'invalid_value' });
    if ((fields['tags'] as string[] | undefined)?.some(tag => tag.length > 32 || tag.includes(',')))
      wrong.push({ field: 'tags', message: 'Too long', code: 'too_long' });
    return wrong;
  }

  function changeTicket(request: StandInRequest, ticket: FreshdeskTicket): StandInAnswer {
    const fields = request.json();
    const wrong = wrongFields(fields);
    if (wrong.length > 0) return refused(wrong);
    ticket.status = (fields['status'] as number | undefined) ?? ticket.status;
    ticket.priority = (fields['priority'] as number | undefined) ?? ticket.priority;
    ticket.tags = (fields['tags'] as string[] | undefined) ?? ticket.tags;
    ticket.groupId = (fields['group_id'] as number | undefined) ?? ticket.groupId;
    ticket.updatedAt = now();
    return { status: 200, json: shown(ticket, true) };
  }

  /** In public, by whoever's key it is. */
  function addReply(request: StandInRequest, ticket: FreshdeskTicket): StandInAnswer {
    const { body } = request.json<{ body?: unknown }>();
    if (typeof body !== 'string' || body === '')
      return refused([{ field: 'body', message: 'It is missing', code: 'missing_field' }]);
    const one = add(ticket, { body, private: false, incoming: false, userId: OWN_ID, source: 0 }, []);
    return { status: 201, json: shownConversation(one, ticket) };
  }

  async function addNote(request: StandInRequest, ticket: FreshdeskTicket): Promise<StandInAnswer> {
    const { fields, files: attached } = await contentOf(request);
    const size = attached.reduce((sum, { data }) => sum + data.length, 0);
    if (typeof fields['body'] !== 'string' || size > MAX_FILE_BYTES)
      return refused([{ field: 'body', message: 'It is missing or too large', code: 'invalid_value' }]);
    const one = add(
      ticket,
      {
        body: fields['body'],
        private: fields['private'] !== false,
        incoming: fields['incoming'] === true,
        userId: (fields['user_id'] as number | undefined) ?? OWN_ID,
        source: 2,
      },
      attached,
    );
    return { status: 201, json: shownConversation(one, ticket) };
  }

  const standIn = await startStandIn(handle, options.port);
  url = standIn.url;
  const say = (
    id: string,
    one: Pick<FreshdeskConversation, 'body' | 'private' | 'source'>,
    file?: Omit<FreshdeskFile, 'id'>,
  ) => String(add(must(id), { incoming: false, userId: AGENT.id, ...one }, file ? [file] : []).id);
  const move = (id: string, change: Partial<FreshdeskTicket>) => {
    Object.assign(must(id), change, { updatedAt: now() });
  };
  return {
    ...standIn,
    contacts,
    ticket: must,
    tickets: () => tickets.map(seen),
    agentAssigns: id => move(id, { responderId: AGENT.id, groupId: GROUP.id }),
    agentMarksAsSpam: id => move(id, { state: 'spam' }),
    agentNotesPublicly: (id, body) => say(id, { body, private: false, source: 2 }),
    agent: {
      replies: (id, body, { file } = {}) => say(id, { body, private: false, source: 0 }, file),
      notes: (id, body) => say(id, { body, private: true, source: 2 }),
      solves: id => move(id, { status: 4 }),
      deletes: id => move(id, { state: 'deleted' }),
      merges(id, into) {
        say(id, { body: `This ticket is closed and merged into ticket ${into}`, private: true, source: 2 });
        move(id, { status: 5, state: 'merged' });
      },
    },
    async delivery(id) {
      const ticket = must(id);
      const body = {
        freshdesk_webhook: {
          ticket_id: String(ticket.id),
          status: String(ticket.status),
          event: 'reply_sent',
        },
      };
      const { hookSecret, hookPathSecret } = options;
      return {
        headers: { ...(hookSecret && { 'x-waypost-secret': hookSecret }) },
        body: Buffer.from(JSON.stringify(body)),
        ...(hookPathSecret && { pathSecret: hookPathSecret }),
      };
    },
  };
}

function refused(errors: Array<{ field: string; message: string; code: string }>): StandInAnswer {
  return { status: 400, json: { description: 'Validation failed', errors } };
}
