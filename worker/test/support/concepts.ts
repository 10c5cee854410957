import type { Embedder, VectorIndex } from '../../src/knowledge/vector-types.ts';
import { VectorError } from '../../src/knowledge/vector-types.ts';

/** Words that mean the same, a dimension a line. */
const CONCEPTS = [/refund|money back/i, /automobile|car\b/i, /giraffe|spotted neck/i, /zebra/i];

/** An embedder that knows the meaning of a few words, as a model would of many. */
export function conceptEmbedder(name = 'concepts-1'): Embedder {
  return {
    name,
    dimensions: CONCEPTS.length + 1,
    embed: async texts => texts.map(text => [...CONCEPTS.map(concept => (concept.test(text) ? 1 : 0)), 0.01]),
  };
}

/** An index whose calls fail while `isDown` says so. */
export function fragileIndex(index: VectorIndex, isDown: () => boolean): VectorIndex {
  const check = () => {
    if (isDown()) throw new VectorError('unavailable', 'The index is down.');
  };
  return {
    async upsert(records) {
      check();
      return await index.upsert(records);
    },
    async query(query) {
      check();
      return await index.query(query);
    },
    async remove(namespace, ids) {
      check();
      return await index.remove(namespace, ids);
    },
    describe: () => index.describe(),
  };
}
