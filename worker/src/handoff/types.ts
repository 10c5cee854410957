import type { CustomerFacts } from '../access/customer.ts';
import type { PageContext } from '../protocol.ts';
import type { Route } from '../triage/routing.ts';

/** Why a conversation went to people. The code decides, never a model. */
export type TriggerKind =
  /** The customer tapped 'talk to a person'. */
  | 'button'
  /** The customer wrote that they want a person. */
  | 'asked'
  /** Two answers in a row did not help. */
  | 'unhelped'
  | 'frustration'
  /** The topic is for people only. */
  | 'topic'
  | 'keyword'
  /** An article's internal note says so. */
  | 'note'
  /** The topic is assisted: a person checks the draft. */
  | 'assisted'
  /** What the product vouches for says that this customer gets a person at once. */
  | 'tier'
  /** The best answer was too uncertain, and the policy hands such questions over. */
  | 'low_confidence'
  /** A person took the conversation from the desk. */
  | 'taken';

export interface Trigger {
  kind: TriggerKind;
  /** The word, topic or article that fired, for agents: 'keyword: refund'. */
  detail?: string;
  /** The message that fired it. */
  messageId?: string;
}

export type Priority = 'low' | 'normal' | 'high' | 'urgent';
export type Sentiment = 'negative' | 'neutral' | 'positive';

/** What the assistant tried, and how it ended as far as the conversation shows. */
export interface Attempt {
  question: string;
  /** The answer's first words, without marks; '' where nothing was answered. */
  answer: string;
  citations: Array<{ articleId: string; title: string; url?: string }>;
  outcome: 'helped' | 'not_helped' | 'no_answer' | 'stopped' | 'unknown';
}

/** One message, as an agent reads it. */
export interface TranscriptEntry {
  /** Its place in the conversation; names it on the ticket. */
  seq: number;
  messageId: string;
  from: 'customer' | 'assistant' | 'agent';
  /** The agent's name. */
  name?: string;
  /** Plain text or the assistant's Markdown; masked. */
  text: string;
  /** ISO 8601 */
  at: string;
  page?: string;
  attachments?: AttachmentRef[];
}

export interface AttachmentRef {
  id: string;
  name: string;
  /** Sniffed media type. */
  type: string;
  /** Bytes */
  size: number;
}

/** Three lines that spare an agent the transcript. */
export interface Summary {
  wanted: string;
  tried: string;
  open: string;
}

/** When a ticket is due. All times ISO 8601. */
export interface SlaTimes {
  policy: string;
  firstReplyDueAt?: string;
  resolutionDueAt?: string;
}

/** Everything the person who takes over needs, as one value; rendered once per helpdesk. */
export interface HandoffPackage {
  /** The intent: conversation and segment. The ticket's external id in every helpdesk. */
  key: string;
  site: { id: string; name: string };
  conversation: string;
  segment: number;
  /** One line, at most 120 characters. */
  subject: string;
  question: { text: string; at: string };
  summary: Summary;
  trigger: Trigger;
  attempts: Attempt[];
  /** Messages of the customer in this segment. */
  turns: number;
  transcript: TranscriptEntry[];
  page?: PageContext;
  /** Present only while the product vouches for it. */
  verified?: CustomerFacts;
  /** What the page or the visitor says: never facts. */
  claimed: Record<string, string>;
  email?: { address: string; isVerified: boolean };
  language: string;
  sentiment: Sentiment;
  topic?: string;
  priority: Priority;
  /** Which rule of the policy sent it where, and why. */
  route?: Route;
  sla?: SlaTimes;
  suggestedArticles: Array<{ articleId: string; title: string; url?: string }>;
  /** The conversation in the desk. */
  deskUrl?: string;
  createdAt: string;
}

/**
 * `${site}.${conversation}#${segment}`: a segment is handed over at most once. With the site, for visitors choose
 * their conversation's id, and several sites may share a helpdesk.
 */
export function handoffKey(site: string, conversation: string, segment: number): string {
  return `${site}.${conversation}#${segment}`;
}
