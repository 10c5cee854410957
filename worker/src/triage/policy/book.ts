import type { Policy } from './types.ts';

/** One published version, without its words. */
export interface PolicyVersion {
  version: number;
  /** Who published it, as they named themselves. */
  author: string;
  /** Why, in their words; may be ''. */
  note: string;
  /** ISO 8601 */
  createdAt: string;
}

export interface StoredPolicy extends PolicyVersion {
  /** As it was written, comments and all. */
  text: string;
}

/** What a topic classifier was trained from, for people. */
export interface TopicModelAbout {
  /** Rows of examples and tickets. */
  rows: number;
  /** Whether past tickets were among them, and not the policy's examples alone. */
  fromTickets?: boolean;
  topics: string[];
  bytes: number;
  /** ISO 8601 */
  trainedAt: string;
}

export interface NewPolicy {
  text: string;
  policy: Policy;
  author: string;
  note: string;
  /** The version it was made from; 0 for the first. */
  base: number;
  /** Takes effect with it; left out, the one that is there stays. */
  model?: { chunks: Uint8Array[]; about: TopicModelAbout };
}

/** Port: every version of a site's policy; the newest is in force. */
export interface PolicyBook {
  newest(site: string): Promise<StoredPolicy | undefined>;
  get(site: string, version: number): Promise<StoredPolicy | undefined>;
  /** Newest first, at most a hundred. */
  versions(site: string): Promise<PolicyVersion[]>;
  /** @returns the new version; or, where another was published since `base`, that one. */
  publish(
    site: string,
    next: NewPolicy,
  ): Promise<{ ok: true; version: number } | { ok: false; newest: number }>;
  model(site: string): Promise<TopicModelAbout | undefined>;
}
