import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { AnswerEvent, Answerer } from '../../src/answering/types.ts';
import type { ConversationPorts } from '../../src/conversation/types.ts';
import type { Conversation } from '../../src/index.ts';

export type Stub = DurableObjectStub<Conversation>;

export function objectOf(site: string, conversation: string): Stub {
  return env.CONVERSATIONS.get(env.CONVERSATIONS.idFromName(`${site}/${conversation}`));
}

/** Puts other ports into a running conversation: the outside world fails, not the code under test. */
export async function withPorts(
  stub: Stub,
  change: (ports: ConversationPorts) => Partial<ConversationPorts>,
): Promise<void> {
  await runInDurableObject<Conversation, void>(stub, instance => {
    instance.state.ports = { ...instance.state.ports, ...change(instance.state.ports) };
  });
}

/** An answerer that says its sentences one by one, each when the test lets it. */
export function steppedAnswerer(sentences: string[]): Answerer & { step(): void; begun: Promise<void> } {
  const gates = sentences.map(() => Promise.withResolvers<void>());
  const begun = Promise.withResolvers<void>();
  let next = 0;
  return {
    begun: begun.promise,
    step: () => gates[next++]?.resolve(),
    async *answer({ signal }): AsyncGenerator<AnswerEvent> {
      begun.resolve();
      for (const [index, sentence] of sentences.entries()) {
        const aborted = new Promise<never>((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
        await Promise.race([gates[index]?.promise, aborted]);
        yield { type: 'text', delta: sentence };
      }
      yield { type: 'disposition', disposition: { kind: 'answer', mode: 'model' } };
    },
  };
}

/** Reads from a stream until a text has come by; then lets go of it, as a dropped connection does. */
export async function readUntil(response: Response, text: string): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  while (reader && !seen.includes(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    seen += value;
  }
  await reader?.cancel();
  return seen;
}
