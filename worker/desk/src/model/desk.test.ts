import { describe, expect, it } from 'vitest';
import type { TicketDetail } from '../../../src/desk-protocol.ts';
import type { DeskApi } from '../transport/api.ts';
import { DeskFailure } from '../transport/api.ts';
import type { LiveDeps } from '../transport/live.ts';
import { createDesk } from './desk.ts';
import { ticketDetail, ticketRow } from './fixtures.ts';
import type { Keep } from './outgoing.ts';

const SESSION = { agent: { name: 'Ana' }, via: 'token', expiresAt: '2026-11-25T20:00:00.000Z' } as const;
const COUNTS = { open: 1, unassigned: 1, mine: 0, drafts: 0, parked: 0, solved: 0, all: 1 };
const OFFLINE = new DeskFailure('network', 'The desk cannot be reached.');
const SIGNED_OUT = new DeskFailure('desk_signed_out', 'Sign in to the desk again.');

/** A desk whose worker, clock and channel are in the test's hands. */
function setUp() {
  const state = { asked: [] as string[], failure: undefined as DeskFailure | undefined, isVisible: true };
  const timers: Array<{ run: () => void; ms: number }> = [];
  const channel = {
    isOpen: false,
    events: undefined as Pick<LiveDeps, 'onHint' | 'onState' | 'onSignedOut'> | undefined,
  };
  const ask =
    <Answer>(name: string, answer: () => Answer) =>
    async (): Promise<Answer> => {
      state.asked.push(name);
      if (state.failure && name !== 'options') throw state.failure;
      return answer();
    };
  const api: DeskApi = {
    signInOptions: ask('options', () => ({ token: true, access: false })),
    signIn: ask('signIn', () => SESSION),
    signOut: ask('signOut', () => undefined),
    me: ask('me', () => SESSION),
    tickets: ask('tickets', () => ({ tickets: [ticketRow()], counts: COUNTS })),
    ticket: ask('ticket', (): TicketDetail => ticketDetail()),
    act: ask('act', () => undefined),
    upload: ask('upload', () => ({ id: 'f', name: 'f', type: 'text/plain', size: 1 })),
    agents: ask('agents', () => ({ agents: [SESSION.agent] })),
    status: ask('status', () => ({ helpdesk: 'desk', parked: 0, mail: 'desk' }) as const),
    macros: ask('macros', () => ({ macros: [] })),
    putMacro: ask('putMacro', () => undefined),
    removeMacro: ask('removeMacro', () => undefined),
    mails: ask('mails', () => ({ mails: [] })),
    reviews: ask('reviews', () => ({ reviews: [] })),
    decide: ask('decide', () => {
      throw OFFLINE;
    }),
    figures: ask('figures', () => ({ replied: 0, askedKnown: 0, askedFor: [], routed: 0, stayed: 0 })),
    sites: ask('sites', () => ({ sites: [] })),
    policy: ask('policy', () => ({ version: 0, author: '', note: '', createdAt: '', text: '' })),
    policyVersions: ask('policyVersions', () => ({ versions: [] })),
    publishPolicy: ask('publishPolicy', () => ({ version: 1 })),
    rollBackPolicy: ask('rollBackPolicy', () => ({ version: 2 })),
  };
  const memory = new Map<string, string>();
  const keep: Keep = {
    get: key => memory.get(key) ?? null,
    set: (key, value) => void (value === null ? memory.delete(key) : memory.set(key, value)),
  };
  const desk = createDesk({
    api,
    createLive(events) {
      channel.events = events;
      return {
        start: () => {
          channel.isOpen = true;
        },
        stop: () => {
          channel.isOpen = false;
        },
      };
    },
    keep,
    names: keep,
    now: () => Date.parse('2026-11-25T09:00:00.000Z'),
    newId: () => 'id',
    later(run, ms) {
      const timer = { run, ms };
      timers.push(timer);
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
    },
    isVisible: () => state.isVisible,
    go: () => {},
  });
  /** Lets the timers of one length run out. */
  const pass = async (ms: number) => {
    for (const timer of timers.filter(entry => entry.ms === ms)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
    await settled();
  };
  return { desk, state, timers, channel, pass };
}

const settled = () => new Promise(resolve => setTimeout(resolve));

async function open() {
  const world = setUp();
  await world.desk.start({ screen: 'tickets', number: 12 });
  await settled();
  world.state.asked = [];
  return world;
}

describe('the desk', () => {
  it('reads everything once it is open, and what the address names', async () => {
    const world = setUp();
    await world.desk.start({ screen: 'tickets', number: 12 });
    await settled();
    expect(new Set(world.state.asked)).toEqual(
      new Set(['me', 'tickets', 'status', 'agents', 'macros', 'ticket', 'act']),
    );
    expect([world.channel.isOpen, world.desk.ticket.detail.value?.ticket.number]).toEqual([true, 12]);
  });

  it('makes one reading of several hints, and reads the open ticket only when it is meant', async () => {
    const { channel, pass, state } = await open();
    for (const rev of [1, 2, 3]) channel.events?.onHint({ type: 'ticket', number: 99, rev });
    await pass(250);
    expect(state.asked.sort()).toEqual(['status', 'tickets']);
    state.asked = [];
    channel.events?.onHint({ type: 'ticket', number: 12, rev: 4 });
    await pass(250);
    expect(state.asked.sort()).toEqual(['status', 'ticket', 'tickets']);
  });

  it('reads every few seconds while nobody tells it, seldom while somebody does, and never unseen', async () => {
    const { channel, pass, state, timers } = await open();
    await pass(5_000);
    expect(state.asked.sort()).toEqual(['status', 'ticket', 'tickets']);
    state.isVisible = false;
    state.asked = [];
    await pass(5_000);
    expect(state.asked).toEqual([]);
    channel.events?.onState(true);
    await settled();
    expect(timers.map(({ ms }) => ms)).toEqual([60_000]);
  });

  it('shows that the customer is typing, for the open ticket, for a while', async () => {
    const { channel, desk, pass } = await open();
    channel.events?.onHint({ type: 'typing', number: 99 });
    expect(desk.ticket.isCustomerTyping.value).toBe(false);
    channel.events?.onHint({ type: 'typing', number: 12 });
    expect(desk.ticket.isCustomerTyping.value).toBe(true);
    await pass(6_000);
    expect(desk.ticket.isCustomerTyping.value).toBe(false);
  });

  it('says when it is not reached, keeps what is on the screen, and says no more once it is', async () => {
    const { desk, state } = await open();
    state.failure = OFFLINE;
    desk.refresh();
    await settled();
    expect([desk.isUnreachable.value, desk.queue.tickets.value.length]).toEqual([true, 1]);
    expect(desk.ticket.detail.value).toBeDefined();
    state.failure = undefined;
    desk.refresh();
    await settled();
    expect(desk.isUnreachable.value).toBe(false);
  });

  it('shows nothing of the customers’ once the session has ended, and still has what the agent wrote', async () => {
    const { channel, desk, state } = await open();
    desk.ticket.composer.write('half a reply');
    state.failure = SIGNED_OUT;
    desk.refresh();
    await settled();
    expect([desk.session.value, desk.ticket.detail.value, desk.queue.tickets.value]).toEqual([
      'out',
      undefined,
      [],
    ]);
    expect([channel.isOpen, desk.options.value]).toEqual([false, { token: true, access: false }]);
    state.failure = undefined;
    expect(await desk.signIn('token', 'Ana')).toBeUndefined();
    await settled();
    expect([desk.ticket.number.value, desk.ticket.composer.text.value]).toEqual([12, 'half a reply']);
  });
});
