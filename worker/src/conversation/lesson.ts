import type { ResolvedQuestion } from '../knowledge/learned-types.ts';
import { maskPersonal } from '../knowledge/mask.ts';
import type { Message } from '../protocol.ts';
import { pathOf } from './page-path.ts';
import type { Turn } from './turns.ts';
import type { TurnTrace } from './types.ts';

/** A question this long has a subject line of its own; a shorter one is one. */
const TITLE_CHARACTERS = 160;

/** The id under which a turn's question is learned. */
export function lessonId(conversation: string, turn: string): string {
  return `${conversation}:${turn}`;
}

/**
 * What an answer that helped teaches: its question, as the conversation made it meant and without what
 * points at a person, and the articles it cited. Undefined where it answered nothing from an article.
 */
export function lessonOf(
  conversation: string,
  turn: Turn,
  trace: TurnTrace | undefined,
  answer: Message,
): ResolvedQuestion | undefined {
  if (turn.status !== 'done' || trace?.disposition?.kind !== 'answer') return undefined;
  const cited = answer.parts.flatMap(part => (part.type === 'data-citation' ? [part.data.articleId] : []));
  const articles = [...new Set(cited)];
  if (articles.length === 0) return undefined;
  const { customer, page } = turn.input;
  const question = maskPersonal(trace.searched ?? trace.question, customer?.name ? [customer.name] : []);
  const path = pathOf(page);
  return {
    id: lessonId(conversation, turn.id),
    ...subjectOf(question),
    articles,
    ...(path && { page: maskPersonal(path) }),
    askedAt: new Date(turn.startedAt).toISOString(),
    origin: 'conversation',
  };
}

/** A short question is all subject line; of a longer one its first sentence is, as far as it fits. */
function subjectOf(question: string): { title: string; text: string } {
  if (question.length <= TITLE_CHARACTERS) return { title: question, text: '' };
  const end = question.search(/[.!?。！？]\s|\n/);
  if (end < 0 || end >= TITLE_CHARACTERS) return { title: '', text: question };
  return { title: question.slice(0, end + 1).trim(), text: question.slice(end + 1).trim() };
}
