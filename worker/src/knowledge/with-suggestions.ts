import type { LearnedStore } from './learned-types.ts';
import type { SuggestionStore } from './suggestions.ts';
import type { IngestStore } from './types.ts';

type Refresh = Pick<SuggestionStore, 'refresh'>;

/**
 * The same store, with suggested questions worked out anew once a change of articles is complete: at a
 * source's end, and after each batch that compares what it replaces, which is one in itself.
 */
export function withSuggestions(store: IngestStore, suggestions: Refresh): IngestStore {
  return {
    ...store,
    async putArticles(site, source, articles, expect) {
      const report = await store.putArticles(site, source, articles, expect);
      if (expect && report.stored.length > 0) await suggestions.refresh(site);
      return report;
    },
    async removeMissing(site, source, keptIds, options) {
      const report = await store.removeMissing(site, source, keptIds, options);
      await suggestions.refresh(site);
      return report;
    },
    async removeExpected(site, expect) {
      const report = await store.removeExpected(site, expect);
      await suggestions.refresh(site);
      return report;
    },
  };
}

/** The same store, with suggested questions worked out anew after what is learned by the batch. */
export function learnedWithSuggestions(store: LearnedStore, suggestions: Refresh): LearnedStore {
  const onlySmall = true;
  return {
    ...store,
    async learn(site, questions) {
      const report = await store.learn(site, questions);
      if (report.learned.length > 0) await suggestions.refresh(site, { onlySmall });
      return report;
    },
    async withdraw(site, ids, reason) {
      const withdrawn = await store.withdraw(site, ids, reason);
      if (withdrawn.length > 0) await suggestions.refresh(site, { onlySmall });
      return withdrawn;
    },
  };
}
