import type { LiveFrame } from '../../../../worker/src/protocol.ts';
import type { LiveSocket } from '../model/live.ts';
import { Failure } from './failure.ts';

const OPEN_TIMEOUT_MS = 8_000;
const PING_MS = 25_000;
/** The worker's word for a customer with more tabs than it holds sockets for. */
const TOO_MANY_TABS = 4008;

/**
 * The live channel over a WebSocket. Phones lose connections without saying so: a ping that stays unanswered
 * until the next one is due ends it.
 */
export function openLiveSocket(url: string, onFrame: (frame: LiveFrame) => void): Promise<LiveSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    let hasSpoken = false;
    let isHeard = true;
    let pings: ReturnType<typeof setInterval> | undefined;
    let end: (code: number) => void = () => undefined;
    const ended = new Promise<{ hasSpoken: boolean; isCrowded: boolean }>(settle => {
      end = code => settle({ hasSpoken, isCrowded: code === TOO_MANY_TABS });
    });
    const finish = (code: number) => {
      clearInterval(pings);
      clearTimeout(patience);
      reject(new Failure('network', true));
      end(code);
    };
    const close = () => {
      socket.close();
      // A dead connection may take minutes to say that it is closed.
      finish(1000);
    };
    const patience = setTimeout(close, OPEN_TIMEOUT_MS);

    socket.onopen = () => {
      clearTimeout(patience);
      pings = setInterval(() => {
        if (!isHeard) return close();
        isHeard = false;
        socket.send('ping');
      }, PING_MS);
      resolve({ send: signal => send(socket, JSON.stringify(signal)), close, ended });
    };
    socket.onmessage = ({ data }) => {
      hasSpoken = isHeard = true;
      const frame = readFrame(data);
      if (frame) onFrame(frame);
    };
    socket.onclose = ({ code }) => finish(code);
    // A page's policy may forbid it: then there is an error, and no end.
    socket.onerror = () => finish(1006);
  });
}

function send(socket: WebSocket, text: string): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(text);
}

/** Frames of kinds that we do not know, and pongs, are none. */
function readFrame(data: unknown): LiveFrame | undefined {
  if (typeof data !== 'string' || !data.startsWith('{')) return undefined;
  const frame: LiveFrame = JSON.parse(data);
  return frame.type === 'update' || frame.type === 'typing' ? frame : undefined;
}
