import { expect, it } from 'vitest';
import type { Message, StreamPart, Transcript } from '../../../../worker/src/protocol.ts';
import type { Api } from '../transport/api.ts';
import { createChat } from './chat.ts';
import { textOf } from './message.ts';
import type { Session } from './session.ts';
import { followTurn } from './turn.ts';

const HANDED_OVER: StreamPart[] = [
  { type: 'start', messageId: 'nothing' },
  { type: 'data-state', id: 'state', data: { owner: 'person', turn: 'superseded' } },
  { type: 'finish' },
];
const ANSWERED: StreamPart[] = [
  { type: 'start', messageId: 'answer' },
  { type: 'text-start', id: 'text' },
  { type: 'text-delta', id: 'text', delta: 'Like this.' },
  { type: 'finish' },
];

async function* stream(parts: StreamPart[]): AsyncGenerator<StreamPart> {
  yield* parts;
}

const message = (
  id: string,
  role: Message['role'],
  part: Message['parts'][number],
  seq: number,
): Message => ({
  id,
  role,
  parts: [part],
  metadata: { createdAt: '2026-11-25T10:00:00Z', seq },
});
const QUESTION = message('question', 'user', { type: 'text', text: 'Help' }, 1);
const DIVIDER = message(
  'divider',
  'assistant',
  { type: 'data-event', id: 'handed_over', data: { kind: 'handed_over' } },
  2,
);

/** A chat whose worker answers with `parts`, and has `transcript`. */
function world(parts: StreamPart[], transcript: Partial<Transcript>) {
  const answers: string[] = [];
  const values = new Map<string, string | null>();
  let count = 0;
  const api: Pick<Api, 'send' | 'resume' | 'transcript'> = {
    send: async () => stream(parts),
    resume: async () => undefined,
    transcript: async () => ({
      id: 'id-0',
      owner: 'assistant',
      status: 'assistant',
      running: false,
      messages: [],
      ...transcript,
    }),
  };
  const chat = createChat({
    api: api as Api,
    session: { call: run => run('token') } as Session,
    local: { get: key => values.get(key) ?? null, set: (key, value) => values.set(key, value) },
    page: () => ({ url: 'https://x.test/' }),
    emit: () => undefined,
    tell: () => undefined,
    newId: () => `id-${count++}`,
    loadFollower: async () => ({ followTurn }),
    pause: async () => undefined,
    onAnswer: answer => {
      answers.push(textOf(answer));
    },
  });
  return { chat, answers };
}

const settled = () => new Promise(resolve => setTimeout(resolve, 10));

it('shows no empty answer where a turn ends with people, and reads where it stands', async () => {
  const { chat, answers } = world(HANDED_OVER, {
    owner: 'person',
    status: 'waiting',
    handoff: { delivery: 'queued', requestedAt: '', availability: { isOpen: true } },
    messages: [QUESTION, DIVIDER],
  });
  chat.send('Help');
  await settled();
  expect(chat.messages.value.map(({ id, phase }) => [id, phase])).toEqual([
    ['question', 'done'],
    ['divider', 'done'],
  ]);
  expect(chat.standing.value.handoff?.delivery).toBe('queued');
  expect([answers, chat.isStreaming.value]).toEqual([[], false]);
});

it('does not take a question for lost while people have it, as it does where nobody answered', async () => {
  const withPeople = world([], { owner: 'person', status: 'person', messages: [QUESTION] });
  withPeople.chat.begin('id-0');
  await withPeople.chat.load();
  expect(withPeople.chat.messages.value[0]?.phase).toBe('done');

  const alone = world([], { messages: [QUESTION] });
  alone.chat.begin('id-0');
  await alone.chat.load();
  expect(alone.chat.messages.value[0]?.phase).toBe('unsent');
});

it('leaves what was solved behind once a new question is being answered', async () => {
  const transcript: Partial<Transcript> = {
    status: 'solved',
    rating: { segment: 1, by: 'person' },
    messages: [QUESTION],
  };
  const { chat, answers } = world(ANSWERED, transcript);
  chat.begin('id-0');
  await chat.load();
  expect(chat.standing.value.rating?.segment).toBe(1);
  Object.assign(transcript, { status: 'assistant', rating: undefined });
  chat.send('Something else');
  await settled();
  expect(chat.standing.value).toEqual({ status: 'assistant' });
  expect(answers).toEqual(['Like this.']);
});

it('gives words to the carrier while people have the conversation, all of those that waited', async () => {
  const { chat } = world([], { owner: 'person', status: 'person', messages: [QUESTION] });
  const carried: string[] = [];
  chat.link.carrier = {
    deliver: given => {
      carried.push(textOf(given));
    },
    read: () => true,
    isLive: () => false,
  };
  chat.begin('id-0');
  await chat.load();
  chat.setOnline(false);
  chat.send('One');
  chat.send('Two');
  expect(carried).toEqual([]);
  expect(chat.messages.value.slice(1).map(item => item.phase)).toEqual(['waiting', 'waiting']);
  chat.setOnline(true);
  expect(carried).toEqual(['One', 'Two']);
});

it('leaves a transcript alone that is older than what came in live', async () => {
  const { chat } = world([], { status: 'person', messages: [] });
  chat.begin('id-0');
  let isLive = false;
  chat.link.carrier = { deliver: () => undefined, read: () => true, isLive: () => isLive };
  const loading = chat.load();
  isLive = true;
  chat.messages.value = [{ ...QUESTION, phase: 'done' }];
  await loading;
  expect(chat.messages.value).toHaveLength(1);
  expect(chat.loading.value).toBe('idle');
});
