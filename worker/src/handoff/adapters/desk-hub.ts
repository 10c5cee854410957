import { DurableObject } from 'cloudflare:workers';
import type { DeskAgent, DeskHint } from '../../desk-protocol.ts';
import type { DeskHints, DeskLive } from '../desk-ports.ts';

/** What a socket keeps while the object sleeps. */
interface Listener {
  agent: string;
  /** Unix milliseconds: the session's end is the socket's. */
  until: number;
}

const AGENT = 'x-desk-agent';
const UNTIL = 'x-desk-until';
/** Private use, RFC 6455: the desk asks to sign in again. */
const SIGNED_OUT = 4001;

/** All open desks: one object, whose sockets hibernate. It holds no data; hints say only what to read again. */
export class DeskHub extends DurableObject<Cloudflare.Env> {
  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env);
    // Answered without waking the object.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  }

  override async fetch(request: Request): Promise<Response> {
    const listener: Listener = {
      agent: decodeURIComponent(request.headers.get(AGENT) ?? ''),
      until: Number(request.headers.get(UNTIL)),
    };
    const pair = new WebSocketPair();
    this.ctx.acceptWebSocket(pair[1]);
    pair[1].serializeAttachment(listener);
    return new Response(null, { status: 101, webSocket: pair[0] });
  }

  async tell(hint: DeskHint): Promise<void> {
    const text = JSON.stringify(hint);
    for (const socket of this.ctx.getWebSockets()) {
      const { until } = socket.deserializeAttachment() as Listener;
      if (until <= Date.now()) socket.close(SIGNED_OUT, 'signed out');
      else socket.send(text);
    }
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    // 1005 and 1006 stand for "no code" and may not be sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }
}

/** The hub of this worker, from outside. */
export function createDeskHub(namespace: DurableObjectNamespace<DeskHub>): DeskHints & DeskLive {
  const hub = () => namespace.get(namespace.idFromName('desk'));
  return {
    tell: hint => hub().tell(hint),
    connect(request: Request, agent: DeskAgent, until: number) {
      const headers = new Headers(request.headers);
      headers.set(AGENT, encodeURIComponent(agent.name));
      headers.set(UNTIL, String(until));
      return hub().fetch(new Request(request.url, { headers }));
    },
  };
}
