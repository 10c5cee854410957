/** Intercom on loopback, with what it lacks: no idempotency key, a search that lags, 500 parts at most. */
import { createHmac } from 'node:crypto';
import type { HelpdeskStandIn, SeenTicket } from './helpdesk-stand-in.ts';
import { plainText } from './helpdesk-stand-in.ts';
import type { StandInAnswer, StandInRequest } from './stand-in.ts';
import { startStandIn } from './stand-in.ts';

const APP_CODE = 'waypost-app';
const AGENT = { type: 'admin', id: '7001', name: 'Ann Agent' };

interface StoredFile {
  name: string;
  type: string;
  data: Buffer;
}

interface Part {
  id: string;
  part_type: string;
  /** HTML, as REST shows it. */
  body: string | null;
  created_at: number;
  author: { type: string; id: string; name: string };
  files: StoredFile[];
  app_package_code: string | null;
}

interface Conversation {
  id: string;
  title: string | null;
  contactId: string;
  createdAt: number;
  body: string;
  state: 'open' | 'closed' | 'snoozed';
  teamId: number;
  tags: string[];
  attributes: Record<string, string>;
  parts: Part[];
  mergedInto?: string;
  isDeleted: boolean;
}

interface Contact {
  id: string;
  externalId: string;
  email?: string;
  name: string;
  mergedInto?: string;
}

export interface IntercomStandInOptions {
  accessToken: string;
  adminId: string;
  clientSecret: string;
  now: () => number;
  searchLagMs?: number;
  port?: number;
}

export interface IntercomStandIn extends HelpdeskStandIn {
  /** @param id the vendor's id of the contact that goes. */
  mergeContact(id: string, into: string): void;
  contacts: Contact[];
}

export async function startIntercom(options: IntercomStandInOptions): Promise<IntercomStandIn> {
  const { now, searchLagMs = 60_000 } = options;
  const contacts: Contact[] = [];
  const conversations: Conversation[] = [];
  const attributes = new Set<string>();
  const tags: string[] = [];
  const files: StoredFile[] = [];
  let nextId = 500;
  let url = '';
  const seconds = () => Math.floor(now() / 1000);
  const byId = (id: string | undefined) => conversations.find(one => one.id === id && !one.isDeleted);
  const must = (id: string): Conversation => {
    const found = conversations.find(one => one.id === id);
    if (!found) throw new Error(`no conversation ${id}`);
    return found;
  };

  function addPart(to: Conversation, part: Partial<Part> & Pick<Part, 'part_type' | 'author'>): Part {
    const whole = {
      id: String(++nextId),
      body: null,
      created_at: seconds(),
      files: [],
      app_package_code: null,
    };
    const added: Part = { ...whole, ...part };
    to.parts.push(added);
    return added;
  }

  function shown(one: Conversation, isPlain: boolean, hasParts: boolean) {
    const text = (html: string | null) => (isPlain && html !== null ? plainText(html) : html);
    return {
      type: 'conversation',
      id: one.id,
      title: one.title,
      created_at: one.createdAt,
      state: one.state,
      open: one.state === 'open',
      priority: 'none',
      source: { type: 'conversation', id: `9${one.id}`, body: text(one.body), author: { type: 'user' } },
      contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: one.contactId }] },
      admin_assignee_id: one.parts.some(part => part.author.id === AGENT.id) ? Number(AGENT.id) : 0,
      team_assignee_id: one.teamId,
      tags: {
        type: 'tag.list',
        tags: one.tags.map(name => ({ type: 'tag', id: String(tags.indexOf(name)), name })),
      },
      custom_attributes: one.attributes,
      linked_objects: {
        type: 'list',
        data: one.mergedInto ? [{ type: 'conversation', id: one.mergedInto, category: null }] : [],
      },
      ...(hasParts && {
        conversation_parts: {
          type: 'conversation_part.list',
          total_count: one.parts.length,
          conversation_parts: one.parts.slice(-500).map(({ files: attached, ...part }) => ({
            type: 'conversation_part',
            ...part,
            body: text(part.body),
            attachments: attached.map(file => ({
              type: 'upload',
              name: file.name,
              url: `${url}/files/${files.indexOf(file)}`,
              content_type: file.type,
              filesize: file.data.length,
            })),
          })),
        },
      }),
    };
  }

  function handle(request: StandInRequest): StandInAnswer {
    const { method, path } = request;
    const [root, first = '', second] = path.slice(1).split('/');
    // Files lie at signed addresses: no token is asked for, and none must come.
    if (root === 'files') {
      const file = files[Number(first)];
      if (request.headers['authorization'] || !file) return { status: 403, json: {} };
      return { status: 200, body: file.data, headers: { 'content-type': file.type } };
    }
    if (request.headers['authorization'] !== `Bearer ${options.accessToken}`)
      return refusal(401, 'unauthorized', 'Access Token Invalid');
    if (request.headers['intercom-version'] !== '2.16')
      return refusal(400, 'intercom_version_invalid', 'The requested version could not be found');
    const route = `${method} ${root}`;
    if (route === 'GET admins')
      return [options.adminId, AGENT.id].includes(first)
        ? { status: 200, json: { type: 'admin', id: first, name: AGENT.name, avatar: { image_url: null } } }
        : refusal(404, 'admin_not_found', 'Admin not found');
    if (route === 'GET teams')
      return { status: 200, json: { type: 'team', id: first, name: `Team ${first}` } };
    if (root === 'contacts') return onContacts(request, first, second);
    if (route === 'POST tags') {
      const { name } = request.json<{ name: string }>();
      if (!tags.includes(name)) tags.push(name);
      return { status: 200, json: { type: 'tag', id: String(tags.indexOf(name)), name } };
    }
    if (root === 'conversations') return onConversations(request, first, second);
    return refusal(404, 'not_found', 'Resource Not Found');
  }

  function onContacts(request: StandInRequest, first: string, second: string | undefined): StandInAnswer {
    if (request.method === 'GET' && first === 'find_by_external_id') {
      const found = contacts.find(one => one.externalId === decodeURIComponent(second ?? ''));
      if (!found) return refusal(404, 'not_found', 'User Not Found');
      if (found.mergedInto) {
        const merged = refusal(410, 'contact_merged', 'This contact has been merged.');
        return { ...merged, headers: { link: `</contacts/${found.mergedInto}>; rel="canonical"` } };
      }
      return { status: 200, json: { type: 'contact', id: found.id, external_id: found.externalId } };
    }
    if (request.method !== 'POST' || first) return refusal(404, 'not_found', 'Resource Not Found');
    const { external_id, email, name } = request.json<{
      external_id: string;
      email?: string;
      name: string;
    }>();
    const same = contacts.find(one => one.externalId === external_id || (email && one.email === email));
    if (same)
      return refusal(409, 'conflict', `A contact matching those details already exists with id=${same.id}`);
    const id = (++nextId).toString(16).padStart(24, '6');
    contacts.push({ id, externalId: external_id, name, ...(email && { email }) });
    return { status: 200, json: { type: 'contact', id, external_id, role: 'user', email } };
  }

  function onConversations(
    request: StandInRequest,
    first: string,
    action: string | undefined,
  ): StandInAnswer {
    const { method } = request;
    if (method === 'POST' && !first) return create(request.json());
    if (method === 'POST' && first === 'search') return search(request.json());
    if (method === 'POST' && first === 'attributes') {
      const { name } = request.json<{ name: string }>();
      if (attributes.has(name)) return refusal(422, 'parameter_invalid', 'Name is taken');
      attributes.add(name);
      return { status: 200, json: { type: 'conversation_attribute', name, data_type: 'string' } };
    }
    const one = byId(first);
    if (!one) return refusal(404, 'not_found', 'Resource Not Found');
    const isPlain = request.query.get('display_as') === 'plaintext';
    if (method === 'GET') return { status: 200, json: shown(one, isPlain, true) };
    if (method === 'PUT') {
      const { title, custom_attributes: set = {} } = request.json<{
        title?: string;
        custom_attributes?: Record<string, string>;
      }>();
      const unknown = Object.keys(set).find(name => !attributes.has(name));
      if (unknown) return refusal(400, 'parameter_invalid', `Custom attribute '${unknown}' does not exist`);
      if (title) one.title = title;
      Object.assign(one.attributes, set);
    } else if (action === 'reply') {
      const refused = reply(one, request.json());
      if (refused) return refused;
    } else if (action === 'parts') manage(one, request.json());
    else if (action === 'tags') {
      const name = tags[Number(request.json<{ id: string }>().id)] ?? '';
      if (!one.tags.includes(name)) one.tags.push(name);
      return { status: 200, json: { type: 'tag', id: String(tags.indexOf(name)), name } };
    } else return refusal(404, 'not_found', 'Resource Not Found');
    return { status: 200, json: shown(one, isPlain, true) };
  }

  function create({ from, body }: { from: { id: string }; body: string }): StandInAnswer {
    if (!contacts.some(one => one.id === from.id && !one.mergedInto))
      return refusal(404, 'not_found', 'User Not Found');
    const id = String(++nextId);
    conversations.push({
      id,
      title: null,
      contactId: from.id,
      createdAt: seconds(),
      body: htmlOf(body),
      state: 'open',
      teamId: 0,
      tags: [],
      attributes: {},
      parts: [],
      isDeleted: false,
    });
    const json = { type: 'user_message', id: `9${id}`, created_at: seconds(), body, message_type: 'inapp' };
    return { status: 200, json: { ...json, conversation_id: id } };
  }

  /** What is not older than the lag is not found. */
  function search({
    query,
  }: {
    query: { value: Array<{ field: string; value: string | number }> };
  }): StandInAnswer {
    const unknown = query.value.find(
      ({ field }) => field.startsWith('custom_attributes.') && !attributes.has(field.slice(18)),
    );
    if (unknown) return refusal(400, 'invalid_field', `${unknown.field} is not a valid search field`);
    const found = conversations.filter(
      one =>
        !one.isDeleted &&
        one.createdAt * 1000 + searchLagMs <= now() + 1000 &&
        query.value.every(({ field, value }) => {
          if (field === 'contact_ids') return one.contactId === value;
          if (field === 'created_at') return one.createdAt > Number(value);
          return one.attributes[field.slice(18)] === value;
        }),
    );
    const json = { type: 'conversation.list', total_count: found.length, pages: { type: 'pages' } };
    return { status: 200, json: { ...json, conversations: found.map(one => shown(one, false, false)) } };
  }

  function reply(
    one: Conversation,
    body: {
      message_type: string;
      type: string;
      body: string;
      intercom_user_id?: string;
      attachment_files?: Array<{ name: string; content_type: string; data: string }>;
    },
  ): StandInAnswer | undefined {
    if (
      body.type === 'user' &&
      !contacts.some(({ id, mergedInto }) => id === body.intercom_user_id && !mergedInto)
    )
      return refusal(404, 'not_found', 'User Not Found');
    if ((body.attachment_files?.length ?? 0) > 10) return refusal(400, 'parameter_invalid', 'Too many files');
    const attached = (body.attachment_files ?? []).map(({ name, content_type: type, data }) => ({
      name,
      type,
      data: Buffer.from(data, 'base64'),
    }));
    files.push(...attached);
    const isUser = body.type === 'user';
    const reopens = isUser && one.state !== 'open';
    if (reopens) one.state = 'open';
    addPart(one, {
      part_type: reopens ? 'open' : body.message_type,
      // Comments by contacts are plain text; notes may hold some HTML.
      body: isUser ? htmlOf(body.body) : body.body,
      author: isUser
        ? { type: 'user', id: one.contactId, name: 'Ada Vale' }
        : { type: 'admin', id: options.adminId, name: 'Waypost' },
      files: attached,
      app_package_code: APP_CODE,
    });
    return undefined;
  }

  function manage(one: Conversation, part: { message_type: string; assignee_id?: string }): void {
    if (part.message_type === 'close') one.state = 'closed';
    if (part.message_type === 'open') one.state = 'open';
    if (part.message_type === 'assignment') one.teamId = Number(part.assignee_id);
    const author = { type: 'admin', id: options.adminId, name: 'Waypost' };
    addPart(one, { part_type: part.message_type, author, app_package_code: APP_CODE });
  }

  function seen(one: Conversation): SeenTicket {
    const opening = {
      id: `9${one.id}`,
      text: plainText(one.body),
      isPublic: true,
      by: 'customer' as const,
      files: [],
    };
    const messages = one.parts
      .filter(part => part.body !== null)
      .map(part => ({
        id: part.id,
        text: plainText(part.body ?? ''),
        isPublic: part.part_type !== 'note',
        by:
          part.author.type === 'user'
            ? ('customer' as const)
            : part.app_package_code
              ? ('us' as const)
              : ('agent' as const),
        files: part.files.map(({ name, data }) => ({ name, data })),
      }));
    const status = one.isDeleted
      ? 'deleted'
      : ({ open: 'open', closed: 'solved', snoozed: 'pending' } as const)[one.state];
    return {
      id: one.id,
      subject: one.title ?? '',
      status,
      tags: [...one.tags],
      messages: [opening, ...messages],
    };
  }

  const standIn = await startStandIn(handle, options.port);
  url = standIn.url;
  return {
    ...standIn,
    contacts,
    mergeContact(id, into) {
      const gone = contacts.find(one => one.id === id);
      if (gone) gone.mergedInto = into;
      for (const one of conversations) if (one.contactId === id) one.contactId = into;
    },
    tickets: () => conversations.map(seen),
    agent: {
      replies(id, text, { file } = {}) {
        if (file) files.push(file);
        return addPart(must(id), {
          part_type: 'comment',
          body: htmlOf(text),
          author: AGENT,
          files: file ? [file] : [],
        }).id;
      },
      notes: (id, text) => addPart(must(id), { part_type: 'note', body: htmlOf(text), author: AGENT }).id,
      solves(id) {
        must(id).state = 'closed';
        addPart(must(id), { part_type: 'close', author: AGENT });
      },
      deletes(id) {
        must(id).isDeleted = true;
      },
      merges(id, into) {
        Object.assign(must(id), { state: 'closed', mergedInto: into });
        const author = { type: 'bot', id: '1', name: 'Operator' };
        addPart(must(into), { part_type: 'merged_primary_conversation', author });
      },
    },
    async delivery(id, at) {
      const one = must(id);
      const part = one.parts.filter(({ part_type }) => part_type !== 'note').at(-1);
      // Plain text in webhooks, HTML over REST.
      const item = { ...shown({ ...one, parts: part ? [part] : [] }, true, true) };
      const topic = part?.author.type === 'user' ? 'conversation.user.replied' : 'conversation.admin.replied';
      const body = Buffer.from(
        JSON.stringify({
          type: 'notification_event',
          app_id: 'abc123',
          id: `notif_${part?.id}`,
          topic,
          created_at: Math.floor(at / 1000),
          data: { type: 'notification_event_data', item },
        }),
      );
      const hex = createHmac('sha1', options.clientSecret).update(body).digest('hex');
      return { body, headers: { 'x-hub-signature': `sha1=${hex}` } };
    },
  };
}

function refusal(status: number, code: string, message: string): StandInAnswer {
  return { status, json: { type: 'error.list', request_id: 'r1', errors: [{ code, message }] } };
}

function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<p>${escaped.replaceAll('\n', '<br>')}</p>`;
}
