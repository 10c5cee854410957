import type { Conditions, Policy } from './types.ts';

/** Something in a policy that is wrong, at its place. */
export interface PolicyFault {
  path: Array<string | number>;
  /** What is wrong and how to mend it. */
  message: string;
}

/** Names in a policy that nothing in it goes by: a rule that silently never fires is worse than none. */
export function danglingNames(policy: Policy): PolicyFault[] {
  const topics = policy.topics.map(({ id }) => id);
  const teams = policy.teams.map(({ id }) => id);
  const faults: PolicyFault[] = [];
  const look = (path: PolicyFault['path'], name: string, known: readonly string[], what: string) => {
    if (known.includes(name)) return;
    const near = nearest(name, known);
    const mend = near
      ? `Did you mean “${near}”?`
      : known.length > 0
        ? `Known are: ${known.join(', ')}.`
        : `Add it under ${what}s first.`;
    faults.push({ path, message: `There is no ${what} “${name}”. ${mend}` });
  };
  const lookAll = (path: PolicyFault['path'], names: readonly string[] | undefined) => {
    for (const [index, name] of (names ?? []).entries()) look([...path, index], name, topics, 'topic');
  };
  const ofConditions = (path: PolicyFault['path'], when: Conditions) =>
    lookAll([...path, 'when', 'topics'], when.topics);

  for (const [index, rule] of policy.routing.entries()) {
    ofConditions(['routing', index], rule.when);
    if (rule.team !== undefined) look(['routing', index, 'team'], rule.team, teams, 'team');
  }
  for (const [index, one] of policy.autoResponses.entries()) ofConditions(['autoResponses', index], one.when);
  for (const [index, one] of policy.actions.entries()) ofConditions(['actions', index], one.when);
  for (const [index, one] of policy.pages.entries()) lookAll(['pages', index, 'topics'], one.topics);
  for (const [index, tier] of policy.escalation.tiers.entries())
    lookAll(['escalation', 'tiers', index, 'topics'], tier.topics);
  return faults;
}

/** The known name that a misspelt one is most like; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 3));
  const near = known
    .map(one => ({ one, distance: distance(name.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= most ? near.one : undefined;
}

/** Letters to change, add or take away. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
