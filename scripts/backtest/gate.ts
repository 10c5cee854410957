import type { BacktestSummary } from './summary.ts';
import type { Assessed } from './types.ts';

/** A run that later ones are compared with. */
export interface AcceptedRun {
  acceptedAt: string;
  n: number;
  resolvedShare: number;
  /** By ticket: whether it was resolved. */
  resolved: Record<string, boolean>;
}

export interface Gate {
  isOpen: boolean;
  /** Why it is shut, in plain words. */
  reasons: string[];
  /** How this run differs from the accepted one; absent where none was accepted. */
  change?: string;
  /** Tickets of both runs that are resolved now and were not, and the other way round. */
  won?: string[];
  lost?: string[];
}

/** Whether a policy may go live: nothing that only people may answer, nothing missed, nothing made up, no loss. */
export function gateOf(summary: BacktestSummary, all: readonly Assessed[], accepted?: AcceptedRun): Gate {
  const reasons = [
    ...stop(summary.humanOnlyAnswered, 'for people alone was answered', 'for people alone were answered'),
    ...stop(
      summary.missedEscalations,
      'needed a person and was answered',
      'needed a person and were answered',
    ),
    ...stop(summary.unsupported, 'got a sentence without support', 'got sentences without support'),
    ...(summary.outcomes.failed > 0 ? [`${summary.outcomes.failed} could not be replayed.`] : []),
  ];
  const drop = accepted && dropOf(summary, all, accepted);
  if (drop?.isBeyondChance) reasons.push(drop.words);
  return {
    isOpen: reasons.length === 0,
    reasons,
    ...(drop && { change: drop.words, won: drop.won, lost: drop.lost }),
  };
}

/** This run as the accepted one. */
export function acceptedRun(summary: BacktestSummary, all: readonly Assessed[], at: string): AcceptedRun {
  return {
    acceptedAt: at,
    n: summary.n,
    resolvedShare: summary.resolvedShare,
    resolved: Object.fromEntries(all.map(({ ticket, isResolved }) => [ticket.id, isResolved])),
  };
}

function stop(ids: readonly string[], one: string, many: string): string[] {
  if (ids.length === 0) return [];
  const named = `${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ', …' : ''}`;
  return [`${ids.length} ticket${ids.length === 1 ? ` ${one}` : `s ${many}`}: ${named}.`];
}

/**
 * Fewer resolved than before, beyond chance: over the tickets of both runs by what changed (McNemar's, exact), else
 * by the two shares (a normal approximation).
 */
function dropOf(summary: BacktestSummary, all: readonly Assessed[], accepted: AcceptedRun) {
  const shared = all.filter(({ ticket }) => Object.hasOwn(accepted.resolved, ticket.id));
  const was = (one: Assessed) => accepted.resolved[one.ticket.id] === true;
  const ids = (some: readonly Assessed[]) => some.map(({ ticket }) => ticket.id);
  const lost = ids(shared.filter(one => was(one) && !one.isResolved));
  const won = ids(shared.filter(one => !was(one) && one.isResolved));
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  if (shared.length >= summary.n / 2) {
    const before = shared.filter(was).length;
    const now = before - lost.length + won.length;
    const words = `Of ${shared.length} tickets of both runs ${now} are resolved, ${before} were: ${won.length} won, ${lost.length} lost.`;
    const isBeyondChance = lost.length > won.length && tail(lost.length, lost.length + won.length) < 0.05;
    return { words, won, lost, isBeyondChance };
  }
  const [a, b] = [accepted.resolvedShare, summary.resolvedShare];
  const error = Math.sqrt((a * (1 - a)) / accepted.n + (b * (1 - b)) / Math.max(1, summary.n));
  return {
    words: `${percent(b)} of ${summary.n} are resolved; ${percent(a)} of ${accepted.n} other tickets were.`,
    won,
    lost,
    isBeyondChance: a - b > 1.96 * error,
  };
}

/** How likely it is that at least so many of n coins fall to one side. */
function tail(hits: number, n: number): number {
  let term = 0.5 ** n;
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    if (k >= hits) sum += term;
    term = (term * (n - k)) / (k + 1);
  }
  return sum;
}
