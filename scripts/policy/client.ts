import { z } from 'zod';
import type { TopicModelAbout } from '../../worker/src/triage/policy/book.ts';
import { SetupError } from '../lib/project.ts';

const versionSchema = z.object({
  version: z.number(),
  author: z.string(),
  note: z.string(),
  createdAt: z.string(),
});
const storedSchema = versionSchema.extend({
  text: z.string(),
  model: z
    .looseObject({
      rows: z.number(),
      fromTickets: z.boolean().optional(),
      topics: z.array(z.string()),
      trainedAt: z.string(),
    })
    .optional(),
});
const problemSchema = z.looseObject({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

export type StoredPolicyView = z.infer<typeof storedSchema>;

/** Another version was published meanwhile. */
export class PolicyConflict extends SetupError {}

export interface PolicyClient {
  read(): Promise<StoredPolicyView>;
  versions(): Promise<Array<z.infer<typeof versionSchema>>>;
  publish(next: {
    text: string;
    base: number;
    author: string;
    note: string;
    model?: { chunks: string[]; about: TopicModelAbout };
  }): Promise<number>;
  rollback(next: { version: number; base: number; author: string }): Promise<number>;
}

/** The worker's policy API. Throws SetupError with what to do, PolicyConflict where a push would overwrite. */
export function createPolicyClient(options: { url: string; token: string; site: string }): PolicyClient {
  const { url, token, site } = options;
  const base = `${url.replace(/\/+$/, '')}/admin/v1/sites/${encodeURIComponent(site)}/policy`;

  async function call<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    let response: Response;
    try {
      response = await fetch(base + path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new SetupError(
        `No worker answers at ${url}. Start it with "npm start", or name another with --url.`,
        {
          cause,
        },
      );
    }
    const data: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw problemOf(data, response.status);
    const parsed = schema.safeParse(data);
    if (!parsed.success)
      throw new SetupError(`What answers at ${url} is not a Waypost worker of this version. Check --url.`);
    return parsed.data;
  }

  function problemOf(data: unknown, status: number): SetupError {
    const parsed = problemSchema.safeParse(data);
    if (!parsed.success)
      return new SetupError(`${url} answered ${status}, and not as a Waypost worker does. Check --url.`);
    const { code, detail, errors } = parsed.data;
    if (code === 'version_conflict') return new PolicyConflict(detail);
    if (code === 'admin_token_invalid')
      return new SetupError(
        'The worker refused the admin token. Set WAYPOST_ADMIN_TOKEN to the ADMIN_TOKEN it runs with.',
      );
    if (code === 'unknown_site') return new SetupError(`The worker has no site "${site}". Check --site.`);
    return new SetupError([detail, ...errors.map(({ path, message }) => `  ${path}: ${message}`)].join('\n'));
  }

  const published = z.object({ version: z.number() });
  return {
    read: () => call('GET', '', storedSchema),
    versions: async () =>
      (await call('GET', '/versions', z.object({ versions: z.array(versionSchema) }))).versions,
    publish: async next => (await call('PUT', '', published, next)).version,
    rollback: async next => (await call('POST', '/rollback', published, next)).version,
  };
}
