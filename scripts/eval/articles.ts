import type { ArticleView, Citation } from '../../worker/src/protocol.ts';
import type { RunningWorker } from '../lib/worker.ts';

/** Reads published articles as the widget does, each once. */
export interface ArticleReader {
  /** Fetches what is cited, so that `textOf` can be asked. */
  load(citations: readonly Citation[]): Promise<void>;
  /** The article's text, when it is still at the citation's version. */
  textOf(citation: Citation): string | undefined;
}

/** A reader for one site, with a customer's session token. */
export function createArticleReader(worker: RunningWorker, token: string): ArticleReader {
  const known = new Map<string, ArticleView | undefined>();
  return {
    async load(citations) {
      for (const { articleId } of citations) {
        if (known.has(articleId)) continue;
        const response = await fetch(`${worker.url}/v1/articles/${encodeURIComponent(articleId)}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        known.set(articleId, response.ok ? ((await response.json()) as ArticleView) : undefined);
      }
    },
    textOf({ articleId, version }) {
      const article = known.get(articleId);
      return article?.version === version ? article.text : undefined;
    },
  };
}
