/** How a streamed answer looks on one of the two APIs: server-sent events as text. */
export interface Wire {
  open(): string[];
  delta(text: string): string;
  close(): string[];
}

const CREATED = 1_760_000_000;

/** POST /v1/chat/completions with `stream: true`. */
export function chatWire(model: string): Wire {
  const chunk = (delta: object, finishReason: string | null = null) =>
    event({
      id: 'chatcmpl-scripted',
      object: 'chat.completion.chunk',
      created: CREATED,
      model,
      choices: [{ index: 0, delta, finish_reason: finishReason }],
    });
  return {
    open: () => [chunk({ role: 'assistant', content: '' })],
    delta: text => chunk({ content: text }),
    close: () => [chunk({}, 'stop'), 'data: [DONE]\n\n'],
  };
}

/** POST /v1/responses with `stream: true`. */
export function responsesWire(model: string): Wire {
  const response = { id: 'resp_scripted', object: 'response', created_at: CREATED, model };
  const item = { id: 'msg_scripted', type: 'message', role: 'assistant' };
  const place = { item_id: item.id, output_index: 0, content_index: 0 };
  const part = (text: string) => ({ type: 'output_text', text, annotations: [] });
  let sequence = 0;
  let whole = '';
  const send = (type: string, fields: object) =>
    `event: ${type}\n${event({ type, sequence_number: sequence++, ...fields })}`;
  return {
    open: () => [
      send('response.created', { response: { ...response, status: 'in_progress', output: [] } }),
      send('response.in_progress', { response: { ...response, status: 'in_progress', output: [] } }),
      send('response.output_item.added', {
        output_index: 0,
        item: { ...item, status: 'in_progress', content: [] },
      }),
      send('response.content_part.added', { ...place, part: part('') }),
    ],
    delta: text => {
      whole += text;
      return send('response.output_text.delta', { ...place, delta: text });
    },
    close: () => {
      const done = { ...item, status: 'completed', content: [part(whole)] };
      const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
      return [
        send('response.output_text.done', { ...place, text: whole }),
        send('response.content_part.done', { ...place, part: part(whole) }),
        send('response.output_item.done', { output_index: 0, item: done }),
        send('response.completed', { response: { ...response, status: 'completed', output: [done], usage } }),
      ];
    },
  };
}

/** An answer that is not streamed, on the API that the path names. */
export function wholeAnswer(path: string, model: string, content: string): object {
  const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
  if (path.endsWith('/responses')) {
    const part = { type: 'output_text', text: content, annotations: [] };
    const item = {
      id: 'msg_scripted',
      type: 'message',
      role: 'assistant',
      status: 'completed',
      content: [part],
    };
    return {
      id: 'resp_scripted',
      object: 'response',
      created_at: CREATED,
      model,
      status: 'completed',
      output: [item],
      usage,
    };
  }
  const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' };
  return { id: 'chatcmpl-scripted', object: 'chat.completion', created: CREATED, model, choices: [choice] };
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
