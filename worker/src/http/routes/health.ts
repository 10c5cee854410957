import { createRoute, z } from '@hono/zod-openapi';
import type { Sites } from '../../access/site.ts';
import { createRouter } from '../router.ts';

const state = z
  .object({
    ok: z.boolean(),
    answerMode: z.enum(['extractive', 'model']),
    sites: z.number().optional(),
    reason: z.string().optional(),
  })
  .openapi('Health');
const content = { 'application/json': { schema: state } };

const live = createRoute({
  method: 'get',
  path: '/live',
  summary: 'The worker runs',
  responses: { 200: { description: 'Alive', content } },
});

const ready = createRoute({
  method: 'get',
  path: '/ready',
  summary: 'The database is migrated and a site exists',
  responses: { 200: { description: 'Ready', content }, 503: { description: 'Not ready, and why', content } },
});

/** GET /health/live, GET /health/ready */
export function healthRoutes(sites: Sites, answerMode: 'extractive' | 'model') {
  return createRouter()
    .openapi(live, context => context.json({ ok: true, answerMode }, 200))
    .openapi(ready, async context => {
      try {
        const count = await sites.count();
        if (count > 0) return context.json({ ok: true, answerMode, sites: count }, 200);
        return context.json(
          { ok: false, answerMode, sites: 0, reason: 'No site yet: PUT /admin/v1/sites/{site}.' },
          503,
        );
      } catch (error) {
        console.error('not ready', { error: String(error) });
        return context.json(
          { ok: false, answerMode, reason: 'The database cannot be read. Are the migrations applied?' },
          503,
        );
      }
    });
}
