import type { ReadAttachment } from '../../helpdesk.ts';
import type { HandoffPackage, Priority } from '../../types.ts';
import type { HelpdeskHttp } from '../http-client.ts';
import type { Batch } from '../posts.ts';
import { plainOf, referenceOf, squash } from '../posts.ts';
import { parsed, readFiles, toBase64 } from '../writing.ts';
import type { IntercomConversation } from './schema.ts';
import { conversationSchema, createdSchema, searchSchema, tagSchema } from './schema.ts';

const REFERENCE = 'external_conversation_id';
/** Custom attributes of ours; created in the workspace when it has none of that name. */
const ATTRIBUTES: Record<string, string> = {
  [REFERENCE]: 'The Waypost conversation and its segment',
  severity: 'low, normal, high or urgent, as Waypost sees it',
  topic: 'What the conversation is about, as Waypost sees it',
};
/** Attributes are looked for this long before the package was made: clocks differ. */
const CLOCK_SLACK_SECONDS = 86_400;

/** Calls about conversations, one function each. */
export interface IntercomConversations {
  /** @returns undefined for one that is deleted. */
  get(id: string): Promise<IntercomConversation | undefined>;
  /** An opening that was accepted without an answer. Search lags behind by up to a minute. */
  find(pkg: HandoffPackage, contactId: string): Promise<IntercomConversation | undefined>;
  /** @returns the conversation's id. `body` is plain text. */
  create(contactId: string, body: string): Promise<string>;
  /** As the customer. */
  comment(id: string, contactId: string, batch: Batch, read: ReadAttachment): Promise<void>;
  /** HTML, for teammates alone. */
  note(id: string, batch: Batch, read: ReadAttachment): Promise<void>;
  describe(
    id: string,
    facts: Partial<Pick<HandoffPackage, 'key' | 'subject' | 'topic'>> & { priority?: Priority },
  ): Promise<void>;
  /** Opens, closes, or hands to a team. */
  manage(
    id: string,
    part: { message_type: 'open' | 'close' } | { message_type: 'assignment'; assignee_id: string },
  ): Promise<void>;
  tag(id: string, names: string[]): Promise<void>;
}

export function createConversations(http: HelpdeskHttp, adminId: string): IntercomConversations {
  const search = async (value: unknown[]) => {
    const answer = await http.call({
      method: 'POST',
      path: 'conversations/search',
      json: { query: { operator: 'AND', value }, pagination: { per_page: 150 } },
      // A workspace without our attribute refuses to search by it: there is nothing to find then.
      accept: [400],
    });
    if (answer.status === 400) return [];
    return parsed(searchSchema, answer.body, 'Intercom: searching conversations').conversations;
  };
  const reply = async (id: string, fields: Record<string, unknown>, batch: Batch, read: ReadAttachment) => {
    const files = await readFiles(batch.files, read);
    const attachments = files.map(({ name, type, data }) => ({
      name,
      content_type: type,
      data: toBase64(data),
    }));
    await http.call({
      method: 'POST',
      path: `conversations/${id}/reply`,
      json: { ...fields, body: batch.text, ...(files.length > 0 && { attachment_files: attachments }) },
    });
  };
  const put = async (id: string, title: string | undefined, attributes: Record<string, string>) => {
    const { status } = await http.call({
      method: 'PUT',
      path: `conversations/${id}`,
      json: { ...(title && { title }), custom_attributes: attributes },
      accept: [400],
    });
    return status !== 400;
  };
  const tag = async (id: string, names: string[]) => {
    for (const name of names) {
      const { body } = await http.call({ method: 'POST', path: 'tags', json: { name } });
      const tagId = parsed(tagSchema, body, 'Intercom: making a tag').id;
      await http.call({
        method: 'POST',
        path: `conversations/${id}/tags`,
        json: { id: tagId, admin_id: adminId },
      });
    }
  };

  return {
    async get(id) {
      const { status, body } = await http.call({
        method: 'GET',
        path: `conversations/${id}`,
        query: { display_as: 'plaintext' },
        accept: [404],
      });
      return status === 404
        ? undefined
        : parsed(conversationSchema, body, 'Intercom: reading a conversation');
    },

    async find(pkg, contactId) {
      const after = Math.floor(Date.parse(pkg.createdAt) / 1000) - CLOCK_SLACK_SECONDS;
      const ofContact = await search([
        { field: 'contact_ids', operator: '=', value: contactId },
        { field: 'created_at', operator: '>', value: after },
      ]);
      const found = ofContact.find(conversation => isOf(conversation, pkg.key));
      if (found) return found;
      // The contact may have been merged meanwhile.
      const byKey = await search([
        { field: `custom_attributes.${REFERENCE}`, operator: '=', value: pkg.key },
      ]);
      return byKey.find(conversation => isOf(conversation, pkg.key));
    },

    async create(contactId, body) {
      const answer = await http.call({
        method: 'POST',
        path: 'conversations',
        json: { from: { type: 'user', id: contactId }, body },
      });
      return parsed(createdSchema, answer.body, 'Intercom: opening a conversation', 'ambiguous')
        .conversation_id;
    },

    comment: (id, contactId, batch, read) =>
      reply(id, { message_type: 'comment', type: 'user', intercom_user_id: contactId }, batch, read),

    note: (id, batch, read) =>
      reply(id, { message_type: 'note', type: 'admin', admin_id: adminId }, batch, read),

    async describe(id, { key, subject, topic, priority }) {
      const attributes = {
        ...(key && { [REFERENCE]: key }),
        ...(priority && { severity: priority }),
        ...(topic && { topic }),
      };
      if (await put(id, subject, attributes)) return;
      for (const name of Object.keys(attributes)) {
        const description = ATTRIBUTES[name] ?? '';
        await http.call({
          method: 'POST',
          path: 'conversations/attributes',
          json: { name, description, data_type: 'string' },
          accept: [400, 409, 422],
        });
      }
      if (await put(id, subject, attributes)) return;
      // Two live attributes of one name: people must mend that. Until then a tag says how urgent it is.
      if (subject) await http.call({ method: 'PUT', path: `conversations/${id}`, json: { title: subject } });
      if (priority) await tag(id, [`priority-${priority}`]);
    },

    async manage(id, part) {
      const type = part.message_type === 'assignment' ? 'team' : 'admin';
      await http.call({
        method: 'POST',
        path: `conversations/${id}/parts`,
        json: { ...part, ...(part.message_type !== 'open' && { type }), admin_id: adminId },
      });
    },

    tag,
  };
}

/** Whether a conversation carries the handoff's facts already. */
export function isDescribed({ custom_attributes: attributes }: IntercomConversation, key: string): boolean {
  return attributes?.[REFERENCE] === key;
}

function isOf(conversation: IntercomConversation, key: string): boolean {
  const opening = squash(plainOf(conversation.source?.body ?? ''));
  return isDescribed(conversation, key) || opening.includes(referenceOf(key));
}
