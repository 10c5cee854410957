import type { PageContext, StreamPart } from '../../../../worker/src/protocol.ts';
import type { Api } from '../transport/api.ts';
import { toFailure } from '../transport/failure.ts';
import type { Chat } from './chat.ts';
import { stored } from './chat-messages.ts';
import type { Carrier } from './chat-types.ts';
import type { Live } from './live.ts';
import type { ChatMessage } from './message.ts';
import { filesOf } from './message.ts';
import type { Session } from './session.ts';

const PAUSES_MS = [500, 1_500, 4_000];

export interface CarrierDependencies {
  chat: Pick<Chat, 'id' | 'isOnline' | 'update' | 'follow'>;
  session: Pick<Session, 'call'>;
  api: Pick<Api, 'send'>;
  live: Pick<Live, 'send' | 'isOpen'>;
  page(): PageContext;
  /** The worker has it. */
  onSent(messageId: string): void;
  pause?(ms: number): Promise<void>;
}

/**
 * Carries the customer's words to people: one after another, in the order they were written, each with its own
 * id, so that a try that was heard and not answered is not heard twice.
 */
export function createCarrier(dependencies: CarrierDependencies): Carrier {
  const { chat, session, api, live, onSent } = dependencies;
  const pause = dependencies.pause ?? (ms => new Promise<void>(resolve => setTimeout(resolve, ms)));
  let queue = Promise.resolve();

  async function post(message: ChatMessage): Promise<void> {
    const id = chat.id.peek();
    if (!id) return;
    const request = {
      id,
      messages: [stored(message)],
      trigger: 'submit-message' as const,
      attachments: filesOf(message).map(file => file.id),
      page: dependencies.page(),
    };
    for (let attempt = 0; ; attempt++) {
      const control = new AbortController();
      try {
        const parts = await session.call(token => api.send(token, request, control.signal));
        const isAnswered = await hasAnswer(parts);
        if (isAnswered) control.abort();
        chat.update(message.id, { phase: 'done', failure: undefined });
        onSent(message.id);
        // People gave it back meanwhile: then the assistant answers, and is followed as ever.
        if (isAnswered) chat.follow({});
        return;
      } catch (error) {
        const { code, isRetryable } = toFailure(error);
        const pauseMs = PAUSES_MS[attempt];
        if (!isRetryable || code === 'rate_limited' || pauseMs === undefined || !chat.isOnline.peek()) {
          const isWaiting = code === 'network' && !chat.isOnline.peek();
          chat.update(message.id, { phase: isWaiting ? 'waiting' : 'unsent', failure: code });
          return;
        }
        await pause(pauseMs);
      }
    }
  }

  return {
    deliver(message) {
      queue = queue.then(() => post(message));
    },
    read: seq => live.send({ type: 'read', seq }),
    isLive: live.isOpen,
  };
}

/** Reads on until it is clear whether anything but the conversation's state comes. */
async function hasAnswer(parts: AsyncIterable<StreamPart>): Promise<boolean> {
  for await (const part of parts) {
    if (!/^(start|finish|data-state|data-handoff|data-event)$/.test(part.type)) return true;
  }
  return false;
}
