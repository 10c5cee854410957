import { z } from 'zod';
import type { ArticleInput } from '../../worker/src/knowledge/types.ts';
import { KbError } from './kb-error.ts';

const summarySchema = z.object({ id: z.string(), source: z.string(), hash: z.string() });
const articleSchema = summarySchema.extend({
  title: z.string(),
  text: z.string(),
  notes: z.string().optional(),
  url: z.string().optional(),
  locale: z.string().optional(),
  area: z.string().optional(),
  pages: z.array(z.string()).optional(),
  plans: z.array(z.string()).optional(),
  updatedAt: z.string().optional(),
});
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ articles: z.array(item), cursor: z.string().optional() });
const reportSchema = z.object({
  stored: z.array(z.string()),
  rejected: z.array(z.object({ id: z.string(), reason: z.string() })),
  hashes: z.record(z.string(), z.string()).default({}),
});
const problemSchema = z.looseObject({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

/** An article as it is deployed. */
export type Deployed = z.infer<typeof articleSchema>;
export type DeployedSummary = z.infer<typeof summarySchema>;

/** The worker found articles that are not as expected; nothing of the request was written. */
export class ConflictError extends KbError {
  readonly ids: string[];

  constructor(ids: string[]) {
    super(`Changed meanwhile: ${ids.join(', ')}.`);
    this.ids = ids;
  }
}

export interface KbClient {
  /** Every article of the site, page by page. */
  readAll(): AsyncGenerator<Deployed>;
  summaries(): AsyncGenerator<DeployedSummary>;
  put(
    source: string,
    articles: ArticleInput[],
    expect: Record<string, string | null>,
  ): Promise<z.infer<typeof reportSchema>>;
  remove(expect: Record<string, string>): Promise<void>;
}

/** The worker's admin API as pull and push use it. Throws KbError, ConflictError. */
export function createKbClient(options: {
  url: string;
  token: string;
  site: string;
  fetch: typeof fetch;
}): KbClient {
  const { url, token, site } = options;
  const base = `${url.replace(/\/+$/, '')}/admin/v1/sites/${encodeURIComponent(site)}`;

  async function call<T>(method: string, path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
    let response: Response;
    try {
      response = await options.fetch(base + path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new KbError(
        `No worker answers at ${url}. Start it with "npm start", or name another with --url.`,
        { cause },
      );
    }
    const data: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw problemOf(data, response.status);
    const parsed = schema.safeParse(data);
    if (!parsed.success)
      throw new KbError(`What answers at ${url} is not a Waypost worker of this version. Check --url.`);
    return parsed.data;
  }

  function problemOf(data: unknown, status: number): KbError {
    const parsed = problemSchema.safeParse(data);
    if (!parsed.success)
      return new KbError(`${url} answered ${status}, and not as a Waypost worker does. Check --url.`);
    const { code, detail, errors } = parsed.data;
    if (code === 'version_conflict') return new ConflictError(errors.map(({ path }) => path));
    if (code === 'admin_token_invalid') {
      return new KbError(
        'The worker refused the admin token. Set WAYPOST_ADMIN_TOKEN to the ADMIN_TOKEN it runs with.',
      );
    }
    if (code === 'unknown_site') return new KbError(`The worker has no site "${site}". Check --site.`);
    return new KbError(detail);
  }

  async function* pages<Item>(view: string, item: z.ZodType<Item>): AsyncGenerator<Item> {
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const after: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page: { articles: Item[]; cursor?: string | undefined } = await call(
        'GET',
        `/articles?view=${view}${after}`,
        undefined,
        pageOf(item),
      );
      yield* page.articles;
      cursor = page.cursor;
    }
  }

  return {
    readAll: () => pages('full', articleSchema),
    summaries: () => pages('summary', summarySchema),
    put: (source, articles, expect) =>
      call('PUT', `/sources/${encodeURIComponent(source)}/articles`, { articles, expect }, reportSchema),
    remove: async expect => {
      await call('POST', '/articles/remove', { expect }, z.looseObject({}));
    },
  };
}
