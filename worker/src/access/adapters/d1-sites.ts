import type { Site, Sites } from '../site.ts';
import { isOriginAllowed } from '../site.ts';
import { siteSchema } from '../site-schema.ts';

/** How long an isolate may serve a site's settings from memory: a changed origin takes effect within it. */
const CACHE_MS = 5_000;

/** Sites in D1, one row of JSON each, remembered for a few seconds. */
export function createD1Sites(db: D1Database, now: () => number): Sites {
  let cached: { sites: Map<string, Site>; at: number } | undefined;

  async function all(): Promise<Map<string, Site>> {
    if (cached && now() - cached.at < CACHE_MS) return cached.sites;
    const { results } = await db.prepare('SELECT settings FROM sites').all<{ settings: string }>();
    const sites = new Map<string, Site>();
    for (const row of results) {
      const site = siteSchema.safeParse(JSON.parse(row.settings));
      // One site's broken settings must not take the others down.
      if (site.success) sites.set(site.data.id, site.data);
      else console.error('a site has broken settings', { error: site.error.message });
    }
    cached = { sites, at: now() };
    return sites;
  }

  return {
    async get(id) {
      return (await all()).get(id);
    },
    async put(site) {
      await db
        .prepare(
          'INSERT INTO sites (id, settings, updated_at) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET settings = ?2, updated_at = ?3',
        )
        .bind(site.id, JSON.stringify(site), new Date(now()).toISOString())
        .run();
      cached = undefined;
    },
    async isKnownOrigin(origin) {
      for (const site of (await all()).values()) if (isOriginAllowed(site.origins, origin)) return true;
      return false;
    },
    async helpdesks() {
      return [...new Set([...(await all()).values()].map(site => site.handoff.helpdesk))];
    },
    async ofHelpdesk(name) {
      const sites = [...(await all()).values()].filter(site => site.handoff.helpdesk === name);
      return sites.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async names() {
      const sites = [...(await all()).values()].map(({ id, name }) => ({ id, name }));
      return sites.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async count() {
      return (await all()).size;
    },
  };
}
