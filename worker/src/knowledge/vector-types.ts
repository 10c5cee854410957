/** Ports for meaning-like search: embedder, vector index, reranker. Pure: no I/O, no package. */

/** A question is asked once and may be weighed otherwise than a passage that is stored. */
export type EmbeddingKind = 'passage' | 'question';

/**
 * Port: turns texts into vectors of one length. Any text is taken, also an empty one; the answer has
 * one vector a text, in order. Throws VectorError.
 */
export interface Embedder {
  /** Names model and version: vectors of two names are never compared. */
  readonly name: string;
  readonly dimensions: number;
  embed(texts: string[], kind: EmbeddingKind): Promise<number[][]>;
}

/** What a vector can be filtered by; compared by its first 64 bytes (METADATA_BYTES). */
export interface VectorMetadata {
  articleId: string;
  locale?: string;
  area?: string;
}

/** A vector to be stored: `id` is unique in its namespace, at most ID_BYTES long (see vector-id.ts). */
export interface VectorRecord {
  namespace: string;
  id: string;
  values: number[];
  metadata: VectorMetadata;
}

/** Every field named must equal the value, or one of the values. */
export type VectorFilter = Partial<Record<keyof VectorMetadata, string | string[]>>;

export interface VectorQuery {
  namespace: string;
  vector: number[];
  /** At most TOP_K. */
  topK: number;
  filter?: VectorFilter;
  /** Ids to score exactly, instead of a search. The embedded index only; others search all the same. */
  candidates?: string[];
}

export interface VectorMatch {
  id: string;
  /** Cosine, -1 to 1. Approximate in its third decimal. */
  score: number;
  /** Values cut to METADATA_BYTES. */
  metadata: VectorMetadata;
}

/** A write's receipt; null: nothing had to be written. */
export interface VectorMutation {
  mutationId: string | null;
}

export interface VectorIndexState {
  /** Of all namespaces. */
  vectors: number;
  /** Undefined: the index takes its length from the first vector. */
  dimensions?: number;
  /** The last mutation that queries see; null before the first. */
  processedUpTo: string | null;
  /** True when queries see everything this adapter has written. */
  isSettled: boolean;
}

/**
 * Port: vectors by similarity, a namespace a site and collection. Writes may become visible later
 * (see `describe`); the last write of an id wins. Best match first, equal scores by id. Throws VectorError.
 */
export interface VectorIndex {
  upsert(records: VectorRecord[]): Promise<VectorMutation>;
  query(query: VectorQuery): Promise<VectorMatch[]>;
  remove(namespace: string, ids: string[]): Promise<VectorMutation>;
  /** For operators and tests: may read a row a vector. */
  describe(): Promise<VectorIndexState>;
}

/** One of the texts that were ranked, by its place among them; `score` is 0 to 1. */
export interface RankedText {
  index: number;
  score: number;
}

/** Port: orders texts by how well they answer a question. At most topK, best first. Throws VectorError. */
export interface Reranker {
  readonly name: string;
  rerank(question: string, texts: string[], topK: number): Promise<RankedText[]>;
}

/** Longest id, in bytes: a vendor takes 64, and its adapter needs some for the namespace. */
export const ID_BYTES = 52;
export const NAMESPACE_BYTES = 64;
/** Metadata is compared by this many bytes. */
export const METADATA_BYTES = 64;
export const TOP_K = 100;
/** Longest vector. */
export const DIMENSIONS = 1536;
/** Texts a call of an embedding service. */
export const EMBED_BATCH = 100;
/** A filter as JSON is shorter, in bytes. */
export const FILTER_BYTES = 2048;

/** Why embedding, index or reranker failed; `limit`, `dimensions` are the caller's mistakes. */
export type VectorFailure =
  | 'unavailable'
  | 'timeout'
  | 'rate_limited'
  | 'unauthorized'
  | 'malformed'
  | 'dimensions'
  | 'limit';

/** The one error of this subject's ports. `message` is ours and says what to do; the vendor's is the cause. */
export class VectorError extends Error {
  override readonly name = 'VectorError';
  readonly failure: VectorFailure;

  constructor(failure: VectorFailure, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.failure = failure;
  }

  /** True when the same call may succeed a moment later. */
  get isRetryable(): boolean {
    return this.failure === 'unavailable' || this.failure === 'timeout' || this.failure === 'rate_limited';
  }
}
