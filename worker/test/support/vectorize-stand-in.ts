import type { VectorizeBinding } from '../../src/knowledge/adapters/vectorize-index.ts';

export interface StandInOptions {
  dimensions: number;
  /** Properties with a metadata index from the start. */
  metadataIndexes: string[];
  /** For delays and faults. */
  seed: number;
  /** Share of calls that fail before they do anything; never two in a row. */
  faultShare?: number;
}

export interface VectorizeStandIn extends VectorizeBinding {
  /** Only vectors written afterwards can be filtered by it. */
  createMetadataIndex(property: string): void;
  /** Calls so far, failed ones included. */
  calls(): number;
}

interface Stored {
  namespace: string;
  values: number[];
  metadata: Record<string, unknown>;
  /** Property → value as the metadata index has it. */
  indexed: Record<string, unknown>;
}

/** Calls after which a mutation becomes visible, at most. */
const LONGEST_DELAY = 8;

/**
 * A Vectorize index as its documentation describes it, in memory: writes are queued and seen some calls
 * later, ids belong to the index (not to the namespace), only the first 64 bytes of a string in an indexed
 * property count, and what the service refuses is refused.
 */
export function createVectorizeStandIn(options: StandInOptions): VectorizeStandIn {
  const random = seeded(options.seed);
  const indexes = new Set(options.metadataIndexes);
  const stored = new Map<string, Stored>();
  const queue: Array<{ id: string; dueAt: number; apply: () => void }> = [];
  let tick = 0;
  let hasJustFailed = false;
  let processed: string | null = null;

  const arrive = () => {
    tick++;
    for (let next = queue[0]; next && next.dueAt <= tick; next = queue[0]) {
      next.apply();
      processed = next.id;
      queue.shift();
    }
    hasJustFailed = !hasJustFailed && random() < (options.faultShare ?? 0.2);
    if (hasJustFailed) throw new Error('VECTOR_ERROR (code = 10013): internal error');
  };
  const enqueue = (apply: () => void) => {
    const id = `mutation-${tick}-${Math.floor(random() * 1e9)}`;
    queue.push({ id, dueAt: tick + 1 + Math.floor(random() * LONGEST_DELAY), apply });
    return { mutationId: id };
  };
  const indexedOf = (metadata: Record<string, unknown>) =>
    Object.fromEntries(
      [...indexes].flatMap(property =>
        property in metadata ? [[property, cut(metadata[property])] as const] : [],
      ),
    );

  return {
    calls: () => tick,
    createMetadataIndex: property => void indexes.add(property),

    async describe() {
      arrive();
      // The types say number; the service sends a UUID and a date as strings.
      const state: unknown = {
        vectorCount: stored.size,
        dimensions: options.dimensions,
        processedUpToDatetime: new Date(0).toISOString(),
        processedUpToMutation: processed,
      };
      return state as VectorizeIndexInfo;
    },

    async upsert(vectors) {
      arrive();
      refuse(vectors.length > 1000, 'too many vectors in one upsert');
      const copies = vectors.map(vector => {
        refuse(vector.id === '' || size(vector.id) > 64, `id ${vector.id} is too long`);
        refuse(size(vector.namespace ?? '') > 64, 'namespace is too long');
        refuse(vector.values.length !== options.dimensions, 'wrong number of dimensions');
        refuse(size(JSON.stringify(vector.metadata ?? {})) > 10 * 1024, 'metadata is too large');
        return structuredClone({ ...vector, values: Array.from(vector.values) });
      });
      return enqueue(() => {
        for (const { id, namespace = '', values, metadata = {} } of copies) {
          stored.set(id, { namespace, values, metadata, indexed: indexedOf(metadata) });
        }
      });
    },

    async deleteByIds(ids) {
      arrive();
      refuse(ids.length > 1000, 'too many ids in one deletion');
      const copies = [...ids];
      return enqueue(() => copies.forEach(id => void stored.delete(id)));
    },

    async query(vector, query = {}) {
      arrive();
      const { topK = 5, namespace = '', returnMetadata = 'none', returnValues = false, filter } = query;
      const isFull = returnValues || returnMetadata === 'all' || returnMetadata === true;
      refuse(topK < 1 || topK > (isFull ? 20 : 100), `topK ${topK} is out of bounds`);
      refuse(vector.length !== options.dimensions, 'wrong number of dimensions');
      refuse(filter !== undefined && size(JSON.stringify(filter)) >= 2048, 'filter is too large');
      const matches = [...stored]
        .filter(([, entry]) => entry.namespace === namespace && passes(entry.indexed, filter ?? {}))
        .map(([id, entry]) => ({
          id,
          score: cosine(entry.values, Array.from(vector)),
          namespace,
          ...(returnValues && { values: entry.values }),
          ...(returnMetadata === 'indexed' && { metadata: entry.indexed as Record<string, string> }),
          ...(isFull && { metadata: entry.metadata as Record<string, string> }),
        }))
        .sort((a, b) => b.score - a.score || random() - 0.5)
        .slice(0, topK);
      return { matches, count: matches.length };
    },
  };
}

/** Reproducible numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function passes(indexed: Record<string, unknown>, filter: VectorizeVectorMetadataFilter): boolean {
  return Object.entries(filter).every(([property, condition]) => {
    refuse(property.startsWith('$') || /["."]/.test(property), `filter key ${property}`);
    const value = indexed[property];
    const operators = typeof condition === 'object' && condition !== null ? condition : { $eq: condition };
    return Object.entries(operators).every(([operator, wanted]) => {
      if (operator === '$eq') return value === wanted;
      if (operator === '$in') return Array.isArray(wanted) && wanted.includes(value as string);
      throw new Error(`VECTOR_QUERY_ERROR: operator ${operator} is not played here`);
    });
  });
}

function refuse(isRefused: boolean, reason: string): void {
  if (isRefused) throw new Error(`VECTOR_ERROR (code = 40000): ${reason}`);
}

function size(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The first 64 bytes of a string, without a character that was cut in two. */
function cut(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const bytes = new TextEncoder().encode(value).slice(0, 64);
  return new TextDecoder().decode(bytes).replace(/\uFFFD$/, '');
}

function cosine(a: number[], b: number[]): number {
  const sum = (x: number[], y: number[]) => x.reduce((total, value, i) => total + value * (y[i] ?? 0), 0);
  return sum(a, b) / (Math.sqrt(sum(a, a) * sum(b, b)) || 1);
}
