import type { Helpdesk, Ticket } from '../helpdesk.ts';
import { HelpdeskError } from '../helpdesk.ts';
import type { TranscriptEntry } from '../types.ts';
import type { HelpdeskHttpOptions } from './http-client.ts';
import { createHelpdeskHttp } from './http-client.ts';
import { ensureContact } from './intercom/contacts.ts';
import { createConversations, isDescribed } from './intercom/conversations.ts';
import type { IntercomConversation } from './intercom/schema.ts';
import type { IntercomSettings } from './intercom/settings.ts';
import { createViewer, mergedInto, textsOf, ticketOf } from './intercom/view.ts';
import { receiveIntercom } from './intercom/webhooks.ts';
import type { Post, PostLimits } from './posts.ts';
import {
  batched,
  missing,
  paragraphs,
  postsOfEntry,
  postsOfHandoff,
  postsOfText,
  referenceOf,
  runsOf,
  titleOfNote,
} from './posts.ts';
import { afterWrite, sendInOrder, withSettingsHint } from './writing.ts';

const API_VERSION = '2.16';
/** Intercom names no limit for a body; this is what people still read, and far from what requests may hold. */
const MAX_BYTES = 30_000;
const MAX_FILES = 10;
/** What opens a conversation takes plain text and no files of ours; it must leave room for the reference. */
const OPENING: PostLimits = { format: 'plain', maxBytes: MAX_BYTES, maxFiles: MAX_FILES };
const NOTES: PostLimits = { format: 'html', maxBytes: MAX_BYTES, maxFiles: MAX_FILES };

export interface IntercomDeps {
  fetch?: HelpdeskHttpOptions['fetch'];
  /** Unix milliseconds */
  now: () => number;
}

/**
 * Intercom, REST 2.16. The customer's messages are their contact's; everything else is internal notes, so
 * that nothing we write is ever taken for an agent's answer. Intercom has no idempotency key: openings are
 * found again by a reference in their text (search lags), all else by its own first words.
 */
export function createIntercom(settings: IntercomSettings, deps: IntercomDeps): Helpdesk {
  const { adminId, baseUrl } = settings;
  const get = deps.fetch && { fetch: deps.fetch };
  const http = withSettingsHint(
    createHelpdeskHttp({
      vendor: 'Intercom',
      baseUrl,
      headers: () => ({
        authorization: `Bearer ${settings.accessToken}`,
        'intercom-version': API_VERSION,
      }),
      ...get,
    }),
    'Look at INTERCOM_ACCESS_TOKEN: it must be of this workspace and region (INTERCOM_BASE_URL), and may read and write conversations, contacts and tags',
  );
  const conversations = createConversations(http, adminId);
  const viewer = createViewer(http, { vendor: 'Intercom', baseUrl, ...get }, adminId);

  /** The conversation as it stands, where it lives on. @throws HelpdeskError('gone') */
  const current = async (id: string): Promise<IntercomConversation> => {
    const conversation = await conversations.get(id);
    const target = conversation && mergedInto(conversation);
    const living = target ? await conversations.get(target) : conversation;
    if (living) return living;
    throw new HelpdeskError('gone', 'Intercom: the conversation was deleted');
  };
  const contactOf = (conversation: IntercomConversation, known: string | undefined) =>
    conversation.contacts?.contacts?.[0]?.id ?? known ?? '';

  return {
    name: 'intercom',
    findLagMs: 60_000,
    updateIntervalMs: 0,
    hasWebhooks: settings.clientSecret !== undefined,

    async open({ package: pkg, mayExist, readAttachment }) {
      const contactId = await ensureContact(http, pkg, mayExist);
      const { opening, brief, transcript } = postsOfHandoff(pkg, OPENING, NOTES);
      const found = mayExist ? await conversations.find(pkg, contactId) : undefined;
      const [first] = opening;
      const id = found?.id ?? (await conversations.create(contactId, openingText(first, pkg.key)));
      await afterWrite(async () => {
        const conversation = found && (await current(found.id));
        const texts = conversation ? textsOf(conversation) : [first?.text ?? ''];
        if (!conversation || !isDescribed(conversation, pkg.key)) await conversations.describe(id, pkg);
        const rest = [...filesOf(first, pkg.transcript[0]), ...missing(opening, texts)];
        for (const batch of batched(missing(rest, texts), OPENING))
          await conversations.comment(id, contactId, batch, readAttachment);
        for (const batch of batched(missing([...brief, ...transcript], texts), NOTES))
          await conversations.note(id, batch, readAttachment);
        const teamId = pkg.route?.team?.helpdeskId ?? settings.teamId;
        if (teamId && !Number(conversation?.team_assignee_id))
          await conversations.manage(id, { message_type: 'assignment', assignee_id: teamId });
        await conversations.tag(id, pkg.route?.tags ?? []);
      });
      return ticketOf(id, contactId, settings.appId);
    },

    async append({ ticket, entries, readAttachment }) {
      // Always read first: it tells of a merge, the contact's present id, and what has arrived.
      const conversation = await current(ticket.id);
      const contactId = contactOf(conversation, ticket.memo['contactId']);
      const texts = textsOf(conversation);
      const sendings = runsOf(entries).flatMap(run => {
        const limits = run.isCustomers ? OPENING : NOTES;
        const posts = run.entries.flatMap(entry => postsOfEntry(entry, limits));
        return batched(missing(posts, texts), limits).map(batch => ({ batch, ...run }));
      });
      // Only a contact's comment opens a closed conversation by itself.
      const isAsleep = conversation.state !== 'open' && sendings.length > 0;
      if (isAsleep && !sendings[0]?.isCustomers)
        await conversations.manage(conversation.id, { message_type: 'open' });
      await sendInOrder(sendings, ({ batch, isCustomers }) =>
        isCustomers
          ? conversations.comment(conversation.id, contactId, batch, readAttachment)
          : conversations.note(conversation.id, batch, readAttachment),
      );
      return ticketOf(conversation.id, contactId, settings.appId);
    },

    async note({ ticket, text, mayExist, ...request }) {
      const plain = text;
      const posts = postsOfText(titleOfNote(request), { rendered: paragraphs(plain, 'html'), plain }, NOTES);
      const conversation = await current(ticket.id);
      const left = mayExist ? missing(posts, textsOf(conversation)) : posts;
      await sendInOrder(batched(left, NOTES), batch =>
        conversations.note(conversation.id, batch, async () => new Uint8Array()),
      );
    },

    async update(ticket: Ticket, { status, priority, addTags = [] }) {
      const { id, state } = await current(ticket.id);
      if (priority) await conversations.describe(id, { priority });
      await conversations.tag(id, addTags);
      if (status === 'solved' && state !== 'closed')
        await conversations.manage(id, { message_type: 'close' });
      if (status === 'open' && state !== 'open') await conversations.manage(id, { message_type: 'open' });
    },

    async read(ticket, cursor) {
      const conversation = await conversations.get(ticket.id);
      if (!conversation) return { status: 'deleted', replies: [], cursor: cursor ?? '' };
      const target = mergedInto(conversation);
      const view = await viewer.view(conversation, cursor);
      if (!target) return view;
      const contactId = contactOf(conversation, ticket.memo['contactId']);
      return { ...view, movedTo: ticketOf(target, contactId, settings.appId) };
    },

    receive: request => receiveIntercom(request, settings.clientSecret),

    async check() {
      const { status } = await http.call({ method: 'GET', path: `admins/${adminId}`, accept: [404] });
      if (status === 404) {
        throw new HelpdeskError(
          'credentials',
          'Intercom has no teammate with this id. Set INTERCOM_ADMIN_ID to one that GET /admins lists',
        );
      }
    },
  };
}

function openingText(first: Post | undefined, key: string): string {
  const reference = referenceOf(key);
  const text = first?.text ?? '';
  return text.includes(reference) ? text : `${text}\n\n${reference}`;
}

/** Creating takes no files of ours: those of the first message follow it. */
function filesOf(first: Post | undefined, entry: TranscriptEntry | undefined): Post[] {
  if (!first || !entry || first.files.length === 0) return [];
  const mark = `Files of message ${entry.seq}, ${entry.at}`;
  const text = `${mark}:\n${first.files.map(({ name }) => name).join('\n')}`;
  return [{ mark: `${mark}:`, text, files: first.files }];
}
