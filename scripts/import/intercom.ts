import { z } from 'zod';
import type { ApiClient } from './client.ts';
import { answerOf, cleanHtml, idSchema, isoOf, replyOf, timingsOf } from './parts.ts';
import type {
  DeletedTicket,
  ImportedArticle,
  ImportedReply,
  ImportedTicket,
  ImportSource,
  Page,
} from './types.ts';

export interface IntercomImport {
  baseUrl: string;
  client: ApiClient;
  since?: Date;
  /** The custom attribute that says what a conversation is about. */
  topicField?: string;
  now?: () => number;
}

/** The vendor's maximum is 150; each conversation takes a call of its own for its parts. */
const PAGE = 50;
/** Seconds by which the vendor's clock may be behind ours. */
const CLOCKS_APART_S = 60;
/** Parts whose text the customer saw; notes and assignments are for teammates. */
const PUBLIC_PARTS = new Set(['comment', 'open', 'close', 'quick_reply']);
const CUSTOMERS = new Set(['user', 'lead', 'contact']);
const LINKS = { pattern: /\/articles\/(\d+)/g, idOf: (id: string) => `intercom-${id}` };

const cursorSchema = z.object({
  /** Unix seconds: of this run, when it began to look, and the newest change that it saw. */
  since: z.number(),
  began: z.number(),
  newest: z.number(),
  after: z.string().optional(),
});
const searchSchema = z.object({
  conversations: z.array(z.object({ id: idSchema })),
  pages: z.object({ next: z.object({ starting_after: z.string().nullish() }).nullish() }).nullish(),
});
const authorSchema = z.object({ type: z.string().nullish() }).nullish();
const conversationSchema = z.object({
  id: idSchema,
  title: z.string().nullish(),
  state: z.string(),
  created_at: z.number(),
  updated_at: z.number().nullish(),
  priority: z.unknown(),
  source: z
    .object({
      type: z.string().nullish(),
      subject: z.string().nullish(),
      body: z.string().nullish(),
      author: authorSchema,
    })
    .nullish(),
  tags: z.object({ tags: z.array(z.object({ name: z.string() })).nullish() }).nullish(),
  custom_attributes: z.record(z.string(), z.unknown()).nullish(),
  conversation_rating: z.object({ rating: z.number().nullish() }).nullish(),
  statistics: z
    .object({ first_admin_reply_at: z.number().nullish(), last_close_at: z.number().nullish() })
    .nullish(),
  conversation_parts: z
    .object({
      conversation_parts: z
        .array(
          z.object({
            part_type: z.string(),
            body: z.string().nullish(),
            created_at: z.number(),
            redacted: z.boolean().nullish(),
            author: authorSchema,
          }),
        )
        .nullish(),
    })
    .nullish(),
});
const articleFields = z.object({
  title: z.string().nullish(),
  body: z.string().nullish(),
  state: z.string().nullish(),
  url: z.string().nullish(),
  updated_at: z.number().nullish(),
});
const articlesSchema = z.object({
  data: z.array(
    articleFields.extend({
      id: idSchema,
      default_locale: z.string().nullish(),
      translated_content: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
  pages: z.object({ page: z.number(), total_pages: z.number() }).nullish(),
});

type Conversation = z.infer<typeof conversationSchema>;

/** Intercom: conversations by their time of change with the public parts, and published articles. */
export function createIntercomImport(options: IntercomImport): ImportSource {
  return {
    name: `Intercom ${options.baseUrl}`,
    tickets: cursor => readTickets(options, cursor),
    articles: cursor => readArticles(options.client, typeof cursor === 'number' ? cursor : 1),
  };
}

async function readTickets(
  options: IntercomImport,
  cursor: unknown,
): Promise<Page<ImportedTicket | DeletedTicket>> {
  const { client, now = Date.now } = options;
  const start = options.since ? Math.floor(options.since.getTime() / 1000) : 0;
  const known = cursor === undefined ? undefined : cursorSchema.parse(cursor);
  const at = known?.after
    ? known
    : { since: known?.since ?? start, began: Math.floor(now() / 1000), newest: known?.since ?? start };
  const after = known?.after;
  const body = await client.call({
    path: 'conversations/search',
    json: {
      query: { operator: 'AND', value: [{ field: 'updated_at', operator: '>', value: at.since }] },
      pagination: { per_page: PAGE, ...(after && { starting_after: after }) },
    },
  });
  const page = answerOf(searchSchema, body, 'Intercom: searching conversations');
  const items: Array<ImportedTicket | DeletedTicket> = [];
  let newest = at.newest;
  for (const { id } of page.conversations) {
    const body = await client.call({ path: `conversations/${id}`, canBeMissing: true });
    if (body === undefined) {
      items.push({ id: `intercom-${id}`, deleted: true });
      continue;
    }
    const one = answerOf(conversationSchema, body, 'Intercom: reading a conversation');
    newest = Math.max(newest, one.updated_at ?? 0);
    items.push(ticketOf(one, options.topicField));
  }
  const next = page.pages?.next?.starting_after ?? undefined;
  if (next) return { items, cursor: { ...at, newest, after: next }, isLast: false };
  // What changed while the pages were read may have been passed over: it belongs to the next run, and so do
  // others of the last second.
  const since = Math.max(at.since, Math.min(newest, at.began - CLOCKS_APART_S) - 1);
  return { items, cursor: { since, began: at.began, newest: since }, isLast: true };
}

function ticketOf(one: Conversation, topicField: string | undefined): ImportedTicket {
  const created = isoOf(one.created_at);
  const replies = repliesOf(one);
  const topic = topicField ? one.custom_attributes?.[topicField] : undefined;
  const { first_admin_reply_at: firstReply, last_close_at: close } = one.statistics ?? {};
  const isSolved = one.state === 'closed';
  const rating = one.conversation_rating?.rating;
  return {
    id: `intercom-${one.id}`,
    title: cleanHtml(one.title ?? one.source?.subject),
    text: cleanHtml(one.source?.body),
    ...(typeof topic === 'string' && topic && { topic }),
    tags: (one.tags?.tags ?? []).map(({ name }) => name),
    created,
    ...(one.updated_at && { updated: isoOf(one.updated_at) }),
    status: isSolved ? 'solved' : 'open',
    ...(one.priority === 'priority' && { priority: 'high' }),
    ...(one.source?.type && { channel: one.source.type }),
    // Of five faces, the middle one says neither.
    ...(rating && rating !== 3 && { rating: rating > 3 ? 'good' : 'bad' }),
    timings: timingsOf(created, replies, {
      firstReplyAt: firstReply ? isoOf(firstReply) : undefined,
      solvedAt: isSolved && close ? isoOf(close) : undefined,
    }),
    replies,
  };
}

function repliesOf(one: Conversation): ImportedReply[] {
  return (one.conversation_parts?.conversation_parts ?? [])
    .filter(part => PUBLIC_PARTS.has(part.part_type) && part.body && !part.redacted)
    .map(part => {
      const role = CUSTOMERS.has(part.author?.type ?? '') ? 'customer' : 'helper';
      return replyOf(
        role,
        isoOf(part.created_at),
        { text: cleanHtml(part.body), source: part.body ?? '' },
        LINKS,
      );
    });
}

async function readArticles(client: ApiClient, number: number): Promise<Page<ImportedArticle>> {
  const body = await client.call({ path: 'articles', query: { page: number, per_page: PAGE } });
  const page = answerOf(articlesSchema, body, 'Intercom: listing articles');
  const isLast = number >= (page.pages?.total_pages ?? 0);
  return { items: page.data.flatMap(articlesOf), cursor: isLast ? undefined : number + 1, isLast };
}

/** Published, and in the help centre: only what is there has an address. */
function articlesOf(one: z.infer<typeof articlesSchema>['data'][number]): ImportedArticle[] {
  const id = `intercom-${one.id}`;
  const main = one.default_locale ?? undefined;
  const versions: Array<[string | undefined, z.infer<typeof articleFields>]> = [[main, one]];
  for (const [locale, content] of Object.entries(one.translated_content ?? {})) {
    const read = articleFields.safeParse(content);
    // Beside the languages stands the object's own type.
    if (read.success && locale !== main) versions.push([locale, read.data]);
  }
  return versions
    .filter(([, { state, url, body, title }]) => state === 'published' && url && body?.trim() && title)
    .map(([locale, { title, body, url, updated_at: updated }]) => ({
      id: locale && locale !== main ? `${id}-${locale.toLowerCase()}` : id,
      title: title ?? '',
      body: body ?? '',
      format: 'html' as const,
      ...(url && { url }),
      ...(locale && { locale }),
      ...(updated && { updated: isoOf(updated) }),
    }));
}
