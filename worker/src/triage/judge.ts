import type { CustomerFacts } from '../access/customer.ts';
import { readSmallTalk } from '../answering/small-talk.ts';
import { textOf } from '../handoff/attempts.ts';
import type { Trigger } from '../handoff/types.ts';
import type { Message } from '../protocol.ts';
import type { Situation } from './conditions.ts';
import { factIn, reasonsFor } from './conditions.ts';
import { failedAnswers } from './failed-answers.ts';
import { findKeywordIn } from './keywords.ts';
import { offered, topicChosen } from './offers.ts';
import { DEFAULT_POLICY } from './policy/default.ts';
import type { AccountSignal, Policy } from './policy/types.ts';
import type { Opinion } from './second-opinion.ts';
import { withOpinion } from './second-opinion.ts';
import type { TopicModel } from './topic/model.ts';
import type { Triage } from './triage.ts';
import { triage } from './triage.ts';
import { closeTopics } from './which-topic.ts';

/** What becomes of a message. Survives as JSON. */
export type Judgement =
  | { kind: 'answer'; topic?: string }
  /** Answered, but a person sees it first. */
  | { kind: 'draft'; topic?: string }
  | { kind: 'escalate'; trigger: Trigger; topic?: string }
  /** Asked which of these topics it is about. */
  | { kind: 'ask'; topics: string[] }
  | { kind: 'auto-response'; id: string; topic?: string; because: string[] }
  | { kind: 'self-service'; id: string; topic?: string; because: string[] };

/** What became of a message, and by which policy. Survives as JSON. */
export interface JudgedAs {
  triage: Triage;
  judgement: Judgement;
  policyVersion: number;
}

/** What surrounds a message. */
export interface JudgeContext {
  /** The segment's earlier messages, oldest first. */
  history: readonly Message[];
  policy?: Policy;
  model?: TopicModel;
  /** What a language model made of the message, where it was asked. */
  opinion?: Opinion;
  /** Only while the product vouches for it. */
  customer?: Pick<CustomerFacts, 'traits'>;
  signals?: readonly AccountSignal[];
  pagePath?: string;
  /** Names of the actions that the page registered. */
  pageActions?: readonly string[];
}

/**
 * Decides in code, before anything is searched, what becomes of a message: the wish for a person wins over
 * all; then topics for people alone, words that escalate, customers who get a person at once, frustration,
 * answers that did not help; then what the team wrote for the case or customers can do themselves, each
 * once; then topics, or all that is about none of them, whose answer a person sees first.
 */
export function judge(
  message: { id: string; text: string },
  context: JudgeContext,
): { triage: Triage; judgement: Judgement } {
  const { history, policy = DEFAULT_POLICY, model, opinion, pagePath } = context;
  const said = saidIn(history);
  const own = triage(message.text, {
    policy,
    said,
    ...(model && { model }),
    ...(pagePath && { pagePath }),
  });
  const read = opinion ? withOpinion(own, opinion, policy) : own;
  const chosen = topicChosen(message.text, history, policy);
  const found = chosen ? { ...read, topic: chosen } : read;
  return { triage: found, judgement: judgementOf(message, found, said, { ...context, policy }) };
}

/** What the customer wrote, oldest first. */
export function saidIn(history: readonly Message[]): string[] {
  return history.flatMap(one => (one.role === 'user' ? [textOf(one)] : []));
}

function judgementOf(
  message: { id: string; text: string },
  read: Triage,
  said: readonly string[],
  { history, policy, customer, signals = [], pagePath, pageActions = [] }: JudgeContext & { policy: Policy },
): Judgement {
  const { escalation } = policy;
  const topic = read.topic && { topic: read.topic.id };
  const escalate = (kind: Trigger['kind'], detail?: string): Judgement => ({
    kind: 'escalate',
    trigger: { kind, messageId: message.id, ...(detail && { detail }) },
    ...topic,
  });
  if (read.wantsPerson) return escalate('asked');
  if (read.topic?.mode === 'human-only') return escalate('topic', `${read.topic.id}: ${read.topic.because}`);
  const keyword = findKeywordIn([...said, message.text], escalation.keywords);
  if (keyword) return escalate('keyword', keyword);
  const tier = escalation.tiers
    .filter(({ topics }) => !topics || (topic && topics.includes(topic.topic)))
    .map(rule => factIn(rule, customer))
    .find(Boolean);
  if (tier) return escalate('tier', tier);
  if (read.frustration && escalation.frustration) return escalate('frustration', read.frustration.join(', '));
  const failed = failedAnswers(message, history);
  if (failed >= escalation.failedAnswers) return escalate('unhelped', `${failed} answers`);

  const situation: Situation = {
    said: [...said, message.text],
    ...topic,
    ...(customer && { customer }),
    signals,
    ...(pagePath && { pagePath }),
    ...(read.language && { language: read.language }),
    severity: read.severity,
    sentiment: read.sentiment,
  };
  const ready = failed === 0 ? readyMade(situation, history, policy, pageActions) : undefined;
  if (ready) return { ...ready, ...topic };
  const close = closeTopics(message.text, read, history, policy);
  if (close) return { kind: 'ask', topics: close };
  const mode = read.topic?.mode ?? (readSmallTalk(message.text) ? 'autonomous' : policy.otherwise);
  if (mode === 'human-only') return escalate('topic', 'none of the topics that are answered');
  if (mode === 'assisted') return { kind: 'draft', ...topic };
  return { kind: 'answer', ...topic };
}

/** What the policy has ready for the case and did not offer yet: doing it oneself comes first. */
function readyMade(
  situation: Situation,
  history: readonly Message[],
  policy: Policy,
  pageActions: readonly string[],
): Judgement | undefined {
  // The newest message alone: an earlier one had its chance.
  const now = { ...situation, said: situation.said.slice(-1) };
  for (const { id, when, call } of policy.actions) {
    // What this page cannot do is not offered on it.
    if (call !== undefined && !pageActions.includes(call)) continue;
    const because = offered(history, 'action', id) ? undefined : reasonsFor(when, now);
    if (because && because.length > 0) return { kind: 'self-service', id, because };
  }
  for (const { id, when } of policy.autoResponses) {
    const because = offered(history, 'auto-response', id) ? undefined : reasonsFor(when, now);
    if (because && because.length > 0) return { kind: 'auto-response', id, because };
  }
  return undefined;
}
