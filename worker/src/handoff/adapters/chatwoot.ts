import type { Helpdesk, NoteRequest, Ticket } from '../helpdesk.ts';
import { HelpdeskError } from '../helpdesk.ts';
import { ensureContact } from './chatwoot/contacts.ts';
import { createConversations } from './chatwoot/conversations.ts';
import { inboxSchema } from './chatwoot/schema.ts';
import type { ChatwootSettings } from './chatwoot/settings.ts';
import { viewOf } from './chatwoot/view.ts';
import { receiveChatwoot } from './chatwoot/webhooks.ts';
import type { HelpdeskHttpOptions } from './http-client.ts';
import { createHelpdeskHttp } from './http-client.ts';
import type { PostLimits } from './posts.ts';
import { batched, missing, postsOfEntry, postsOfHandoff, postsOfText, runsOf, titleOfNote } from './posts.ts';
import { afterWrite, parsed, sendInOrder, withSettingsHint } from './writing.ts';

/** Chatwoot takes 150,000 characters; fewer are still read. Fifteen files would be taken. */
const LIMITS: PostLimits = { format: 'markdown', maxBytes: 30_000, maxFiles: 10 };

export interface ChatwootDeps {
  fetch?: HelpdeskHttpOptions['fetch'];
  /** Unix milliseconds */
  now: () => number;
}

/**
 * Chatwoot, an inbox of the kind 'API channel'. The customer's messages come in as theirs; everything else is
 * internal notes, so that nothing we write is ever taken for an agent's answer. Openings are found by a
 * custom attribute that is set with them, all else by its own first words.
 */
export function createChatwoot(settings: ChatwootSettings, deps: ChatwootDeps): Helpdesk {
  const { accountId, baseUrl, inboxId } = settings;
  const get = deps.fetch && { fetch: deps.fetch };
  const http = withSettingsHint(
    createHelpdeskHttp({
      vendor: 'Chatwoot',
      baseUrl,
      headers: () => ({ api_access_token: settings.apiToken }),
      ...get,
    }),
    'Look at CHATWOOT_API_TOKEN: its user must be a member of the account and the inbox. A proxy in front of Chatwoot must let headers with underscores pass',
  );
  const conversations = createConversations(http, settings);
  const files = { vendor: 'Chatwoot', baseUrl, ...get };

  const current = async (id: string) => {
    const conversation = await conversations.get(id);
    if (conversation) return conversation;
    throw new HelpdeskError('gone', 'Chatwoot: the conversation was deleted');
  };
  const textsOf = async (id: string) =>
    (await conversations.messages(id, 0)).map(({ content }) => content ?? '');
  const ticketOf = (id: string): Ticket => ({
    id,
    reference: `#${id}`,
    url: `${baseUrl.replace(/\/+$/, '')}/app/accounts/${accountId}/conversations/${id}`,
    memo: {},
  });

  return {
    name: 'chatwoot',
    // Nothing lags; but a request without an answer may still be at work.
    findLagMs: 5_000,
    updateIntervalMs: 0,
    hasWebhooks: settings.webhookSecrets.length > 0 || settings.webhookPathSecret !== undefined,

    async open({ package: pkg, mayExist, readAttachment }) {
      const contact = await ensureContact(http, settings, pkg, mayExist);
      const found = mayExist ? await conversations.find(contact.id, pkg.key) : undefined;
      const { id, status } = found ?? (await conversations.create(contact, pkg));
      await afterWrite(async () => {
        const { opening, brief, transcript } = postsOfHandoff(pkg, LIMITS, LIMITS);
        const texts = found ? await textsOf(id) : [];
        for (const batch of batched(missing(opening, texts), LIMITS))
          await conversations.send(id, batch, 'customer', readAttachment);
        for (const batch of batched(missing([...brief, ...transcript], texts), LIMITS))
          await conversations.send(id, batch, 'note', readAttachment);
        await conversations.setPriority(id, pkg.priority);
        const { team, tags = [] } = pkg.route ?? {};
        if (tags.length > 0) await conversations.addLabels(id, tags);
        if (team?.helpdeskId) await conversations.assignTeam(id, team.helpdeskId);
        // An inbox with a bot begins with the bot.
        if (!found && status !== 'open') await conversations.setStatus(id, 'open');
      });
      return ticketOf(id);
    },

    async append({ ticket, entries, mayExist, readAttachment }) {
      const { id, status } = await current(ticket.id);
      const texts = mayExist ? await textsOf(id) : [];
      const sendings = runsOf(entries).flatMap(({ isCustomers, entries: run }) => {
        const posts = missing(
          run.flatMap(entry => postsOfEntry(entry, LIMITS)),
          texts,
        );
        return batched(posts, LIMITS).map(
          batch => ({ batch, to: isCustomers ? 'customer' : 'note' }) as const,
        );
      });
      // Only a message of the customer opens a resolved conversation by itself, and a muted one not even then.
      if (status !== 'open' && sendings.length > 0) await conversations.setStatus(id, 'open');
      await sendInOrder(sendings, ({ batch, to }) => conversations.send(id, batch, to, readAttachment));
      return ticketOf(id);
    },

    async note({ ticket, text, mayExist, ...request }: NoteRequest) {
      const posts = postsOfText(titleOfNote(request), { rendered: text, plain: text }, LIMITS);
      const left = mayExist ? missing(posts, await textsOf(ticket.id)) : posts;
      await sendInOrder(batched(left, LIMITS), batch =>
        conversations.send(ticket.id, batch, 'note', async () => new Uint8Array()),
      );
    },

    async update(ticket, { status, priority, addTags = [] }) {
      if (priority) await conversations.setPriority(ticket.id, priority);
      if (addTags.length > 0) await conversations.addLabels(ticket.id, addTags);
      if (status) await conversations.setStatus(ticket.id, status === 'solved' ? 'resolved' : 'open');
    },

    async read(ticket, cursor) {
      const conversation = await conversations.get(ticket.id);
      if (!conversation) return { status: 'deleted', replies: [], cursor: cursor ?? '' };
      const messages = await conversations.messages(ticket.id, Number(cursor ?? 0));
      return viewOf(conversation, messages, cursor, files);
    },

    receive: request => receiveChatwoot(request, settings),

    async check() {
      const path = `api/v1/accounts/${accountId}/inboxes/${inboxId}`;
      const { status, body } = await http.call({ method: 'GET', path, accept: [404] });
      if (status === 404)
        throw new HelpdeskError('credentials', 'Chatwoot has no such inbox. Look at CHATWOOT_INBOX_ID');
      const { channel_type: channel } = parsed(inboxSchema, body, 'Chatwoot: reading the inbox');
      if (channel === 'Channel::Api') return;
      throw new HelpdeskError(
        'credentials',
        'The inbox takes no messages in a customer’s name. Set CHATWOOT_INBOX_ID to one of the kind API channel',
      );
    },
  };
}
