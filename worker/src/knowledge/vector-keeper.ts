import type { Vectors } from './vector-candidates.ts';
import { passageNamespace, vectorId } from './vector-id.ts';
import { writeVectors } from './vector-leg.ts';
import { slicesOf } from './vector-limits.ts';
import { VectorError } from './vector-types.ts';

/** An article whose passages are to have vectors. */
export interface VectorArticle {
  id: string;
  title: string;
  locale: string;
  area?: string;
  hash: string;
  passages: Array<{ ordinal: number; headings: string; body: string }>;
  /** Vectors that it may have already. */
  held?: { holder: string; passages: number };
}

/** Vectors that must go: of articles that are gone, or of another holder. */
export interface StaleVectors {
  articleId: string;
  holder: string;
  passages: number;
}

/** Port: what is known of the vectors that were written. Throws VectorError('unavailable'). */
export interface VectorLedger {
  /** Articles without vectors of this holder, at most `limit`; among `ids` when they are given. */
  readMissing(site: string, holder: string, limit: number, ids?: string[]): Promise<VectorArticle[]>;
  countMissing(site: string, holder: string): Promise<number>;
  readStale(site: string, holder: string, limit: number): Promise<StaleVectors[]>;
  /** Says how many passages of each article may have a vector from now on; `hash` '' until all have. */
  record(
    site: string,
    holder: string,
    articles: Array<{ id: string; passages: number; hash: string }>,
  ): Promise<void>;
  forget(site: string, ids: string[]): Promise<void>;
}

/** Keeps a site's vectors in step with its articles. Never throws VectorError: a failure is a warning. */
export interface VectorKeeper {
  /** Writes vectors of the articles named, those that have none yet. */
  write(site: string, ids: string[]): Promise<string[]>;
  /** Removes vectors of articles that are gone, or of an earlier embedder or index. */
  clean(site: string): Promise<string[]>;
  /** Writes vectors of some articles that have none: `left` are still to do. */
  repair(site: string): Promise<{ written: number; left: number; warnings: string[] }>;
  /** Articles without vectors; 0 when that cannot be told. */
  countMissing(site: string): Promise<number>;
}

/** Articles a write reads at once, and articles a repair takes on: a Worker's time is short. */
const WRITE_ARTICLES = 100;
const REPAIR_ARTICLES = 200;
const CLEAN_ARTICLES = 500;

/** Writes by a ledger: what it says before a write makes sure that no vector is ever forgotten. */
export function createVectorKeeper(vectors: Vectors, ledger: VectorLedger): VectorKeeper {
  const { index, embedder, holder } = vectors;

  async function writeSome(site: string, articles: VectorArticle[]): Promise<void> {
    if (articles.length === 0) return;
    await removeAll(
      site,
      articles.flatMap(({ id, held }) =>
        held && held.holder !== holder ? [{ articleId: id, ...held }] : [],
      ),
    );
    const begun = articles.map(article => ({
      id: article.id,
      passages: Math.max(knownOf(article), article.passages.length),
      hash: '',
    }));
    await ledger.record(site, holder, begun);
    const namespace = passageNamespace(site, embedder.name);
    await writeVectors(vectors, textsOf(namespace, articles));
    // A shortened article's last passages.
    const gone = articles.flatMap(article => idsOf(article.id, article.passages.length, knownOf(article)));
    if (gone.length > 0) await index.remove(namespace, gone);
    await ledger.record(
      site,
      holder,
      articles.map(({ id, passages, hash }) => ({ id, passages: passages.length, hash })),
    );
  }

  function knownOf({ held }: VectorArticle): number {
    return held?.holder === holder ? held.passages : 0;
  }

  async function removeAll(site: string, stale: StaleVectors[]): Promise<void> {
    for (const [other, own] of byHolder(stale)) {
      const ids = own.flatMap(({ articleId, passages }) => idsOf(articleId, 0, passages));
      if (ids.length > 0) await index.remove(passageNamespace(site, embedderOf(other)), ids);
    }
  }

  async function cleanAll(site: string): Promise<void> {
    for (;;) {
      const stale = await ledger.readStale(site, holder, CLEAN_ARTICLES);
      await removeAll(site, stale);
      await ledger.forget(
        site,
        stale.map(({ articleId }) => articleId),
      );
      if (stale.length < CLEAN_ARTICLES) return;
    }
  }

  async function countMissing(site: string): Promise<number> {
    try {
      return await ledger.countMissing(site, holder);
    } catch (error) {
      if (!(error instanceof VectorError)) throw error;
      return 0;
    }
  }

  return {
    write: (site, ids) =>
      warned('Some articles are found by words alone for now.', async () => {
        for (const slice of slicesOf(ids, WRITE_ARTICLES)) {
          await writeSome(site, await ledger.readMissing(site, holder, WRITE_ARTICLES, slice));
        }
      }),

    clean: site => warned('Vectors of removed articles are still there.', () => cleanAll(site)),

    async repair(site) {
      let written = 0;
      const warnings = await warned('Some articles are found by words alone for now.', async () => {
        await cleanAll(site);
        const missing = await ledger.readMissing(site, holder, REPAIR_ARTICLES);
        await writeSome(site, missing);
        written = missing.length;
      });
      return { written, left: await countMissing(site), warnings };
    },

    countMissing,
  };
}

/** The name of what holds vectors: `store` is the kind of index. */
export function holderName(embedder: string, store: string): string {
  return `${embedder}|${store}`;
}

function embedderOf(holder: string): string {
  return holder.slice(0, holder.lastIndexOf('|'));
}

/** Ids of an article's vectors from one ordinal up to, not including, another. */
function idsOf(articleId: string, from: number, to: number): string[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => vectorId(articleId, from + place));
}

function textsOf(namespace: string, articles: VectorArticle[]) {
  return articles.flatMap(({ id, title, locale, area, passages }) =>
    passages.map(({ ordinal, headings, body }) => ({
      namespace,
      id: vectorId(id, ordinal),
      text: [title, headings, body].filter(part => part !== '').join('\n'),
      metadata: { articleId: id, locale, ...(area !== undefined && { area }) },
    })),
  );
}

function byHolder(stale: StaleVectors[]): Map<string, StaleVectors[]> {
  const groups = new Map<string, StaleVectors[]>();
  for (const vectors of stale) groups.set(vectors.holder, [...(groups.get(vectors.holder) ?? []), vectors]);
  return groups;
}

async function warned(consequence: string, work: () => Promise<void>): Promise<string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof VectorError)) throw error;
    return [`${error.message} ${consequence} The next ingest makes it good.`];
  }
}
