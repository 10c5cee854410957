import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** A WebSocket's server side, as far as the stand-in needs it: short texts, no fragments (RFC 6455). */
export interface ServerSocket {
  send(text: string): void;
  close(code: number): void;
}

/** Answers an upgrade request. */
export function acceptSocket(
  request: IncomingMessage,
  stream: Duplex,
  on: { text(text: string): void; closed(): void },
): ServerSocket {
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${MAGIC}`).digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  let rest = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
      rest = rest.subarray(frame.length);
      if (frame.opcode === 1) on.text(frame.payload.toString());
      if (frame.opcode === 8)
        stream.end(Buffer.concat([Buffer.from([0x88, frame.payload.length]), frame.payload]));
    }
  });
  stream.on('error', () => stream.destroy());
  stream.on('close', on.closed);
  return {
    send: text => {
      if (stream.writable)
        stream.write(Buffer.concat([headOf(1, Buffer.byteLength(text)), Buffer.from(text)]));
    },
    close: code => {
      stream.end(Buffer.from([0x88, 2, code >> 8, code & 0xff]));
    },
  };
}

function headOf(opcode: number, length: number): Buffer {
  const first = 0x80 | opcode;
  if (length < 126) return Buffer.from([first, length]);
  if (length < 65_536) return Buffer.from([first, 126, length >> 8, length & 0xff]);
  const head = Buffer.alloc(10);
  head.set([first, 127]);
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

/** @returns undefined while a whole frame has not come in. A browser's frames are masked. */
function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | undefined {
  if (bytes.length < 6) return undefined;
  const opcode = (bytes[0] ?? 0) & 0x0f;
  const short = (bytes[1] ?? 0) & 0x7f;
  if (short === 127) throw new RangeError('the stand-in takes short texts only');
  const start = short === 126 ? 4 : 2;
  const size = short === 126 ? bytes.readUInt16BE(2) : short;
  const end = start + 4 + size;
  if (bytes.length < end) return undefined;
  const mask = bytes.subarray(start, start + 4);
  const payload = Buffer.from(
    bytes.subarray(start + 4, end).map((byte, index) => byte ^ (mask[index % 4] ?? 0)),
  );
  return { opcode, payload, length: end };
}
