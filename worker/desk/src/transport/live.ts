import type { DeskHint } from '../../../src/desk-protocol.ts';

/** The part of a WebSocket that is used. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface LiveDeps {
  connect(): Socket;
  later(run: () => void, ms: number): () => void;
  random(): number;
  onHint(hint: DeskHint): void;
  /** True while hints come; the first thing to do then is to read again. */
  onState(isLive: boolean): void;
  /** The session has ended. */
  onSignedOut(): void;
}

export interface Live {
  start(): void;
  stop(): void;
}

const PING_MS = 25_000;
const PONG_MS = 8_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const SIGNED_OUT = 4001;

/**
 * The channel that tells what changed. It connects again, later each time, with some chance in it, so that
 * many desks do not come back at once. A line that is dead without saying so is found by its missing pong.
 */
export function createLive(deps: LiveDeps): Live {
  let socket: Socket | undefined;
  let isWanted = false;
  let tries = 0;
  let cancel = () => {};

  return {
    start() {
      if (isWanted) return;
      isWanted = true;
      open();
    },
    stop() {
      isWanted = false;
      cancel();
      drop();
    },
  };

  function open(): void {
    const current = deps.connect();
    socket = current;
    current.onopen = () => {
      tries = 0;
      deps.onState(true);
      ping(current);
    };
    current.onmessage = ({ data }) => {
      if (data === 'pong') ping(current);
      else receive(data);
    };
    current.onclose = ({ code }) => {
      if (socket === current) lost(code);
    };
  }

  function ping(current: Socket): void {
    cancel();
    cancel = deps.later(() => {
      current.send('ping');
      cancel = deps.later(() => lost(0), PONG_MS);
    }, PING_MS);
  }

  function lost(code: number): void {
    cancel();
    drop();
    deps.onState(false);
    if (!isWanted) return;
    if (code === SIGNED_OUT) {
      isWanted = false;
      deps.onSignedOut();
      return;
    }
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
    tries += 1;
    cancel = deps.later(open, wait * (0.5 + deps.random() / 2));
  }

  function drop(): void {
    const old = socket;
    socket = undefined;
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = null;
    old.close();
  }

  function receive(data: unknown): void {
    const hint = hintOf(data);
    if (hint) deps.onHint(hint);
  }
}

/** Kinds that are not known are skipped: a newer worker may say more. */
function hintOf(data: unknown): DeskHint | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const value = JSON.parse(data) as Partial<DeskHint>;
    const isKnown = value.type === 'ticket' || value.type === 'typing';
    return isKnown && typeof value.number === 'number' ? (value as DeskHint) : undefined;
  } catch {
    return undefined;
  }
}
