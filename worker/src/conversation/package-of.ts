import { languageOf } from '../answering/words.ts';
import { buildPackage } from '../handoff/package.ts';
import { isUrgent, sentimentOf } from '../handoff/priority.ts';
import type { SlaPolicy } from '../handoff/sla.ts';
import { dueAt } from '../handoff/sla.ts';
import type { HandoffPackage, Trigger } from '../handoff/types.ts';
import type { Route } from '../triage/routing.ts';
import { routeFor } from '../triage/routing.ts';
import { recallContext, recallRouting } from './context.ts';
import type { HandoffRecord } from './handoffs.ts';
import { pathOf } from './page-path.ts';
import type { ConversationState } from './state.ts';
import { textOf } from './transcript.ts';

/** A segment as the package that people get. */
export function packageOf(
  state: ConversationState,
  trigger: Trigger,
  topic: string | undefined,
  segment = state.segments.current().n,
): HandoffPackage {
  const { site, customer, page } = recallContext(state.meta);
  const now = state.ports.now();
  const email = emailOf(state, customer?.email);
  const { handoff } = site;
  const route = routeOf(state, trigger, topic, segment);
  return buildPackage({
    conversation: state.meta.get('id') ?? '',
    segment,
    site: { id: site.id, name: site.name },
    messages: state.messagesOf(segment),
    trigger,
    ...(page && { page }),
    pages: pagesOf(state),
    ...(customer && { verified: customer }),
    ...(email && { email }),
    language: languageOf(page?.language ?? site.locale),
    ...(topic && { topic }),
    ...(route && { route }),
    slaFor: priority => dueAt(slaFor(handoff.sla, route), handoff.hours, priority, now),
    found: foundIn(state),
    now: new Date(now).toISOString(),
  });
}

/**
 * The package anew, with everything said so far. A new ticket in the place of one that is gone has a key of
 * its own; one that nobody has opened yet keeps its key.
 */
export function repackaged(state: ConversationState, record: HandoffRecord, issue: number): HandoffPackage {
  const { trigger, topic, key, createdAt, sla } = record.package;
  return {
    ...packageOf(state, trigger, topic, record.segment),
    key: issue === 0 ? key : `${key.replace(/\.\d+$/, '')}.${issue}`,
    createdAt,
    ...(issue > 0 && sla && { sla }),
  };
}

/** What holds for a handoff: the targets of its route where that has its own, under the route's name, else the site's. */
export function slaFor(sla: SlaPolicy, route: Route | undefined): SlaPolicy {
  if (!route?.sla) return sla;
  const { rule, sla: target } = route;
  const targets = { low: target, normal: target, high: target, urgent: target };
  return { ...sla, name: rule, targets };
}

/** By the rules in force, from how the segment's messages were read. */
function routeOf(
  state: ConversationState,
  trigger: Trigger,
  topic: string | undefined,
  segment: number,
): Route | undefined {
  const rules = recallRouting(state.meta);
  if (!rules) return undefined;
  const { customer, page } = recallContext(state.meta);
  const messages = state.messagesOf(segment).filter(({ role }) => role === 'user');
  const ids = new Set(messages.map(({ id }) => id));
  const read = state.judgements.all().filter(({ messageId }) => ids.has(messageId));
  const last = read.at(-1)?.triage;
  const said = messages.map(textOf);
  const about = topic ?? read.findLast(({ triage }) => triage.topic)?.triage.topic?.id;
  const pagePath = pathOf(page);
  const language = last?.language ?? page?.language;
  return routeFor(rules, {
    said,
    ...(about && { topic: about }),
    ...(customer && { customer }),
    signals: rules.signals,
    ...(pagePath && { pagePath }),
    ...(language && { language }),
    severity: said.some(isUrgent) ? 'urgent' : (last?.severity ?? 'low'),
    sentiment: sentimentOf(said, trigger),
    trigger: trigger.kind,
  });
}

function emailOf(state: ConversationState, verified: string | undefined): HandoffPackage['email'] {
  if (verified) return { address: verified, isVerified: true };
  const left = state.meta.get('email');
  return left ? { address: left, isVerified: false } : undefined;
}

/** Where each message was written, as far as its turn knows. */
function pagesOf(state: ConversationState): Map<string, string> {
  return new Map(
    state.turns.recent().flatMap(({ userMessageId, input }) => {
      const path = pathOf(input.page);
      return path ? [[userMessageId, path] as const] : [];
    }),
  );
}

/** What the search found for the latest question: articles for the agent to look at. */
function foundIn(state: ConversationState): Array<{ articleId: string; title: string }> {
  const last = state.turns.recent().at(-1);
  const passages = (last && state.turns.traceOf(last.id)?.passages) ?? [];
  return passages.map(({ articleId, title }) => ({ articleId, title }));
}
