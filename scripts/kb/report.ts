import type { PushPlan } from './push.ts';
import type { KbOutcome } from './run.ts';

/** Ids that one line names. */
const NAMED = 12;

/** What a run did, as lines for the terminal. */
export function describeOutcome(outcome: KbOutcome): string[] {
  switch (outcome.command) {
    case 'pull': {
      const { written, deleted, unchanged, kept, conflicts } = outcome.report;
      return [
        `${written.length} written, ${deleted.length} deleted, ${unchanged} unchanged, ${kept.length} changed here and kept, ${conflicts.length} in conflict`,
        ...named('written', written),
        ...named('deleted', deleted),
        ...named('kept as they are here', kept),
        ...named('changed here and there, left as they are here; "push" shows the difference', conflicts),
      ];
    }
    case 'status':
      return [...faultLines(outcome.faults), ...conflictLines(outcome.plan), ...planLines(outcome.plan)];
    case 'push': {
      const { plan, faults, pushed, deleted, isRefused } = outcome;
      if (isRefused) {
        return [
          ...faultLines(faults),
          ...conflictLines(plan),
          'Nothing was written.',
          ...(plan.conflicts.length > 0
            ? [
                `Copy what you want of the deployed version into your files, then push with --force ${plan.conflicts.map(({ id }) => id).join(',')}`,
              ]
            : []),
        ];
      }
      return [
        `${pushed.length} pushed, ${deleted.length} deleted, ${plan.unchanged} unchanged`,
        ...named('pushed', pushed),
        ...named('deleted', deleted),
        ...leftLines(plan),
      ];
    }
  }
}

/** 0 done, 1 refused or in conflict. */
export function exitCodeOf(outcome: KbOutcome): number {
  if (outcome.command === 'pull') return outcome.report.conflicts.length > 0 ? 1 : 0;
  return outcome.plan.conflicts.length > 0 || outcome.faults.length > 0 ? 1 : 0;
}

function planLines(plan: PushPlan): string[] {
  return [
    `${plan.changes.length} to push, ${plan.deletions.length} to delete, ${plan.conflicts.length} in conflict, ${plan.unchanged} unchanged`,
    ...named(
      'to push',
      plan.changes.map(({ id }) => id),
    ),
    ...named(
      'to delete',
      plan.deletions.map(({ id }) => id),
    ),
    ...leftLines(plan),
  ];
}

function leftLines({ missing, behind }: PushPlan): string[] {
  return [
    ...named('without a file, and still deployed; --delete removes them', missing),
    ...named('changed or new there; "pull" brings them', behind),
  ];
}

function conflictLines({ conflicts }: PushPlan): string[] {
  return conflicts.flatMap(({ id, theirs, yours }) => [
    `CONFLICT ${id}: it changed here and where it is deployed.`,
    theirs.trimEnd(),
    yours.trimEnd(),
    '',
  ]);
}

function faultLines(faults: Array<{ file: string; reason: string }>): string[] {
  return faults.map(({ file, reason }) => `${file}: ${reason}`);
}

function named(what: string, ids: string[]): string[] {
  if (ids.length === 0) return [];
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
  return [`  ${what}: ${ids.slice(0, NAMED).join(', ')}${more}`];
}
