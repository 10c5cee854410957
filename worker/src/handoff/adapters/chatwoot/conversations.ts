import type { ReadAttachment } from '../../helpdesk.ts';
import { HelpdeskError } from '../../helpdesk.ts';
import type { HandoffPackage, Priority } from '../../types.ts';
import type { HelpdeskHttp } from '../http-client.ts';
import type { Batch } from '../posts.ts';
import { parsed, readFiles } from '../writing.ts';
import type { ChatwootContact } from './contacts.ts';
import type { ChatwootConversation, ChatwootMessage } from './schema.ts';
import { conversationSchema, conversationsSchema, labelsSchema, messagesSchema } from './schema.ts';
import type { ChatwootSettings } from './settings.ts';

const REFERENCE = 'external_conversation_id';
/** Ours begin so: none of them is an agent's. */
export const SOURCE = 'waypost:';
/** Messages come twenty a page, newest first: so many pages are read back. */
const MAX_PAGES = 500;
/** A conversation takes so many messages a minute by default; more are refused until it is over. */
const FLOOD_MS = 60_000;

/** Calls about conversations, one function each. */
export interface ChatwootConversations {
  /** @returns undefined for one that is deleted. */
  get(id: string): Promise<ChatwootConversation | undefined>;
  /** An opening that was accepted without an answer, among the contact's newest conversations. */
  find(contactId: string, key: string): Promise<ChatwootConversation | undefined>;
  create(contact: ChatwootContact, pkg: HandoffPackage): Promise<ChatwootConversation>;
  /** Oldest first, from behind the message `afterId`. */
  messages(id: string, afterId: number): Promise<ChatwootMessage[]>;
  /** In the customer's name, or an internal note. */
  send(id: string, batch: Batch, to: 'customer' | 'note', read: ReadAttachment): Promise<void>;
  setStatus(id: string, status: 'open' | 'resolved'): Promise<void>;
  setPriority(id: string, priority: Priority): Promise<void>;
  addLabels(id: string, labels: string[]): Promise<void>;
  assignTeam(id: string, teamId: string): Promise<void>;
}

export function createConversations(http: HelpdeskHttp, settings: ChatwootSettings): ChatwootConversations {
  const account = `api/v1/accounts/${settings.accountId}`;
  const post = (path: string, json: unknown) =>
    http.call({ method: 'POST', path: `${account}/${path}`, json });
  return {
    async get(id) {
      const { status, body } = await http.call({
        method: 'GET',
        path: `${account}/conversations/${id}`,
        accept: [404],
      });
      return status === 404
        ? undefined
        : parsed(conversationSchema, body, 'Chatwoot: reading a conversation');
    },

    async find(contactId, key) {
      const { body } = await http.call({
        method: 'GET',
        path: `${account}/contacts/${contactId}/conversations`,
      });
      const { payload } = parsed(conversationsSchema, body, 'Chatwoot: listing a contact’s conversations');
      return payload.find(({ custom_attributes: attributes }) => attributes?.[REFERENCE] === key);
    },

    async create(contact, pkg) {
      const attributes = {
        [REFERENCE]: pkg.key,
        subject: pkg.subject,
        ...(pkg.topic && { topic: pkg.topic }),
      };
      const { body } = await post('conversations', {
        ...(contact.sourceId && { source_id: contact.sourceId }),
        inbox_id: Number(settings.inboxId),
        contact_id: Number(contact.id),
        status: 'open',
        custom_attributes: attributes,
      });
      const created = parsed(conversationSchema, body, 'Chatwoot: opening a conversation', 'ambiguous');
      // An inbox with one conversation per contact answers with that one.
      if (created.custom_attributes?.[REFERENCE] !== pkg.key)
        await post(`conversations/${created.id}/custom_attributes`, { custom_attributes: attributes });
      return created;
    },

    async messages(id, afterId) {
      const all: ChatwootMessage[] = [];
      for (let page = 0; page < MAX_PAGES; page++) {
        const before = all[0]?.id;
        const { body } = await http.call({
          method: 'GET',
          path: `${account}/conversations/${id}/messages`,
          ...(before !== undefined && { query: { before } }),
        });
        const { payload } = parsed(messagesSchema, body, 'Chatwoot: reading messages');
        const older = payload.filter(message => before === undefined || message.id < before);
        all.unshift(...older.sort((a, b) => a.id - b.id));
        if (older.length === 0 || (all[0]?.id ?? 0) <= afterId) break;
      }
      return all.filter(message => message.id > afterId);
    },

    async send(id, batch, to, read) {
      const files = await readFiles(batch.files, read);
      const isNote = to === 'note';
      const fields = {
        content: batch.text,
        message_type: isNote ? 'outgoing' : 'incoming',
        private: isNote,
        source_id: `${SOURCE}${crypto.randomUUID()}`,
      };
      const { status } = await http.call({
        method: 'POST',
        path: `${account}/conversations/${id}/messages`,
        ...(files.length > 0 ? { form: formOf(fields, files) } : { json: fields }),
        accept: [422],
      });
      if (status !== 422) return;
      if (files.length > 0)
        throw new HelpdeskError(
          'rejected',
          'Chatwoot refused a message with files (422): their kind or size',
        );
      throw new HelpdeskError(
        'rate_limited',
        'Chatwoot refused a message (422): a conversation takes only so many a minute',
        { retryAfterMs: FLOOD_MS },
      );
    },

    async setStatus(id, status) {
      await post(`conversations/${id}/toggle_status`, { status });
    },

    async setPriority(id, priority) {
      await post(`conversations/${id}/toggle_priority`, {
        priority: priority === 'normal' ? 'medium' : priority,
      });
    },

    /** Labels are set as a whole. */
    async addLabels(id, labels) {
      const path = `conversations/${id}/labels`;
      const { body } = await http.call({ method: 'GET', path: `${account}/${path}` });
      const { payload } = parsed(labelsSchema, body, 'Chatwoot: reading labels');
      if (labels.every(label => payload.includes(label))) return;
      await post(path, { labels: [...new Set([...payload, ...labels])] });
    },

    async assignTeam(id, teamId) {
      await post(`conversations/${id}/assignments`, { team_id: Number(teamId) });
    },
  };
}

function formOf(
  fields: Record<string, string | boolean>,
  files: Array<{ name: string; type: string; data: Uint8Array }>,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  for (const { name, type, data } of files)
    form.append('attachments[]', new Blob([data as Uint8Array<ArrayBuffer>], { type }), name);
  return form;
}
