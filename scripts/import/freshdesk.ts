import { z } from 'zod';
import type { ApiClient } from './client.ts';
import { answerOf, cleanText, idSchema, replyOf, timingsOf } from './parts.ts';
import type {
  DeletedTicket,
  ImportedArticle,
  ImportedReply,
  ImportedTicket,
  ImportSource,
  Page,
} from './types.ts';

export interface FreshdeskImport {
  baseUrl: string;
  client: ApiClient;
  since?: Date;
  /** The custom field that says what a ticket is about; the ticket's type unless given. */
  topicField?: string;
}

const PAGE = 100;
const SOLVED = [4, 5];
const PRIORITIES: Record<number, string> = { 1: 'low', 2: 'normal', 3: 'high', 4: 'urgent' };
const CHANNELS: Record<number, string> = {
  1: 'email',
  2: 'portal',
  3: 'phone',
  7: 'chat',
  9: 'widget',
  10: 'outbound',
};
const LINKS = { pattern: /\/solutions\/articles\/(\d+)/g, idOf: (id: string) => `freshdesk-${id}` };

const ticketsSchema = z.array(
  z.object({
    id: idSchema,
    subject: z.string().nullish(),
    description_text: z.string().nullish(),
    status: z.number(),
    priority: z.number().nullish(),
    source: z.number().nullish(),
    type: z.string().nullish(),
    tags: z.array(z.string()).nullish(),
    created_at: z.string(),
    updated_at: z.string(),
    deleted: z.boolean().nullish(),
    spam: z.boolean().nullish(),
    custom_fields: z.record(z.string(), z.unknown()).nullish(),
    stats: z
      .object({ first_responded_at: z.string().nullish(), resolved_at: z.string().nullish() })
      .nullish(),
  }),
);
const conversationsSchema = z.array(
  z.object({
    body: z.string().nullish(),
    body_text: z.string().nullish(),
    incoming: z.boolean(),
    private: z.boolean(),
    created_at: z.string(),
  }),
);
const namedSchema = z.array(z.object({ id: idSchema, name: z.string(), visibility: z.number().nullish() }));
const articlesSchema = z.array(
  z.object({
    id: idSchema,
    title: z.string(),
    description: z.string().nullish(),
    status: z.number(),
    updated_at: z.string().nullish(),
  }),
);
/** Changed since then, and the how-manieth page of it. */
const ticketCursor = z.object({ since: z.string(), page: z.number() });
/** Folders that are still to be listed, and the page of the first. */
const articleCursor = z.object({
  folders: z.array(z.object({ id: z.string(), name: z.string() })),
  page: z.number(),
});

/** Freshdesk: tickets by their time of change with public replies, and articles of folders that all may see. */
export function createFreshdeskImport(options: FreshdeskImport): ImportSource {
  return {
    name: `Freshdesk ${options.baseUrl}`,
    tickets: cursor => readTickets(options, cursor),
    articles: cursor => readArticles(options, cursor),
  };
}

/**
 * Pages move when a ticket changes while they are read, and end at 300. So each page begins where the last one
 * ended, a second earlier; only where a whole page has one time is the next page of it taken.
 */
async function readTickets(
  options: FreshdeskImport,
  cursor: unknown,
): Promise<Page<ImportedTicket | DeletedTicket>> {
  const { client, since } = options;
  // Without a time the vendor lists the last 30 days.
  const first = { since: (since ?? new Date('2000-01-01T00:00:00Z')).toISOString(), page: 1 };
  const at = cursor === undefined ? first : ticketCursor.parse(cursor);
  const body = await client.call({
    path: 'api/v2/tickets',
    query: {
      updated_since: at.since,
      order_by: 'updated_at',
      order_type: 'asc',
      include: 'description,stats',
      per_page: PAGE,
      page: at.page,
    },
  });
  const tickets = answerOf(ticketsSchema, body, 'Freshdesk: listing tickets');
  const items: Array<ImportedTicket | DeletedTicket> = [];
  for (const ticket of tickets) items.push(await readTicket(options, ticket));
  const last = tickets.at(-1)?.updated_at;
  const from = last === undefined ? at.since : new Date(Date.parse(last) - 1000).toISOString();
  const isLast = tickets.length < PAGE;
  if (Date.parse(from) > Date.parse(at.since)) return { items, cursor: { since: from, page: 1 }, isLast };
  return { items, cursor: { since: at.since, page: isLast ? 1 : at.page + 1 }, isLast };
}

async function readTicket(
  { client, topicField }: FreshdeskImport,
  ticket: z.infer<typeof ticketsSchema>[number],
): Promise<ImportedTicket | DeletedTicket> {
  const id = `freshdesk-${ticket.id}`;
  const replies = ticket.deleted || ticket.spam ? undefined : await readReplies(client, ticket.id);
  if (!replies) return { id, deleted: true };
  const topic = topicField ? ticket.custom_fields?.[topicField] : ticket.type;
  const { first_responded_at: firstReplyAt, resolved_at: solvedAt } = ticket.stats ?? {};
  const priority = PRIORITIES[ticket.priority ?? 0];
  const channel = CHANNELS[ticket.source ?? 0];
  return {
    id,
    title: cleanText(ticket.subject),
    text: cleanText(ticket.description_text),
    ...(typeof topic === 'string' && topic && { topic }),
    tags: ticket.tags ?? [],
    created: ticket.created_at,
    updated: ticket.updated_at,
    status: SOLVED.includes(ticket.status) ? 'solved' : 'open',
    ...(priority && { priority }),
    ...(channel && { channel }),
    timings: timingsOf(ticket.created_at, replies, { firstReplyAt, solvedAt }),
    replies,
  };
}

/** Undefined where the ticket is gone meanwhile. */
async function readReplies(client: ApiClient, ticket: string): Promise<ImportedReply[] | undefined> {
  const replies: ImportedReply[] = [];
  for (let page = 1; ; page++) {
    const path = `api/v2/tickets/${ticket}/conversations`;
    const body = await client.call({ path, query: { per_page: PAGE, page }, canBeMissing: true });
    if (body === undefined) return undefined;
    const found = answerOf(conversationsSchema, body, 'Freshdesk: reading replies');
    for (const one of found) {
      if (one.private) continue;
      const role = one.incoming ? 'customer' : 'helper';
      const words = { text: cleanText(one.body_text), source: `${one.body ?? ''} ${one.body_text ?? ''}` };
      replies.push(replyOf(role, one.created_at, words, LINKS));
    }
    if (found.length < PAGE) return replies;
  }
}

async function readArticles(
  { client, baseUrl }: FreshdeskImport,
  cursor: unknown,
): Promise<Page<ImportedArticle>> {
  const at =
    cursor === undefined ? { folders: await readFolders(client), page: 1 } : articleCursor.parse(cursor);
  const [folder, ...rest] = at.folders;
  if (!folder) return { items: [], cursor: undefined, isLast: true };
  const body = await client.call({
    path: `api/v2/solutions/folders/${folder.id}/articles`,
    query: { per_page: PAGE, page: at.page },
    canBeMissing: true,
  });
  const found = body === undefined ? [] : answerOf(articlesSchema, body, 'Freshdesk: listing articles');
  const items = found
    .filter(({ status, description }) => status === 2 && description?.trim())
    .map(one => ({
      id: `freshdesk-${one.id}`,
      title: one.title,
      body: one.description ?? '',
      format: 'html' as const,
      url: `${baseUrl}/support/solutions/articles/${one.id}`,
      area: folder.name,
      ...(one.updated_at && { updated: one.updated_at }),
    }));
  const isFolderDone = found.length < PAGE;
  const next = isFolderDone ? { folders: rest, page: 1 } : { folders: at.folders, page: at.page + 1 };
  const isLast = next.folders.length === 0;
  return { items, cursor: isLast ? undefined : next, isLast };
}

/** Folders that everybody may see: visibility 1. Those for customers who signed in, agents or companies are left. */
async function readFolders(client: ApiClient): Promise<Array<{ id: string; name: string }>> {
  const categories = await listAll(client, 'api/v2/solutions/categories');
  const folders: Array<{ id: string; name: string }> = [];
  for (const category of categories) {
    const found = await listAll(client, `api/v2/solutions/categories/${category.id}/folders`);
    folders.push(...found.filter(({ visibility }) => visibility === 1).map(({ id, name }) => ({ id, name })));
  }
  return folders;
}

async function listAll(client: ApiClient, path: string): Promise<z.infer<typeof namedSchema>> {
  const all: z.infer<typeof namedSchema> = [];
  for (let page = 1; ; page++) {
    const body = await client.call({ path, query: { per_page: PAGE, page } });
    const found = answerOf(namedSchema, body, 'Freshdesk: listing folders');
    all.push(...found);
    if (found.length < PAGE) return all;
  }
}
