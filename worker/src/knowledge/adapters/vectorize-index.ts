import { z } from 'zod';
import { bytesOf, digest, indexedValue } from '../vector-id.ts';
import {
  checkIds,
  checkQuery,
  checkRecords,
  indexedMetadata,
  slicesOf,
  wrongLength,
} from '../vector-limits.ts';
import type { VectorFilter, VectorIndex, VectorMatch, VectorMetadata } from '../vector-types.ts';
import { FILTER_BYTES, VectorError } from '../vector-types.ts';
import { callVendor } from './vendor-call.ts';

/** What is used of the binding. */
export type VectorizeBinding = Pick<Vectorize, 'describe' | 'query' | 'upsert' | 'deleteByIds'>;

export interface VectorizeOptions {
  /** A read, in milliseconds; a write gets ten times that. */
  timeoutMs?: number;
  retryAfterMs?: number;
}

const READ_MS = 1_500;
const WRITE_FACTOR = 10;
/** Vectors an upsert from a Worker may hold, and ids a deletion. */
const WRITE_BATCH = 1_000;
/** Leading characters of an id that tell namespaces apart: ids are one index's, not one namespace's. */
const PREFIX_LENGTH = 11;

/** Loose: what else a match holds is not ours. */
const matchSchema = z.object({
  id: z.string(),
  score: z.number(),
  metadata: z.object({ articleId: z.string(), locale: z.string().optional(), area: z.string().optional() }),
});
const matchesSchema = z.object({ matches: z.array(matchSchema) });
const mutationSchema = z.object({ mutationId: z.string() });
const stateSchema = z.object({
  vectorCount: z.number(),
  dimensions: z.number(),
  processedUpToMutation: z.union([z.string(), z.number()]).nullish(),
});

/**
 * Vectorize (v2). The index needs metric cosine and metadata indexes for articleId, locale and area that were
 * made before the first vector was written. Writes are seen after seconds to minutes: `describe` tells,
 * as long as nobody else writes to the index meanwhile. `candidates` are not used: Vectorize scores all.
 */
export function createVectorizeIndex(
  binding: VectorizeBinding,
  { timeoutMs = READ_MS, retryAfterMs }: VectorizeOptions = {},
): VectorIndex {
  const retry = retryAfterMs === undefined ? {} : { retryAfterMs };
  const reading = { vendor: 'Vectorize', timeoutMs, ...retry };
  const writing = { vendor: 'Vectorize', timeoutMs: timeoutMs * WRITE_FACTOR, ...retry };
  let lastMutation: string | null = null;
  let dimensions: number | undefined;

  const describe = async () => {
    const state = parse(stateSchema, await callVendor(reading, () => binding.describe()));
    dimensions = state.dimensions;
    return state;
  };
  /** Asked once: an index never changes its length, and the vendor's refusal has no status to tell it by. */
  const checkLength = async (length: number) => {
    const expected = dimensions ?? (await describe()).dimensions;
    if (length !== expected) throw wrongLength(length, expected);
  };
  const write = async (work: () => Promise<VectorizeAsyncMutation>) => {
    lastMutation = parse(mutationSchema, await callVendor(writing, work)).mutationId;
  };

  return {
    async upsert(records) {
      const checked = [...checkRecords(records)];
      for (const [, known] of checked) await checkLength(known[0]?.values.length ?? 0);
      const vectors = checked.flatMap(([namespace, known]) =>
        known.map(({ id, values, metadata }) => ({
          id: prefixOf(namespace) + id,
          namespace,
          values,
          metadata: { ...indexedMetadata(metadata) },
        })),
      );
      for (const slice of slicesOf(vectors, WRITE_BATCH)) await write(() => binding.upsert(slice));
      return { mutationId: vectors.length ? lastMutation : null };
    },

    async query(query) {
      checkQuery(query);
      await checkLength(query.vector.length);
      const filter = query.filter && filterOf(query.filter);
      const answer = await callVendor(reading, () =>
        binding.query(query.vector, {
          namespace: query.namespace,
          topK: query.topK,
          returnMetadata: 'indexed',
          ...(filter && { filter }),
        }),
      );
      return ranked(parse(matchesSchema, answer).matches, query.namespace);
    },

    async remove(namespace, ids) {
      checkIds(namespace, ids);
      const stored = ids.map(id => prefixOf(namespace) + id);
      for (const slice of slicesOf(stored, WRITE_BATCH)) await write(() => binding.deleteByIds(slice));
      return { mutationId: ids.length ? lastMutation : null };
    },

    async describe() {
      const state = await describe();
      const processedUpTo = state.processedUpToMutation?.toString() || null;
      return {
        vectors: state.vectorCount,
        dimensions: state.dimensions,
        processedUpTo,
        isSettled: lastMutation === null || processedUpTo === lastMutation,
      };
    },
  };
}

function prefixOf(namespace: string): string {
  return `${digest(namespace).slice(0, PREFIX_LENGTH)}:`;
}

function ranked(matches: Array<z.infer<typeof matchSchema>>, namespace: string): VectorMatch[] {
  const prefix = prefixOf(namespace);
  return matches
    .filter(match => match.id.startsWith(prefix))
    .map(({ id, score, metadata: { articleId, locale, area } }) => {
      const metadata: VectorMetadata = {
        articleId,
        ...(locale !== undefined && { locale }),
        ...(area !== undefined && { area }),
      };
      return { id: id.slice(prefix.length), score, metadata };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Values are cut as the index cuts them, else a long one would equal nothing. */
function filterOf(filter: VectorFilter): VectorizeVectorMetadataFilter {
  const conditions = Object.entries(filter).flatMap(([field, wanted]) => {
    if (wanted === undefined) return [];
    const values = [wanted].flat().map(indexedValue);
    return [[field, typeof wanted === 'string' ? { $eq: values[0] ?? '' } : { $in: values }] as const];
  });
  const written = Object.fromEntries(conditions);
  if (bytesOf(JSON.stringify(written)) >= FILTER_BYTES) {
    throw new VectorError('limit', `The filter has ${FILTER_BYTES} bytes or more. Name fewer values.`);
  }
  return written;
}

function parse<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new VectorError('malformed', 'Vectorize answered in a form we do not know.', { cause: parsed.error });
}
