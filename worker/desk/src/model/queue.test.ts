import { describe, expect, it } from 'vitest';
import type { QueuePage, QueueView, TicketRow } from '../../../src/desk-protocol.ts';
import { DeskFailure } from '../transport/api.ts';
import { ticketRow } from './fixtures.ts';
import { createQueue } from './queue.ts';

const COUNTS = { open: 5, unassigned: 0, mine: 0, drafts: 0, parked: 0, solved: 0, all: 5 };
const at = (number: number, minute: number) =>
  ticketRow({ number, lastMessageAt: `2026-11-25T08:${String(minute).padStart(2, '0')}:00.000Z` });

/** A queue on a board of which two tickets make a page; answers wait until they are let go. */
function setUp(board: TicketRow[]) {
  const state = { board, failure: undefined as DeskFailure | undefined, failed: 0, asked: [] as string[] };
  const waiting: Array<() => void> = [];
  const queue = createQueue({
    api: {
      async tickets({
        view,
        q,
        before,
      }: {
        view: QueueView;
        q?: string;
        before?: string;
      }): Promise<QueuePage> {
        state.asked.push([view, q, before].filter(Boolean).join(' '));
        await new Promise<void>(resolve => waiting.push(resolve));
        if (state.failure) throw state.failure;
        const from = Number(before ?? 0);
        const tickets = state.board.slice(from, from + 2);
        return { tickets, counts: COUNTS, ...(state.board.length > from + 2 && { next: String(from + 2) }) };
      },
    },
    onFailure: () => {
      state.failed += 1;
    },
  });
  const answer = async () => {
    for (const go of waiting.splice(0)) go();
    await new Promise(resolve => setTimeout(resolve));
  };
  return { queue, state, answer };
}

const numbers = ({ queue }: ReturnType<typeof setUp>) => queue.tickets.value.map(({ number }) => number);

describe('the queue', () => {
  it('reads on by pages, and a refresh keeps what was read before', async () => {
    const world = setUp([at(5, 50), at(4, 40), at(3, 30), at(2, 20)]);
    void world.queue.load();
    await world.answer();
    void world.queue.more();
    await world.answer();
    expect(numbers(world)).toEqual([5, 4, 3, 2]);
    // A customer wrote: their ticket is the newest now.
    world.state.board = [at(3, 55), at(5, 50), at(4, 40), at(2, 20)];
    void world.queue.refresh();
    await world.answer();
    expect(numbers(world)).toEqual([3, 5, 4, 2]);
  });

  it('shows the answer to what was asked last, however late an earlier one comes', async () => {
    const world = setUp([at(5, 50)]);
    world.queue.search('old');
    world.queue.search('new');
    world.state.board = [at(7, 10)];
    await world.answer();
    expect([world.state.asked, numbers(world)]).toEqual([['open old', 'open new'], [7]]);
  });

  it('keeps the tickets on the screen while a refresh fails, and says why when there are none', async () => {
    const world = setUp([at(5, 50)]);
    world.state.failure = new DeskFailure('network', 'The desk cannot be reached.');
    void world.queue.load();
    await world.answer();
    expect([world.queue.phase.value, world.queue.problem.value]).toEqual([
      'failed',
      'The desk cannot be reached.',
    ]);
    world.state.failure = undefined;
    void world.queue.refresh();
    await world.answer();
    world.state.failure = new DeskFailure('network', 'The desk cannot be reached.');
    void world.queue.refresh();
    await world.answer();
    expect([world.queue.phase.value, numbers(world), world.state.failed]).toEqual(['ready', [5], 2]);
  });

  it('moves to the ticket beside, and stays at both ends', async () => {
    const world = setUp([at(5, 50), at(4, 40)]);
    void world.queue.load();
    await world.answer();
    const { beside } = world.queue;
    expect([beside(undefined, 1), beside(5, 1), beside(4, 1), beside(5, -1)]).toEqual([5, 4, 4, 5]);
  });
});
