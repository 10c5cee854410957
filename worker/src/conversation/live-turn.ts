import { encodePart, STREAM_END } from '../http/sse.ts';
import type { StreamPart } from '../protocol.ts';

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
    for (const listener of this.#listeners) listener.close();
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
        else this.#listeners.add(controller);
      },
      cancel: () => {
        if (own) this.#listeners.delete(own);
      },
    });
  }

  #send(bytes: Uint8Array): void {
    this.#sent.push(bytes);
    // A byte stream takes ownership of what it is given: each listener gets its own copy.
    for (const listener of this.#listeners) listener.enqueue(bytes.slice());
  }
}

/** Why a turn was cut short. */
export type TurnAbort = 'stopped' | 'superseded' | 'timeout';
