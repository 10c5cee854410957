/** What one side said. Internal notes are never among it. */
export interface ImportedReply {
  role: 'customer' | 'helper';
  /** ISO 8601 */
  created: string;
  text: string;
  helpful: number;
  unhelpful: number;
  /** Ids of the articles that were linked, as the imported articles have them. */
  kb: string[];
}

/** A past ticket: one line of tickets.jsonl, which is the format of threads.jsonl and more. */
export interface ImportedTicket {
  id: string;
  title: string;
  text: string;
  /** What it was about, by the vendor's own classification. */
  topic?: string;
  tags: string[];
  created: string;
  updated?: string;
  status: 'open' | 'solved';
  priority?: string;
  channel?: string;
  /** Path or address of the page it was written on. */
  page?: string;
  rating?: 'good' | 'bad';
  timings: { firstReplySeconds?: number; resolutionSeconds?: number };
  replies: ImportedReply[];
}

/** A ticket that is deleted at the vendor's goes here too. */
export interface DeletedTicket {
  id: string;
  deleted: true;
}

/** A help-centre article that everybody may read. */
export interface ImportedArticle {
  id: string;
  title: string;
  body: string;
  format: 'html' | 'markdown';
  url?: string;
  locale?: string;
  /** Its section or folder. */
  area?: string;
  updated?: string;
}

/** One page of a list, and where the next begins. The cursor is kept in the state file as it is. */
export interface Page<T> {
  items: T[];
  cursor: unknown;
  /** Nothing follows now. For tickets, the cursor then tells where the next run goes on. */
  isLast: boolean;
}

/** Reads page after page; `undefined` begins. The same cursor may be asked for again. */
export type PageReader<T> = (cursor: unknown) => Promise<Page<T>>;

/** A vendor's account to read from. */
export interface ImportSource {
  /** 'Zendesk https://acme.zendesk.com': a folder belongs to one. */
  name: string;
  tickets: PageReader<ImportedTicket | DeletedTicket>;
  /** Lists all articles at every run, so that one that is gone or private now is noticed. Absent: has none. */
  articles?: PageReader<ImportedArticle>;
}
