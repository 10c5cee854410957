import type { ReadAttachment } from '../../helpdesk.ts';
import { HelpdeskError } from '../../helpdesk.ts';
import type { HandoffPackage } from '../../types.ts';
import type { HelpdeskHttp } from '../http-client.ts';
import type { Batch } from '../posts.ts';
import { paragraphs, plainOf, referenceOf, squash } from '../posts.ts';
import { parsed, readFiles } from '../writing.ts';
import { formOf } from './form.ts';
import { filtersOf, requestersOf } from './requester.ts';
import type { FreshdeskConversation, FreshdeskTicket } from './schema.ts';
import {
  CHAT,
  conversationsSchema,
  PRIORITY,
  refusalSchema,
  STATUS,
  ticketSchema,
  ticketsSchema,
} from './schema.ts';
import type { FreshdeskSettings } from './settings.ts';

/** The custom field that names the handoff; without it the description's last words do. */
const FIELD = 'cf_conversation_id';
const PAGE = 100;
/** Freshdesk shows so many pages of a list, and no more. */
const MAX_PAGES = 300;
/** Tickets are looked for this long before the package was made: clocks differ. */
const CLOCK_SLACK_MS = 600_000;
const TAG_LENGTH = 32;

/** Calls about tickets, one function each. */
export interface FreshdeskTickets {
  /** @returns undefined for one that is deleted, or put aside as spam. */
  get(id: string): Promise<FreshdeskTicket | undefined>;
  /** An opening that was accepted without an answer, among the requester's tickets. */
  find(pkg: HandoffPackage): Promise<FreshdeskTicket | undefined>;
  create(pkg: HandoffPackage, opening: Batch, read: ReadAttachment): Promise<FreshdeskTicket>;
  put(id: string, fields: Record<string, unknown>): Promise<void>;
  /** All of them, oldest first; the description is not among them. */
  conversations(id: string): Promise<FreshdeskConversation[]>;
  /** In public, to the requester. */
  reply(id: string, html: string): Promise<void>;
  /** In the customer's name (their contact's id), or for agents alone. */
  note(id: string, batch: Batch, from: { contactId: string } | 'us', read: ReadAttachment): Promise<void>;
}

export function createTickets(http: HelpdeskHttp, { groupId }: FreshdeskSettings): FreshdeskTickets {
  // Learnt from a refusal: refused calls count against the limit too.
  let hasField = true;

  const write = (
    path: string,
    fields: Record<string, unknown>,
    files: Awaited<ReturnType<typeof readFiles>>,
  ) =>
    http.call({
      method: 'POST',
      path,
      ...(files.length > 0 ? { form: formOf(fields, files) } : { json: fields }),
      accept: [400, 409],
    });

  /** @returns undefined where Freshdesk refuses the filter, as it does for a contact that it does not know. */
  const listed = async (pkg: HandoffPackage, filter: Record<string, string>) => {
    const since = new Date(Date.parse(pkg.createdAt) - CLOCK_SLACK_MS).toISOString();
    const tickets: FreshdeskTicket[] = [];
    for (let page = 1; page <= MAX_PAGES; page++) {
      const { status, body, headers } = await http.call({
        method: 'GET',
        path: 'tickets',
        query: { ...filter, updated_since: since, include: 'description', per_page: PAGE, page },
        accept: [400],
      });
      if (status === 400) return undefined;
      tickets.push(...parsed(ticketsSchema, body, 'Freshdesk: listing tickets'));
      if (!hasNext(headers)) break;
    }
    return tickets;
  };

  return {
    async get(id) {
      const path = `tickets/${id}`;
      const { status, body } = await http.call({ method: 'GET', path, accept: [404] });
      if (status === 404) return undefined;
      const ticket = parsed(ticketSchema, body, 'Freshdesk: reading a ticket');
      return ticket.deleted || ticket.spam ? undefined : ticket;
    },

    async find(pkg) {
      let isRefused = false;
      for (const filter of filtersOf(pkg)) {
        const all = await listed(pkg, filter);
        isRefused ||= !all;
        const found = all && oldestOf(all, pkg.key);
        if (found) return found;
      }
      if (!isRefused) return undefined;
      // The contact is not there yet, or went into another: all that changed since is looked through.
      const all = await listed(pkg, {});
      if (all) return oldestOf(all, pkg.key);
      throw new HelpdeskError('rejected', 'Freshdesk: listing tickets was refused (400)');
    },

    async create(pkg, opening, read) {
      const files = await readFiles(opening.files, read);
      const requesters = requestersOf(pkg);
      const routed = pkg.route?.team?.helpdeskId;
      const group = routed !== undefined && /^\d+$/.test(routed) ? routed : groupId;
      for (;;) {
        const isMarked = hasField;
        const reference = paragraphs(referenceOf(pkg.key), 'html');
        const { status, body } = await write(
          'tickets',
          {
            ...requesters[0],
            subject: pkg.subject,
            description: isMarked ? opening.text : opening.text + reference,
            status: STATUS.open,
            priority: PRIORITY[pkg.priority],
            source: CHAT,
            tags: ['waypost', ...(pkg.topic ? [pkg.topic] : []), ...(pkg.route?.tags ?? [])].map(tagOf),
            ...(group && { group_id: Number(group) }),
            ...(isMarked && { custom_fields: { [FIELD]: pkg.key } }),
          },
          files,
        );
        if (status < 400) return parsed(ticketSchema, body, 'Freshdesk: opening a ticket', 'ambiguous');
        const refused = refusedFields(body);
        const isAboutRequester =
          status === 409 || refused.some(({ field }) => field === 'email' || field === 'unique_external_id');
        if (isMarked && refused.some(({ field }) => field.includes(FIELD))) hasField = false;
        else if (isAboutRequester && requesters.length > 1) requesters.shift();
        else throw refusal('opening a ticket', status, refused);
      }
    },

    async put(id, fields) {
      const call = { method: 'PUT' as const, path: `tickets/${id}`, json: fields, accept: [400] };
      const { status, body } = await http.call(call);
      if (status === 400) throw refusal('changing a ticket', status, refusedFields(body));
    },

    async conversations(id) {
      const all = new Map<number, FreshdeskConversation>();
      for (let page = 1; page <= MAX_PAGES; page++) {
        const path = `tickets/${id}/conversations`;
        const { body, headers } = await http.call({
          method: 'GET',
          path,
          query: { page, per_page: PAGE },
        });
        const found = parsed(conversationsSchema, body, 'Freshdesk: reading a ticket’s conversations');
        for (const one of found) all.set(one.id, one);
        if (found.length < PAGE && !hasNext(headers)) break;
      }
      return [...all.values()].sort((a, b) => a.id - b.id);
    },

    async reply(id, html) {
      const { status, body } = await write(`tickets/${id}/reply`, { body: html }, []);
      if (status >= 400) throw refusal('replying', status, refusedFields(body));
    },

    async note(id, { text, files }, from, read) {
      const isOurs = from === 'us';
      const fields = {
        body: text,
        // Private unless it says otherwise: so it always says.
        private: isOurs,
        ...(!isOurs && { incoming: true, user_id: Number(from.contactId) }),
      };
      const { status, body } = await write(`tickets/${id}/notes`, fields, await readFiles(files, read));
      if (status >= 400) throw refusal('writing a note', status, refusedFields(body));
    },
  };
}

/** Tags hold no commas and only so many characters. */
export function tagOf(text: string): string {
  return text.replaceAll(',', ' ').trim().slice(0, TAG_LENGTH).trimEnd();
}

/** What was written on a ticket, as plain text. */
export function textsOf(ticket: FreshdeskTicket, conversations: FreshdeskConversation[]): string[] {
  return [ticket.description, ...conversations.map(({ body }) => body)].map(html => plainOf(html ?? ''));
}

/** By the custom field; where there is none, by the description's end, which then is ours. */
function isOf(ticket: FreshdeskTicket, key: string): boolean {
  const marked = ticket.custom_fields?.[FIELD];
  if (typeof marked === 'string') return marked === key;
  return squash(plainOf(ticket.description ?? '')).endsWith(referenceOf(key));
}

function oldestOf(tickets: FreshdeskTicket[], key: string): FreshdeskTicket | undefined {
  return tickets.filter(ticket => isOf(ticket, key)).sort((a, b) => Number(a.id) - Number(b.id))[0];
}

function hasNext(headers: Headers): boolean {
  return /rel="?next"?/.test(headers.get('link') ?? '');
}

function refusedFields(body: unknown): Array<{ field: string; code: string }> {
  const result = refusalSchema.safeParse(body);
  const errors = result.success ? (result.data.errors ?? []) : [];
  return errors.map(({ field, code }) => ({ field: field ?? '', code: code ?? '' }));
}

function refusal(
  what: string,
  status: number,
  refused: Array<{ field: string; code: string }>,
): HelpdeskError {
  const fields = refused.map(({ field, code }) => `${field} (${code})`).join(', ');
  const names = fields ? `: ${fields}` : '';
  const advice = refused.some(({ field }) => field === 'group_id')
    ? '. Look at FRESHDESK_GROUP_ID, and at helpdeskId of the policy’s teams'
    : refused.some(({ code }) => code === 'missing_field')
      ? '. A field that is required of agents must have a default, or not be required'
      : '';
  const failure = status === 409 ? 'unavailable' : 'rejected';
  return new HelpdeskError(failure, `Freshdesk: ${what} was refused (${status})${names}${advice}`);
}
