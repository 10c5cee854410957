import { languageOf } from '../answering/words.ts';
import { buildPackage } from '../handoff/package.ts';
import { dueAt } from '../handoff/sla.ts';
import type { HandoffPackage, Trigger } from '../handoff/types.ts';
import { recallContext } from './context.ts';
import type { HandoffRecord } from './handoffs.ts';
import { pathOf } from './page-path.ts';
import type { ConversationState } from './state.ts';

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
    slaFor: priority => dueAt(handoff.sla, handoff.hours, priority, now),
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
