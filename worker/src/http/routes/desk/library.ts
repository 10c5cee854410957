import type { DeskStatus } from '../../../desk-protocol.ts';
import type { MacroStore, MailBox, ReviewStore, TicketQueue } from '../../../handoff/desk-ports.ts';
import {
  bodyOf,
  decisionSchema,
  idParamSchema,
  macroSchema,
  pageSchema,
  parsed,
  reviewIdSchema,
  reviewsSchema,
} from '../../desk-schemas.ts';
import { ProblemError } from '../../problem.ts';
import { createRouter } from '../../router.ts';

const PAGE = 40;

export interface LibraryDeps {
  queue: Pick<TicketQueue, 'parked' | 'figures'>;
  macros: MacroStore;
  mails: MailBox;
  reviews: ReviewStore;
  /** How the helpdesk and the mail port are. */
  state(): Promise<Omit<DeskStatus, 'parked'>>;
}

/** Macros, mails, reviews, and how the desk is. */
export function libraryRoutes({ queue, macros, mails, reviews, state }: LibraryDeps) {
  const router = createRouter();

  router.get('/status', async context => {
    const [known, parked] = await Promise.all([state(), queue.parked()]);
    return context.json({ ...known, parked } satisfies DeskStatus);
  });

  router.get('/figures', async context => context.json(await queue.figures()));

  router.get('/macros', async context => context.json({ macros: await macros.list() }));

  router.put('/macros/:id', async context => {
    const { id } = parsed(idParamSchema, context.req.param());
    const macro = await bodyOf(context, macroSchema);
    await macros.put({ id, ...macro });
    return context.json({ id, ...macro });
  });

  router.delete('/macros/:id', async context => {
    const { id } = parsed(idParamSchema, context.req.param());
    if (!(await macros.remove(id)))
      throw new ProblemError('not_found', { detail: 'There is no such macro.' });
    return context.body(null, 204);
  });

  router.get('/mails', async context => {
    const { before } = parsed(pageSchema, context.req.query());
    return context.json(await mails.list({ limit: PAGE, ...(before && { before }) }));
  });

  router.get('/reviews', async context => {
    const { state: wanted, before } = parsed(reviewsSchema, context.req.query());
    return context.json(await reviews.list({ state: wanted, limit: PAGE, ...(before && { before }) }));
  });

  router.post('/reviews/:id', async context => {
    const { id } = parsed(reviewIdSchema, context.req.param());
    const { state: decision } = await bodyOf(context, decisionSchema);
    const review = await reviews.decide(id, decision, context.get('desk').agent);
    if (!review) throw new ProblemError('not_found', { detail: 'There is no such lesson.' });
    return context.json(review);
  });
  return router;
}
