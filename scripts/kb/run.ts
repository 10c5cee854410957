import { createKbClient } from './client.ts';
import { readFolder } from './folder.ts';
import { KbError } from './kb-error.ts';
import type { Manifest } from './manifest.ts';
import { readManifest } from './manifest.ts';
import type { KbOptions } from './options.ts';
import type { PullReport } from './pull.ts';
import { pull } from './pull.ts';
import type { PushPlan } from './push.ts';
import { planPush, push } from './push.ts';

/** What one run of `npm run kb` did, or would do. */
export type KbOutcome =
  | { command: 'pull'; report: PullReport }
  | { command: 'status'; plan: PushPlan; faults: Faults }
  | {
      command: 'push';
      plan: PushPlan;
      faults: Faults;
      pushed: string[];
      deleted: string[];
      isRefused: boolean;
    };

type Faults = Array<{ file: string; reason: string }>;

/** Runs one command. A push with conflicts or unreadable files writes nothing. Throws KbError. */
export async function runKb(
  options: KbOptions,
  deps: { token: string; fetch: typeof fetch },
): Promise<KbOutcome> {
  const { command, folder } = options;
  const before = await readManifest(folder);
  if (before && options.site !== undefined && options.site !== before.site) {
    throw new KbError(
      `${folder} was pulled from site "${before.site}", not "${options.site}". Name another folder.`,
    );
  }
  if (!before && command !== 'pull')
    throw new KbError(`${folder} was not pulled yet. Begin with: npm run kb -- pull ${folder}`);
  const url = options.url ?? before?.url ?? `http://localhost:${process.env['PORT'] ?? 8787}`;
  const site = before?.site ?? options.site ?? 'demo';
  const manifest: Manifest = before ?? {
    version: 1,
    site,
    url,
    ...(options.source !== undefined && { source: options.source }),
    articles: {},
  };
  const client = createKbClient({ url, site, ...deps });
  const local = await readFolder(folder);
  if (command === 'pull') {
    return {
      command,
      report: await pull(folder, client, manifest, local, manifest.source ?? options.source),
    };
  }
  const plan = await planPush(client, manifest, local, options);
  const { faults } = local;
  if (command === 'status') return { command, plan, faults };
  const isRefused = plan.conflicts.length > 0 || faults.length > 0;
  if (isRefused) return { command, plan, faults, pushed: [], deleted: [], isRefused };
  return { command, plan, faults, isRefused, ...(await push(folder, client, manifest, plan)) };
}
