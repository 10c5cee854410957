import type { ImportVendor } from '../import/options.ts';
import type { PastArticle, PastTicket, PastWorld } from './past-world.ts';
import type { StandInAnswer, StandInHandler, StandInRequest } from './stand-in.ts';

const REQUESTER = 500;
const AGENT = 600;
const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '');
const plain = (html: string) => html.replace(/<[^>]*>/g, '');
const json = (body: unknown): StandInAnswer => ({ status: 200, json: body });
const missing: StandInAnswer = { status: 404, json: { error: 'RecordNotFound' } };
const byChange = (tickets: PastTicket[]) => [...tickets].sort((a, b) => a.updated - b.updated || a.id - b.id);
const number = (request: StandInRequest, name: string, fallback: number) =>
  Number(request.query.get(name) ?? fallback);

/** The reading side of a vendor's API, for imports. */
export function importHandler(vendor: ImportVendor, world: PastWorld, now: () => number): StandInHandler {
  const handlers = { zendesk, freshdesk, intercom, chatwoot } satisfies Record<ImportVendor, unknown>;
  return handlers[vendor](world, now);
}

function zendesk({ tickets, articles }: PastWorld, now: () => number): StandInHandler {
  const exports: number[] = [];
  return request => {
    const { path, query, headers } = request;
    if (!headers['authorization']?.startsWith('Basic '))
      return { status: 401, json: { error: "Couldn't authenticate you" } };
    if (path === '/api/v2/incremental/tickets/cursor') {
      exports.push(now());
      if (exports.filter(at => at > now() - 60_000).length > 10)
        return { status: 429, json: {}, headers: { 'retry-after': '30' } };
      const [time = 0, id = 0] = (query.get('cursor') ?? `${number(request, 'start_time', 0)}.0`)
        .split('.')
        .map(Number);
      const rest = byChange(tickets).filter(
        one => one.updated > time || (one.updated === time && one.id > id),
      );
      const page = rest.slice(0, number(request, 'per_page', 1000));
      const last = page.at(-1);
      return json({
        tickets: page.map(one => ({
          id: one.id,
          status: one.isDeleted ? 'deleted' : one.isSolved ? 'closed' : 'open',
          subject: one.subject,
          description: one.text,
          created_at: iso(one.created),
          updated_at: iso(one.updated),
          requester_id: REQUESTER,
          tags: one.tags,
          priority: 'normal',
          via: { channel: 'web' },
          satisfaction_rating: { score: 'good' },
          custom_fields: [{ id: 42, value: one.topic }],
          comment_count: one.replies.length + 1,
        })),
        after_cursor: last ? `${last.updated}.${last.id}` : `${time}.${id}`,
        end_of_stream: page.length === rest.length,
      });
    }
    const ticket = tickets.find(one => path === `/api/v2/tickets/${one.id}/comments`);
    if (ticket) {
      const first = {
        id: 1,
        author_id: REQUESTER,
        public: true,
        plain_body: ticket.text,
        created_at: iso(ticket.created),
      };
      const rest = ticket.replies.map(reply => ({
        id: reply.id,
        author_id: reply.from === 'agent' ? AGENT : REQUESTER,
        public: !reply.isInternal,
        plain_body: plain(reply.html),
        html_body: reply.html,
        created_at: iso(reply.at),
      }));
      return json({ comments: [first, ...rest], meta: { has_more: false } });
    }
    if (path === '/api/v2/help_center/articles') {
      const at = number(request, 'page[after]', 0);
      return json({
        articles: articles.slice(at, at + 2).map(one => ({
          id: one.id,
          title: one.title,
          body: one.html,
          locale: 'en-us',
          html_url: `https://help.example/hc/en-us/articles/${one.id}`,
          section_id: 3,
          draft: one.isDraft ?? false,
          user_segment_id: one.audience === 'all' ? null : 77,
          updated_at: iso(one.updated),
        })),
        sections: [{ id: 3, name: 'Basics' }],
        translations: articles.slice(at, at + 2).map(one => ({
          source_id: one.id,
          locale: 'de',
          title: `${one.title} (de)`,
          body: one.html,
          draft: one.id === 8,
        })),
        meta: { has_more: at + 2 < articles.length, after_cursor: String(at + 2) },
      });
    }
    return missing;
  };
}

function freshdesk({ tickets, articles }: PastWorld): StandInHandler {
  const folders = [
    { id: 1, name: 'Basics', visibility: 1 },
    { id: 2, name: 'Partners', visibility: 2 },
  ];
  return request => {
    const { path, query } = request;
    if (path === '/api/v2/tickets') {
      const page = number(request, 'page', 1);
      if (page > 300) return { status: 400, json: { description: 'page is too far' } };
      const since = Date.parse(query.get('updated_since') ?? '') / 1000;
      const size = number(request, 'per_page', 30);
      const found = byChange(tickets).filter(one => one.updated >= since && !one.isDeleted);
      return json(
        found.slice((page - 1) * size, page * size).map(one => ({
          id: one.id,
          subject: one.subject,
          description_text: one.text,
          status: one.isSolved ? 5 : 2,
          priority: 2,
          source: 2,
          type: one.topic,
          tags: one.tags,
          created_at: iso(one.created),
          updated_at: iso(one.updated),
          stats: {
            first_responded_at: iso(one.created + 120),
            resolved_at: one.isSolved ? iso(one.updated) : null,
          },
        })),
      );
    }
    const ticket = tickets.find(one => path === `/api/v2/tickets/${one.id}/conversations` && !one.isDeleted);
    if (ticket)
      return json(
        ticket.replies.map(reply => ({
          body: reply.html,
          body_text:
            `${plain(reply.html)} ${reply.html.match(/https:[^"<\s]+solutions[^"<\s]+/)?.[0] ?? ''}`.trim(),
          incoming: reply.from === 'customer',
          private: reply.isInternal ?? false,
          created_at: iso(reply.at),
        })),
      );
    if (path === '/api/v2/solutions/categories') return json([{ id: 5, name: 'Help' }]);
    if (path === '/api/v2/solutions/categories/5/folders') return json(folders);
    const folder = folders.find(one => path === `/api/v2/solutions/folders/${one.id}/articles`);
    if (!folder) return missing;
    const inFolder = (one: PastArticle) => (one.audience === 'all') === (folder.visibility === 1);
    return json(
      articles.filter(inFolder).map(one => ({
        id: one.id,
        title: one.title,
        description: one.html,
        status: one.isDraft ? 1 : 2,
        updated_at: iso(one.updated),
      })),
    );
  };
}

function intercom({ tickets, articles }: PastWorld): StandInHandler {
  return request => {
    const { path } = request;
    if (path === '/conversations/search') {
      const { query, pagination } = request.json<{
        query: { value: Array<{ value: number }> };
        pagination: { per_page: number; starting_after?: string };
      }>();
      const since = query.value[0]?.value ?? 0;
      const found = byChange(tickets).filter(one => one.updated > since && !one.isDeleted);
      const at = Number(pagination.starting_after ?? 0);
      const size = Math.min(pagination.per_page, 150);
      const next = at + size < found.length ? { starting_after: String(at + size) } : null;
      return json({
        conversations: found.slice(at, at + size).map(one => ({ id: String(one.id) })),
        pages: { next },
      });
    }
    const ticket = tickets.find(one => path === `/conversations/${one.id}` && !one.isDeleted);
    if (ticket)
      return json({
        id: String(ticket.id),
        title: ticket.subject,
        state: ticket.isSolved ? 'closed' : 'open',
        created_at: ticket.created,
        updated_at: ticket.updated,
        priority: 'not_priority',
        source: { type: 'conversation', body: `<p>${ticket.text}</p>`, author: { type: 'user' } },
        tags: { tags: ticket.tags.map(name => ({ name })) },
        custom_attributes: { Topic: ticket.topic },
        conversation_rating: { rating: 5 },
        statistics: { first_admin_reply_at: ticket.created + 120, last_close_at: ticket.updated },
        conversation_parts: {
          conversation_parts: ticket.replies.map(reply => ({
            part_type: reply.isInternal ? 'note' : 'comment',
            body: reply.html,
            created_at: reply.at,
            author: { type: reply.from === 'agent' ? 'admin' : 'user' },
          })),
        },
      });
    if (path !== '/articles') return missing;
    const page = number(request, 'page', 1);
    const shown = articles.slice((page - 1) * 2, page * 2);
    return json({
      data: shown.map(one => ({
        id: String(one.id),
        title: one.title,
        body: one.html,
        state: one.isDraft ? 'draft' : 'published',
        url: one.audience === 'all' ? `https://help.example/en/articles/${one.id}-x` : null,
        default_locale: 'en',
        updated_at: one.updated,
        translated_content: { type: 'article_translated_content' },
      })),
      pages: { page, total_pages: Math.ceil(articles.length / 2) },
    });
  };
}

function chatwoot({ tickets, articles }: PastWorld): StandInHandler {
  return request => {
    const path = request.path.replace('/api/v1/accounts/3', '');
    const page = number(request, 'page', 1);
    if (path === '/conversations') {
      const found = byChange(tickets.filter(one => !one.isDeleted)).reverse();
      const payload = found.slice((page - 1) * 25, page * 25).map(one => ({
        id: one.id,
        status: one.isSolved ? 'resolved' : 'open',
        created_at: one.created,
        last_activity_at: one.updated,
        first_reply_created_at: one.created + 120,
        labels: one.tags,
        priority: 'high',
        custom_attributes: { topic: one.topic },
        meta: { channel: 'Channel::WebWidget' },
      }));
      return json({ data: { meta: {}, payload } });
    }
    const ticket = tickets.find(one => path === `/conversations/${one.id}/messages` && !one.isDeleted);
    if (ticket) {
      const question = {
        id: ticket.id * 10,
        content: ticket.text,
        message_type: 0,
        private: false,
        created_at: ticket.created,
      };
      const opened = {
        ...question,
        id: ticket.id * 10 + 4,
        content: 'Conversation was resolved',
        message_type: 2,
      };
      const rest = ticket.replies.map(reply => ({
        id: reply.id,
        content: plain(reply.html),
        message_type: reply.from === 'agent' ? 1 : 0,
        private: reply.isInternal ?? false,
        created_at: reply.at,
      }));
      const before = number(request, 'before', Number.POSITIVE_INFINITY);
      // Two a page, so that paging back is part of it.
      const payload = [question, ...rest, opened].filter(one => one.id < before).sort((a, b) => a.id - b.id);
      return json({ meta: {}, payload: payload.slice(-2) });
    }
    if (path === '/portals')
      return json({
        payload: [
          { slug: 'help', custom_domain: 'help.example', config: { allowed_locales: [{ code: 'en' }] } },
          { slug: 'old', archived: true, config: { allowed_locales: [{ code: 'en' }] } },
        ],
      });
    if (path !== '/portals/help/articles') return missing;
    const payload = articles.slice((page - 1) * 2, page * 2).map(one => ({
      title: one.title,
      slug: one.title.toLowerCase().replaceAll(' ', '-'),
      content: `## Words\n\n${plain(one.html)}`,
      status: one.isDraft || one.audience === 'some' ? 'draft' : 'published',
      updated_at: iso(one.updated),
      category: { name: 'Basics' },
    }));
    return json({ payload });
  };
}
