import { bodyLimit } from 'hono/body-limit';
import type { Helpdesk, HelpdeskName } from '../../handoff/helpdesk.ts';
import type { HookLedger } from '../../handoff/hook-ledger.ts';
import type { ConversationOf } from '../conversations-port.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';

const BODY_BYTES = 1024 * 1024;

export interface HookDeps {
  helpdesk(name: string): Helpdesk | undefined;
  ledger: HookLedger;
  conversationOf: ConversationOf;
  now: () => Date;
}

/**
 * POST /hooks/:helpdesk and /hooks/:helpdesk/:secret: a vendor's webhook. A hint only: the ticket is read
 * again. What is doubled or unknown is answered well, so that the vendor does not send it for ever.
 */
export function hookRoutes({ helpdesk: helpdeskOf, ledger, conversationOf, now }: HookDeps) {
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
      for (const { ticketId, eventId } of outcome.hints) await pass(helpdesk.name, ticketId, eventId);
    }
    return context.body(null, 204);
  });
  return router;

  async function pass(name: HelpdeskName, ticketId: string, eventId: string): Promise<void> {
    const found = await ledger.conversationOf(name, ticketId);
    if (!found || !(await ledger.isNew(name, eventId))) return;
    try {
      const result = await conversationOf(found.site, found.conversation).hint();
      // Not there any more (retention): nothing to be told.
      if (!result.ok) console.warn('a webhook came for a conversation that is gone', { helpdesk: name });
    } catch (error) {
      await ledger.forget(name, eventId);
      throw error;
    }
  }
}
