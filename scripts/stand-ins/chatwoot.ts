/** Chatwoot on loopback, with what it lacks: no idempotency key, twenty messages a page, a flood limit. */
import { createHmac } from 'node:crypto';
import type { HelpdeskStandIn, SeenTicket } from './helpdesk-stand-in.ts';
import type { StandInAnswer, StandInRequest } from './stand-in.ts';
import { startStandIn } from './stand-in.ts';

const AGENT = { id: 11, name: 'Ann Agent', available_name: 'Ann', type: 'user' };
const API_USER = { id: 99, name: 'Waypost', available_name: 'Waypost', type: 'user' };
const MAX_CONTENT = 150_000;
const PAGE = 20;
const MESSAGES_A_MINUTE = 200;

interface Message {
  id: number;
  content: string;
  message_type: 0 | 1 | 2;
  private: boolean;
  created_at: number;
  source_id: string | null;
  sender: { id: number; name: string; type: string } | null;
  files: Array<{ id: number; name: string; type: string; data: Buffer }>;
}

interface Conversation {
  id: number;
  contactId: number;
  status: 'open' | 'resolved' | 'pending' | 'snoozed';
  priority: string | null;
  labels: string[];
  attributes: Record<string, string>;
  messages: Message[];
  isDeleted: boolean;
}

interface Contact {
  id: number;
  identifier: string;
  email?: string;
  name: string;
  sourceId: string;
  isVerified: boolean;
}

export interface ChatwootStandInOptions {
  accountId: string;
  inboxId: string;
  apiToken: string;
  webhookSecret?: string;
  /** Callbacks go unsigned to a path with this secret. */
  webhookPathSecret?: string;
  inboxIdentifier?: string;
  hmacToken?: string;
  channelType?: string;
  /** New conversations begin with the inbox's bot. */
  hasBot?: boolean;
  now: () => number;
  port?: number;
}

export interface ChatwootStandIn extends HelpdeskStandIn {
  contacts: Contact[];
  priorityOf(ticketId: string): string | null;
}

export async function startChatwoot(options: ChatwootStandInOptions): Promise<ChatwootStandIn> {
  const { now, accountId, inboxId } = options;
  const contacts: Contact[] = [];
  const conversations: Conversation[] = [];
  let nextId = 100;
  let url = '';
  const seconds = () => Math.floor(now() / 1000);
  const account = `/api/v1/accounts/${accountId}/`;
  const must = (id: string): Conversation => {
    const found = conversations.find(one => one.id === Number(id));
    if (!found) throw new Error(`no conversation ${id}`);
    return found;
  };
  const refused = (message: string): StandInAnswer => ({ status: 422, json: { message, attributes: [] } });
  const notFound: StandInAnswer = { status: 404, json: { error: 'Resource could not be found' } };

  function add(to: Conversation, message: Omit<Message, 'id' | 'created_at'>): Message {
    const added = { id: ++nextId, created_at: seconds(), ...message };
    to.messages.push(added);
    if (message.message_type === 0 && to.status === 'resolved') to.status = 'open';
    return added;
  }

  const shownContact = ({ id, identifier, email, name, sourceId }: Contact) => ({
    id,
    identifier,
    email,
    name,
    contact_inboxes: [{ source_id: sourceId, inbox: { id: Number(inboxId), channel_type: 'Channel::Api' } }],
  });
  const shownMessage = ({ files, ...message }: Message) => ({
    ...message,
    content_type: 'text',
    attachments: files.map(file => ({
      id: file.id,
      file_type: file.type.startsWith('image/') ? 'image' : 'file',
      data_url: `${url}/rails/active_storage/blobs/redirect/${file.id}/${encodeURIComponent(file.name)}`,
      file_size: file.data.length,
    })),
  });
  const shown = (one: Conversation) => ({
    id: one.id,
    inbox_id: Number(inboxId),
    status: one.status,
    priority: one.priority,
    labels: one.labels,
    custom_attributes: one.attributes,
    meta: {
      sender: { id: one.contactId },
      assignee: one.messages.some(({ sender }) => sender?.id === AGENT.id) ? AGENT : null,
    },
  });

  async function handle(request: StandInRequest): Promise<StandInAnswer> {
    const { method, path } = request;
    if (path.startsWith('/rails/')) return file(path);
    if (path.startsWith('/public/')) return onPublic(request);
    if (request.headers['api_access_token'] !== options.apiToken)
      return { status: 401, json: { error: 'Invalid Access Token' } };
    if (!path.startsWith(account)) return { status: 401, json: { error: 'Account is not yours' } };
    const [root, first = '', action] = path.slice(account.length).split('/');
    if (root === 'inboxes')
      return first === inboxId
        ? { status: 200, json: { id: Number(inboxId), channel_type: options.channelType ?? 'Channel::Api' } }
        : notFound;
    if (root === 'contacts') return onContacts(request, first);
    if (root !== 'conversations') return notFound;
    if (method === 'POST' && !first) return createConversation(request.json());
    const one = conversations.find(({ id, isDeleted }) => id === Number(first) && !isDeleted);
    return one ? onConversation(request, one, action) : notFound;
  }

  /** A redirect first, as active storage answers; no token may come along. */
  function file(path: string): StandInAnswer {
    const [, id = ''] = /(?:redirect|disk)\/(\d+)/.exec(path) ?? [];
    if (path.includes('/redirect/')) return { status: 302, headers: { location: `${url}/rails/disk/${id}` } };
    const found = conversations.flatMap(one => one.messages.flatMap(({ files }) => files));
    const data = found.find(one => one.id === Number(id))?.data;
    return data ? { status: 200, body: data } : notFound;
  }

  function onPublic(request: StandInRequest): StandInAnswer {
    if (request.path !== `/public/api/v1/inboxes/${options.inboxIdentifier}/contacts`) return notFound;
    const body = request.json<{
      identifier: string;
      identifier_hash?: string;
      email?: string;
      name: string;
    }>();
    const hash = createHmac('sha256', options.hmacToken ?? '')
      .update(body.identifier)
      .digest('hex');
    if (body.identifier_hash && body.identifier_hash !== hash)
      return { status: 401, json: { error: 'HMAC failed: Invalid Identifier Hash Provided' } };
    const found = contacts.find(({ identifier }) => identifier === body.identifier) ?? addContact(body);
    found.isVerified ||= Boolean(body.identifier_hash);
    return {
      status: 200,
      json: { id: found.id, source_id: found.sourceId, name: found.name, pubsub_token: 'p' },
    };
  }

  function addContact({
    identifier,
    email,
    name,
  }: {
    identifier: string;
    email?: string;
    name: string;
  }): Contact {
    const id = ++nextId;
    const added = {
      id,
      identifier,
      name,
      sourceId: `source-${id}`,
      isVerified: false,
      ...(email && { email }),
    };
    contacts.push(added);
    return added;
  }

  function onContacts(request: StandInRequest, first: string): StandInAnswer {
    if (request.method === 'GET' && first === 'search') {
      const query = request.query.get('q') ?? '';
      const page = Number(request.query.get('page') ?? 1);
      const found = contacts.filter(one =>
        [one.identifier, one.email ?? '', one.name].some(text => text.includes(query)),
      );
      return { status: 200, json: { payload: found.slice((page - 1) * 15, page * 15).map(shownContact) } };
    }
    if (request.method === 'GET') {
      const own = conversations.filter(one => one.contactId === Number(first) && !one.isDeleted);
      return { status: 200, json: { payload: own.reverse().slice(0, 20).map(shown) } };
    }
    const body = request.json<{ identifier: string; email?: string; name: string }>();
    if (contacts.some(({ identifier }) => identifier === body.identifier))
      return refused('Identifier has already been taken');
    if (body.email && contacts.some(({ email }) => email === body.email))
      return refused('Email has already been taken');
    const contact = addContact(body);
    const json = {
      payload: { contact: shownContact(contact), contact_inbox: { source_id: contact.sourceId } },
    };
    return { status: 200, json };
  }

  function createConversation(body: {
    contact_id: number;
    status?: Conversation['status'];
    custom_attributes?: Record<string, string>;
  }): StandInAnswer {
    if (!contacts.some(({ id }) => id === body.contact_id)) return notFound;
    const one: Conversation = {
      id: ++nextId,
      contactId: body.contact_id,
      status: options.hasBot ? 'pending' : (body.status ?? 'open'),
      priority: null,
      labels: [],
      attributes: body.custom_attributes ?? {},
      messages: [],
      isDeleted: false,
    };
    conversations.push(one);
    return { status: 200, json: shown(one) };
  }

  async function onConversation(
    request: StandInRequest,
    one: Conversation,
    action: string | undefined,
  ): Promise<StandInAnswer> {
    const { method, query } = request;
    if (method === 'GET' && !action) return { status: 200, json: shown(one) };
    if (method === 'GET' && action === 'labels') return { status: 200, json: { payload: one.labels } };
    if (method === 'GET' && action === 'messages') {
      const before = Number(query.get('before') ?? Number.POSITIVE_INFINITY);
      const page = one.messages.filter(({ id }) => id < before).slice(-PAGE);
      return { status: 200, json: { meta: {}, payload: page.map(shownMessage) } };
    }
    if (method === 'POST' && action === 'messages') return receiveMessage(request, one);
    if (method !== 'POST') return notFound;
    const body = request.json<Record<string, unknown>>();
    if (action === 'labels') one.labels = body['labels'] as string[];
    else if (action === 'toggle_status') one.status = body['status'] as Conversation['status'];
    else if (action === 'toggle_priority') one.priority = String(body['priority']);
    else if (action === 'custom_attributes')
      one.attributes = body['custom_attributes'] as Record<string, string>;
    else return notFound;
    return { status: 200, json: {} };
  }

  async function receiveMessage(request: StandInRequest, one: Conversation): Promise<StandInAnswer> {
    const { fields, files } = await contentOf(request);
    const content = fields['content'] ?? '';
    if (content.length > MAX_CONTENT) return refused('Content is too long (maximum is 150000 characters)');
    if (files.length > 15) return refused('Attachments exceeded maximum allowed');
    const recent = one.messages.filter(message => message.created_at > seconds() - 60);
    if (recent.length >= MESSAGES_A_MINUTE) return refused('Too many messages');
    const isIncoming = fields['message_type'] === 'incoming';
    const message = add(one, {
      content,
      message_type: isIncoming ? 0 : 1,
      private: fields['private'] === 'true',
      source_id: fields['source_id'] ?? null,
      sender: isIncoming ? { id: one.contactId, name: 'Ada Vale', type: 'contact' } : API_USER,
      files: files.map(entry => ({ id: ++nextId, ...entry })),
    });
    return { status: 200, json: shownMessage(message) };
  }

  function seen(one: Conversation): SeenTicket {
    const statuses = { open: 'open', resolved: 'solved', pending: 'pending', snoozed: 'pending' } as const;
    const messages = one.messages.map(message => ({
      id: String(message.id),
      // Markdown's escapes are not seen.
      text: message.content.replace(/\\([!-/:-@[-`{-~])/g, '$1'),
      isPublic: !message.private,
      by:
        message.message_type === 0
          ? ('customer' as const)
          : message.sender?.id === AGENT.id
            ? ('agent' as const)
            : ('us' as const),
      files: message.files.map(({ name, data }) => ({ name, data })),
    }));
    const status = one.isDeleted ? 'deleted' : statuses[one.status];
    return {
      id: String(one.id),
      subject: one.attributes['subject'] ?? '',
      status,
      tags: [...one.labels],
      messages,
    };
  }

  const standIn = await startStandIn(handle, options.port);
  url = standIn.url;
  const say = (isPrivate: boolean, id: string, content: string, files: Message['files'] = []) =>
    String(
      add(must(id), { content, message_type: 1, private: isPrivate, source_id: null, sender: AGENT, files })
        .id,
    );
  return {
    ...standIn,
    contacts,
    priorityOf: id => must(id).priority,
    tickets: () => conversations.map(seen),
    agent: {
      replies: (id, text, { file: attached } = {}) =>
        say(false, id, text, attached ? [{ id: ++nextId, ...attached }] : []),
      notes: (id, text) => say(true, id, text),
      solves(id) {
        must(id).status = 'resolved';
        add(must(id), {
          content: 'Conversation was marked resolved by Ann Agent',
          message_type: 2,
          private: false,
          source_id: null,
          sender: null,
          files: [],
        });
      },
      deletes(id) {
        must(id).isDeleted = true;
      },
    },
    async delivery(id, at) {
      const one = must(id);
      const message = one.messages.filter(entry => !entry.private).at(-1);
      const names = ['incoming', 'outgoing', 'activity'];
      const body = Buffer.from(
        JSON.stringify({
          event: 'message_created',
          ...(message && { ...shownMessage(message), message_type: names[message.message_type] }),
          account: { id: Number(accountId) },
          inbox: { id: Number(inboxId) },
          conversation: shown(one),
        }),
      );
      const { webhookSecret, webhookPathSecret } = options;
      if (!webhookSecret)
        return { body, headers: {}, ...(webhookPathSecret && { pathSecret: webhookPathSecret }) };
      const timestamp = String(Math.floor(at / 1000));
      const hex = createHmac('sha256', webhookSecret).update(`${timestamp}.`).update(body).digest('hex');
      const headers = {
        'x-chatwoot-signature': `sha256=${hex}`,
        'x-chatwoot-timestamp': timestamp,
        'x-chatwoot-delivery': `delivery-${message?.id}`,
      };
      return { body, headers };
    },
  };
}

async function contentOf(request: StandInRequest): Promise<{
  fields: Record<string, string>;
  files: Array<{ name: string; type: string; data: Buffer }>;
}> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) {
    const json = Object.entries(request.json()).map(([name, value]) => [name, String(value)]);
    return { fields: Object.fromEntries(json), files: [] };
  }
  const body = new Uint8Array(request.body);
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const fields: Record<string, string> = {};
  const files: Array<{ name: string; type: string; data: Buffer }> = [];
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') fields[name] = value;
    else files.push({ name: value.name, type: value.type, data: Buffer.from(await value.arrayBuffer()) });
  }
  return { fields, files };
}
