import type { ActionOffer, Citation, Clarify } from '../../worker/src/protocol.ts';
import type { AuditTicket } from '../../worker/src/triage/audit/types.ts';
import type { JudgedAs } from '../../worker/src/triage/judge.ts';

/** What a customer would have got. */
export type OutcomeKind =
  | 'answered'
  | 'auto-response'
  | 'self-service'
  | 'asked'
  | 'drafted'
  | 'escalated'
  | 'declined'
  | 'failed';

/** One ticket, asked again. */
export interface Replay {
  ticket: AuditTicket;
  kind: OutcomeKind;
  /** What was said, or drafted; '' where it went to a person at once. */
  text: string;
  citations: Citation[];
  action?: ActionOffer;
  clarify?: Clarify;
  judged?: JudgedAs;
  confidence: number;
  /** Why it failed, with kind `failed`. */
  failure?: string;
  /** Sentences that no cited passage holds. */
  unsupported: string[];
}

/** What a reviewer thinks of what a customer would have got. */
export type Verdict = 'accept' | 'wrong-context' | 'wrong' | 'should-escalate' | 'should-not-answer';

export interface Mark {
  verdict: Verdict;
  /** Of what was looked at: a mark on other words counts no more. */
  seen: string;
}

export type Marks = Record<string, Mark>;

/** A replay beside what the ticket's own history and the reviewer say. */
export interface Assessed extends Replay {
  /** Names what a reviewer sees. */
  fingerprint: string;
  /** Why a person was needed, by the ticket's own history or a reviewer; absent where none was. */
  needed?: string;
  /** The policy's topic by the ticket's own label. */
  ownTopic?: string;
  isMissedEscalation: boolean;
  /** The ticket's own topic is for people alone, and it was answered. */
  isForbidden: boolean;
  isResolved: boolean;
  /** Of content words with the person's answer, 0 to 1; absent where either says nothing. */
  similarity?: number;
  /** Whether an article was cited that a person linked; absent where none was linked or nothing was cited. */
  citesLinked?: boolean;
  mark?: Verdict;
  isMarkStale: boolean;
}
