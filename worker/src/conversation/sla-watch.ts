import { readClock } from '../handoff/sla.ts';
import type { SlaTimes } from '../handoff/types.ts';
import { recallContext } from './context.ts';
import type { HandoffRecord } from './handoffs.ts';
import { slaFor } from './package-of.ts';
import type { ConversationState } from './state.ts';

type Clock = 'first_reply' | 'resolution';

/**
 * Looks at both clocks of a handoff: warns before a breach, once, and tells of a breach, once.
 * @returns when to look again, in Unix milliseconds; undefined when both clocks have stopped.
 */
export function watchSla(state: ConversationState, segment: number): number | undefined {
  const record = state.handoffs.get(segment);
  if (!record || record.outcome) return undefined;
  const { handoff } = recallContext(state.meta).site;
  const { hours } = handoff;
  const sla = slaFor(handoff.sla, record.package.route);
  const target = sla.targets[record.priority];
  const now = state.ports.now();
  const next: number[] = [];
  const warned = new Set(record.slaWarned ?? []);
  const look = (clock: Clock, targetMinutes: number, doneAt: number | undefined) => {
    const reading = readClock({
      hours,
      targetMinutes,
      startedAt: record.requestedAt,
      now,
      warnShare: sla.warnAt,
      ...(record.pauses && { pauses: record.pauses }),
      ...(doneAt !== undefined && { doneAt }),
    });
    if (doneAt !== undefined) return;
    const { warnAt, dueAt } = reading;
    if (dueAt !== undefined && now >= dueAt) {
      if (!warned.has(`${clock}_late`)) state.record('sla.breached', { segment, clock });
      warned.add(`${clock}_late`);
    } else if (warnAt !== undefined && now >= warnAt) {
      if (!warned.has(clock)) state.record('sla.warning', { segment, clock, dueAt });
      warned.add(clock);
      if (dueAt !== undefined) next.push(dueAt);
    } else if (warnAt !== undefined) {
      next.push(warnAt);
    }
  };
  look('first_reply', target.firstReply, record.firstRepliedAt);
  look('resolution', target.resolution, record.solvedAt);
  if (warned.size > (record.slaWarned?.length ?? 0)) {
    state.handoffs.put({ ...record, slaWarned: [...warned] });
    state.due.set('board', '', now);
  }
  return next.length > 0 ? Math.min(...next) : undefined;
}

/** When a handoff is due as things stand: by its priority now, without the time in which it was solved. */
export function slaTimesOf(
  state: ConversationState,
  { package: pkg, priority, requestedAt, pauses = [] }: HandoffRecord,
): SlaTimes {
  const { hours, sla } = recallContext(state.meta).site.handoff;
  const policy = slaFor(sla, pkg.route);
  const due = (targetMinutes: number) => {
    const { dueAt } = readClock({
      hours,
      targetMinutes,
      startedAt: requestedAt,
      now: state.ports.now(),
      pauses,
      warnShare: policy.warnAt,
    });
    return dueAt === undefined ? undefined : new Date(dueAt).toISOString();
  };
  const { firstReply, resolution } = policy.targets[priority];
  const [firstReplyDueAt, resolutionDueAt] = [due(firstReply), due(resolution)];
  return {
    policy: policy.name,
    ...(firstReplyDueAt && { firstReplyDueAt }),
    ...(resolutionDueAt && { resolutionDueAt }),
  };
}
