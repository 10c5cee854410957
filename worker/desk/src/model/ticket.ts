import { batch, computed, signal } from '@preact/signals';
import type { DeskAction, TicketDetail, TicketRow } from '../../../src/desk-protocol.ts';
import type { DeskApi } from '../transport/api.ts';
import { afterAction } from './actions.ts';
import { createComposer } from './composer.ts';
import { isSignedOut, wordsOf } from './failure.ts';
import type { Keep } from './outgoing.ts';
import type { Phase } from './queue.ts';
import { newestSeq, timeline } from './timeline.ts';

export interface TicketDeps {
  api: Pick<DeskApi, 'ticket' | 'act' | 'upload'>;
  keep: Keep;
  agent(): string;
  now(): number;
  newId(): string;
  later(run: () => void, ms: number): () => void;
  /** The ticket has changed: the queue shows it too. */
  onRow(row: TicketRow): void;
  /** A sentence for the agent. */
  tell(sentence: string): void;
  onFailure(error: unknown): void;
}

/** The customer's typing is believed for this long. */
const TYPING_MS = 6_000;

export type TicketModel = ReturnType<typeof createTicket>;

/** The ticket that is open, with its composer. */
export function createTicket(deps: TicketDeps) {
  const { api, now } = deps;
  const number = signal<number | undefined>(undefined);
  const detail = signal<TicketDetail | undefined>(undefined);
  const phase = signal<Phase>('loading');
  const problem = signal('');
  const isCustomerTyping = signal(false);
  /** The kind of the action that is on its way, to say so on its button. */
  const busy = signal<DeskAction['kind'] | undefined>(undefined);
  let stopTyping = () => {};
  let seen = 0;
  /** Answers to an earlier question are dropped. */
  let asked = 0;

  const composer = createComposer({
    ...deps,
    number,
    isOpen: () => detail.value !== undefined,
    tags: () => detail.value?.ticket.tags ?? [],
    send: async (of, action) => {
      await act(of, action);
    },
    after: () => refresh(),
  });

  const items = computed(() => {
    const { messages = [], notes = [], customerSeenSeq = 0 } = detail.value ?? {};
    return timeline({ messages, notes, customerSeenSeq, outgoing: composer.outgoing.value });
  });

  async function refresh(): Promise<void> {
    const of = number.value;
    if (of === undefined) return;
    asked += 1;
    const mine = asked;
    try {
      const fresh = await api.ticket(of);
      if (mine !== asked || number.value !== of) return;
      batch(() => {
        detail.value = fresh;
        phase.value = 'ready';
        composer.settle(fresh);
      });
      deps.onRow(fresh.ticket);
    } catch (error) {
      if (mine !== asked || number.value !== of) return;
      if (!detail.value) {
        phase.value = 'failed';
        problem.value = wordsOf(error);
      }
      deps.onFailure(error);
    }
  }

  /** Sends an action; the ticket shows it at once and shows it no more if it fails. */
  async function act(of: number, action: DeskAction): Promise<void> {
    const before = number.value === of ? detail.value : undefined;
    if (before) {
      const at = new Date(now()).toISOString();
      show({ ...before, ticket: afterAction(before.ticket, action, deps.agent(), at) });
    }
    // An answer that is on its way knows nothing of this yet.
    asked += 1;
    try {
      await api.act(of, action);
    } catch (error) {
      if (before && number.value === of) show(before);
      throw error;
    }
  }

  function show(next: TicketDetail): void {
    detail.value = next;
    deps.onRow(next.ticket);
  }

  return {
    number,
    detail,
    phase,
    problem,
    items,
    isCustomerTyping,
    busy,
    composer,
    refresh,

    open(next: number | undefined): void {
      if (number.value === next) return;
      stopTyping();
      seen = 0;
      batch(() => {
        number.value = next;
        detail.value = undefined;
        phase.value = 'loading';
        isCustomerTyping.value = false;
        busy.value = undefined;
        composer.open(next);
      });
      void refresh();
    },

    /** Does one thing, and says what hindered it. @returns whether it was done */
    async do(action: DeskAction): Promise<boolean> {
      const of = number.value;
      if (of === undefined) return false;
      busy.value = action.kind;
      try {
        await act(of, action);
        await refresh();
        return true;
      } catch (error) {
        if (!isSignedOut(error)) deps.tell(wordsOf(error));
        deps.onFailure(error);
        return false;
      } finally {
        busy.value = undefined;
      }
    },

    /** Tells the customer's side what the agent has on the screen, once a message. */
    async look(): Promise<void> {
      const { value } = detail;
      const of = number.value;
      if (!value || of === undefined) return;
      const seq = newestSeq(value.messages);
      if (seq <= seen) return;
      seen = seq;
      try {
        await api.act(of, { kind: 'seen', seq });
      } catch (error) {
        // It is told again with the next message, or the next look.
        if (number.value === of) seen = 0;
        deps.onFailure(error);
      }
    },

    customerTypes(): void {
      stopTyping();
      isCustomerTyping.value = true;
      stopTyping = deps.later(() => {
        isCustomerTyping.value = false;
      }, TYPING_MS);
    },
  };
}
