import { problemBody } from '../http/problem.ts';
import type { StreamPart } from '../protocol.ts';
import { escalateAfter, holdDraft } from './escalation.ts';
import { mayAssistantSpeak } from './lease.ts';
import type { LiveTurn } from './live-turn.ts';
import type { ConversationState } from './state.ts';
import type { TurnOutcome } from './turn-runner.ts';
import type { Turn } from './turns.ts';
import { handoffViewOf } from './views.ts';

/**
 * One transaction: answer, turn, trace, event. The lease is asked one last time, inside it.
 * @returns the parts that tell the listeners how it ended; they hear it only once it is stored.
 */
export function commitTurn(state: ConversationState, turn: Turn, outcome: TurnOutcome): StreamPart[] {
  const { turns, transcript, due, meta } = state;
  const status = mayAssistantSpeak(meta, turn.epoch) ? outcome.status : 'superseded';
  const { trace } = outcome;
  turns.finish(turn.id, status, trace);
  due.remove('turn', turn.id);
  state.record(EVENT_OF[status], {
    turn: turn.id,
    disposition: trace.disposition?.kind,
    mode: trace.disposition?.mode,
    action: outcome.parts.find(part => part.type === 'data-action')?.data.id,
    autoResponse: trace.disposition?.autoResponse,
    coverage: trace.coverage,
    confidence: trace.confidence,
    ms: trace.timings.totalMs,
    failure: trace.failure,
  });
  if (status === 'superseded') return [{ type: 'reset-step' }, ...handedOverParts(state)];
  if (isDraft(turn) && status === 'done') {
    holdDraft(state, turn, outcome);
    return [{ type: 'start', messageId: turn.id }, ...handedOverParts(state)];
  }

  if (turn.replaces) transcript.markReplaced(turn.replaces);
  const said = {
    type: 'data-state' as const,
    id: 'state',
    data: { owner: 'assistant' as const, turn: status },
  };
  const seq = transcript.append(turn.id, 'assistant', [...outcome.parts, said], turn.startedAt);
  const createdAt = new Date(turn.startedAt).toISOString();
  if (status === 'done') escalateAfter(state, turn, trace);
  const handoff = handoffViewOf(state);
  // Who has the word from here on, which these words may have changed.
  const { owner } = state;
  return [
    { ...said, data: { owner, turn: status, ...(handoff && { status: state.status }) } },
    ...(handoff ? [{ type: 'data-handoff' as const, id: 'handoff', data: handoff }] : []),
    { type: 'finish', messageMetadata: { createdAt, seq } },
    ...(trace.failure ? [{ type: 'error' as const, errorText: problemBody(trace.failure).detail }] : []),
  ];
}

/** What those who listen hear where people have the word. */
export function handedOverParts(state: ConversationState): StreamPart[] {
  const { owner, status } = state;
  const handoff = handoffViewOf(state);
  return [
    { type: 'data-state', id: 'state', data: { owner, turn: 'superseded', status } },
    ...(handoff ? [{ type: 'data-handoff' as const, id: 'handoff', data: handoff }] : []),
    { type: 'finish' },
  ];
}

/** How a turn ends that was begun too often: each time its object died with it. */
export function interrupted(turn: Turn, live: LiveTurn): TurnOutcome {
  const code = 'turn_interrupted';
  const error = { type: 'data-error' as const, id: 'error', data: { code, retryable: true } as const };
  live.push({ type: 'start', messageId: turn.id });
  live.push(error);
  return {
    status: 'failed',
    parts: [error],
    trace: {
      question: turn.input.message.text,
      notes: { attempts: turn.attempts },
      timings: {},
      failure: code,
    },
  };
}

/** Whether its answer is for people first. */
export function isDraft({ input }: Turn): boolean {
  return input.judged?.judgement.kind === 'draft';
}

const EVENT_OF = {
  running: 'turn.failed',
  done: 'turn.completed',
  failed: 'turn.failed',
  stopped: 'turn.stopped',
  superseded: 'turn.superseded',
} as const;
