import type { IngestStore } from './types.ts';
import type { VectorKeeper } from './vector-keeper.ts';

/**
 * An ingest store whose articles have vectors: written after the articles are stored, removed after they
 * are. What fails there is told as a warning and never undoes or keeps up the ingest.
 */
export function withVectors(store: IngestStore, keeper: VectorKeeper): IngestStore {
  return {
    ...store,
    async putArticles(site, source, articles, expect) {
      const report = await store.putArticles(site, source, articles, expect);
      if (report.stored.length === 0) return report;
      return { ...report, ...warning(await keeper.write(site, report.stored)) };
    },

    async removeMissing(site, source, keptIds, options) {
      const report = await store.removeMissing(site, source, keptIds, options);
      const warnings = await keeper.clean(site);
      return { ...report, ...warning(warnings), unvectored: await keeper.countMissing(site) };
    },

    async removeExpected(site, expect) {
      const report = await store.removeExpected(site, expect);
      return { ...report, ...warning(await keeper.clean(site)) };
    },
  };
}

function warning(warnings: string[]): { warnings?: string[] } {
  return warnings.length > 0 ? { warnings } : {};
}
