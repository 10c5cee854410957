import type { StreamPart } from '../../../../worker/src/protocol.ts';
import { Failure, toFailure } from '../transport/failure.ts';
import type { Draft } from './assemble.ts';
import { applyPart, emptyDraft, textLength } from './assemble.ts';

const PAUSES_MS = [400, 1_200, 3_000, 6_000];

/** How a turn is followed; everything from outside is passed in. */
export interface TurnSteps {
  /** Posts the message, always with the same id: the worker makes one turn of it, however often it comes. */
  send?: () => Promise<AsyncIterable<StreamPart>>;
  /** The running turn from its start; undefined when none runs any more. */
  resume: () => Promise<AsyncIterable<StreamPart> | undefined>;
  pause: (ms: number) => Promise<void>;
  onDraft: (draft: Draft) => void;
  isAborted: () => boolean;
}

export type FollowTurn = typeof followTurn;

/** `gone`: no turn runs, the transcript knows how it ended. */
export type TurnEnd = 'finished' | 'gone' | 'aborted';

/**
 * Follows one turn to its end through dropped connections. A replay starts at the beginning, so it stays out
 * of sight until it has caught up with what the customer already read.
 *
 * @throws Failure when the worker refuses, or when no connection holds.
 */
export async function followTurn(steps: TurnSteps): Promise<TurnEnd> {
  let shown = 0;
  let hasStarted = !steps.send;

  for (let attempt = 0; ; attempt++) {
    let failure: Failure | undefined;
    try {
      const parts = await (hasStarted || !steps.send ? steps.resume() : steps.send());
      if (!parts) return 'gone';
      let draft = emptyDraft;
      for await (const part of parts) {
        if (steps.isAborted()) return 'aborted';
        hasStarted = true;
        draft = applyPart(draft, part);
        const length = textLength(draft.parts);
        if (length < shown && !draft.isFinished && part.type !== 'reset-step') continue;
        if (length > shown) attempt = 0;
        shown = length;
        steps.onDraft(draft);
      }
      if (draft.isFinished) return 'finished';
    } catch (error) {
      failure = toFailure(error);
      if (!steps.isAborted() && (!failure.isRetryable || failure.code === 'rate_limited')) throw failure;
    }
    if (steps.isAborted()) return 'aborted';
    const pauseMs = PAUSES_MS[attempt];
    if (pauseMs === undefined) throw failure ?? new Failure('network', true);
    await steps.pause(Math.max(pauseMs, Math.min(failure?.retryAfter ?? 0, 10) * 1_000));
  }
}
