import { languageOfMessage } from '../answering/message-language.ts';
import { isUrgent, sentimentOf } from '../handoff/priority.ts';
import type { Sentiment } from '../handoff/types.ts';
import { reportsError } from './error-report.ts';
import { readFrustration } from './frustration.ts';
import type { Policy, Severity } from './policy/types.ts';
import { readSignal } from './sentiment/signal.ts';
import type { TopicModel } from './topic/model.ts';
import type { TopicReading } from './topics.ts';
import { readTopics } from './topics.ts';
import { wantsPersonIn } from './wants-person.ts';

/** All that one pass reads off a message; kept with its turn. Survives as JSON. */
export interface Triage extends TopicReading {
  sentiment: Sentiment;
  /** Signs that the customer has grown frustrated over the conversation; absent where they have not. */
  frustration?: string[];
  severity: Severity;
  /** Primary subtag; absent where the words do not show it. */
  language?: string;
  wantsPerson: boolean;
  /** Reports that the product fails. */
  reportsError: boolean;
}

export interface TriageContext {
  policy: Policy;
  /** What the customer wrote before, oldest first. */
  said: readonly string[];
  model?: TopicModel;
  pagePath?: string;
}

/** From here on one message says that its writer is unhappy. */
const NEGATIVE_FROM = 0.6;

/** Reads a message in one pass. Pure and without a model of language: a few milliseconds at most. */
export function triage(text: string, { policy, said, model, pagePath }: TriageContext): Triage {
  const topics = readTopics(text, policy, { said, ...(model && { model }), ...(pagePath && { pagePath }) });
  const all = [...said, text];
  const frustration = readFrustration(all);
  const language = languageOfMessage(text);
  const isError = reportsError(text);
  const wanted = wantsPersonIn(all) !== undefined;
  return {
    ...topics,
    sentiment: feeling(text, all, frustration.isFrustrated),
    ...(frustration.isFrustrated && { frustration: frustration.signs }),
    severity: isUrgent(text) ? 'urgent' : isError || frustration.isFrustrated ? 'normal' : 'low',
    ...(language && { language }),
    wantsPerson: wanted,
    reportsError: isError,
  };
}

/** By the conversation's last words, and by the message's own. */
function feeling(text: string, said: readonly string[], isFrustrated: boolean): Sentiment {
  const overall = sentimentOf(said, { kind: isFrustrated ? 'frustration' : 'asked' });
  if (overall !== 'neutral') return overall;
  const { label, strength } = readSignal('sentiment', text);
  return label === 'negative' && strength >= NEGATIVE_FROM ? 'negative' : 'neutral';
}
