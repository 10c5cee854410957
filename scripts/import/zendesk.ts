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

export interface ZendeskImport {
  baseUrl: string;
  client: ApiClient;
  /** Tickets that changed since; all of them unless given. */
  since?: Date;
  /** The custom field that says what a ticket is about. */
  topicField?: string;
}

/** The incremental export allows ten calls a minute; one more than that is refused for the rest of the minute. */
const EXPORT_PACE = { name: 'export', everyMs: 6_100 };
/** Each ticket takes a call for its comments, so that a page is a checkpoint's worth of work. */
const TICKETS_A_PAGE = 100;
const LINKS = { pattern: /\/hc\/(?:[\w-]+\/)?articles\/(\d+)/g, idOf: (id: string) => `zendesk-${id}` };

const ticketSchema = z.object({
  id: idSchema,
  status: z.string(),
  subject: z.string().nullish(),
  description: z.string().nullish(),
  created_at: z.string(),
  updated_at: z.string().nullish(),
  requester_id: idSchema.nullish(),
  tags: z.array(z.string()).nullish(),
  priority: z.string().nullish(),
  via: z.object({ channel: idSchema.nullish() }).nullish(),
  satisfaction_rating: z.object({ score: z.string().nullish() }).nullish(),
  custom_fields: z.array(z.object({ id: idSchema, value: z.unknown() })).nullish(),
  comment_count: z.number().nullish(),
});
const exportSchema = z.object({
  tickets: z.array(ticketSchema),
  after_cursor: z.string().nullish(),
  end_of_stream: z.boolean(),
});
const commentsSchema = z.object({
  comments: z.array(
    z.object({
      id: idSchema,
      author_id: idSchema.nullish(),
      public: z.boolean(),
      plain_body: z.string().nullish(),
      body: z.string().nullish(),
      html_body: z.string().nullish(),
      created_at: z.string(),
    }),
  ),
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() }).nullish(),
});
const articlesSchema = z.object({
  articles: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      body: z.string().nullish(),
      locale: z.string(),
      html_url: z.string().nullish(),
      section_id: idSchema.nullish(),
      draft: z.boolean().nullish(),
      user_segment_id: idSchema.nullable().optional(),
      user_segment_ids: z.array(idSchema).nullish(),
      updated_at: z.string().nullish(),
    }),
  ),
  sections: z.array(z.object({ id: idSchema, name: z.string() })).nullish(),
  translations: z
    .array(
      z.object({
        source_id: idSchema,
        locale: z.string(),
        title: z.string(),
        body: z.string().nullish(),
        draft: z.boolean().nullish(),
        html_url: z.string().nullish(),
        updated_at: z.string().nullish(),
      }),
    )
    .nullish(),
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() }).nullish(),
});

type Ticket = z.infer<typeof ticketSchema>;
type Articles = z.infer<typeof articlesSchema>;

/** Zendesk: the incremental cursor export with each ticket's public comments, and what everybody may read. */
export function createZendeskImport(options: ZendeskImport): ImportSource {
  const { client, baseUrl } = options;
  return {
    name: `Zendesk ${baseUrl}`,
    tickets: cursor => readTickets(options, cursor as string | undefined),
    async articles(cursor) {
      const body = await client.call({
        path: 'api/v2/help_center/articles',
        query: {
          'page[size]': 100,
          include: 'sections,translations',
          ...(typeof cursor === 'string' && { 'page[after]': cursor }),
        },
      });
      const page = answerOf(articlesSchema, body, 'Zendesk: listing articles');
      const next = page.meta?.has_more ? page.meta.after_cursor : undefined;
      return {
        items: page.articles.flatMap(one => articlesOf(one, page)),
        cursor: next ?? undefined,
        isLast: !next,
      };
    },
  };
}

async function readTickets(
  options: ZendeskImport,
  cursor?: string,
): Promise<Page<ImportedTicket | DeletedTicket>> {
  const { client, since } = options;
  const start = since ? Math.floor(since.getTime() / 1000) : 0;
  const body = await client.call({
    path: 'api/v2/incremental/tickets/cursor',
    query: {
      ...(cursor ? { cursor } : { start_time: start }),
      per_page: TICKETS_A_PAGE,
      include: 'comment_count',
    },
    pace: EXPORT_PACE,
  });
  const page = answerOf(exportSchema, body, 'Zendesk: exporting tickets');
  const items: Array<ImportedTicket | DeletedTicket> = [];
  for (const ticket of page.tickets) items.push(await readTicket(options, ticket));
  return { items, cursor: page.after_cursor ?? cursor, isLast: page.end_of_stream };
}

async function readTicket(options: ZendeskImport, ticket: Ticket): Promise<ImportedTicket | DeletedTicket> {
  const id = `zendesk-${ticket.id}`;
  if (ticket.status === 'deleted') return { id, deleted: true };
  const comments = ticket.comment_count === 1 ? [] : await readComments(options.client, ticket);
  if (comments === undefined) return { id, deleted: true };
  const isSolved = ticket.status === 'solved' || ticket.status === 'closed';
  const topic = ticket.custom_fields?.find(field => field.id === options.topicField)?.value;
  const score = ticket.satisfaction_rating?.score;
  return {
    id,
    title: cleanText(ticket.subject),
    text: cleanText(ticket.description),
    ...(typeof topic === 'string' && topic && { topic }),
    tags: ticket.tags ?? [],
    created: ticket.created_at,
    ...(ticket.updated_at && { updated: ticket.updated_at }),
    status: isSolved ? 'solved' : 'open',
    ...(ticket.priority && { priority: ticket.priority }),
    ...(ticket.via?.channel && { channel: ticket.via.channel }),
    ...((score === 'good' || score === 'bad') && { rating: score }),
    timings: timingsOf(ticket.created_at, comments),
    replies: comments,
  };
}

/** Public comments after the first, which is the ticket's own text; undefined where the ticket is gone meanwhile. */
async function readComments(client: ApiClient, ticket: Ticket): Promise<ImportedReply[] | undefined> {
  const replies: ImportedReply[] = [];
  let isFirst = true;
  let after: string | undefined;
  do {
    const body = await client.call({
      path: `api/v2/tickets/${ticket.id}/comments`,
      query: { 'page[size]': 100, ...(after && { 'page[after]': after }) },
      canBeMissing: true,
    });
    if (body === undefined) return undefined;
    const page = answerOf(commentsSchema, body, 'Zendesk: reading comments');
    for (const comment of page.comments) {
      const isOpening = isFirst;
      isFirst = false;
      if (isOpening || !comment.public) continue;
      const role = comment.author_id === ticket.requester_id ? 'customer' : 'helper';
      const text = cleanText(comment.plain_body ?? comment.body);
      const source = `${comment.html_body ?? ''} ${comment.body ?? ''}`;
      replies.push(replyOf(role, comment.created_at, { text, source }, LINKS));
    }
    after = page.meta?.has_more ? (page.meta.after_cursor ?? undefined) : undefined;
  } while (after);
  return replies;
}

/** An article and its translations; nothing of one that is a draft or for some people only. */
function articlesOf(article: Articles['articles'][number], page: Articles): ImportedArticle[] {
  // Only an explicit null says 'everybody'.
  const isPublic = article.user_segment_id === null && (article.user_segment_ids ?? []).length === 0;
  if (article.draft || !isPublic) return [];
  const area = page.sections?.find(({ id }) => id === article.section_id)?.name;
  const shared = { format: 'html' as const, ...(area && { area }) };
  const id = `zendesk-${article.id}`;
  const own = {
    id,
    title: article.title,
    body: article.body ?? '',
    locale: article.locale,
    ...shared,
    ...(article.html_url && { url: article.html_url }),
    ...(article.updated_at && { updated: article.updated_at }),
  };
  const others = (page.translations ?? []).filter(
    one => one.source_id === article.id && one.locale !== article.locale && !one.draft,
  );
  const translated = others.map(one => ({
    id: `${id}-${one.locale.toLowerCase()}`,
    title: one.title,
    body: one.body ?? '',
    locale: one.locale,
    ...shared,
    ...(one.html_url && { url: one.html_url }),
    ...(one.updated_at && { updated: one.updated_at }),
  }));
  return [own, ...translated].filter(({ body }) => body.trim() !== '');
}
