import type { LiveTickets } from '../../access/live-ticket.ts';
import type { Sites } from '../../access/site.ts';
import type { ConversationOf } from '../conversations-port.ts';
import { requireOrigin } from '../middleware.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';

export interface LiveDeps {
  sites: Sites;
  conversationOf: ConversationOf;
  liveTickets: LiveTickets;
}

/** GET /v1/live?ticket=…&after=SEQ: the customer's live channel. The origin is asked here too: CORS is not. */
export function liveRoutes({ sites, conversationOf, liveTickets }: LiveDeps) {
  return createRouter().get('/live', async context => {
    if (context.req.header('upgrade')?.toLowerCase() !== 'websocket')
      throw new ProblemError('bad_request', { detail: 'Open this address as a WebSocket.' });
    const {
      id,
      site: siteId,
      conversation,
      speaker,
    } = await liveTickets.verify(context.req.query('ticket') ?? '');
    const site = await sites.get(siteId);
    if (!site) throw new ProblemError('unknown_site');
    requireOrigin(site.origins, context.req.header('origin'), context.req.url);
    const query = new URLSearchParams({
      ticket: id,
      speaker: JSON.stringify(speaker),
      after: context.req.query('after') ?? '0',
    });
    const address = `https://conversation/live?${query}`;
    return conversationOf(siteId, conversation).fetch(
      new Request(address, { headers: { upgrade: 'websocket' } }),
    );
  });
}
