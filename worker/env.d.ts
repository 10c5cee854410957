/** Bindings and settings as wrangler.toml declares them; read once through settings.ts. */
declare namespace Cloudflare {
  interface Env {
    ASSETS: Fetcher;
    DB: D1Database;
    CONVERSATIONS: DurableObjectNamespace<import('./src/index.ts').Conversation>;
    DESK_HUB: DurableObjectNamespace<import('./src/index.ts').DeskHub>;
    ADDRESS_LIMIT: RateLimit;
    SIGN_IN_LIMIT: RateLimit;
    /** Only under [env.production]. */
    AI?: Ai;
    /** Only under [env.production]. */
    VECTORS?: Vectorize;
    SESSION_SECRET: string;
    ADMIN_TOKEN: string;
    /** Absent: agents sign in by Cloudflare Access alone. */
    DESK_TOKEN?: string;
    /** Where the worker is reached from outside: for links in mails and tickets. */
    PUBLIC_URL?: string;
    /** Attachments; absent: in the conversations' own storage. */
    FILES?: R2Bucket;
    /** 'https://team.cloudflareaccess.com' */
    CF_ACCESS_TEAM_DOMAIN?: string;
    CF_ACCESS_AUD?: string;
    OPENAI_API_KEY?: string;
    OPENAI_BASE_URL?: string;
    OPENAI_MODEL?: string;
    OPENAI_API?: string;
    /** Set: embeddings come from OpenAI instead of Workers AI. */
    OPENAI_EMBEDDING_MODEL?: string;
    OPENAI_EMBEDDING_DIMENSIONS?: string;
    /** 'on': vectors in D1 beside the words, where there is no VECTORS. */
    EMBEDDED_VECTORS?: string;
    TRIAGE_MODEL?: string;
    /** 'on': Workers AI re-scores passages. */
    RERANKER?: string;
    /** 'Acme Support <support@acme.com>'; the rest of mail's settings: handoff/adapters/mail-settings.ts. */
    MAIL_FROM?: string;
    MAIL_REPLY_TO?: string;
    SMTP_HOST?: string;
    SMTP_PORT?: string;
    SMTP_SECURITY?: string;
    SMTP_USER?: string;
    SMTP_PASSWORD?: string;
    MAIL_HTTP_STYLE?: string;
    MAIL_HTTP_URL?: string;
    MAIL_HTTP_TOKEN?: string;
    MAIL_HTTP_BODY?: string;
    /** Only in tests: migrations read by the test set-up. */
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
  /** Lets tests reach the worker's own entry by `exports.default`. */
  interface GlobalProps {
    mainModule: typeof import('./src/index.ts');
    durableNamespaces: 'Conversation' | 'DeskHub';
  }
}
