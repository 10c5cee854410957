import { bodyLimit } from 'hono/body-limit';
import type { Sites } from '../../access/site.ts';
import type { Helpdesk } from '../../handoff/helpdesk.ts';
import type { HookLedger } from '../../handoff/hook-ledger.ts';
import type { TicketTriageDeps } from '../../handoff/ticket-triage.ts';
import { canTriage, triageTicket } from '../../handoff/ticket-triage.ts';
import type { ConversationOf } from '../conversations-port.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';

const BODY_BYTES = 1024 * 1024;

export interface HookDeps {
  helpdesk(name: string): Helpdesk | undefined;
  ledger: HookLedger;
  conversationOf: ConversationOf;
  sites: Pick<Sites, 'ofHelpdesk'>;
  triage: TicketTriageDeps;
  now: () => Date;
}

/**
 * POST /hooks/:helpdesk and /hooks/:helpdesk/:secret: a vendor's webhook. A hint only: the ticket is read
 * again. What is doubled or unknown is answered well, so that the vendor does not send it for ever.
 */
export function hookRoutes({ helpdesk: helpdeskOf, ledger, conversationOf, sites, triage, now }: HookDeps) {
  const router = createRouter();
  const limit = bodyLimit({
    maxSize: BODY_BYTES,
    onError: () => {
      throw new ProblemError('body_too_large');
    },
  });
  router.on('POST', ['/:helpdesk', '/:helpdesk/:secret'], limit, async context => {
    const helpdesk = helpdeskOf(context.req.param('helpdesk'));
    if (!helpdesk) throw new ProblemError('not_found');
    const pathSecret = context.req.param('secret');
    const outcome = await helpdesk.receive({
      headers: Object.fromEntries(context.req.raw.headers),
      body: new Uint8Array(await context.req.arrayBuffer()),
      ...(pathSecret && { pathSecret }),
      now: now().getTime(),
    });
    if (outcome.kind === 'refused') {
      console.warn('webhook refused', { helpdesk: helpdesk.name, reason: outcome.reason });
      throw new ProblemError(outcome.reason === 'malformed' ? 'bad_request' : 'hook_refused');
    }
    if (outcome.kind === 'hints') {
      for (const { ticketId, eventId } of outcome.hints) await pass(helpdesk, ticketId, eventId);
    }
    return context.body(null, 204);
  });
  return router;

  async function pass(helpdesk: Helpdesk, ticketId: string, eventId: string): Promise<void> {
    const { name } = helpdesk;
    const found = await ledger.conversationOf(name, ticketId);
    if (!found) return await triageOther(helpdesk, ticketId);
    if (!(await ledger.isNew(name, eventId))) return;
    try {
      const result = await conversationOf(found.site, found.conversation).hint();
      // Not there any more (retention): nothing to be told.
      if (!result.ok) console.warn('a webhook came for a conversation that is gone', { helpdesk: name });
    } catch (error) {
      await ledger.forget(name, eventId);
      throw error;
    }
  }

  /** One that never touched the widget; by the policy of the first site that hands over to this helpdesk. */
  async function triageOther(helpdesk: Helpdesk, ticketId: string): Promise<void> {
    if (!canTriage(helpdesk)) return;
    const [site] = await sites.ofHelpdesk(helpdesk.name);
    if (site) await triageTicket(triage, helpdesk, { site: site.id, locale: site.locale, ticketId });
  }
}
