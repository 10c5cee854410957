import { readSmallTalk } from '../answering/small-talk.ts';
import type { Policy, TopicMode } from './policy/types.ts';
import { titleOf } from './topics.ts';
import type { Triage } from './triage.ts';

/** What a language model is shown of a message; masked before it came here. */
export interface OpinionRequest {
  text: string;
  /** What the customer wrote before, oldest first. */
  before: readonly string[];
  topics: ReadonlyArray<{ id: string; title: string; examples: readonly string[] }>;
}

/** What it may say: a choice among given words, never text of its own. */
export interface Opinion {
  /** One of the topics asked about; absent for none of them. */
  topic?: string;
  wantsPerson: boolean;
  isUnhappy: boolean;
}

/** Port: a language model that reads a message. Throws ModelError. */
export interface SecondOpinion {
  of(request: OpinionRequest): Promise<Opinion>;
}

const EXAMPLES_SHOWN = 3;
/** Less than this is no question yet: "ok", "and now?". */
const WORDS_AT_LEAST = 3;
const SAID_BEFORE = 3;

/** Whether code alone does not know what a message is about; what it knows, nobody is asked about. */
export function isUnsure(text: string, { topic, wantsPerson }: Triage, { topics }: Policy): boolean {
  if (topic || wantsPerson || topics.length === 0 || readSmallTalk(text)) return false;
  return text.trim().split(/\s+/).length >= WORDS_AT_LEAST;
}

/** What to ask about a message. */
export function opinionRequest(
  text: string,
  said: readonly string[],
  { topics }: Pick<Policy, 'topics'>,
): OpinionRequest {
  return {
    text,
    before: said.slice(-SAID_BEFORE),
    topics: topics.map(topic => ({
      id: topic.id,
      title: titleOf(topic),
      examples: (topic.examples ?? []).slice(0, EXAMPLES_SHOWN),
    })),
  };
}

const STRICTEST: readonly TopicMode[] = ['human-only', 'assisted', 'autonomous'];

/**
 * A reading with an opinion: it fills in what code left open, and takes nothing back. A topic named so is never
 * dealt with more freely than a message about no topic, so that talking a model into one gains nothing.
 */
export function withOpinion(read: Triage, opinion: Opinion, policy: Policy): Triage {
  const named = read.topic ? undefined : policy.topics.find(({ id }) => id === opinion.topic);
  const mode = named && STRICTEST.find(one => one === named.mode || one === policy.otherwise);
  return {
    ...read,
    ...(named &&
      mode && {
        topic: { id: named.id, mode, by: 'model' as const, because: 'a model read it so', confidence: 0.5 },
      }),
    wantsPerson: read.wantsPerson || opinion.wantsPerson,
    sentiment: read.sentiment === 'neutral' && opinion.isUnhappy ? 'negative' : read.sentiment,
  };
}
