import type { LiveFrame, LiveSignal } from '../protocol.ts';
import type { ConversationState } from './state.ts';
import { handoffViewOf, ratingViewOf } from './views.ts';

/** What a socket remembers over hibernation. */
interface Attachment {
  /** Up to which message it has been told. */
  seq: number;
  /** A print of what it was last told of the state, to stay silent when nothing changed: room is scarce here. */
  told: string;
}

const CUSTOMER = 'customer';
const MAX_SOCKETS = 10;
const SIGNAL_BYTES = 1_000;

/** The live channel to the customer's tabs: hibernating WebSockets that resume by sequence number. */
export class Live {
  readonly #ctx: DurableObjectState;
  readonly #state: ConversationState;

  constructor(ctx: DurableObjectState, state: ConversationState) {
    this.#ctx = ctx;
    this.#state = state;
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  }

  /** Opens a socket and tells it everything after `after`; a place that is not there yet means from now on. */
  connect(after: number): Response {
    const isPlace = Number.isSafeInteger(after) && after > 0;
    const seq = isPlace ? Math.min(after, this.#state.transcript.lastSeq()) : 0;
    const open = this.#ctx
      .getWebSockets(CUSTOMER)
      .filter(({ readyState }) => readyState === WebSocket.READY_STATE_OPEN);
    for (const oldest of open.slice(0, Math.max(0, open.length + 1 - MAX_SOCKETS)))
      oldest.close(4008, 'Too many tabs');
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.acceptWebSocket(server, [CUSTOMER]);
    server.serializeAttachment({ seq, told: '' } satisfies Attachment);
    this.#tell(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Tells every tab what it has not heard yet. */
  broadcast(): void {
    for (const socket of this.#ctx.getWebSockets(CUSTOMER)) this.#tell(socket);
  }

  /** An agent is typing. */
  typing(name: string): void {
    for (const socket of this.#ctx.getWebSockets(CUSTOMER)) send(socket, { type: 'typing', name });
  }

  get isCustomerHere(): boolean {
    return this.#ctx.getWebSockets(CUSTOMER).length > 0;
  }

  closeAll(reason: string): void {
    for (const socket of this.#ctx.getWebSockets(CUSTOMER)) socket.close(1000, reason);
  }

  #tell(socket: WebSocket): void {
    const { seq, told } = socket.deserializeAttachment() as Attachment;
    const messages = this.#state.transcript.from(seq + 1);
    const handoff = handoffViewOf(this.#state);
    const rating = ratingViewOf(this.#state);
    const { status } = this.#state;
    const now = printOf(JSON.stringify([status, handoff, rating]));
    if (messages.length === 0 && now === told) return;
    const last = Math.max(seq, this.#state.transcript.lastSeq());
    socket.serializeAttachment({ seq: last, told: now } satisfies Attachment);
    send(socket, {
      type: 'update',
      status,
      owner: this.#state.owner,
      ...(handoff && { handoff }),
      ...(rating && { rating }),
      messages,
      seq: last,
    });
  }
}

/** @returns undefined for anything that is no signal. */
export function parseSignal(data: string | ArrayBuffer): LiveSignal | undefined {
  if (typeof data !== 'string' || data.length > SIGNAL_BYTES) return undefined;
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
    if (value.type === 'typing') return { type: 'typing' };
    if (value.type === 'read' && 'seq' in value && Number.isSafeInteger(value.seq))
      return { type: 'read', seq: Number(value.seq) };
    return undefined;
  } catch {
    // Not JSON: not ours.
    return undefined;
  }
}

/** Tells two texts apart; FNV-1a with the length beside it. */
function printOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return `${text.length}.${hash}`;
}

function send(socket: WebSocket, frame: LiveFrame): void {
  try {
    socket.send(JSON.stringify(frame));
  } catch (error) {
    // A socket that is closing hears it on its next connection, by sequence number.
    console.warn('a live socket was lost', { error: String(error) });
  }
}
