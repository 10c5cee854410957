import { DEFAULT_POLICY } from '../policy/default.ts';
import type { PoliciesInForce, PolicyInForce } from '../policy/in-force.ts';
import { policySchema } from '../policy/schema.ts';
import type { TopicModel } from '../topic/model.ts';
import { parse } from '../topic/serialise.ts';

/** How long an isolate judges by what it remembers: a published policy takes effect within it. */
const REMEMBERED_MS = 5_000;

interface Row {
  version: number | null;
  document: string | null;
  initial: string | null;
  model: string | null;
}

/** Policies and topic models in D1. A failing read goes on with what is remembered, and throws where nothing is. */
export function createD1PoliciesInForce(db: D1Database, now: () => number): PoliciesInForce {
  const remembered = new Map<string, { inForce: PolicyInForce; model: string | null; at: number }>();

  async function read(site: string): Promise<PolicyInForce> {
    const before = remembered.get(site);
    const row = await db
      .prepare(
        `SELECT policies.version, policies.document, sites.settings -> '$.policy' AS initial,
           (SELECT name FROM topic_models WHERE site = ?1 ORDER BY created_at DESC, name LIMIT 1) AS model
         FROM (SELECT ?1 AS id) asked LEFT JOIN sites ON sites.id = asked.id
           LEFT JOIN policies ON policies.site = asked.id
         ORDER BY policies.version DESC LIMIT 1`,
      )
      .bind(site)
      .first<Row>();
    const document = row?.document ?? row?.initial;
    const policy = document ? policySchema.parse(JSON.parse(document)) : DEFAULT_POLICY;
    const name = row?.model ?? null;
    const model = before && before.model === name ? before.inForce.model : await readModel(site, name);
    const inForce = { policy, version: row?.version ?? 0, ...(model && { model }) };
    remembered.set(site, { inForce, model: name, at: now() });
    return inForce;
  }

  async function readModel(site: string, name: string | null): Promise<TopicModel | undefined> {
    if (name === null) return undefined;
    const { results } = await db
      .prepare('SELECT bytes FROM topic_models WHERE site = ?1 AND name = ?2 ORDER BY chunk')
      .bind(site, name)
      .all<{ bytes: number[] }>();
    try {
      return parse(results.map(({ bytes }) => Uint8Array.from(bytes)));
    } catch (error) {
      // Words still tell the topics; the desk and `npm run policy -- check` say that there is no model.
      console.error('a topic model cannot be read', { site, name, error: String(error) });
      return undefined;
    }
  }

  return {
    async of(site) {
      const known = remembered.get(site);
      if (known && now() - known.at < REMEMBERED_MS) return known.inForce;
      try {
        return await read(site);
      } catch (error) {
        if (!known) throw error;
        console.error('policies cannot be read, going on with the last', { site, error: String(error) });
        return known.inForce;
      }
    },
  };
}
