import type { MessageMetadata, MessagePart, StreamPart } from '../../../../worker/src/protocol.ts';
import type { FailureCode, Phase } from './message.ts';
import { phaseOfTurn } from './message.ts';

/** A message on its way in. */
export interface Draft {
  messageId?: string;
  metadata?: Partial<MessageMetadata>;
  parts: MessagePart[];
  phase: Phase;
  failure?: FailureCode;
  /** The stream reached its own end: nothing is to be resumed. */
  isFinished: boolean;
  /** How many parts stood when the step began. */
  stepStart: number;
  /** Where the parts of open texts stand. */
  open: Record<string, number>;
}

export const emptyDraft: Draft = { parts: [], phase: 'streaming', isFinished: false, stepStart: 0, open: {} };

/** Applies one part of a stream; kinds that we do not know change nothing. */
export function applyPart(draft: Draft, part: StreamPart): Draft {
  switch (part.type) {
    case 'start':
      return {
        ...draft,
        messageId: part.messageId,
        metadata: { ...draft.metadata, ...part.messageMetadata },
      };
    case 'start-step':
      return { ...draft, stepStart: draft.parts.length };
    case 'reset-step':
      return { ...draft, parts: draft.parts.slice(0, draft.stepStart), open: {} };
    case 'text-start':
      return {
        ...draft,
        parts: [...draft.parts, { type: 'text', text: '' }],
        open: { ...draft.open, [part.id]: draft.parts.length },
      };
    case 'text-delta':
      return { ...draft, parts: appendText(draft, part.id, part.delta) };
    case 'source-url':
      return { ...draft, parts: [...draft.parts, part] };
    case 'data-state':
      return put(
        { ...draft, ...(part.data.turn !== 'running' && { phase: endPhase(draft, part.data.turn) }) },
        part,
      );
    case 'data-error':
      return put({ ...draft, phase: 'failed', failure: part.data.code }, part);
    case 'data-citation':
    case 'data-clarify':
    case 'data-action':
    case 'data-disposition':
      return put(draft, part);
    case 'error':
      return { ...draft, phase: 'failed', failure: draft.failure ?? 'internal', isFinished: true };
    case 'abort':
      return { ...draft, phase: 'stopped', isFinished: true };
    case 'finish':
      return {
        ...draft,
        metadata: { ...draft.metadata, ...part.messageMetadata },
        phase: draft.phase === 'streaming' ? 'done' : draft.phase,
        isFinished: true,
      };
    default:
      return draft;
  }
}

/** Characters of text that a draft holds: a replay is shown once it has caught up. */
export function textLength(parts: MessagePart[]): number {
  return parts.reduce((sum, part) => sum + (part.type === 'text' ? part.text.length : 0), 0);
}

function endPhase(draft: Draft, turn: string): Phase {
  return draft.phase === 'failed' ? 'failed' : phaseOfTurn(turn);
}

function appendText({ parts, open }: Draft, id: string, delta: string): MessagePart[] {
  const at = open[id];
  return parts.map((part, index) =>
    index === at && part.type === 'text' ? { ...part, text: part.text + delta } : part,
  );
}

/** A data part with the id of an earlier one of its kind replaces it. */
function put(draft: Draft, part: MessagePart & { id: string }): Draft {
  const isSame = (other: MessagePart) => other.type === part.type && 'id' in other && other.id === part.id;
  const at = part.id ? draft.parts.findIndex(isSame) : -1;
  return {
    ...draft,
    parts: at < 0 ? [...draft.parts, part] : draft.parts.map((other, index) => (index === at ? part : other)),
  };
}
