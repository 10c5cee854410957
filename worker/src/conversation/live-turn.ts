import { encodePart, STREAM_END } from '../http/sse.ts';
import type { StreamPart } from '../protocol.ts';

const MAX_LISTENERS = 20;

/**
 * A turn while it runs: its parts so far and whoever listens. A listener that joins late, after a
 * dropped connection, gets everything from the start; one that leaves does not disturb the turn.
 */
export class LiveTurn {
  readonly id: string;
  readonly #abort = new AbortController();
  readonly #sent: Uint8Array[] = [];
  readonly #listeners = new Set<ReadableByteStreamController>();
  #isClosed = false;

  constructor(id: string) {
    this.id = id;
  }

  /** Aborted by a stop request, a takeover or the time-out; never by a dropped connection. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  abort(reason: TurnAbort): void {
    this.#abort.abort(reason);
  }

  push(part: StreamPart): void {
    this.#send(encodePart(part));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#send(STREAM_END);
    this.#isClosed = true;
    for (const listener of this.#listeners) this.#tell(listener, () => listener.close());
    this.#listeners.clear();
  }

  /** A stream of the whole turn, from its first part. */
  listen(): ReadableStream<Uint8Array> {
    let own: ReadableByteStreamController | undefined;
    return new ReadableStream({
      type: 'bytes',
      start: controller => {
        own = controller;
        for (const bytes of this.#sent) controller.enqueue(bytes.slice());
        if (this.#isClosed) controller.close();
        else this.#admit(controller);
      },
      cancel: () => {
        if (own) this.#listeners.delete(own);
      },
    });
  }

  /** Each listener holds a copy of the stream: beyond a number no tab has, the oldest goes. */
  #admit(controller: ReadableByteStreamController): void {
    const oldest = this.#listeners.size >= MAX_LISTENERS ? this.#listeners.values().next().value : undefined;
    if (oldest) {
      this.#tell(oldest, () => oldest.close());
      this.#listeners.delete(oldest);
    }
    this.#listeners.add(controller);
  }

  #send(bytes: Uint8Array): void {
    this.#sent.push(bytes);
    // A byte stream takes ownership of what it is given: each listener gets its own copy.
    for (const listener of this.#listeners) this.#tell(listener, () => listener.enqueue(bytes.slice()));
  }

  /** One listener's broken stream is its own affair: the turn and the others go on. */
  #tell(listener: ReadableByteStreamController, tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.#listeners.delete(listener);
      console.warn('a listener was lost', { error: String(error) });
    }
  }
}

/** Why a turn was cut short. */
export type TurnAbort = 'stopped' | 'superseded' | 'timeout';
