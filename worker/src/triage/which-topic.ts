import type { Message } from '../protocol.ts';
import { wasAskedTopic } from './offers.ts';
import type { Policy, PolicyTopic } from './policy/types.ts';
import type { Triage } from './triage.ts';

/** Who writes more than this says enough to search with. */
const SHORT_WORDS = 12;
/** Two topics are close when the second is at least this share of the first … */
const CLOSE_SHARE = 0.6;
/** … and together they are most of what it can be. */
const TOGETHER_FROM = 0.6;
const OUTSIDE_BELOW = 0.5;
const CHOICES_AT_MOST = 3;

/**
 * The topics to ask about: about equally likely, treated differently, and neither named by the message
 * itself. Undefined where there is nothing to ask, or it was asked before.
 */
export function closeTopics(
  text: string,
  { topic, likely, outOfScope = 1 }: Triage,
  history: readonly Message[],
  policy: Pick<Policy, 'topics' | 'actions' | 'autoResponses'>,
): string[] | undefined {
  const isNamed = topic !== undefined && !['classifier', 'model'].includes(topic.by);
  const [first, second] = likely;
  if (isNamed || !first || !second || outOfScope >= OUTSIDE_BELOW) return undefined;
  if (text.trim().split(/\s+/).length > SHORT_WORDS || wasAskedTopic(history)) return undefined;
  const isClose = second.confidence >= CLOSE_SHARE * first.confidence;
  if (!isClose || first.confidence + second.confidence < TOGETHER_FROM) return undefined;
  const close = likely
    .filter(({ confidence }) => confidence >= CLOSE_SHARE * first.confidence)
    .slice(0, CHOICES_AT_MOST)
    .flatMap(({ id }) => policy.topics.find(one => one.id === id) ?? []);
  const ways = new Set(close.map(one => wayOf(one, policy)));
  return ways.size > 1 ? close.map(({ id }) => id) : undefined;
}

/** How a topic is dealt with: two that go the same way need no question. */
function wayOf({ id, mode, articles }: PolicyTopic, policy: Pick<Policy, 'actions' | 'autoResponses'>) {
  const ready = [...policy.actions, ...policy.autoResponses].filter(({ when }) => when.topics?.includes(id));
  return JSON.stringify([mode, articles ?? [], ready.map(one => one.id)]);
}
