/** Questions that were resolved, to learn from. Pure types. */

/** One resolved question as it is handed in. */
export interface ResolvedQuestion {
  /** Unique in its site: the ticket's or the conversation's. */
  id: string;
  title: string;
  text: string;
  /** Articles that resolved it. */
  articles: string[];
  /** What resolved it, in words. */
  reply?: string;
  /** Path of the page it was asked on. */
  page?: string;
  /** ISO 8601 */
  askedAt?: string;
  origin: 'history' | 'conversation';
}

/** One learned question as it is stored. */
export interface LearnedRecord extends ResolvedQuestion {
  /** ISO 8601 */
  learnedAt: string;
}

/** What became of a batch. */
export interface LearnReport {
  learned: string[];
  unchanged: string[];
  /** With the reason: withdrawn before, no known article, no words. */
  skipped: Array<{ id: string; reason: string }>;
}

/**
 * Port: the collection of resolved questions whose neighbours vote for articles. Every call is all
 * or nothing and safe to repeat. Throws ProblemError('knowledge_unavailable').
 */
export interface LearnedStore {
  learn(site: string, questions: ResolvedQuestion[]): Promise<LearnReport>;
  /** Takes questions out of the collection and remembers not to learn them again. Returns those that were there. */
  withdraw(site: string, ids: string[], reason: string): Promise<string[]>;
  /** Lets withdrawn questions be learned again. */
  restore(site: string, ids: string[]): Promise<string[]>;
  /** Learned questions in order of id, after `cursor`; optionally only those that speak for an article. */
  list(
    site: string,
    options: { cursor?: string; article?: string; limit: number },
  ): Promise<{ questions: LearnedRecord[]; next?: string }>;
  get(site: string, id: string): Promise<LearnedRecord | undefined>;
}
