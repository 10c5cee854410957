import { z } from 'zod';
import type { ArticleInput, IngestPlan } from '../../worker/src/knowledge/types.ts';

/** Something that ends a run; the message tells what to do. `code` is the worker's, when it answered. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
  readonly code: string | undefined;

  constructor(message: string, code?: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

const ids = z.array(z.string());
const planSchema = z.object({ added: ids, changed: ids, unchanged: ids, removed: ids });
const reportSchema = z.object({
  stored: ids,
  rejected: z.array(z.object({ id: z.string(), reason: z.string() })),
  warnings: ids.optional(),
  rowsWritten: z.number().optional(),
});
const finishSchema = z.object({
  removed: ids,
  warnings: ids.optional(),
  unvectored: z.number().optional(),
});
const repairSchema = z.object({ written: z.number(), left: z.number(), warnings: ids });
const problemSchema = z.looseObject({ code: z.string(), detail: z.string() });

export interface IngestClientOptions {
  url: string;
  token: string;
  site: string;
  source: string;
  fetch: typeof fetch;
}

export interface IngestClient {
  plan(articles: Array<{ id: string; hash: string }>): Promise<IngestPlan>;
  put(articles: ArticleInput[]): Promise<z.infer<typeof reportSchema>>;
  finish(ids: string[], force: boolean): Promise<z.infer<typeof finishSchema>>;
  /** Writes vectors that are missing, of some articles. */
  repair(): Promise<z.infer<typeof repairSchema>>;
}

/** The worker's admin API for one source of one site. Throws IngestError. */
export function createIngestClient(options: IngestClientOptions): IngestClient {
  const { url, token, site, source } = options;
  const base = `${url.replace(/\/+$/, '')}/admin/v1/sites/${encodeURIComponent(site)}/sources/${encodeURIComponent(source)}`;

  async function call<T>(method: string, path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
    let response: Response;
    try {
      response = await options.fetch(`${base}/${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    } catch (cause) {
      throw new IngestError(
        `No worker answers at ${url}. Start it with "npm start", or name another with --url. Running ingest again continues where it stopped.`,
        undefined,
        { cause },
      );
    }
    const data: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw problemOf(data, response.status);
    const parsed = schema.safeParse(data);
    if (!parsed.success)
      throw new IngestError(`What answers at ${url} is not a Waypost worker. Check --url.`);
    return parsed.data;
  }

  function problemOf(data: unknown, status: number): IngestError {
    const problem = problemSchema.safeParse(data);
    if (!problem.success) {
      return new IngestError(`${url} answered ${status}, and not as a Waypost worker does. Check --url.`);
    }
    const { code, detail } = problem.data;
    if (code === 'admin_token_invalid') {
      const advice = 'Set WAYPOST_ADMIN_TOKEN to the ADMIN_TOKEN it runs with.';
      return new IngestError(`The worker refused the admin token. ${advice}`, code);
    }
    if (code === 'unknown_site') {
      return new IngestError(
        `The worker has no site "${site}". Check --site, or create the site first: PUT /admin/v1/sites/${site} (docs/api.md, Admin API).`,
        code,
      );
    }
    return new IngestError(detail, code);
  }

  return {
    plan: articles => call('POST', 'plan', { articles }, planSchema),
    put: articles => call('PUT', 'articles', { articles }, reportSchema),
    finish: (kept, force) => call('POST', 'finish', { ids: kept, force }, finishSchema),
    repair: () => call('POST', 'vectors', {}, repairSchema),
  };
}
