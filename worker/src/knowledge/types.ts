/** Articles and passages as the rest of the worker sees them. Pure: no I/O, no package. */
import type { Evidence } from './ranking/evidence.ts';

/** One article as a source hands it over. `text` is article text, see article-text.ts. */
export interface ArticleInput {
  /** Unique in its site; stable across ingests. */
  id: string;
  title: string;
  text: string;
  /** Never shown or quoted: what the assistant and the agents should know. */
  notes?: string;
  url?: string;
  /** BCP 47 */
  locale?: string;
  area?: string;
  /** Globs over the path (`/app/billing*`) of pages where this article is most likely meant. */
  pages?: string[];
  /** Plans of the product that it is meant for; everybody's unless given. */
  plans?: string[];
  /** ISO 8601 */
  updatedAt?: string;
}

export interface Article extends ArticleInput {
  site: string;
  source: string;
  /** Hash of everything a customer could see: a citation names the version it quotes. */
  version: string;
  locale: string;
}

/** A stretch of an article that can be found and quoted: characters [start, end) of its text. */
export interface Passage {
  ordinal: number;
  /** Headings above it, outermost first, without the title. */
  headings: string[];
  text: string;
  start: number;
  end: number;
}

/** A passage that retrieval found, with why. */
export interface FoundPassage extends Passage {
  site: string;
  articleId: string;
  version: string;
  title: string;
  url?: string;
  locale: string;
  area?: string;
  /** Higher is better; comparable within one retrieval only. */
  score: number;
  /** Named parts of the score, for the trace. */
  signals: Record<string, number>;
}

/** An article as ranked for a question. */
export interface RankedArticle {
  articleId: string;
  title: string;
  url?: string;
  locale: string;
  /** Comparable within one retrieval only. */
  score: number;
  /** Named parts of the score: words, votes and priors. */
  signals: Record<string, number>;
}

export interface RetrievalQuery {
  site: string;
  text: string;
  /** Path of the page the customer is on, for priors. */
  pagePath?: string;
  locale?: string;
  /** The customer's plan, for priors. */
  plan?: string;
  /** Articles that the conversation was about: a prior for a follow-up, never a filter. */
  focusArticles?: string[];
  /** Passages at most. */
  limit: number;
}

/** A resolved question that spoke for its articles. */
export interface LearnedVote {
  id: string;
  title: string;
  /** 1 for the most alike. */
  similarity: number;
  articles: string[];
}

export interface Retrieval {
  passages: FoundPassage[];
  /**
   * The best article's passages in its own order (40 at most), found or not: a short question names
   * the subject, and the steps that answer it may share no word with it.
   */
  article: Passage[];
  /** Share of the question's weight that the best article covers, 0 to 1. */
  coverage: number;
  /** Terms that were searched for, for the trace. */
  terms: string[];
  /** True when the site has no article at all. */
  isEmpty: boolean;
  /** All candidates, best first. */
  articles: RankedArticle[];
  /** What the confidence was worked out from; absent where nothing was found. */
  evidence?: Evidence;
  /** How likely the best article answers, 0 to 1; see confidence.ts. */
  confidence: number;
  /** Misspelt words and what they were taken for. */
  mended: Array<{ word: string; as: string }>;
  /** Resolved questions that voted, most alike first; a few. */
  learned: LearnedVote[];
  /** Parts that failed while the others worked, and what the search cost. */
  meta: { rowsRead: number; notes: string[] };
}

/** Port: finds passages. Throws ProblemError('knowledge_unavailable') when the store cannot be read. */
export interface Retriever {
  retrieve(query: RetrievalQuery): Promise<Retrieval>;
}

/** What the assistant and the agents should know of an article, and customers must not see. */
export interface ArticleNote {
  articleId: string;
  text: string;
}

/**
 * Port: what a turn asks of articles beside retrieval; one query each. Throws
 * ProblemError('knowledge_unavailable').
 */
export interface ArticleFacts {
  /** Of these articles, the ids of those that are still the version named. */
  currentOf(site: string, refs: Array<{ articleId: string; version: string }>): Promise<Set<string>>;
  /** The internal notes of these articles; of those that have some. */
  notesOf(site: string, articleIds: string[]): Promise<ArticleNote[]>;
}

/** What a run would do, by article id; told before anything is sent. */
export interface IngestPlan {
  added: string[];
  changed: string[];
  unchanged: string[];
  /** Stored for this source and no longer in it. */
  removed: string[];
}

/** An article with the hash that a compare-and-set names: hashArticle's, of everything its source said. */
export interface StoredArticle extends Article {
  hash: string;
}

/** An article without its text, to compare what is stored with a copy. */
export type ArticleSummary = Pick<StoredArticle, 'id' | 'source' | 'title' | 'version' | 'hash'>;

/** Articles in the order of their ids. */
export interface ArticlePage<Item> {
  articles: Item[];
  /** The id to go on after; absent on the last page. */
  cursor?: string;
}

export interface ArticlePageQuery {
  /** Ids after this one. */
  after?: string;
  /** Articles at most; a page of full articles ends earlier when they are long. */
  limit: number;
}

/** Port: reads a site's articles page by page. Throws ProblemError('knowledge_unavailable'). */
export interface ArticleReader {
  readArticles(site: string, query: ArticlePageQuery): Promise<ArticlePage<StoredArticle>>;
  readSummaries(site: string, query: ArticlePageQuery): Promise<ArticlePage<ArticleSummary>>;
}

/** The hash that each article must still have; null where there must be none. */
export type ExpectedHashes = Readonly<Record<string, string | null>>;

/** What became of one batch. A rejected article does not keep the others from being stored. */
export interface PutReport {
  stored: string[];
  rejected: Array<{ id: string; reason: string }>;
  /** What failed beside the articles, which are stored all the same. */
  warnings?: string[];
  /** Rows that D1 wrote for the articles, indexes included. */
  rowsWritten?: number;
}

/** What became of a removal. */
export interface RemoveReport {
  removed: string[];
  /** What failed beside the articles, which are removed all the same. */
  warnings?: string[];
  /** Articles of the site that still have no vectors; absent where there are no vectors. */
  unvectored?: number;
}

/**
 * Port: what ingest writes and what articles are read from. Every batch is all or nothing, so a run
 * that was cut off leaves a consistent knowledge base. Throws ProblemError('knowledge_unavailable').
 */
export interface IngestStore {
  /** `hash` is hashArticle's. */
  planIngest(
    site: string,
    source: string,
    articles: Array<{ id: string; hash: string }>,
  ): Promise<IngestPlan>;
  /**
   * With `expect` nothing is written unless every article named there is as expected: throws
   * ProblemError('version_conflict') with the ids as paths of `errors`.
   */
  putArticles(
    site: string,
    source: string,
    articles: ArticleInput[],
    expect?: ExpectedHashes,
  ): Promise<PutReport>;
  /**
   * Removes the source's articles that are not kept and returns their ids. Throws
   * ProblemError('source_shrunk') when at least as many would go as stay, unless forced.
   */
  removeMissing(
    site: string,
    source: string,
    keptIds: string[],
    options: { force: boolean },
  ): Promise<RemoveReport>;
  /** Removes the articles named, all or none: throws ProblemError('version_conflict') as putArticles does. */
  removeExpected(site: string, expect: ExpectedHashes): Promise<RemoveReport>;
  getArticle(site: string, id: string): Promise<Article | undefined>;
  countArticles(site: string): Promise<number>;
}
