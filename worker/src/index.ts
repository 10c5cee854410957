/** Composition root: env → settings → adapters → app and Durable Object. Only this file and compose-people.ts name vendors. */
import { createD1Sites } from './access/adapters/d1-sites.ts';
import { createLiveTickets } from './access/live-ticket.ts';
import { createResumeLinks } from './access/resume-link.ts';
import { createSessions } from './access/session.ts';
import { createAiSdkModel } from './answering/adapters/ai-sdk-model.ts';
import { createAnswerer } from './answering/answer.ts';
import { createBreaker } from './answering/breaker.ts';
import { createApp } from './app.ts';
import { composeDesk, composeHelpdesks, composePeople } from './compose-people.ts';
import type { ConversationPorts } from './conversation/index.ts';
import { ConversationObject } from './conversation/index.ts';
import { createD1HookLedger } from './handoff/adapters/d1-hook-ledger.ts';
import { createD1TriageLedger } from './handoff/adapters/d1-triage-ledger.ts';
import { DeskHub } from './handoff/adapters/desk-hub.ts';
import type { HelpdeskName } from './handoff/helpdesk.ts';
import { createD1EventLog } from './insight/adapters/d1-event-log.ts';
import { createD1ArticleFacts } from './knowledge/adapters/d1-article-facts.ts';
import { createD1ArticleReader } from './knowledge/adapters/d1-article-reader.ts';
import { createD1KnowledgeStore } from './knowledge/adapters/d1-knowledge-store.ts';
import { createD1LearnedStore } from './knowledge/adapters/d1-learned-store.ts';
import { createD1SearchIndex } from './knowledge/adapters/d1-search-index.ts';
import type { TotalsRow } from './knowledge/adapters/d1-site-knowledge.ts';
import { createD1Suggestions } from './knowledge/adapters/d1-suggestions.ts';
import { createD1VectorIndex } from './knowledge/adapters/d1-vector-index.ts';
import { createD1VectorLedger } from './knowledge/adapters/d1-vector-ledger.ts';
import { createOpenAiEmbedder } from './knowledge/adapters/openai-embedder.ts';
import { createVectorizeIndex } from './knowledge/adapters/vectorize-index.ts';
import type { WorkersAiBinding } from './knowledge/adapters/workers-ai-embedder.ts';
import { createWorkersAiEmbedder } from './knowledge/adapters/workers-ai-embedder.ts';
import { createWorkersAiReranker } from './knowledge/adapters/workers-ai-reranker.ts';
import { KnownCounts } from './knowledge/known-counts.ts';
import { createLocalEmbedder } from './knowledge/local-embedder.ts';
import { createRetriever } from './knowledge/retrieve.ts';
import type { Vectors } from './knowledge/vector-candidates.ts';
import { createVectorKeeper, holderName } from './knowledge/vector-keeper.ts';
import type { Embedder } from './knowledge/vector-types.ts';
import { learnedWithSuggestions, withSuggestions } from './knowledge/with-suggestions.ts';
import { withVectors } from './knowledge/with-vectors.ts';
import type { EmbedderSetting, Settings } from './settings.ts';
import { readSettings } from './settings.ts';
import { createAiSdkOpinion } from './triage/adapters/ai-sdk-opinion.ts';
import { createD1PoliciesInForce } from './triage/adapters/d1-policies-in-force.ts';
import { createD1PolicyBook } from './triage/adapters/d1-policy-book.ts';
import type { PoliciesInForce } from './triage/policy/in-force.ts';

/** All open desks; see handoff/adapters/desk-hub.ts. */
export { DeskHub };

const newId = () => crypto.randomUUID();

/** Shared by all conversations of an isolate: a dead model is waited for once, not once a customer. */
const breaker = createBreaker();
/** The same for second opinions, which are given up sooner. */
const opinionBreaker = createBreaker();

/** Shared by all searches of an isolate; the database says each time whether they still hold. */
const knownCounts = new KnownCounts<TotalsRow>();

/** Shared by all conversations of an isolate: a policy and its classifier are read once, not once a customer. */
let policies: PoliciesInForce | undefined;
function policiesInForce(db: D1Database): PoliciesInForce {
  policies ??= createD1PoliciesInForce(db, Date.now);
  return policies;
}

/** One conversation; see conversation/conversation-object.ts. */
export class Conversation extends ConversationObject {
  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env, conversationPorts(env));
  }
}

function conversationPorts(env: Cloudflare.Env): ConversationPorts {
  const settings = readSettings(env);
  const { model } = settings;
  return {
    policies: policiesInForce(env.DB),
    retriever: composeRetriever(env, settings),
    articles: createD1ArticleFacts(env.DB),
    answerer: createAnswerer(model ? { model: createAiSdkModel(model), breaker } : {}),
    ...(model &&
      settings.hasTriageModel && {
        secondOpinion: createAiSdkOpinion(model, { breaker: opinionBreaker, now: Date.now }),
      }),
    events: createD1EventLog(env.DB),
    learned: createD1LearnedStore(env.DB, () => new Date()),
    people: composePeople(env, settings),
    now: Date.now,
    newId,
  };
}

function composeApp(env: Cloudflare.Env) {
  const settings = readSettings(env);
  const namespace = env.CONVERSATIONS;
  const clock = () => new Date();
  const suggestions = createD1Suggestions(env.DB, clock);
  const articles = createD1KnowledgeStore(env.DB, clock);
  const vectors = composeVectors(env, settings);
  const helpdesks = composeHelpdesks(env);
  const keeper = vectors && createVectorKeeper(vectors, createD1VectorLedger(env.DB));
  return createApp({
    sites: createD1Sites(env.DB, Date.now),
    sessions: createSessions(settings.sessionSecret, clock),
    knowledge: withSuggestions(keeper ? withVectors(articles, keeper) : articles, suggestions),
    ...(keeper && { vectorKeeper: keeper }),
    articleReader: createD1ArticleReader(env.DB),
    retriever: composeRetriever(env, settings),
    learned: learnedWithSuggestions(createD1LearnedStore(env.DB, clock), suggestions),
    suggestions,
    policyBook: createD1PolicyBook(env.DB, { now: clock, newId }),
    conversationOf: (site, id) => namespace.get(namespace.idFromName(`${site}/${id}`)),
    limiter: env.ADDRESS_LIMIT,
    adminToken: settings.adminToken,
    liveTickets: createLiveTickets(settings.sessionSecret, clock, newId),
    hooks: {
      helpdesk: name => {
        const setUp = helpdesks(name as HelpdeskName);
        return setUp && 'helpdesk' in setUp ? setUp.helpdesk : undefined;
      },
      ledger: createD1HookLedger(env.DB, Date.now),
      triage: { policies: policiesInForce(env.DB), ledger: createD1TriageLedger(env.DB, Date.now) },
    },
    resume: {
      sites: createD1Sites(env.DB, Date.now),
      sessions: createSessions(settings.sessionSecret, clock),
      links: createResumeLinks(settings.sessionSecret, clock),
    },
    answerMode: settings.model ? 'model' : 'extractive',
    desk: composeDesk(env, settings),
    now: clock,
    newId,
  });
}

function composeRetriever(env: Cloudflare.Env, settings: Settings) {
  const vectors = composeVectors(env, settings);
  return createRetriever(() => createD1SearchIndex(env.DB, knownCounts), {
    ...(vectors && { vectors }),
    ...(settings.hasReranker && env.AI && { reranker: createWorkersAiReranker(bindingOf(env.AI)) }),
  });
}

/** Hashed n-grams of texts without a common word come up to about this; a vendor's model is trusted. */
const LOCAL_FLOOR = 0.2;

function composeVectors(env: Cloudflare.Env, { vectors }: Settings): Vectors | undefined {
  if (!vectors) return undefined;
  const embedder = composeEmbedder(env, vectors.embedder);
  const index =
    vectors.index === 'vectorize' && env.VECTORS
      ? createVectorizeIndex(env.VECTORS)
      : createD1VectorIndex(env.DB, { newId, now: Date.now });
  const floor = vectors.embedder.kind === 'local' ? LOCAL_FLOOR : 0;
  return { embedder, index, holder: holderName(embedder.name, vectors.index), floor };
}

function composeEmbedder(env: Cloudflare.Env, setting: EmbedderSetting): Embedder {
  if (setting.kind === 'openai') return createOpenAiEmbedder(setting);
  if (setting.kind === 'workers-ai' && env.AI) return createWorkersAiEmbedder(bindingOf(env.AI));
  return createLocalEmbedder();
}

/** The binding with the one call that is made, whatever models its types know. */
function bindingOf(ai: Ai): WorkersAiBinding {
  return { run: (model, input) => (ai as unknown as WorkersAiBinding).run(model, input) };
}

/** Built on the first request: settings are there only then, and they never change in an isolate. */
let app: ReturnType<typeof composeApp> | undefined;

export default {
  fetch(request, env, ctx) {
    app ??= composeApp(env);
    return app.fetch(request, env, ctx);
  },
} satisfies ExportedHandler<Cloudflare.Env>;
