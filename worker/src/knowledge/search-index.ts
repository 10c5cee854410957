/** Port: what retrieval reads. Pure; the D1 adapter and its tests stand behind it. */
import type { Passage } from './types.ts';

/** How common words are among the documents of one collection of one site. */
export interface CollectionStatistics {
  documents: number;
  /** Words of all documents together. */
  words: number;
  /** In how many documents each stem that was asked for occurs; a missing one occurs in none. */
  frequencies: Map<string, number>;
}

/** What a site holds. */
export interface SiteKnowledge {
  articles: CollectionStatistics;
  learned: CollectionStatistics;
  passages: number;
  /** Share of the articles whose title is a question. */
  askingShare: number;
  /** Distinct page patterns of the site's articles. */
  patterns: string[];
  locale: string;
}

/** An article that some search proposed, with those of its passages that were proposed. */
export interface CandidateArticle {
  id: string;
  version: string;
  title: string;
  url?: string;
  locale: string;
  area?: string;
  pages: string[];
  plans: string[];
  /** Words of title and text. */
  words: number;
  /** The title is a question. */
  asks: boolean;
  passages: CandidatePassage[];
}

/** A passage as ranking sees it; its text is read only once it is chosen. */
export interface CandidatePassage {
  ordinal: number;
  /** Stems of headings and text in order, joined by spaces. */
  stems: string;
}

/** A resolved question near to the one that is asked. */
export interface LearnedQuestion {
  id: string;
  title: string;
  /** Stems of title, title and text, joined by spaces. */
  stems: string;
  page?: string;
  /** Articles that resolved it, with how many learned questions each of them resolved. */
  articles: Array<{ id: string; questions: number }>;
}

/** One full-text search among a site's passages. */
export interface PassageSearch {
  /** FTS5 expression; null takes passages as they come. */
  match: string | null;
  fields: 'all' | 'title';
  /** Only passages of articles with one of these page patterns. */
  patterns?: string[];
  limit: number;
}

export interface SearchResult {
  articles: CandidateArticle[];
  learned: LearnedQuestion[];
  /** false: what `describe` told of the site has changed since; nothing was found, and it is to be asked again. */
  isCurrent: boolean;
}

/** A word of the vocabulary that resembles another. */
export interface SimilarWord {
  word: string;
  stem: string;
  /** Documents of this site that hold the stem. */
  frequency: number;
}

/** Names one passage of one article. */
export function passageKey(articleId: string, ordinal: number): string {
  return `${ordinal} ${articleId}`;
}

export interface SearchIndex {
  /** undefined: the site has no article. May tell what it remembers: `search` says whether that still holds. */
  describe(site: string, stems: string[]): Promise<SiteKnowledge | undefined>;
  /** For each word (folded) the most similar ones that this site uses, a limited number, in no particular order. */
  findSimilar(site: string, words: string[]): Promise<Map<string, SimilarWord[]>>;
  search(
    site: string,
    searches: PassageSearch[],
    learned: { match: string; limit: number } | undefined,
  ): Promise<SearchResult>;
  /** Articles by id with their first passages; an id that a vector index may have cut stands for all that begin with it. */
  fetchArticles(site: string, ids: string[], passagesEach: number): Promise<CandidateArticle[]>;
  /** The passages named, and all of one article (a limited number), with their texts. */
  readPassages(
    site: string,
    named: Array<{ articleId: string; ordinal: number }>,
    whole: { articleId: string; limit: number },
  ): Promise<{ named: Map<string, Passage>; whole: Passage[] }>;
  /** Rows the database has read for this index object so far. */
  rowsRead(): number;
}
