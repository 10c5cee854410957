import type { StreamPart } from '../protocol.ts';

const encoder = new TextEncoder();

/** Headers of an AI SDK UI message stream, version 1. */
export const STREAM_HEADERS: Record<string, string> = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-vercel-ai-ui-message-stream': 'v1',
  'x-accel-buffering': 'no',
};

/** One server-sent event. */
export function encodePart(part: StreamPart): Uint8Array {
  return encoder.encode(`data: ${JSON.stringify(part)}\n\n`);
}

/** The marker after the last part. */
export const STREAM_END: Uint8Array = encoder.encode('data: [DONE]\n\n');

/** A stream that is already whole. */
export function wholeStream(parts: readonly StreamPart[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    type: 'bytes',
    start(controller) {
      for (const part of parts) controller.enqueue(encodePart(part));
      controller.enqueue(STREAM_END.slice());
      controller.close();
    },
  });
}
