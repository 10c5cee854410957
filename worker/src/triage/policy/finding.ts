import type { Judgement } from '../judge.ts';
import { titleOf } from '../topics.ts';
import type { PolicyFault } from './references.ts';
import type { Conditions, Policy, PolicyTopic } from './types.ts';

/** Something in a policy that is allowed and yet not what its writer can want. */
export interface PolicyFinding extends PolicyFault {
  level: 'error' | 'warning' | 'note';
  /** What a customer might write, and what becomes of it today. */
  example: { text: string; becomes: string };
}

/** What becomes of a message. */
export interface Outcome {
  text: string;
  topic?: string;
  judgement: Judgement;
  becomes: string;
}

/** What a customer might write about a topic. */
export function sampleOf(topic: PolicyTopic): string {
  const [keyword] = topic.keywords ?? [];
  return (
    topic.examples?.[0] ??
    (keyword
      ? `I have a question about ${keyword}`
      : `I have a question about ${titleOf(topic).toLowerCase()}`)
  );
}

/** What a customer might write where these conditions hold. */
export function sampleFor(when: Conditions, { topics }: Pick<Policy, 'topics'>): string {
  const [id] = when.topics ?? [];
  const topic = topics.find(one => one.id === id);
  const [keyword] = when.keywords ?? [];
  if (keyword) return `I have a question about ${keyword}`;
  return topic ? sampleOf(topic) : 'anything';
}
