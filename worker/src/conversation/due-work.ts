import { showAllOnBoard } from './board.ts';
import { capture } from './capture.ts';
import { recallContext } from './context.ts';
import { runDeliveries } from './delivery-run.ts';
import type { DueEntry, DueKind } from './due-list.ts';
import { reconcile, retryAfter } from './reconcile.ts';
import { watchSla } from './sla-watch.ts';
import type { ConversationState } from './state.ts';
import { mailUnread } from './unread.ts';
import { learnUsualReply } from './usual-reply.ts';

/** What is due and is not a turn's own matter. */
export type PlainDue = Exclude<DueKind, 'turn' | 'retention'>;

/** Does what is due. @returns when it is due again, in Unix milliseconds, or that it is done. */
export async function work(
  state: ConversationState,
  { kind, key }: DueEntry & { kind: PlainDue },
  isCustomerHere: () => boolean,
): Promise<number | 'done'> {
  switch (kind) {
    case 'outbox':
      return later(state, await state.outbox.drain());
    case 'learning':
      return later(state, await state.drainLessons());
    case 'idle':
      state.record('conversation.idle', {});
      return 'done';
    case 'delivery':
      return (await runDeliveries(state)) ?? 'done';
    case 'reconcile':
      return await lookAgain(state, isCustomerHere());
    case 'board':
      await showAllOnBoard(state);
      await learnUsualReply(state);
      return 'done';
    case 'unread':
      return (await mailUnread(state)) ?? 'done';
    case 'sla':
      return (await state.change(() => watchSla(state, Number(key)))) ?? 'done';
    case 'review':
      await capture(state, Number(key));
      return 'done';
    default:
      return kind satisfies never;
  }
}

/** Whether nothing was added to a list while it was being worked through. */
export function isSettled(state: ConversationState, { kind }: DueEntry): boolean {
  if (kind === 'outbox') return state.outbox.isEmpty;
  if (kind === 'learning') return state.lessons.isSettled;
  if (kind === 'delivery') return state.deliveries.nextAt() === undefined;
  if (kind === 'board') return state.handoffs.all().every(record => record.boardRev >= record.rev);
  return true;
}

/** A helpdesk that cannot be read is asked again; what waits for it is not lost. */
async function lookAgain(state: ConversationState, isCustomerHere: boolean): Promise<number | 'done'> {
  try {
    const again = await reconcile(state, isCustomerHere);
    if (failuresOf(state) > 0) state.meta.set('unread_tickets', '0');
    return again ?? 'done';
  } catch (error) {
    const { site } = recallContext(state.meta);
    console.error('a ticket could not be read again, will try again', {
      helpdesk: site.handoff.helpdesk,
      error: String(error),
    });
    const failures = failuresOf(state) + 1;
    state.meta.set('unread_tickets', String(failures));
    return state.ports.now() + retryAfter(failures, isCustomerHere);
  }
}

const failuresOf = ({ meta }: ConversationState) => Number(meta.get('unread_tickets') ?? 0);

function later(state: ConversationState, waitMs: number | undefined): number | 'done' {
  return waitMs === undefined ? 'done' : state.ports.now() + waitMs;
}
