/**
 * Reads a server-sent event stream of JSON values and stops at `[DONE]`. Comments, other fields and lines that
 * are not JSON are skipped: a newer worker may say things this reader does not know.
 *
 * @returns an async generator; its return value says whether the stream said `[DONE]`.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown, boolean> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let buffer = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      buffer += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A CR at the very end may be the first half of CRLF.
      const lines = buffer.split(/\r\n|\n|\r(?!$)/);
      buffer = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
        if (line) continue;
        const text = data.join('\n');
        data = [];
        if (text === '[DONE]') return true;
        const event = parse(text);
        if (event !== undefined) yield event;
      }
      if (done) return false;
    }
  } finally {
    // Frees the connection when the consumer stops early; there is nobody left to tell of a failure.
    reader.cancel().catch(() => undefined);
  }
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
