import { z } from 'zod';
import type { ApiClient } from './client.ts';
import { answerOf, cleanText, idSchema, isoOf, replyOf, timingsOf } from './parts.ts';
import type {
  DeletedTicket,
  ImportedArticle,
  ImportedReply,
  ImportedTicket,
  ImportSource,
  Page,
} from './types.ts';

export interface ChatwootImport {
  baseUrl: string;
  accountId: string;
  client: ApiClient;
  since?: Date;
  /** The custom attribute that says what a conversation is about. */
  topicField?: string;
}

const INCOMING = 0;
const OUTGOING = 1;
const LINKS = {
  pattern: /\/hc\/[\w-]+\/articles\/(?:\d+-)?([\w-]+)/g,
  idOf: (slug: string) => `chatwoot-${slug}`,
};

const conversationsSchema = z.object({
  data: z.object({
    payload: z.array(
      z.object({
        id: idSchema,
        status: z.string(),
        created_at: z.number(),
        last_activity_at: z.number(),
        first_reply_created_at: z.number().nullish(),
        labels: z.array(z.string()).nullish(),
        priority: z.string().nullish(),
        custom_attributes: z.record(z.string(), z.unknown()).nullish(),
        meta: z.object({ channel: z.string().nullish() }).nullish(),
      }),
    ),
  }),
});
const messagesSchema = z.object({
  payload: z.array(
    z.object({
      id: z.number(),
      content: z.string().nullish(),
      message_type: z.number(),
      private: z.boolean(),
      created_at: z.number(),
    }),
  ),
});
const portalsSchema = z.object({
  payload: z.array(
    z.object({
      slug: z.string(),
      archived: z.boolean().nullish(),
      custom_domain: z.string().nullish(),
      config: z.object({ allowed_locales: z.array(z.object({ code: z.string() })).nullish() }).nullish(),
    }),
  ),
});
const articlesSchema = z.object({
  payload: z.array(
    z.object({
      title: z.string(),
      slug: z.string(),
      content: z.string().nullish(),
      status: z.union([z.string(), z.number()]),
      updated_at: z.union([z.string(), z.number()]).nullish(),
      category: z.object({ name: z.string().nullish() }).nullish(),
    }),
  ),
});
/** `since` and `next` in Unix seconds: of this run, and of the run after it. */
const ticketCursor = z.object({ since: z.number(), next: z.number(), page: z.number() });
const articleCursor = z.object({
  shelves: z.array(z.object({ portal: z.string(), locale: z.string(), base: z.string() })),
  page: z.number(),
  /** The last page's first article: a server that knows no pages gives the same one again. */
  first: z.string().optional(),
});

type Conversation = z.infer<typeof conversationsSchema>['data']['payload'][number];

/** Chatwoot: conversations from the newest activity back, with public messages, and portals' published articles. */
export function createChatwootImport(options: ChatwootImport): ImportSource {
  return {
    name: `Chatwoot ${options.baseUrl} account ${options.accountId}`,
    tickets: cursor => readTickets(options, cursor),
    articles: cursor => readArticles(options, cursor),
  };
}

/**
 * Newest first, down to where the last run began. A conversation that moves while pages are read moves to the
 * front, so that others come twice and none is passed over; itself it belongs to the next run.
 */
async function readTickets(
  options: ChatwootImport,
  cursor: unknown,
): Promise<Page<ImportedTicket | DeletedTicket>> {
  const { client, accountId, since } = options;
  const start = since ? Math.floor(since.getTime() / 1000) : 0;
  const at = cursor === undefined ? { since: start, next: start, page: 1 } : ticketCursor.parse(cursor);
  const body = await client.call({
    path: `api/v1/accounts/${accountId}/conversations`,
    query: { status: 'all', assignee_type: 'all', sort_by: 'last_activity_at_desc', page: at.page },
  });
  const found = answerOf(conversationsSchema, body, 'Chatwoot: listing conversations').data.payload;
  const fresh = found.filter(one => one.last_activity_at >= at.since);
  const items: Array<ImportedTicket | DeletedTicket> = [];
  for (const one of fresh) items.push(await readTicket(options, one));
  const next = at.page === 1 ? Math.max(at.next, ...found.map(one => one.last_activity_at)) : at.next;
  const isLast = found.length === 0 || fresh.length < found.length;
  return {
    items,
    cursor: isLast ? { since: next, next, page: 1 } : { since: at.since, next, page: at.page + 1 },
    isLast,
  };
}

async function readTicket(
  options: ChatwootImport,
  one: Conversation,
): Promise<ImportedTicket | DeletedTicket> {
  const id = `chatwoot-${one.id}`;
  const messages = await readMessages(options, one.id);
  if (!messages) return { id, deleted: true };
  const opening = messages.findIndex(({ role }) => role === 'customer');
  const replies = opening < 0 ? messages : messages.filter((_, index) => index !== opening);
  const created = isoOf(one.created_at);
  const topic = options.topicField ? one.custom_attributes?.[options.topicField] : undefined;
  return {
    id,
    title: '',
    text: messages[opening]?.text ?? '',
    ...(typeof topic === 'string' && topic && { topic }),
    tags: one.labels ?? [],
    created,
    updated: isoOf(one.last_activity_at),
    status: one.status === 'resolved' ? 'solved' : 'open',
    ...(one.priority && { priority: one.priority }),
    ...(one.meta?.channel && { channel: one.meta.channel.replace(/^Channel::/, '') }),
    timings: timingsOf(created, replies, {
      firstReplyAt: one.first_reply_created_at ? isoOf(one.first_reply_created_at) : undefined,
    }),
    replies,
  };
}

/** Twenty a call, from the newest back; undefined where the conversation is gone meanwhile. */
async function readMessages(
  { client, accountId }: ChatwootImport,
  id: string,
): Promise<ImportedReply[] | undefined> {
  const replies: ImportedReply[] = [];
  let before: number | undefined;
  for (;;) {
    const path = `api/v1/accounts/${accountId}/conversations/${id}/messages`;
    const body = await client.call({ path, query: { before }, canBeMissing: true });
    if (body === undefined) return undefined;
    const found = answerOf(messagesSchema, body, 'Chatwoot: reading messages').payload;
    const oldest = Math.min(...found.map(message => message.id));
    if (found.length === 0 || (before !== undefined && oldest >= before)) return replies;
    const page = [...found]
      .sort((a, b) => a.id - b.id)
      .flatMap(message => {
        const isShown = !message.private && [INCOMING, OUTGOING].includes(message.message_type);
        if (!isShown || !message.content) return [];
        const role = message.message_type === INCOMING ? 'customer' : 'helper';
        return [
          replyOf(
            role,
            isoOf(message.created_at),
            { text: cleanText(message.content), source: message.content },
            LINKS,
          ),
        ];
      });
    replies.unshift(...page);
    before = oldest;
  }
}

async function readArticles(options: ChatwootImport, cursor: unknown): Promise<Page<ImportedArticle>> {
  const { client, accountId } = options;
  const at =
    cursor === undefined
      ? { shelves: await readShelves(options), page: 1, first: undefined }
      : articleCursor.parse(cursor);
  const [shelf, ...rest] = at.shelves;
  if (!shelf) return { items: [], cursor: undefined, isLast: true };
  const body = await client.call({
    path: `api/v1/accounts/${accountId}/portals/${shelf.portal}/articles`,
    query: { locale: shelf.locale, status: 'published', page: at.page },
  });
  const listed = answerOf(articlesSchema, body, 'Chatwoot: listing articles').payload;
  const found = listed[0]?.slug === at.first ? [] : listed;
  const items = found
    // 1 in older versions.
    .filter(one => (one.status === 'published' || one.status === 1) && one.content?.trim())
    .map(one => ({
      id: `chatwoot-${one.slug}`,
      title: one.title,
      body: one.content ?? '',
      format: 'markdown' as const,
      url: `${shelf.base}/hc/${shelf.portal}/articles/${one.slug}`,
      locale: shelf.locale.replace('_', '-'),
      ...(one.category?.name && { area: one.category.name }),
      ...(one.updated_at && { updated: dateOf(one.updated_at) }),
    }));
  const next =
    found.length === 0
      ? { shelves: rest, page: 1 }
      : { shelves: at.shelves, page: at.page + 1, first: found[0]?.slug };
  const isLast = next.shelves.length === 0;
  return { items, cursor: isLast ? undefined : next, isLast };
}

/** Every language of every portal that is open. */
async function readShelves({ client, accountId, baseUrl }: ChatwootImport) {
  const body = await client.call({ path: `api/v1/accounts/${accountId}/portals` });
  return answerOf(portalsSchema, body, 'Chatwoot: listing portals')
    .payload.filter(({ archived }) => !archived)
    .flatMap(({ slug, custom_domain: domain, config }) =>
      (config?.allowed_locales ?? []).map(({ code }) => ({
        portal: slug,
        locale: code,
        base: domain ? `https://${domain.replace(/^https?:\/\//, '').replace(/\/+$/, '')}` : baseUrl,
      })),
    );
}

function dateOf(value: string | number): string {
  return typeof value === 'number' ? isoOf(value) : value;
}
