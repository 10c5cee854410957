import { batch, signal } from '@preact/signals';
import type { QueuePage, QueueView, TicketRow } from '../../../src/desk-protocol.ts';
import type { DeskApi } from '../transport/api.ts';
import { wordsOf } from './failure.ts';

export type Phase = 'loading' | 'ready' | 'failed';

export interface QueueDeps {
  api: Pick<DeskApi, 'tickets'>;
  /** Called with everything that failed; a session that has ended is its matter. */
  onFailure(error: unknown): void;
}

export type QueueModel = ReturnType<typeof createQueue>;

/** The list of tickets: a view, a search, and as many pages as were asked for. */
export function createQueue({ api, onFailure }: QueueDeps) {
  const view = signal<QueueView>('open');
  const query = signal('');
  const tickets = signal<TicketRow[]>([]);
  const counts = signal<QueuePage['counts'] | undefined>(undefined);
  const next = signal<string | undefined>(undefined);
  const phase = signal<Phase>('loading');
  const problem = signal('');
  const isReadingMore = signal(false);
  /** Answers to an earlier question are dropped. */
  let asked = 0;

  async function read(isFresh: boolean): Promise<void> {
    asked += 1;
    const mine = asked;
    if (isFresh) phase.value = 'loading';
    try {
      const q = query.value.trim();
      const page = await api.tickets({ view: view.value, ...(q && { q }) });
      if (mine !== asked) return;
      batch(() => {
        const old = isFresh ? [] : tickets.value;
        const merged = mergePages(page.tickets, old);
        tickets.value = merged;
        if (merged.length === page.tickets.length) next.value = page.next;
        counts.value = page.counts;
        phase.value = 'ready';
      });
    } catch (error) {
      if (mine !== asked) return;
      // What is on the screen stays while a refresh fails: the line at the bottom tells.
      if (phase.value !== 'ready') {
        phase.value = 'failed';
        problem.value = wordsOf(error);
      }
      onFailure(error);
    }
  }

  return {
    view,
    query,
    tickets,
    counts,
    next,
    phase,
    problem,
    isReadingMore,

    load: () => read(true),
    refresh: () => read(phase.value === 'failed'),

    show(name: QueueView): void {
      if (view.value === name && !query.value) return void read(false);
      view.value = name;
      query.value = '';
      tickets.value = [];
      void read(true);
    },

    search(text: string): void {
      query.value = text;
      void read(true);
    },

    async more(): Promise<void> {
      const before = next.value;
      if (!before || isReadingMore.value) return;
      const mine = asked;
      isReadingMore.value = true;
      try {
        const q = query.value.trim();
        const page = await api.tickets({ view: view.value, before, ...(q && { q }) });
        if (mine !== asked) return;
        const known = new Set(tickets.value.map(({ number }) => number));
        tickets.value = [...tickets.value, ...page.tickets.filter(({ number }) => !known.has(number))];
        next.value = page.next;
      } catch (error) {
        onFailure(error);
      } finally {
        isReadingMore.value = false;
      }
    },

    /** Shows what is known of a ticket before the board says so. */
    patch(row: TicketRow): void {
      tickets.value = tickets.value.map(ticket => (ticket.number === row.number ? row : ticket));
    },

    /** The ticket after or before one; the first where there is none. */
    beside(number: number | undefined, step: 1 | -1): number | undefined {
      const list = tickets.value;
      const at = list.findIndex(ticket => ticket.number === number);
      if (at < 0) return list[0]?.number;
      return (list[at + step] ?? list[at])?.number;
    },
  };
}

/** A fresh first page, then the older rows that were read before. */
function mergePages(fresh: TicketRow[], old: TicketRow[]): TicketRow[] {
  const last = fresh.at(-1);
  if (!last || old.length <= fresh.length) return fresh;
  const known = new Set(fresh.map(({ number }) => number));
  const isOlder = (row: TicketRow) =>
    row.lastMessageAt < last.lastMessageAt ||
    (row.lastMessageAt === last.lastMessageAt && row.number < last.number);
  return [...fresh, ...old.filter(row => !known.has(row.number) && isOlder(row))];
}
