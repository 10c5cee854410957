/** In how many of a site's articles and learned questions a stem occurs; 0 is known as well. */
export interface StemCount {
  articles: number;
  learned: number;
}

interface KnownSite {
  version: string;
  counts: Map<string, StemCount>;
}

/** Stems kept, all sites together: some megabytes. */
const KEPT_STEMS = 50_000;

/**
 * Counts that were read before, kept by an isolate: most words of a question were in an earlier one. They
 * hold for one version of a site's knowledge; whoever reads them asks the database for the version each time.
 */
export class KnownCounts {
  readonly #sites = new Map<string, KnownSite>();
  readonly #most: number;
  #stems = 0;

  constructor(most: number = KEPT_STEMS) {
    this.#most = most;
  }

  /** What is known of a site, of whichever version. */
  of(
    site: string,
  ): { readonly version: string; readonly counts: ReadonlyMap<string, StemCount> } | undefined {
    return this.#sites.get(site);
  }

  /** Keeps counts of a version; those of another version of this site are forgotten. */
  keep(site: string, version: string, counts: ReadonlyMap<string, StemCount>): void {
    if (this.#stems + counts.size > this.#most) {
      this.#sites.clear();
      this.#stems = 0;
    }
    let known = this.#sites.get(site);
    if (known?.version !== version) {
      this.#stems -= known?.counts.size ?? 0;
      known = { version, counts: new Map() };
      this.#sites.set(site, known);
    }
    const before = known.counts.size;
    for (const [stem, count] of counts) known.counts.set(stem, count);
    this.#stems += known.counts.size - before;
  }
}
