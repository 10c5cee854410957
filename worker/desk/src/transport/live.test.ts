import { describe, expect, it } from 'vitest';
import type { DeskHint } from '../../../src/desk-protocol.ts';
import type { Socket } from './live.ts';
import { createLive } from './live.ts';

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  sent: string[] = [];
  isClosed = false;
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.isClosed = true;
  }
}

function setUp() {
  const sockets: FakeSocket[] = [];
  const timers: Array<{ run: () => void; ms: number }> = [];
  const seen = { hints: [] as DeskHint[], states: [] as boolean[], signedOut: 0 };
  const live = createLive({
    connect() {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    later(run, ms) {
      const timer = { run, ms };
      timers.push(timer);
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
    },
    random: () => 1,
    onHint: hint => seen.hints.push(hint),
    onState: open => seen.states.push(open),
    onSignedOut: () => {
      seen.signedOut += 1;
    },
  });
  live.start();
  return { live, sockets, timers, seen, last: () => sockets.at(-1) as FakeSocket };
}

/** Lets the only timer run out. @returns how long it was set for */
function pass({ timers }: ReturnType<typeof setUp>): number | undefined {
  const timer = timers.shift();
  timer?.run();
  return timer?.ms;
}

describe('the live channel', () => {
  it('hands on the hints it knows and skips everything else', () => {
    const world = setUp();
    world.last().onopen?.();
    for (const data of [
      '{"type":"ticket","number":7,"rev":1}',
      '{"type":"new","number":7}',
      'x',
      '{"type":"typing"}',
      new Blob(),
    ]) {
      world.last().onmessage?.({ data });
    }
    expect(world.seen.hints).toEqual([{ type: 'ticket', number: 7, rev: 1 }]);
  });

  it('connects again, later each time, and soon again once it was open', () => {
    const world = setUp();
    const waits: Array<number | undefined> = [];
    for (let tries = 0; tries < 7; tries += 1) {
      world.last().onclose?.({ code: 1006 });
      waits.push(pass(world));
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    world.last().onopen?.();
    world.last().onclose?.({ code: 1006 });
    expect(pass(world)).toBe(1_000);
    expect(world.seen.states.at(-1)).toBe(false);
  });

  it('finds a dead line by its missing pong', () => {
    const world = setUp();
    const socket = world.last();
    socket.onopen?.();
    expect(pass(world)).toBe(25_000);
    expect(socket.sent).toEqual(['ping']);
    socket.onmessage?.({ data: 'pong' });
    pass(world);
    pass(world);
    expect([socket.isClosed, world.seen.states]).toEqual([true, [true, false]]);
  });

  it('ends with the session, and when it is stopped', () => {
    const world = setUp();
    world.last().onclose?.({ code: 4001 });
    expect([world.seen.signedOut, world.timers.length]).toEqual([1, 0]);
    const other = setUp();
    other.live.stop();
    expect([other.last().isClosed, other.timers.length]).toEqual([true, 0]);
  });
});
