import { indexedValue, passageNamespace } from './vector-id.ts';
import { searchVectors } from './vector-leg.ts';
import type { Embedder, VectorIndex } from './vector-types.ts';

/** Embedder and index of passages, as retrieval and ingest use them together. */
export interface Vectors {
  embedder: Embedder;
  index: VectorIndex;
  /** Names embedder and index: what another holder wrote is written anew. */
  holder: string;
  /** Cosine below which a text has nothing to do with the question; depends on the embedder. */
  floor: number;
}

/** Articles near to a question by their best passage. */
export interface NearArticles {
  /** Ids as the index keeps them, see `nearnessOf`; the nearest 1, one at the floor 0. */
  nearness: Map<string, number>;
  notes: string[];
}

/** Passages asked for. */
const TOP_K = 20;

export const NOTHING_NEAR: NearArticles = { nearness: new Map(), notes: [] };

/** Asks the vectors for articles near to a text. A failing or empty index gives none, and a note. */
export async function findNear(vectors: Vectors, site: string, text: string): Promise<NearArticles> {
  const { embedder, index, floor } = vectors;
  const namespace = passageNamespace(site, embedder.name);
  const { matches, note } = await searchVectors(
    { embedder, index },
    { namespace, question: text, topK: TOP_K },
  );
  const best = Math.max(0, ...matches.map(({ score }) => score - floor));
  const nearness = new Map<string, number>();
  for (const { score, metadata } of matches) {
    if (score <= floor) continue;
    const near = (score - floor) / best;
    nearness.set(metadata.articleId, Math.max(near, nearness.get(metadata.articleId) ?? 0));
  }
  return { nearness, notes: note ? [note] : [] };
}

/** An article's nearness, 0 when it is not near: the index keeps no more than the first 64 bytes of an id. */
export function nearnessOf(articleId: string, { nearness }: NearArticles): number {
  if (nearness.size === 0) return 0;
  return nearness.get(indexedValue(articleId)) ?? 0;
}
