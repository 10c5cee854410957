import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { LiveTickets } from './access/live-ticket.ts';
import type { Sessions } from './access/session.ts';
import type { Sites } from './access/site.ts';
import { searchQuestion } from './answering/follow-up.ts';
import type { ConversationOf } from './http/conversations-port.ts';
import { addressLimit, adminOnly, cors, requestId, session } from './http/middleware.ts';
import { ProblemError, problemResponse } from './http/problem.ts';
import { createRouter } from './http/router.ts';
import { adminRoutes } from './http/routes/admin.ts';
import { articleAdminRoutes } from './http/routes/article-admin.ts';
import { articleRoutes } from './http/routes/articles.ts';
import { attachmentRoutes } from './http/routes/attachments.ts';
import { chatRoutes } from './http/routes/chat.ts';
import { conversationRoutes } from './http/routes/conversations.ts';
import type { DeskDeps } from './http/routes/desk.ts';
import { deskRoutes } from './http/routes/desk.ts';
import { healthRoutes } from './http/routes/health.ts';
import type { HookDeps } from './http/routes/hooks.ts';
import { hookRoutes } from './http/routes/hooks.ts';
import { ingestRoutes } from './http/routes/ingest.ts';
import { learnedRoutes } from './http/routes/learned.ts';
import { liveRoutes } from './http/routes/live.ts';
import { peopleRoutes } from './http/routes/people.ts';
import { policyRoutes } from './http/routes/policy.ts';
import type { ResumeDeps } from './http/routes/resume.ts';
import { resumeRoutes } from './http/routes/resume.ts';
import type { EarlierText } from './http/routes/search.ts';
import { searchRoutes } from './http/routes/search.ts';
import { sessionRoutes } from './http/routes/sessions.ts';
import type { LearnedStore } from './knowledge/learned-types.ts';
import type { SuggestionStore } from './knowledge/suggestions.ts';
import type { ArticleReader, IngestStore, Retriever } from './knowledge/types.ts';
import type { VectorKeeper } from './knowledge/vector-keeper.ts';
import type { PolicyBook } from './triage/policy/book.ts';

/** An AI SDK client sends its whole history along: room for it, though only the last message counts. */
const CHAT_BODY_BYTES = 1024 * 1024;
const ADMIN_BODY_BYTES = 16 * 1024 * 1024;

export interface AppDeps {
  sites: Sites;
  sessions: Sessions;
  knowledge: IngestStore;
  articleReader: ArticleReader;
  retriever: Retriever;
  learned: LearnedStore;
  suggestions: Pick<SuggestionStore, 'read'>;
  policyBook: PolicyBook;
  /** Where articles have vectors. */
  vectorKeeper?: VectorKeeper;
  conversationOf: ConversationOf;
  limiter: RateLimit;
  adminToken: string;
  liveTickets: LiveTickets;
  hooks: Pick<HookDeps, 'helpdesk' | 'ledger' | 'triage'>;
  resume: ResumeDeps;
  answerMode: 'extractive' | 'model';
  desk: DeskDeps;
  now: () => Date;
  newId: () => string;
}

/** Middleware order and routes, readable in one look. */
export function createApp(deps: AppDeps) {
  const { sites, sessions, knowledge, conversationOf } = deps;
  const app = createRouter();

  app.use('*', requestId(deps.newId));
  app.onError((error, context) => {
    const id = context.get('requestId');
    const problem = toProblem(error);
    if (problem.code === 'internal') console.error('request failed', { requestId: id, error: String(error) });
    const response = problemResponse(problem.code, problem.options, id);
    // Headers that middleware has already decided on (CORS) hold for errors too.
    for (const [name, value] of context.res.headers)
      if (!response.headers.has(name)) response.headers.set(name, value);
    return response;
  });
  app.notFound(context => problemResponse('not_found', {}, context.get('requestId')));

  app.route('/health', healthRoutes(sites, deps.answerMode));

  app.use('/v1/*', cors(sites));
  // Files have a limit of their own.
  const limit = limited(CHAT_BODY_BYTES);
  app.use('/v1/*', (context, next) => (isFile(context.req.path) ? next() : limit(context, next)));
  app.use('/v1/sessions', addressLimit(deps.limiter));
  app.use('/v1/chat', addressLimit(deps.limiter));
  // What costs storage or a helpdesk's calls.
  for (const action of ['handoff', 'email', 'return', 'reopen', 'action', 'typing', 'attachments'])
    app.on('POST', `/v1/conversations/:id/${action}`, addressLimit(deps.limiter));
  for (const path of ['/v1/chat', '/v1/chat/*', '/v1/conversations/*', '/v1/articles/*']) {
    app.use(path, session(sessions, sites));
  }
  app.route('/v1', sessionRoutes(deps));
  app.route('/v1', chatRoutes(conversationOf));
  app.route('/v1', conversationRoutes(conversationOf));
  app.route('/v1', peopleRoutes(deps));
  app.route('/v1', attachmentRoutes(conversationOf));
  app.route('/v1', liveRoutes(deps));
  app.route(
    '/v1',
    articleRoutes((site, id) => knowledge.getArticle(site, id)),
  );

  app.use('/admin/*', adminOnly(deps.adminToken));
  app.use('/admin/*', limited(ADMIN_BODY_BYTES));
  app.route('/admin/v1', adminRoutes(sites, conversationOf, deps.desk.state));
  for (const path of ['sources/*', 'articles', 'articles/*', 'search', 'learned', 'learned/*'] as const) {
    app.use(`/admin/v1/sites/:site/${path}`, async (context, next) => {
      if (!(await sites.get(context.req.param('site')))) throw new ProblemError('unknown_site');
      await next();
    });
  }
  app.route('/admin/v1', policyRoutes(deps));
  app.route('/admin/v1', ingestRoutes(knowledge, deps.vectorKeeper));
  app.route('/admin/v1', articleAdminRoutes(deps.articleReader, knowledge));
  app.route('/admin/v1', learnedRoutes(deps.learned));
  app.route(
    '/admin/v1',
    searchRoutes({
      retriever: deps.retriever,
      readMessage: readInConversation,
      clock: () => performance.now(),
    }),
  );

  app.route('/desk', deskRoutes(deps.desk));
  app.route('/hooks', hookRoutes({ ...deps.hooks, sites, conversationOf, now: deps.now }));
  app.route('/resume', resumeRoutes(deps.resume));

  app.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'adminToken', { type: 'http', scheme: 'bearer' });
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Waypost', version: '1' },
    security: [{ session: [] }],
  });
  return app;
}

/** A search reads a message as a turn does; what earlier answers cited is not told, so only words come along. */
function readInConversation(message: string, earlier: readonly EarlierText[]) {
  const history = earlier.map(({ role, text }) => ({ role, parts: [{ type: 'text' as const, text }] }));
  const { text, focus } = searchQuestion({ message, history });
  return { text, ...(focus && { focusArticles: focus.articleIds }) };
}

function isFile(path: string): boolean {
  return /\/attachments$/.test(path);
}

function limited(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError('body_too_large');
    },
  });
}

/** Anything thrown becomes a problem; only words that we wrote are told. */
function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HTTPException && error.status < 500)
    return new ProblemError('bad_request', { cause: error });
  return new ProblemError('internal', { cause: error });
}
