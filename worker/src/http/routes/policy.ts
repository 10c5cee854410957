import { createRoute, z } from '@hono/zod-openapi';
import type { Sites } from '../../access/site.ts';
import { siteIdSchema } from '../../access/site-schema.ts';
import type { NewPolicy, PolicyBook } from '../../triage/policy/book.ts';
import { readPolicy } from '../../triage/policy/read.ts';
import { writePolicy } from '../../triage/policy/write.ts';
import { parse } from '../../triage/topic/serialise.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';
import { problemResponses } from '../schemas.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const security = [{ adminToken: [] }];
const siteParams = z.object({ site: siteIdSchema });
const author = z.string().trim().min(1).max(80);
const note = z.string().trim().max(500).default('');

const aboutSchema = z.object({
  rows: z.number().int().min(0),
  fromTickets: z.boolean().optional(),
  topics: z.array(z.string()).max(200),
  bytes: z.number().int().min(0),
  trainedAt: z.string(),
});
const versionSchema = z
  .object({ version: z.number(), author: z.string(), note: z.string(), createdAt: z.string() })
  .openapi('PolicyVersion');
const storedSchema = versionSchema
  .extend({ text: z.string(), model: aboutSchema.optional() })
  .openapi('StoredPolicy');

const read = createRoute({
  method: 'get',
  path: '/sites/{site}/policy',
  summary: 'The policy in force as it was written; version 0 where none was published yet',
  security,
  request: { params: siteParams },
  responses: { 200: { description: 'The policy', content: json(storedSchema) }, ...problemResponses },
});

const readVersion = createRoute({
  method: 'get',
  path: '/sites/{site}/policy/versions/{version}',
  summary: 'One earlier version',
  security,
  request: { params: siteParams.extend({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: { description: 'The policy', content: json(storedSchema) }, ...problemResponses },
});

const versions = createRoute({
  method: 'get',
  path: '/sites/{site}/policy/versions',
  summary: 'What was published, newest first',
  security,
  request: { params: siteParams },
  responses: {
    200: { description: 'Versions', content: json(z.object({ versions: z.array(versionSchema) })) },
    ...problemResponses,
  },
});

const publish = createRoute({
  method: 'put',
  path: '/sites/{site}/policy',
  summary: 'Publish a policy; refused where another was published since `base`',
  security,
  request: {
    params: siteParams,
    body: {
      required: true,
      content: json(
        z.object({
          text: z.string().max(1_000_000),
          base: z.number().int().min(0),
          author,
          note,
          model: z
            .object({ chunks: z.array(z.base64().max(2_000_000)).min(1).max(4), about: aboutSchema })
            .optional()
            .openapi({ description: 'A topic classifier that takes effect with it, in order' }),
        }),
      ),
    },
  },
  responses: {
    200: { description: 'Published', content: json(z.object({ version: z.number() })) },
    ...problemResponses,
  },
});

const rollback = createRoute({
  method: 'post',
  path: '/sites/{site}/policy/rollback',
  summary: 'Publish an earlier version anew',
  security,
  request: {
    params: siteParams,
    body: {
      required: true,
      content: json(z.object({ version: z.number().int().min(1), base: z.number().int().min(1), author })),
    },
  },
  responses: {
    200: { description: 'Published', content: json(z.object({ version: z.number() })) },
    ...problemResponses,
  },
});

export interface PolicyDeps {
  sites: Pick<Sites, 'get'>;
  policyBook: PolicyBook;
}

/** The policy of a site, for `npm run policy` and the desk. */
export function policyRoutes({ sites, policyBook }: PolicyDeps) {
  return createRouter()
    .openapi(read, async context =>
      context.json(await policyOf(context.req.valid('param').site, { sites, policyBook }), 200),
    )
    .openapi(versions, async context => {
      const { site } = context.req.valid('param');
      if (!(await sites.get(site))) throw new ProblemError('unknown_site');
      return context.json({ versions: await policyBook.versions(site) }, 200);
    })
    .openapi(readVersion, async context => {
      const { site, version } = context.req.valid('param');
      const stored = await policyBook.get(site, version);
      if (!stored) throw new ProblemError('not_found', { detail: `There is no version ${version}.` });
      return context.json(stored, 200);
    })
    .openapi(publish, async context => {
      const { site } = context.req.valid('param');
      if (!(await sites.get(site))) throw new ProblemError('unknown_site');
      const { model, ...rest } = context.req.valid('json');
      const chunks = model?.chunks.map(chunk => Uint8Array.from(atob(chunk), char => char.charCodeAt(0)));
      if (chunks) mustParse(chunks);
      const version = await publishPolicy(policyBook, site, {
        ...rest,
        ...(chunks && model && { model: { chunks, about: model.about } }),
      });
      return context.json({ version }, 200);
    })
    .openapi(rollback, async context => {
      const { site } = context.req.valid('param');
      const { version: wanted, base, author: who } = context.req.valid('json');
      const version = await rollBack(policyBook, site, { wanted, base, author: who });
      return context.json({ version }, 200);
    });
}

/** The policy in force, as it was written. */
export async function policyOf(site: string, { sites, policyBook }: PolicyDeps) {
  const [settings, newest, model] = await Promise.all([
    sites.get(site),
    policyBook.newest(site),
    policyBook.model(site),
  ]);
  if (!settings) throw new ProblemError('unknown_site');
  const stored = newest ?? {
    version: 0,
    author: '',
    note: '',
    createdAt: '',
    text: writePolicy(settings.policy),
  };
  return { ...stored, ...(model && { model }) };
}

/** Reads the text and publishes it. Throws ProblemError with lines and mends, or version_conflict. */
export async function publishPolicy(
  book: PolicyBook,
  site: string,
  next: Omit<NewPolicy, 'policy'>,
): Promise<number> {
  const reading = readPolicy(next.text);
  if (!reading.ok) {
    throw new ProblemError('bad_request', {
      detail: 'The policy cannot be published as it is; each line to mend is named.',
      errors: reading.problems.map(({ line, path, message }) => ({
        path: `line ${line}${path && ` (${path})`}`,
        message,
      })),
    });
  }
  const result = await book.publish(site, { ...next, policy: reading.policy });
  if (result.ok) return result.version;
  throw new ProblemError('version_conflict', {
    detail: `Version ${result.newest} was published meanwhile; yours was made from version ${next.base}. Look at the difference first.`,
  });
}

/** An older version becomes the newest. */
export async function rollBack(
  book: PolicyBook,
  site: string,
  { wanted, base, author: who }: { wanted: number; base: number; author: string },
): Promise<number> {
  const stored = await book.get(site, wanted);
  if (!stored) throw new ProblemError('not_found', { detail: `There is no version ${wanted}.` });
  return await publishPolicy(book, site, {
    text: stored.text,
    base,
    author: who,
    note: `Back to version ${wanted}`,
  });
}

function mustParse(chunks: Uint8Array[]): void {
  try {
    parse(chunks);
  } catch (cause) {
    throw new ProblemError('bad_request', {
      detail: 'The topic model cannot be read. Train it again with this version of the product.',
      cause,
    });
  }
}
