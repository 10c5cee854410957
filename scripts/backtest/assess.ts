import { createHash } from 'node:crypto';
import { contentStems, shareIn } from '../../worker/src/answering/overlap.ts';
import { ownCategories } from '../../worker/src/triage/audit/categories.ts';
import type { AuditTicket } from '../../worker/src/triage/audit/types.ts';
import { slugOf } from '../../worker/src/triage/audit/vectors.ts';
import type { Policy } from '../../worker/src/triage/policy/types.ts';
import type { Assessed, Marks, OutcomeKind, Replay } from './types.ts';

/** The customer got a last word without a person. */
const FINAL: ReadonlySet<OutcomeKind> = new Set(['answered', 'auto-response', 'self-service']);
const REFUND = /\brefund(?:ed|s)?\b|\bmoney back\b|\bcredit note\b|\breimburse/i;
/** "We do not refund": nobody got anything. */
const NO_REFUND = /\b(?:no|not|cannot|can't|don't|do not|without|never) (?:\w+ ){0,3}refund/i;

/**
 * Whether a person was needed, by what happened to the ticket: handed on, tagged as escalated, refunded. Never
 * by the policy that is tried.
 */
export function neededPerson({ isEscalated, tags, answer = '' }: AuditTicket): string | undefined {
  if (isEscalated) return 'it was handed on or escalated';
  const tag = tags.find(one => REFUND.test(one.replaceAll('_', ' ').replaceAll('-', ' ')));
  if (tag) return `it is tagged “${tag}”`;
  if (REFUND.test(answer) && !NO_REFUND.test(answer)) return 'it ended in a refund';
  return undefined;
}

/** Holds each replay against its ticket's own history, and against what a reviewer said of the same words. */
export function assess(
  replays: readonly Replay[],
  all: readonly AuditTicket[],
  policy: Policy,
  marks: Marks,
): Assessed[] {
  const topicOf = ownTopics(all, policy);
  return replays.map(replay => {
    const { ticket, kind, text, citations } = replay;
    const fingerprint = fingerprintOf(replay);
    const known = Object.hasOwn(marks, ticket.id) ? marks[ticket.id] : undefined;
    const mark = known && known.seen === fingerprint ? known.verdict : undefined;
    const needed = mark === 'should-escalate' ? 'a reviewer says so' : neededPerson(ticket);
    const ownTopic = topicOf.get(ticket.id);
    const isFinal = FINAL.has(kind);
    const isAccepted = mark === 'accept';
    const isMissedEscalation = isFinal && needed !== undefined && !isAccepted;
    const mode = policy.topics.find(({ id }) => id === ownTopic)?.mode;
    const isForbidden = isFinal && !isAccepted && (mode === 'human-only' || mark === 'should-not-answer');
    const isWrong = mark === 'wrong' || mark === 'wrong-context';
    const linked = ticket.articles ?? [];
    const similarity = similarityOf(text, ticket.answer);
    return {
      ...replay,
      fingerprint,
      ...(needed !== undefined && { needed }),
      ...(ownTopic !== undefined && { ownTopic }),
      isMissedEscalation,
      isForbidden,
      isResolved: isFinal && !isMissedEscalation && !isForbidden && !isWrong,
      ...(similarity !== undefined && { similarity }),
      ...(linked.length > 0 &&
        citations.length > 0 && {
          citesLinked: citations.some(({ articleId }) => linked.includes(articleId)),
        }),
      ...(mark && { mark }),
      isMarkStale: known !== undefined && known.seen !== fingerprint,
    };
  });
}

/** The policy's topic that each ticket's own label means. */
function ownTopics(tickets: readonly AuditTicket[], policy: Policy): Map<string, string> {
  const { labels } = ownCategories(tickets);
  const ids = new Map(
    policy.topics.flatMap(({ id, category }) => [
      [id, id] as const,
      ...(category === undefined ? [] : [[slugOf(category), id] as const]),
    ]),
  );
  return new Map(
    tickets.flatMap(({ id }, index) => {
      const label = labels[index];
      const topic = label === undefined ? undefined : ids.get(slugOf(label));
      return topic === undefined ? [] : [[id, topic] as const];
    }),
  );
}

/** How alike two answers are: the harmonic mean of the shares of content words that each holds of the other. */
function similarityOf(ours: string, theirs: string | undefined): number | undefined {
  const [left, right] = [contentStems(ours.replace(/\[\d+\]/g, '')), contentStems(theirs ?? '')];
  if (left.size === 0 || right.size === 0) return undefined;
  const [precision, recall] = [shareIn(left, right), shareIn(right, left)];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function fingerprintOf({ kind, text, action }: Replay): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, text, action?.id]))
    .digest('hex')
    .slice(0, 12);
}
