import { slicesOf } from './vector-limits.ts';
import type { Embedder, VectorFilter, VectorIndex, VectorMatch, VectorRecord } from './vector-types.ts';
import { EMBED_BATCH, VectorError } from './vector-types.ts';

/** Why the vectors added nothing, for the trace. */
export type VectorNote = 'vectors_empty' | `vectors_failed:${VectorError['failure']}`;

export interface VectorLeg {
  matches: VectorMatch[];
  note?: VectorNote;
}

export interface VectorLegQuery {
  namespace: string;
  /** What to embed, or the vector where it is known already. */
  question: string | number[];
  topK: number;
  filter?: VectorFilter;
  candidates?: string[];
}

/**
 * Asks the vectors without ever failing: words alone can answer. A failure of embedder or index, or an
 * index that knows nothing yet, gives no matches and a note. Anything but a VectorError is a fault of ours
 * and is thrown.
 */
export async function searchVectors(
  { embedder, index }: { embedder: Embedder; index: VectorIndex },
  { question, ...query }: VectorLegQuery,
): Promise<VectorLeg> {
  try {
    const vector =
      typeof question === 'string' ? (await embedder.embed([question], 'question'))[0] : question;
    if (!vector) return { matches: [], note: 'vectors_failed:malformed' };
    const matches = await index.query({ ...query, vector });
    return matches.length ? { matches } : { matches, note: 'vectors_empty' };
  } catch (error) {
    if (!(error instanceof VectorError)) throw error;
    return { matches: [], note: `vectors_failed:${error.failure}` };
  }
}

/** A passage or question to be made findable; a passage's `text` begins with its title on a line of its own. */
export type VectorText = Omit<VectorRecord, 'values'> & { text: string };

/** Embeds texts, a hundred at a time, and stores them in one call. Nothing is stored unless all were embedded. Throws VectorError. */
export async function writeVectors(
  { embedder, index }: { embedder: Embedder; index: VectorIndex },
  texts: VectorText[],
): Promise<void> {
  const records: VectorRecord[] = [];
  for (const slice of slicesOf(texts, EMBED_BATCH)) {
    const vectors = await embedder.embed(
      slice.map(({ text }) => text),
      'passage',
    );
    slice.forEach(({ namespace, id, metadata }, place) => {
      records.push({ namespace, id, metadata, values: vectors[place] ?? [] });
    });
  }
  await index.upsert(records);
}
