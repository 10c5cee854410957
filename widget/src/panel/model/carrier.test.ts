import { expect, it } from 'vitest';
import type { ChatRequest, StreamPart } from '../../../../worker/src/protocol.ts';
import { Failure } from '../transport/failure.ts';
import { createCarrier } from './carrier.ts';
import type { ChatMessage } from './message.ts';

const HANDED_OVER: StreamPart[] = [
  { type: 'start', messageId: 'none' },
  { type: 'data-state', id: 'state', data: { owner: 'person', turn: 'superseded' } },
  { type: 'finish' },
];
const ANSWERED: StreamPart[] = [
  { type: 'start', messageId: 'answer' },
  { type: 'text-start', id: 'text' },
];

const message = (id: string): ChatMessage => ({
  id,
  role: 'user',
  parts: [{ type: 'text', text: id }],
  metadata: { createdAt: '2026-11-25T10:00:00Z' },
  phase: 'sending',
});

async function* stream(parts: StreamPart[]): AsyncGenerator<StreamPart> {
  yield* parts;
}

/** What `send` answers in turn, and what became of it. */
function world(answers: Array<StreamPart[] | Failure>, isOnline = true) {
  const sent: string[] = [];
  const changes: string[] = [];
  const chat = {
    id: { peek: () => 'conversation' },
    isOnline: { peek: () => isOnline },
    update: (id: string, { phase, failure }: Partial<ChatMessage>) => {
      changes.push([id, phase, failure].filter(Boolean).join(' '));
    },
    follow: async () => {
      changes.push('follow');
    },
  };
  const carrier = createCarrier({
    chat: chat as never,
    session: { call: run => run('token') },
    api: {
      async send(_token: string, request: ChatRequest) {
        sent.push(String(request.messages[0]?.id));
        const answer = answers.shift();
        if (answer instanceof Failure) throw answer;
        return stream(answer ?? HANDED_OVER);
      },
    },
    live: { send: () => false, isOpen: () => false },
    page: () => ({ url: 'https://x.test/' }),
    onSent: () => undefined,
    pause: async () => undefined,
  });
  return { carrier, sent, changes };
}

const settled = () => new Promise(resolve => setTimeout(resolve, 20));

it('sends one after another, and a broken try again under the same id', async () => {
  const { carrier, sent, changes } = world([new Failure('network', true), HANDED_OVER, HANDED_OVER]);
  carrier.deliver(message('a'));
  carrier.deliver(message('b'));
  await settled();
  expect(sent).toEqual(['a', 'a', 'b']);
  expect(changes).toEqual(['a done', 'b done']);
});

it('says that a message was refused, and goes on with the next', async () => {
  const { carrier, changes } = world([new Failure('message_too_long', false), HANDED_OVER]);
  carrier.deliver(message('a'));
  carrier.deliver(message('b'));
  await settled();
  expect(changes).toEqual(['a unsent message_too_long', 'b done']);
});

it('keeps a message for later while offline', async () => {
  const { carrier, changes } = world([new Failure('network', true)], false);
  carrier.deliver(message('a'));
  await settled();
  expect(changes).toEqual(['a waiting network']);
});

it('follows the assistant where the conversation has gone back to it', async () => {
  const { carrier, changes } = world([ANSWERED]);
  carrier.deliver(message('a'));
  await settled();
  expect(changes).toEqual(['a done', 'follow']);
});
