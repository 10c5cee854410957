import type { StreamPart } from '../../../../worker/src/protocol.ts';
import { toFailure } from './failure.ts';
import { readEvents } from './sse.ts';

/** Silence after which a stream counts as dropped: phones lose connections without saying so. */
const STREAM_SILENCE_MS = 45_000;

export type ReadParts = typeof readParts;

/** Parts as they come; a dropped connection ends the iteration, it does not throw. */
export async function* readParts(
  body: ReadableStream<Uint8Array>,
  silence: AbortController,
): AsyncGenerator<StreamPart, void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), STREAM_SILENCE_MS);
  };
  try {
    listen();
    for await (const event of readEvents(body)) {
      listen();
      if (isPart(event)) yield event;
    }
  } catch (error) {
    throw toFailure(error);
  } finally {
    clearTimeout(timer);
  }
}

function isPart(value: unknown): value is StreamPart {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
