/** Bindings and settings as wrangler.toml declares them; read once through settings.ts. */
declare namespace Cloudflare {
  interface Env {
    ASSETS: Fetcher;
    DB: D1Database;
    CONVERSATIONS: DurableObjectNamespace<import('./src/index.ts').Conversation>;
    ADDRESS_LIMIT: RateLimit;
    /** Only under [env.production]. */
    AI?: Ai;
    /** Only under [env.production]. */
    VECTORS?: Vectorize;
    SESSION_SECRET: string;
    ADMIN_TOKEN: string;
    OPENAI_API_KEY?: string;
    OPENAI_BASE_URL?: string;
    OPENAI_MODEL?: string;
    OPENAI_API?: string;
    /** Set: embeddings come from OpenAI instead of Workers AI. */
    OPENAI_EMBEDDING_MODEL?: string;
    OPENAI_EMBEDDING_DIMENSIONS?: string;
    /** 'on': vectors in D1 beside the words, where there is no VECTORS. */
    EMBEDDED_VECTORS?: string;
    /** 'on': Workers AI re-scores passages. */
    RERANKER?: string;
    /** Only in tests: migrations read by the test set-up. */
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
  /** Lets tests reach the worker's own entry by `exports.default`. */
  interface GlobalProps {
    mainModule: typeof import('./src/index.ts');
    durableNamespaces: 'Conversation';
  }
}
