import { exports } from 'cloudflare:workers';
import type { ChatState, ChatStatus, UIMessage } from 'ai';
import { AbstractChat, DefaultChatTransport } from 'ai';
import { beforeAll, expect, it } from 'vitest';
import { newConversation, visit } from './support/client.ts';
import { objectOf, steppedAnswerer, withPorts } from './support/conversation.ts';
import { createTwoSites, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

/** The least state that the AI SDK's chat can work with; a framework's hook would be in its place. */
class PlainState implements ChatState<UIMessage> {
  status: ChatStatus = 'ready';
  error: Error | undefined;
  messages: UIMessage[] = [];
  pushMessage = (message: UIMessage) => void this.messages.push(message);
  popMessage = () => void this.messages.pop();
  replaceMessage = (index: number, message: UIMessage) => {
    this.messages[index] = message;
  };
  snapshot = <T>(thing: T): T => structuredClone(thing);
}

class Chat extends AbstractChat<UIMessage> {}

async function stockChat(id = newConversation()) {
  const { headers } = await visit(TEA.id, TEA.origin);
  const transport = new DefaultChatTransport({
    api: 'https://waypost.test/v1/chat',
    headers,
    fetch: (input, init) => exports.default.fetch(new Request(input, init)),
  });
  return { id, chat: new Chat({ id, transport, state: new PlainState() }) };
}

function textOf(message: UIMessage | undefined): string {
  return message?.parts.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('') ?? '';
}

it("the AI SDK's own client asks and is answered with sources and citations, unchanged", async () => {
  const { chat } = await stockChat();
  await chat.sendMessage({ text: 'How do I move my delivery to another day?' });
  expect(chat.error).toBeUndefined();
  expect(chat.status).toBe('ready');
  expect(textOf(chat.lastMessage)).toContain('Open Account, then Deliveries');
  const types = chat.lastMessage?.parts.map(part => part.type);
  expect(types).toEqual(expect.arrayContaining(['source-url', 'text', 'data-citation', 'data-disposition']));
});

it("the AI SDK's own client regenerates, and goes on with the conversation", async () => {
  const { chat } = await stockChat();
  await chat.sendMessage({ text: 'How do I cancel?' });
  const first = chat.lastMessage?.id;
  await chat.regenerate();
  expect(chat.error).toBeUndefined();
  expect(chat.lastMessage?.id).not.toBe(first);
  await chat.sendMessage({ text: 'How do I move my delivery?' });
  expect(chat.messages.map(message => message.role)).toEqual(['user', 'assistant', 'user', 'assistant']);
});

it("the AI SDK's own client resumes a running turn from its start", async () => {
  const { id, chat } = await stockChat();
  const answerer = steppedAnswerer(['One. ', 'Two.']);
  await withPorts(objectOf(TEA.id, id), () => ({ answerer }));
  const sending = chat.sendMessage({ text: 'How do I cancel?' });
  answerer.step();
  await answerer.begun;

  await expect.poll(() => textOf(chat.lastMessage)).toBe('One. ');
  answerer.step();
  await sending;
  await chat.resumeStream();
  expect(textOf(chat.lastMessage)).toBe('One. Two.');
  expect(chat.error).toBeUndefined();
});

it('a forbidden message reaches the client as an error it can show', async () => {
  const { chat } = await stockChat();
  await chat.sendMessage({ text: 'word '.repeat(2_000) });
  expect(chat.status).toBe('error');
  expect(chat.error?.message).toContain('message_too_long');
});
