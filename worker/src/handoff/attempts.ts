import { readSmallTalk } from '../answering/small-talk.ts';
import type { Message } from '../protocol.ts';
import { firstWords, plainText } from './plain-text.ts';
import { readReaction } from './reaction.ts';
import type { Attempt } from './types.ts';

/** An attempt with the messages it is made of. */
export interface ReadAttempt extends Attempt {
  questionId: string;
  answerId: string;
}

const ANSWER_CHARACTERS = 200;
const QUESTION_CHARACTERS = 300;

/** What the assistant tried in a segment, in order: small talk, mere questions back and people's answers are no attempts. */
export function attemptsOf(messages: readonly Message[]): ReadAttempt[] {
  return messages.flatMap((message, index) => {
    if (message.role !== 'assistant' || message.metadata.author) return [];
    const asked = messages.slice(0, index).findLast(({ role }) => role === 'user');
    const kind = dispositionOf(message);
    if (!asked || readSmallTalk(textOf(asked)) || kind === 'escalate') return [];
    const citations = citedIn(message);
    // An answer may ask which case it is; without an article behind it, it only asks.
    if (kind === 'clarify' && citations.length === 0) return [];
    const isError = message.parts.some(part => part.type === 'data-error');
    const isEvent = message.parts.every(part => part.type === 'data-event');
    if (isEvent) return [];
    return [
      {
        questionId: asked.id,
        answerId: message.id,
        question: firstWords(textOf(asked), QUESTION_CHARACTERS),
        answer: kind === 'decline' ? '' : firstWords(plainText(textOf(message)), ANSWER_CHARACTERS),
        citations,
        outcome: kind === 'decline' || isError ? 'no_answer' : outcomeOf(messages, index),
      },
    ];
  });
}

/** A message's text parts as one. */
export function textOf({ parts }: Pick<Message, 'parts'>): string {
  return parts.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('\n');
}

/** The articles that a message cites, each once. */
export function citedIn({ parts }: Message): Attempt['citations'] {
  const cited = new Map<string, Attempt['citations'][number]>();
  for (const part of parts) {
    if (part.type !== 'data-citation' || cited.has(part.data.articleId)) continue;
    const { articleId, title, url } = part.data;
    cited.set(articleId, { articleId, title, ...(url && { url }) });
  }
  return [...cited.values()];
}

function outcomeOf(messages: readonly Message[], index: number): Attempt['outcome'] {
  const answer = messages[index];
  if (answer?.parts.some(part => part.type === 'data-state' && part.data.turn === 'stopped'))
    return 'stopped';
  if (answer?.metadata.feedback === 'up') return 'helped';
  if (answer?.metadata.feedback === 'down') return 'not_helped';
  const next = messages[index + 1];
  if (next?.role !== 'user' || isChoice(answer, next)) return 'unknown';
  const earlier = messages
    .slice(0, index)
    .flatMap(message => (message.role === 'user' ? [textOf(message)] : []));
  return readReaction(textOf(next), earlier);
}

/** The customer chose a case that the answer offered: that says nothing against it. */
function isChoice(answer: Message | undefined, next: Message): boolean {
  const said = textOf(next);
  return (answer?.parts ?? []).some(
    part => part.type === 'data-clarify' && part.data.choices.some(({ text }) => text === said),
  );
}

function dispositionOf({ parts }: Message) {
  return parts.findLast(part => part.type === 'data-disposition')?.data.kind;
}
