import { createTwoFilesPatch } from 'diff';
import { batchesOf } from '../ingest/run.ts';
import type { Deployed, KbClient } from './client.ts';
import { ConflictError } from './client.ts';
import type { LocalArticle, LocalFolder } from './folder.ts';
import { KbError } from './kb-error.ts';
import type { Manifest } from './manifest.ts';
import { writeManifest } from './manifest.ts';
import { writeArticleFile } from './markdown-writer.ts';
import type { Comparison } from './plan.ts';
import { compare } from './plan.ts';
import { inputOf } from './pull.ts';

/** Small requests: a free worker has 10 ms of CPU time for each. */
const BATCH = { bytes: 60_000, articles: 20 };

export interface PushOptions {
  /** Source of new files that name none. */
  source?: string | undefined;
  /** Ids whose deployed version is overwritten. */
  force: ReadonlySet<string>;
  /** Remove what has no file any more. */
  delete: boolean;
}

export interface Conflict {
  id: string;
  /** Unified diffs: what changed there, and what changed here. */
  theirs: string;
  yours: string;
}

export interface PushPlan {
  changes: Array<{ id: string; source: string; local: LocalArticle; expect: string | null }>;
  deletions: Array<{ id: string; expect: string }>;
  conflicts: Conflict[];
  /** Have no file any more, and stay deployed without --delete. */
  missing: string[];
  /** Changed or new there: a pull brings them. */
  behind: string[];
  unchanged: number;
}

/** What a push would do. Nothing is written. Throws KbError for what cannot be pushed at all. */
export async function planPush(
  client: KbClient,
  manifest: Manifest,
  local: LocalFolder,
  options: PushOptions,
): Promise<PushPlan> {
  const deployed = [];
  for await (const summary of client.summaries()) deployed.push(summary);
  const comparisons = await compare(manifest, local.articles, deployed);
  const plan: PushPlan = { changes: [], deletions: [], conflicts: [], missing: [], behind: [], unchanged: 0 };
  const disputed: Comparison[] = [];
  for (const comparison of comparisons) {
    const { id, standing, local: file, hash } = comparison;
    const isForeign = manifest.source !== undefined && comparison.source !== manifest.source;
    if (standing === 'same') plan.unchanged++;
    else if (standing === 'new-there' && isForeign) continue;
    else if (standing.endsWith('-there')) plan.behind.push(id);
    else if (standing === 'deleted-here' && !options.delete) plan.missing.push(id);
    else if (standing === 'conflict' && !file && !options.delete) plan.missing.push(id);
    else if (standing === 'conflict' && !options.force.has(id)) disputed.push(comparison);
    else if (file) plan.changes.push(changeOf(comparison, file, manifest, options));
    else if (hash !== undefined) plan.deletions.push({ id, expect: hash });
  }
  if (disputed.length > 0) await settle(client, disputed, manifest, options, plan);
  return plan;
}

/**
 * Carries out a plan without conflicts; the manifest is kept in step batch by batch. Throws KbError, also
 * when an article changed since the plan was made: then the batch it is in was not written.
 */
export async function push(
  folder: string,
  client: KbClient,
  manifest: Manifest,
  plan: PushPlan,
): Promise<{ pushed: string[]; deleted: string[] }> {
  const pushed: string[] = [];
  for (const source of new Set(plan.changes.map(change => change.source))) {
    const changes = new Map(
      plan.changes.filter(change => change.source === source).map(change => [change.id, change]),
    );
    for (const batch of batchesOf(
      [...changes.values()].map(({ local }) => local.article),
      BATCH,
    )) {
      const expect = Object.fromEntries(batch.map(({ id }) => [id, changes.get(id)?.expect ?? null]));
      const report = await client.put(source, batch, expect).catch(cause => {
        throw cause instanceof ConflictError ? late(cause, pushed) : cause;
      });
      const first = report.rejected[0];
      if (first) throw new KbError(`The worker rejected "${first.id}": ${first.reason}${written(pushed)}`);
      for (const id of report.stored) {
        const local = changes.get(id)?.local;
        const hash = report.hashes[id];
        if (!local || hash === undefined) continue;
        manifest.articles[id] = { file: local.file, source, hash, base: local.content };
        pushed.push(id);
      }
      await writeManifest(folder, manifest);
    }
  }
  if (plan.deletions.length > 0) {
    await client
      .remove(Object.fromEntries(plan.deletions.map(({ id, expect }) => [id, expect])))
      .catch(cause => {
        throw cause instanceof ConflictError ? late(cause, pushed) : cause;
      });
    for (const { id } of plan.deletions) delete manifest.articles[id];
  }
  await writeManifest(folder, manifest);
  return { pushed, deleted: plan.deletions.map(({ id }) => id) };
}

/** Shows each dispute, unless both sides say the same after all. */
async function settle(
  client: KbClient,
  disputed: Comparison[],
  manifest: Manifest,
  options: PushOptions,
  plan: PushPlan,
): Promise<void> {
  const theirs = new Map<string, Deployed>();
  const wanted = new Set(disputed.map(({ id }) => id));
  for await (const article of client.readAll()) if (wanted.has(article.id)) theirs.set(article.id, article);
  for (const comparison of disputed) {
    const { id, local } = comparison;
    const base = manifest.articles[id]?.base ?? '';
    const article = theirs.get(id);
    const there = article ? await writeArticleFile(inputOf(article), article.source) : '';
    // The worker hashes anew after an upgrade: the words decide.
    if (local && article && there === base)
      plan.changes.push(changeOf({ ...comparison, hash: article.hash }, local, manifest, options));
    else if (local && article && there === local.content)
      plan.changes.push(changeOf({ ...comparison, hash: article.hash }, local, manifest, options));
    else {
      plan.conflicts.push({
        id,
        theirs: patch(id, 'deployed', base, there),
        yours: patch(id, 'yours', base, local?.content ?? ''),
      });
    }
  }
}

function changeOf(
  { id, hash, source: stored }: Comparison,
  local: LocalArticle,
  manifest: Manifest,
  options: PushOptions,
): PushPlan['changes'][number] {
  const named = local.source ?? stored ?? options.source ?? manifest.source ?? onlySource(manifest);
  if (named === undefined) {
    throw new KbError(
      `${local.file} is new: say which source it belongs to, with --source NAME or "source:" in its front matter.`,
    );
  }
  if (stored !== undefined && named !== stored) {
    throw new KbError(
      `${local.file} says source "${named}", and "${id}" is deployed as one of source "${stored}". Set it back, or give the article a new id.`,
    );
  }
  return { id, source: named, local, expect: hash ?? null };
}

function onlySource(manifest: Manifest): string | undefined {
  const sources = new Set(Object.values(manifest.articles).map(entry => entry.source));
  return sources.size === 1 ? [...sources][0] : undefined;
}

function patch(id: string, side: string, from: string, to: string): string {
  return createTwoFilesPatch(`${id} as pulled`, `${id} ${side}`, from, to, '', '', { context: 2 });
}

function late(cause: ConflictError, pushed: string[]): KbError {
  return new KbError(
    `Somebody changed ${cause.ids.join(', ')} at this very moment. Nothing of it was overwritten.${written(pushed)} Push again to see the difference.`,
    { cause },
  );
}

function written(pushed: string[]): string {
  return pushed.length > 0 ? ` Written before that: ${pushed.join(', ')}.` : ' Nothing was written.';
}
