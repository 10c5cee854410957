import { z } from 'zod';
import type { Sites } from '../../../access/site.ts';
import { siteIdSchema } from '../../../access/site-schema.ts';
import type { DeskPolicy, DeskPolicyVersions, DeskSites } from '../../../desk-protocol.ts';
import type { PolicyBook } from '../../../triage/policy/book.ts';
import { bodyOf, parsed } from '../../desk-schemas.ts';
import { ProblemError } from '../../problem.ts';
import { createRouter } from '../../router.ts';
import { policyOf, publishPolicy, rollBack } from '../policy.ts';

const siteParams = z.object({ site: siteIdSchema });
const versionParams = siteParams.extend({ version: z.coerce.number().int().min(1) });
const base = z.number().int().min(0);
const publication = z.object({ text: z.string().max(1_000_000), base, note: z.string().trim().max(500) });
const rollback = z.object({ version: z.number().int().min(1), base });

export interface DeskPolicyDeps {
  sites: Pick<Sites, 'get' | 'names'>;
  policyBook: PolicyBook;
}

/** The policy of each site, read and published by agents under their own names. */
export function deskPolicyRoutes({ sites, policyBook }: DeskPolicyDeps) {
  const router = createRouter();

  router.get('/sites', async context => context.json({ sites: await sites.names() } satisfies DeskSites));

  router.get('/policy/:site', async context => {
    const { site } = parsed(siteParams, context.req.param());
    return context.json((await policyOf(site, { sites, policyBook })) satisfies DeskPolicy);
  });

  router.put('/policy/:site', async context => {
    const { site } = parsed(siteParams, context.req.param());
    if (!(await sites.get(site))) throw new ProblemError('unknown_site');
    const next = await bodyOf(context, publication);
    const author = context.get('desk').agent.name;
    return context.json({ version: await publishPolicy(policyBook, site, { ...next, author }) });
  });

  router.get('/policy/:site/versions', async context => {
    const { site } = parsed(siteParams, context.req.param());
    return context.json({ versions: await policyBook.versions(site) } satisfies DeskPolicyVersions);
  });

  router.get('/policy/:site/versions/:version', async context => {
    const { site, version } = parsed(versionParams, context.req.param());
    const stored = await policyBook.get(site, version);
    if (!stored) throw new ProblemError('not_found', { detail: `There is no version ${version}.` });
    return context.json(stored satisfies DeskPolicy);
  });

  router.post('/policy/:site/rollback', async context => {
    const { site } = parsed(siteParams, context.req.param());
    const { version, base: from } = await bodyOf(context, rollback);
    const author = context.get('desk').agent.name;
    return context.json({
      version: await rollBack(policyBook, site, { wanted: version, base: from, author }),
    });
  });
  return router;
}
