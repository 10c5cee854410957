import type { Message } from '../protocol.ts';
import type { Policy } from './policy/types.ts';
import type { FoundTopic } from './topics.ts';

/** Choices between topics begin so; the topic's id follows. */
export const TOPIC_CHOICE = 'topic:';

/** Whether an action or auto-response was offered in these messages already: nobody is sent there twice. */
export function offered(history: readonly Message[], kind: 'action' | 'auto-response', id: string): boolean {
  return history.some(({ parts }) =>
    parts.some(part =>
      kind === 'action'
        ? part.type === 'data-action' && part.data.id === id
        : part.type === 'data-disposition' && part.data.autoResponse === id,
    ),
  );
}

/** Whether the customer was asked which topic it is: once is enough. */
export function wasAskedTopic(history: readonly Message[]): boolean {
  return history.some(({ parts }) => parts.some(isTopicQuestion));
}

/** The topic that a message picks of those that the last answer offered. */
export function topicChosen(
  text: string,
  history: readonly Message[],
  policy: Pick<Policy, 'topics'>,
): FoundTopic | undefined {
  const last = history.findLast(({ role }) => role === 'assistant');
  const asked = last?.parts.find(isTopicQuestion);
  const choice = asked?.data.choices.find(one => one.text === text.trim() || one.label === text.trim());
  const topic = choice && policy.topics.find(({ id }) => choice.id === `${TOPIC_CHOICE}${id}`);
  return (
    topic && {
      id: topic.id,
      mode: topic.mode,
      by: 'choice',
      because: 'chosen by the customer',
      confidence: 1,
    }
  );
}

function isTopicQuestion(
  part: Message['parts'][number],
): part is Extract<Message['parts'][number], { type: 'data-clarify' }> {
  return part.type === 'data-clarify' && part.data.choices.some(({ id }) => id.startsWith(TOPIC_CHOICE));
}
