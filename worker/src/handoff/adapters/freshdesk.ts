import type { Helpdesk, Ticket } from '../helpdesk.ts';
import { HelpdeskError } from '../helpdesk.ts';
import type { FreshdeskTicket } from './freshdesk/schema.ts';
import { PRIORITY, STATUS } from './freshdesk/schema.ts';
import type { FreshdeskSettings } from './freshdesk/settings.ts';
import { createTickets, tagOf, textsOf } from './freshdesk/tickets.ts';
import { createViewer, mergedInto, statusOf } from './freshdesk/view.ts';
import { receiveFreshdesk } from './freshdesk/webhooks.ts';
import type { HelpdeskHttpOptions } from './http-client.ts';
import { createHelpdeskHttp } from './http-client.ts';
import type { Batch, PostLimits } from './posts.ts';
import {
  batched,
  missing,
  paragraphs,
  plainOf,
  postsOfEntry,
  postsOfHandoff,
  postsOfText,
  runsOf,
  titleOfNote,
} from './posts.ts';
import { afterWrite, sendInOrder, withSettingsHint } from './writing.ts';

/** Freshdesk takes 20 MB of files at once, which two of ours stay below. More text than this nobody reads. */
const LIMITS: PostLimits = { format: 'html', maxBytes: 30_000, maxFiles: 2 };
/** A ticket merged into a merged one, and so on: no ring holds us for ever. */
const MAX_MOVES = 5;

export interface FreshdeskDeps {
  fetch?: HelpdeskHttpOptions['fetch'];
  /** Unix milliseconds */
  now: () => number;
}

/**
 * Freshdesk, API v2. The customer's messages are public notes that count as incoming; everything else is
 * private notes, so that nothing we write is ever taken for an agent's answer. There is no idempotency key:
 * openings are found among the requester's tickets, all else by its own first words.
 */
export function createFreshdesk(settings: FreshdeskSettings, deps: FreshdeskDeps): Helpdesk {
  const { apiKey, baseUrl, hookSecrets } = settings;
  const get = deps.fetch && { fetch: deps.fetch };
  const authorization = `Basic ${btoa(`${apiKey}:X`)}`;
  const http = withSettingsHint(
    createHelpdeskHttp({
      vendor: 'Freshdesk',
      baseUrl: `${baseUrl}/api/v2`,
      headers: () => ({ authorization }),
      ...get,
    }),
    'Look at FRESHDESK_API_KEY: it must be of this FRESHDESK_BASE_URL, and its agent must see all tickets and may write on them',
  );
  const tickets = createTickets(http, settings);
  const viewer = createViewer(http, { vendor: 'Freshdesk', baseUrl, ...get });

  const ticketOf = (id: string): Ticket => ({
    id,
    reference: `#${id}`,
    url: `${baseUrl}/a/tickets/${id}`,
    memo: {},
  });

  /** The ticket as it stands, where it lives on. @throws HelpdeskError('gone') */
  async function current(id: string, moves = 0): Promise<FreshdeskTicket> {
    const ticket = await tickets.get(id);
    if (!ticket) throw new HelpdeskError('gone', 'Freshdesk: the ticket is deleted, or put aside as spam');
    if (ticket.status !== STATUS.closed || moves >= MAX_MOVES) return ticket;
    const target = mergedInto(ticket, await tickets.conversations(id));
    return target ? current(target, moves + 1) : ticket;
  }

  /** A merged ticket takes no changes: one that does not name its successor is as good as gone. */
  async function reopen({ id, status }: FreshdeskTicket): Promise<void> {
    try {
      await tickets.put(id, { status: STATUS.open });
    } catch (error) {
      const isShut =
        status === STATUS.closed && error instanceof HelpdeskError && error.failure === 'rejected';
      if (!isShut) throw error;
      throw new HelpdeskError('gone', 'Freshdesk: the ticket is closed and cannot be opened again', {
        cause: error,
      });
    }
  }

  const noFiles = async () => new Uint8Array();

  return {
    name: 'freshdesk',
    // Lists lag less than the search, which is not used; how much is not promised.
    findLagMs: 30_000,
    updateIntervalMs: 3_000,
    hasWebhooks: hookSecrets.length > 0,

    async open({ package: pkg, mayExist, readAttachment }) {
      const { opening, brief, transcript } = postsOfHandoff(pkg, LIMITS, LIMITS);
      const found = mayExist ? await tickets.find(pkg) : undefined;
      const [first, ...others] = opening;
      const ticket =
        found ??
        (await tickets.create(
          pkg,
          first ?? { text: paragraphs(pkg.subject, 'html'), files: [] },
          readAttachment,
        ));
      const { id } = ticket;
      await afterWrite(async () => {
        const texts = found ? textsOf(found, await tickets.conversations(id)) : [];
        const from = { contactId: ticket.requester_id };
        for (const batch of batched(missing(others, texts), LIMITS))
          await tickets.note(id, batch, from, readAttachment);
        for (const batch of batched(missing([...brief, ...transcript], texts), LIMITS))
          await tickets.note(id, batch, 'us', readAttachment);
      });
      return ticketOf(id);
    },

    async append({ ticket: { id: known }, entries, mayExist, readAttachment }) {
      const ticket = await current(known);
      const { id } = ticket;
      const texts = mayExist ? textsOf(ticket, await tickets.conversations(id)) : [];
      const sendings = runsOf(entries).flatMap(({ isCustomers, entries: run }) => {
        const posts = missing(
          run.flatMap(entry => postsOfEntry(entry, LIMITS)),
          texts,
        );
        return batched(posts, LIMITS).map(batch => ({ batch, isCustomers }));
      });
      // First: an answer that is lost later finds the ticket open, and only the message missing.
      if (ticket.status !== STATUS.open && sendings.length > 0) await reopen(ticket);
      await sendInOrder(sendings, ({ batch, isCustomers }: { batch: Batch; isCustomers: boolean }) =>
        tickets.note(id, batch, isCustomers ? { contactId: ticket.requester_id } : 'us', readAttachment),
      );
      return ticketOf(id);
    },

    async note({ ticket, text, mayExist, ...request }) {
      const body = { rendered: paragraphs(text, 'html'), plain: text };
      const posts = postsOfText(titleOfNote(request), body, LIMITS);
      const found = await current(ticket.id);
      const left = mayExist ? missing(posts, textsOf(found, await tickets.conversations(found.id))) : posts;
      await sendInOrder(batched(left, LIMITS), batch => tickets.note(found.id, batch, 'us', noFiles));
    },

    async update(ticket, { status, priority, addTags = [], removeTags = [], team }) {
      const found = await current(ticket.id);
      const added = addTags.map(tagOf).filter(tag => tag && !found.tags?.includes(tag));
      const gone = removeTags.map(tagOf).filter(tag => found.tags?.includes(tag));
      const kept = (found.tags ?? []).filter(tag => !gone.includes(tag));
      const fields = {
        ...(status && { status: status === 'solved' ? STATUS.resolved : STATUS.open }),
        ...(priority && { priority: PRIORITY[priority] }),
        // Tags are set as a whole.
        ...(added.length + gone.length > 0 && { tags: [...kept, ...new Set(added)] }),
        ...(team !== undefined && /^\d+$/.test(team) && { group_id: Number(team) }),
      };
      if (Object.keys(fields).length > 0) await tickets.put(found.id, fields);
    },

    async read(ticket, cursor) {
      const found = await tickets.get(ticket.id);
      if (!found) return { status: 'deleted', replies: [], cursor: cursor ?? '' };
      const conversations = await tickets.conversations(ticket.id);
      const view = await viewer.view(found, conversations, cursor);
      const target = mergedInto(found, conversations);
      if (!target) return view;
      // Closed by the merging alone: what counts is how its successor stands.
      const next = await tickets.get(target);
      if (!next) return { ...view, status: 'deleted' };
      return { ...view, status: statusOf(next.status), movedTo: ticketOf(target) };
    },

    async describe(id) {
      const found = await tickets.get(id);
      if (!found) return undefined;
      const conversations = await tickets.conversations(id);
      return {
        id,
        subject: found.subject ?? '',
        text: plainOf(found.description ?? '').trim(),
        tags: found.tags ?? [],
        isOurs: found.tags?.includes('waypost') ?? false,
        isAnswered: conversations.some(one => !one.private && !one.incoming),
        isOpen: found.status === STATUS.open,
      };
    },

    async answer(id, text) {
      await tickets.reply(id, paragraphs(text, 'html'));
    },

    receive: request => receiveFreshdesk(request, hookSecrets),

    async check() {
      await http.call({ method: 'GET', path: 'tickets', query: { per_page: 1 } });
    },
  };
}
