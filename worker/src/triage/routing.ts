import type { SlaTarget } from '../handoff/sla.ts';
import type { Priority } from '../handoff/types.ts';
import type { Situation } from './conditions.ts';
import { reasonsFor } from './conditions.ts';
import type { Policy, Team } from './policy/types.ts';

/** Where a handed-over conversation goes, and why there. Survives as JSON. */
export interface Route {
  /** The rule that decided. */
  rule: string;
  because: string;
  team?: Team;
  priority?: Priority;
  tags: string[];
  sla?: SlaTarget;
}

/** The first rule that holds; undefined where none does: then everything is as usual. */
export function routeFor(
  { routing, teams }: Pick<Policy, 'routing' | 'teams'>,
  situation: Situation,
): Route | undefined {
  for (const { id, when, team, priority, tags = [], sla } of routing) {
    const reasons = reasonsFor(when, situation);
    if (!reasons) continue;
    const found = teams.find(one => one.id === team);
    return {
      rule: id,
      because: reasons.length > 0 ? reasons.join(', ') : 'always',
      ...(found && { team: found }),
      ...(priority && { priority }),
      tags,
      ...(sla && { sla }),
    };
  }
  return undefined;
}
