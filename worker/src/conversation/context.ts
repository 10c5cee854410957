import type { AccountSignal, Policy } from '../triage/policy/types.ts';
import type { MetaStore } from './meta.ts';
import type { SpeakingContext } from './types.ts';

/** Keeps the site's settings, the verified facts and the page as the latest request had them. */
export function rememberContext(meta: MetaStore, { site, customer, page }: SpeakingContext): void {
  meta.set('context', JSON.stringify({ site, ...(customer && { customer }), ...(page && { page }) }));
}

/** @throws when the conversation has not begun. */
export function recallContext(meta: MetaStore): SpeakingContext {
  const stored = meta.get('context');
  if (stored === undefined) throw new Error('The conversation has not begun.');
  return JSON.parse(stored) as SpeakingContext;
}

/** What routing goes by: the rules in force when the latest message was judged, and what was known of the account. */
export type RoutingContext = Pick<Policy, 'routing' | 'teams'> & {
  signals: readonly AccountSignal[];
  lowConfidence: Policy['escalation']['lowConfidence'];
};

/** Keeps the rules for whatever hands over later without a request. */
export function rememberRouting(
  meta: MetaStore,
  { routing, teams, escalation }: Policy,
  signals: readonly AccountSignal[],
): void {
  const context: RoutingContext = { routing, teams, signals, lowConfidence: escalation.lowConfidence };
  const next = JSON.stringify(context);
  if (meta.get('routing') !== next) meta.set('routing', next);
}

/** Undefined where no message was judged yet. */
export function recallRouting(meta: MetaStore): RoutingContext | undefined {
  const stored = meta.get('routing');
  return stored === undefined ? undefined : (JSON.parse(stored) as RoutingContext);
}
