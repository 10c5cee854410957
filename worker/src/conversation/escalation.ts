import type { Trigger } from '../handoff/types.ts';
import { recallRouting } from './context.ts';
import { textIn } from './desk-view.ts';
import { Handover } from './handover.ts';
import type { ConversationState } from './state.ts';
import type { TurnOutcome } from './turn-runner.ts';
import type { Turn } from './turns.ts';
import type { TurnTrace } from './types.ts';

/** A turn that ended with the wish for people hands over, in the transaction that stores it. */
export function escalateAfter(state: ConversationState, turn: Turn, trace: TurnTrace): void {
  const trigger = triggerOf(state, trace);
  if (trigger) new Handover(state).begin('escalate', { ...trigger, messageId: turn.userMessageId });
}

function triggerOf(
  { meta }: ConversationState,
  { disposition, notes, confidence }: TurnTrace,
): Trigger | undefined {
  if (disposition?.kind === 'decline' && disposition.reason === 'nothing_found') {
    // Declined with the way to a person, unless the policy sends such questions there at once.
    if (recallRouting(meta)?.lowConfidence !== 'escalate') return undefined;
    const percent = confidence === undefined ? '' : `${Math.round(confidence * 100)}% sure`;
    return { kind: 'low_confidence', ...(percent && { detail: percent }) };
  }
  if (disposition?.kind !== 'escalate') return undefined;
  const order = notes['handOff'] as { articleId: string } | undefined;
  if (order) return { kind: 'note', detail: order.articleId };
  return { kind: 'unhelped' };
}

/**
 * An answer on an assisted topic waits for a person: nobody else has seen it. Where there is none, a person
 * answers instead.
 */
export function holdDraft(state: ConversationState, turn: Turn, { parts, trace }: TurnOutcome): void {
  const judgement = turn.input.judged?.judgement;
  const topic = judgement?.kind === 'draft' ? judgement.topic : undefined;
  const handover = new Handover(state);
  const kind = trace.disposition?.kind;
  const isAnswer = kind === 'answer' || kind === 'clarify';
  const trigger: Trigger = {
    kind: 'assisted',
    messageId: turn.userMessageId,
    ...(topic && { detail: topic }),
  };
  handover.begin(isAnswer ? 'draft' : 'escalate', trigger, topic);
  const record = handover.current();
  if (!isAnswer || !record) return;
  const question = turn.input.message.text;
  state.drafts.add({ id: turn.id, segment: record.segment, question, parts, createdAt: turn.startedAt });
  state.record('draft.waiting', { segment: record.segment, topic });
  handover.note(record, `draft-${turn.id}`, textIn(parts), 'draft');
}
