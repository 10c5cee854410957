import { problemBody } from '../http/problem.ts';
import type { Message, MessagePart, StreamPart } from '../protocol.ts';

/**
 * Collects a turn's stream parts into the parts of its message, as an AI SDK client would, so that
 * what is stored and what was streamed are the same thing.
 */
export class MessageBuilder {
  #parts: MessagePart[] = [];
  #stepStart = 0;

  add(part: StreamPart): void {
    switch (part.type) {
      case 'start-step':
        this.#stepStart = this.#parts.length;
        break;
      case 'reset-step':
        this.#parts.length = this.#stepStart;
        break;
      case 'text-start':
        this.#parts.push({ type: 'text', text: '' });
        break;
      case 'text-delta': {
        const text = this.#parts.findLast(stored => stored.type === 'text');
        if (text) text.text += part.delta;
        break;
      }
      case 'source-url':
      case 'data-citation':
      case 'data-clarify':
      case 'data-action':
      case 'data-disposition':
      case 'data-state':
      case 'data-error':
      case 'data-event':
      case 'data-attachment':
        this.#parts.push(part);
        break;
      default:
        break;
    }
  }

  get parts(): MessagePart[] {
    return this.#parts;
  }
}

/** The stream of a turn that has already ended: a retry gets the same answer again, and the same end. */
export function replay({ id, metadata, parts }: Message): StreamPart[] {
  const sources = parts.filter(part => part.type === 'source-url');
  const state = parts.filter(part => part.type === 'data-state');
  const step = parts.filter(part => part.type !== 'source-url' && part.type !== 'data-state');
  const error = parts.find(part => part.type === 'data-error');
  const wasStopped = state.some(part => part.data.turn === 'stopped');
  return [
    { type: 'start', messageId: id, messageMetadata: { createdAt: metadata.createdAt } },
    ...sources,
    { type: 'start-step' },
    ...step.flatMap(replayPart),
    ...(wasStopped ? [{ type: 'abort' as const }] : [{ type: 'finish-step' as const }]),
    ...state,
    { type: 'finish', messageMetadata: metadata },
    ...(error ? [{ type: 'error' as const, errorText: problemBody(error.data.code).detail }] : []),
  ];
}

function replayPart(part: MessagePart, index: number): StreamPart[] {
  if (part.type !== 'text') return [part];
  const id = `text-${index}`;
  return [
    { type: 'text-start', id },
    { type: 'text-delta', id, delta: part.text },
    { type: 'text-end', id },
  ];
}
