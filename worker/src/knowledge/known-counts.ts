import { shardOf } from './term-counts.ts';

/** One row of counts as it is stored, of articles and of learned questions: `{"stem":3}`, or '' for none. */
export interface ShardTexts {
  articles: string;
  learned: string;
}

/** What was read of one version of a site's knowledge. */
export interface KnownSite<Totals> {
  readonly version: string;
  /** Whatever else was read with the counts. */
  readonly totals: Totals;
  readonly shards: ReadonlyMap<number, ShardTexts>;
}

/** Kept of all sites together: ten thousand passages have some 260,000. */
const KEPT_CHARACTERS = 16_000_000;

/**
 * Counts that were read before, kept by an isolate as the text they are stored as: a few long questions ask for all
 * of a site's rows. They hold for one version of a site's knowledge; whoever uses them asks the database
 * for the version each time.
 */
export class KnownCounts<Totals> {
  readonly #sites = new Map<string, KnownSite<Totals>>();
  readonly #most: number;
  #characters = 0;

  constructor(most: number = KEPT_CHARACTERS) {
    this.#most = most;
  }

  /** What is known of a site, of whichever version. */
  of(site: string): KnownSite<Totals> | undefined {
    return this.#sites.get(site);
  }

  /** Keeps this in the place of what was known of the site; of the other sites nothing where all would be too much. */
  keep(site: string, known: KnownSite<Totals>): void {
    this.forget(site);
    const size = sizeOf(known);
    if (this.#characters + size > this.#most) {
      this.#sites.clear();
      this.#characters = 0;
    }
    this.#sites.set(site, known);
    this.#characters += size;
  }

  forget(site: string): void {
    const known = this.#sites.get(site);
    if (known) this.#characters -= sizeOf(known);
    this.#sites.delete(site);
  }
}

function sizeOf({ shards }: KnownSite<unknown>): number {
  let size = 0;
  for (const { articles, learned } of shards.values()) size += articles.length + learned.length;
  return size;
}

/** In how many documents each of these stems occurs; without those that occur in none. */
export function countsIn(
  shards: ReadonlyMap<number, ShardTexts>,
  collection: keyof ShardTexts,
  stems: readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) {
    // Found as text: reading some hundred thousand characters as JSON would cost more than the search.
    const text = shards.get(shardOf(stem))?.[collection] ?? '';
    const key = `"${stem}":`;
    const at = text.indexOf(key);
    const count = at < 0 ? 0 : Number.parseInt(text.slice(at + key.length, at + key.length + 12), 10);
    if (count > 0) counts.set(stem, count);
  }
  return counts;
}
