import type { LiveFrame, LiveSignal } from '../../../../worker/src/protocol.ts';
import { toFailure } from '../transport/failure.ts';

/** How a channel ended. */
export interface LiveEnd {
  /** Something was heard over it, so sockets work here. */
  hasSpoken: boolean;
  /** The worker has too many tabs open: come back when this one is looked at. */
  isCrowded: boolean;
}

export interface LiveSocket {
  send(signal: LiveSignal): void;
  close(): void;
  ended: Promise<LiveEnd>;
}

/** How a conversation is followed; everything from outside is passed in. */
export interface LiveSteps {
  /** Opens the channel. Rejects where that cannot be. */
  connect(after: number, onFrame: (frame: LiveFrame) => void): Promise<LiveSocket>;
  /** The same news by a plain request. */
  poll(after: number): Promise<LiveFrame>;
  /** The newest message's place. */
  after(): number;
  onFrame(frame: LiveFrame): void;
  /** The conversation cannot be had in this way: its transcript knows why. */
  onRefused(): void;
  isOnline(): boolean;
  /** Ends early when `signal` aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** 0 to 1 */
  random(): number;
}

const POLL_MS = 4_000;
/** So many polls, about a minute, until sockets get another chance; then twice as many, and so on. */
const POLLS_A_ROUND = 15;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Failures in a row after which polling stands in. */
const PATIENCE = 2;

export type Live = ReturnType<typeof createLive>;

/**
 * Follows a conversation that people have: by a socket that resumes where the last one ended, and by polling
 * where sockets do not get through. One at a time.
 */
export function createLive(steps: LiveSteps) {
  let current: AbortController | undefined;
  let nap = new AbortController();
  let socket: LiveSocket | undefined;

  const rest = (ms: number) => {
    nap = new AbortController();
    return steps.pause(ms, nap.signal);
  };

  /** @returns how the channel ended; undefined when it did not open. */
  async function listen(mine: AbortController): Promise<LiveEnd | undefined> {
    try {
      const opened = await steps.connect(steps.after(), frame => {
        if (!mine.signal.aborted) steps.onFrame(frame);
      });
      if (mine.signal.aborted) {
        opened.close();
        return undefined;
      }
      socket = opened;
      return await opened.ended;
    } catch (error) {
      // Refused or blocked: the caller counts it, and polling finds out what is the matter.
      toFailure(error);
      return undefined;
    } finally {
      if (!mine.signal.aborted) socket = undefined;
    }
  }

  async function pollFor(mine: AbortController, count: number): Promise<void> {
    for (let round = 0; round < count && !mine.signal.aborted; round++) {
      try {
        const frame = await steps.poll(steps.after());
        if (!mine.signal.aborted) steps.onFrame(frame);
      } catch (error) {
        if (mine.signal.aborted) return;
        if (!toFailure(error).isRetryable) return steps.onRefused();
      }
      await rest(POLL_MS);
    }
  }

  async function run(mine: AbortController): Promise<void> {
    let failures = 0;
    while (!mine.signal.aborted) {
      if (!steps.isOnline()) {
        await rest(LONGEST_PAUSE_MS);
        continue;
      }
      const end = await listen(mine);
      if (mine.signal.aborted) return;
      failures = end?.hasSpoken ? 0 : failures + 1;
      if (failures >= PATIENCE) await pollFor(mine, POLLS_A_ROUND * (failures - 1));
      else if (end?.isCrowded) await rest(POLLS_A_ROUND * POLL_MS);
      // Never all at once: when a worker restarts, every customer comes back.
      else await rest(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + steps.random()));
    }
  }

  return {
    /** Does nothing while it runs already. */
    start(): void {
      if (current) return;
      current = new AbortController();
      run(current);
    },
    stop(): void {
      current?.abort();
      current = undefined;
      nap.abort();
      socket?.close();
      socket = undefined;
    },
    /** Back online, or looked at again: no more waiting. */
    wake: () => nap.abort(),
    /** False where no channel is open. */
    send(signal: LiveSignal): boolean {
      socket?.send(signal);
      return socket !== undefined;
    },
    isOpen: () => socket !== undefined,
  };
}
