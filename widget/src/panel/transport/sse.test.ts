import { expect, it } from 'vitest';
import { readEvents } from './sse.ts';

function bodyOf(...chunks: Array<string | Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
      controller.close();
    },
  });
}

async function all(body: ReadableStream<Uint8Array>): Promise<{ events: unknown[]; isDone: boolean }> {
  const events: unknown[] = [];
  const reader = readEvents(body);
  for (;;) {
    const next = await reader.next();
    if (next.done) return { events, isDone: next.value };
    events.push(next.value);
  }
}

it('reads events cut anywhere, in the middle of a character, too', async () => {
  const bytes = new TextEncoder().encode('data: {"a":"é→"}\r\n\r\ndata:{"b":2}\n\ndata: [DONE]\n\n');
  const single = Array.from(bytes, byte => new Uint8Array([byte]));
  expect(await all(bodyOf(...single))).toEqual({ events: [{ a: 'é→' }, { b: 2 }], isDone: true });
});

it('skips comments, other fields and what is not JSON', async () => {
  const { events } = await all(
    bodyOf(': ping\n\nevent: x\nid: 1\ndata: 1\n\ndata: {broken\n\ndata: {"a":1}\n\n'),
  );
  expect(events).toEqual([1, { a: 1 }]);
});

it('says when a stream ended without its end mark', async () => {
  expect(await all(bodyOf('data: {"a":1}\n\ndata: {"b"'))).toEqual({ events: [{ a: 1 }], isDone: false });
});

it('joins the lines of one event', async () => {
  expect((await all(bodyOf('data: {"a":\ndata: 1}\n\n'))).events).toEqual([{ a: 1 }]);
});
