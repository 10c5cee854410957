import { searchQuestion } from '../answering/follow-up.ts';
import { UNHELPED } from '../answering/follow-up-patterns.ts';
import { attemptsOf } from '../handoff/attempts.ts';
import { folded } from '../handoff/reaction.ts';
import type { Message } from '../protocol.ts';

/** Answers in a row that failed, as far as the newest message says that the last one did too; else 0. */
export function failedAnswers(message: { id: string; text: string }, history: readonly Message[]): number {
  const { unhelped = 0, reason } = searchQuestion({ message: message.text, history });
  const saysSo = unhelped > 0 || UNHELPED.some(pattern => pattern.test(folded(message.text)));
  if (!saysSo || reason === 'topic_change' || reason === 'first') return 0;
  const now: Message = {
    id: message.id,
    role: 'user',
    parts: [{ type: 'text', text: message.text }],
    metadata: { createdAt: '' },
  };
  const outcomes = attemptsOf([...history, now]).map(({ outcome }) => outcome);
  const lastGood = outcomes.findLastIndex(outcome => outcome !== 'not_helped' && outcome !== 'no_answer');
  return Math.max(unhelped, outcomes.length - 1 - lastGood);
}
