/** Composition root: env → settings → adapters → app and Durable Object. Only this file names vendors. */
import { createD1Sites } from './access/adapters/d1-sites.ts';
import { createSessions } from './access/session.ts';
import { createAiSdkModel } from './answering/adapters/ai-sdk-model.ts';
import { createAnswerer } from './answering/answer.ts';
import { createBreaker } from './answering/breaker.ts';
import { createApp } from './app.ts';
import type { ConversationPorts } from './conversation/index.ts';
import { ConversationObject } from './conversation/index.ts';
import { createD1EventLog } from './insight/adapters/d1-event-log.ts';
import { createD1ArticleFacts } from './knowledge/adapters/d1-article-facts.ts';
import { createD1ArticleReader } from './knowledge/adapters/d1-article-reader.ts';
import { createD1KnowledgeStore } from './knowledge/adapters/d1-knowledge-store.ts';
import { createD1LearnedStore } from './knowledge/adapters/d1-learned-store.ts';
import { createD1SearchIndex } from './knowledge/adapters/d1-search-index.ts';
import { createD1Suggestions } from './knowledge/adapters/d1-suggestions.ts';
import { createRetriever } from './knowledge/retrieve.ts';
import { learnedWithSuggestions, withSuggestions } from './knowledge/with-suggestions.ts';
import { readSettings } from './settings.ts';

const newId = () => crypto.randomUUID();

/** Shared by all conversations of an isolate: a dead model is waited for once, not once a customer. */
const breaker = createBreaker();

/** One conversation; see conversation/conversation-object.ts. */
export class Conversation extends ConversationObject {
  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env, conversationPorts(env));
  }
}

function conversationPorts(env: Cloudflare.Env): ConversationPorts {
  const { model } = readSettings(env);
  return {
    retriever: createRetriever(() => createD1SearchIndex(env.DB)),
    articles: createD1ArticleFacts(env.DB),
    answerer: createAnswerer(model ? { model: createAiSdkModel(model), breaker } : {}),
    events: createD1EventLog(env.DB),
    learned: createD1LearnedStore(env.DB, () => new Date()),
    now: Date.now,
    newId,
  };
}

function composeApp(env: Cloudflare.Env) {
  const settings = readSettings(env);
  const namespace = env.CONVERSATIONS;
  const clock = () => new Date();
  const suggestions = createD1Suggestions(env.DB, clock);
  return createApp({
    sites: createD1Sites(env.DB, Date.now),
    sessions: createSessions(settings.sessionSecret, clock),
    knowledge: withSuggestions(createD1KnowledgeStore(env.DB, clock), suggestions),
    articleReader: createD1ArticleReader(env.DB),
    retriever: createRetriever(() => createD1SearchIndex(env.DB)),
    learned: learnedWithSuggestions(createD1LearnedStore(env.DB, clock), suggestions),
    suggestions,
    conversationOf: (site, id) => namespace.get(namespace.idFromName(`${site}/${id}`)),
    limiter: env.ADDRESS_LIMIT,
    adminToken: settings.adminToken,
    answerMode: settings.model ? 'model' : 'extractive',
    now: clock,
    newId,
  });
}

/** Built on the first request: settings are there only then, and they never change in an isolate. */
let app: ReturnType<typeof composeApp> | undefined;

export default {
  fetch(request, env, ctx) {
    app ??= composeApp(env);
    return app.fetch(request, env, ctx);
  },
} satisfies ExportedHandler<Cloudflare.Env>;
