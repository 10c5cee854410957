/** One past ticket, as every reader hands it over: plain text, times in milliseconds since 1970 (UTC). */
export interface AuditTicket {
  id: string;
  subject: string;
  text: string;
  createdAt?: number;
  firstReplyAt?: number;
  solvedAt?: number;
  /** As the export has it; absent when the ticket carries none. */
  category?: string;
  tags: readonly string[];
  team?: string;
  agent?: string;
  requester?: string;
  /** From the ticket's own history; absent when the export does not say. */
  isEscalated?: boolean;
  /** Messages after the first one, of either side. */
  replies?: number;
  /** Read only when details are asked for: where it was written, and what was known of the customer. */
  page?: string;
  plan?: string;
  tier?: string;
  /** What a person answered. */
  answer?: string;
  /** Articles that people linked. */
  articles?: readonly string[];
}

/** An article of the help centre, as far as the audit needs it. */
export interface AuditArticle {
  id: string;
  title: string;
  text: string;
}

export type Bucket = 'informational' | 'troubleshooting' | 'human-judgment';

/** A measured number with what it means, in one plain sentence each. */
export interface Factor {
  name: string;
  value: number;
  explanation: string;
}

/** Who solved a category's tickets, how fast, and how many were escalated. Hours; shares from 0 to 1. */
export interface ResolutionPath {
  who: Array<{ name: string; share: number }>;
  /** Tickets with both times. */
  timed: number;
  medianHoursToResolution?: number;
  medianHoursToFirstReply?: number;
  medianReplies?: number;
  escalationShare?: number;
}

/** How far the help centre speaks of a category. */
export interface Coverage {
  /** Share of the looked-at tickets with an article that holds most of their words. */
  share: number;
  state: 'covered' | 'partly' | 'none';
  articles: Array<{ id: string; title: string; tickets: number }>;
}

export interface CategoryAudit {
  id: string;
  name: string;
  /** From the export's own tags, or found by grouping tickets that have none. */
  origin: 'export' | 'grouped';
  tickets: number;
  /** Of these, untagged tickets counted here by their words. */
  proposed: number;
  share: number;
  bucket: Bucket;
  reasons: string[];
  score: number;
  factors: Factor[];
  path: ResolutionPath;
  coverage?: Coverage;
  /** Subjects nearest to the middle of the category, personal data taken out. */
  examples: string[];
}

export type TagFinding = 'untagged' | 'mis-tagged';

export interface TagProposal {
  ticketId: string;
  subject: string;
  finding: TagFinding;
  currentTag: string;
  proposedTag: string;
  reason: string;
}

/** The whole audit; the same tickets give the same value. */
export interface AuditResult {
  window: { from?: string; until?: string; days: number };
  tickets: number;
  outsideWindow: number;
  duplicates: number;
  categorySource: 'category column' | 'tags' | 'grouping';
  weeks: Array<{ week: string; tickets: number }>;
  categories: CategoryAudit[];
  /** Categories below the cut, together. */
  rest: { categories: number; tickets: number };
  uncategorised: number;
  /** Over all tickets of the window. */
  path: ResolutionPath;
  tagging: TaggingSummary;
  notices: string[];
}

export interface TaggingSummary {
  untagged: number;
  misTagged: number;
  /** How often the words alone give the tag the export has, on tickets kept out of the training. */
  agreement?: number;
  groups: Array<{ finding: TagFinding; from: string; to: string; tickets: number; reason: string }>;
  proposals: TagProposal[];
}
