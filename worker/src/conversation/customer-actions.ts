import type { ActionRequest, ConversationChange, RatingRequest } from '../protocol.ts';
import { Handover } from './handover.ts';
import { changeOf, leaveEmail } from './person-request.ts';
import type { ConversationState } from './state.ts';
import { isWithPeople } from './status.ts';
import type { Result, Speaker } from './types.ts';
import { refuse } from './types.ts';

/** What a customer can do to a conversation besides writing. */
export type CustomerAction =
  /** Back to the assistant. */
  | { kind: 'return' }
  /** The same problem again. */
  | { kind: 'reopen' }
  | { kind: 'email'; email: string }
  | ({ kind: 'rate' } & RatingRequest)
  /** Did, or tried to do, what was offered. */
  | ({ kind: 'self-service' } & ActionRequest);

/** Carries it out. Done twice is done once. */
export async function actAsCustomer(
  state: ConversationState,
  speaker: Speaker,
  action: CustomerAction,
): Promise<Result<ConversationChange>> {
  if (!state.belongsTo(speaker)) return refuse('conversation_not_found');
  const isDone = await state.change(() => perform(state, action));
  if (isDone) return { ok: true, value: changeOf(state) };
  return refuse(action.kind === 'self-service' ? 'not_found' : 'not_handed_over');
}

function perform(state: ConversationState, action: CustomerAction): boolean {
  const handover = new Handover(state);
  switch (action.kind) {
    case 'return':
      // Once a person answers, they end it together.
      if (state.status === 'person') return false;
      return state.status === 'assistant' || handover.giveBack('customer');
    case 'reopen':
      return isWithPeople(state.status) || handover.reopen('customer');
    case 'email':
      leaveEmail(state, action.email);
      return true;
    case 'rate':
      return rate(state, handover, action);
    case 'self-service':
      return countAction(state, action);
    default:
      return action satisfies never;
  }
}

function rate(
  state: ConversationState,
  handover: Handover,
  { segment, score, comment }: RatingRequest,
): boolean {
  const rating = state.ratings.get(segment);
  if (!rating) return false;
  if (!state.ratings.give(segment, score, comment)) return rating.score === score;
  state.record('rating.given', { segment, score, by: rating.by });
  const record = state.handoffs.get(segment);
  if (record) {
    const words = comment ? `: ${comment}` : '';
    handover.note(record, `rating-${segment}`, `The customer rated this ${score} of 5${words}`);
    state.handoffs.put(record);
    state.due.set('board', '', state.ports.now());
  }
  return true;
}

/** Counted for reports; only what was truly offered, and each outcome once, however often it is told. */
function countAction(state: ConversationState, { messageId, action, outcome }: ActionRequest): boolean {
  const message = state.transcript.get(messageId);
  const isOffered = message?.parts.some(part => part.type === 'data-action' && part.data.id === action);
  if (!isOffered) return false;
  const told = JSON.parse(state.meta.get('acted') ?? '[]') as string[];
  const now = `${messageId} ${action} ${outcome}`;
  if (told.includes(now)) return true;
  state.meta.set('acted', JSON.stringify([...told, now]));
  state.record(`action.${outcome}`, { messageId, action });
  return true;
}
