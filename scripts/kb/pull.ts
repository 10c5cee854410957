import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Deployed, KbClient } from './client.ts';
import { fileNamesOf } from './file-names.ts';
import type { LocalFolder } from './folder.ts';
import { KbError } from './kb-error.ts';
import type { Manifest } from './manifest.ts';
import { writeManifest } from './manifest.ts';
import { writeArticleFile } from './markdown-writer.ts';
import type { Comparison } from './plan.ts';
import { compare } from './plan.ts';

export interface PullReport {
  written: string[];
  deleted: string[];
  unchanged: number;
  /** Changed here and not there: left as they are. */
  kept: string[];
  /** Changed here and there: left as they are, for a push to show. */
  conflicts: string[];
}

/**
 * Brings a folder up to what is deployed. A file that was changed here is never overwritten or
 * deleted. `source`: only articles of this source.
 */
export async function pull(
  folder: string,
  client: KbClient,
  manifest: Manifest,
  local: LocalFolder,
  source: string | undefined,
): Promise<PullReport> {
  if (Object.keys(manifest.articles).length === 0 && local.articles.size > 0) {
    throw new KbError(`${folder} holds articles that were not pulled from here. Name an empty folder.`);
  }
  const deployed = new Map<string, Deployed>();
  for await (const article of client.readAll()) {
    if (source === undefined || article.source === source) deployed.set(article.id, article);
  }
  const comparisons = await compare(manifest, local.articles, deployed.values());
  const names = fileNamesOf([...deployed.keys()]);
  const report: PullReport = { written: [], deleted: [], unchanged: 0, kept: [], conflicts: [] };
  await mkdir(folder, { recursive: true });
  for (const comparison of comparisons) {
    await pullOne(comparison, { folder, manifest, local, deployed, names, report });
  }
  await writeManifest(folder, manifest);
  return report;
}

interface PullState {
  folder: string;
  manifest: Manifest;
  local: LocalFolder;
  deployed: Map<string, Deployed>;
  names: Map<string, string>;
  report: PullReport;
}

async function pullOne({ id, standing, local }: Comparison, state: PullState): Promise<void> {
  const { folder, manifest, deployed, report } = state;
  switch (standing) {
    case 'same':
      report.unchanged++;
      return;
    case 'new-here':
    case 'changed-here':
    case 'deleted-here':
      report.kept.push(id);
      return;
    case 'new-there':
    case 'changed-there': {
      const article = deployed.get(id);
      if (!article) return;
      const file = local?.file ?? freeName(id, state);
      const base = await writeArticleFile(inputOf(article), article.source);
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), base);
      manifest.articles[id] = { file, source: article.source, hash: article.hash, base };
      report.written.push(id);
      return;
    }
    case 'deleted-there':
      if (local) await rm(join(folder, local.file));
      delete manifest.articles[id];
      report.deleted.push(id);
      return;
    case 'conflict':
      await settleTwins(id, local?.content, state);
      return;
  }
}

/** Both sides came to the same: what is here is what is deployed. */
async function settleTwins(id: string, content: string | undefined, state: PullState): Promise<void> {
  const { deployed, manifest, report } = state;
  const article = deployed.get(id);
  const theirs = article && (await writeArticleFile(inputOf(article), article.source));
  const file = state.local.articles.get(id)?.file;
  if (article && theirs !== undefined && theirs === content && file !== undefined) {
    manifest.articles[id] = { file, source: article.source, hash: article.hash, base: theirs };
    report.unchanged++;
    return;
  }
  report.conflicts.push(id);
}

/** A name that no file has: files that were never pulled stay what they are. */
function freeName(id: string, { local, names }: PullState): string {
  const wanted = names.get(id) ?? 'article.md';
  let name = wanted;
  for (let count = 2; local.names.has(name.toLowerCase()); count++) {
    name = wanted.replace(/\.md$/, `-${count}.md`);
  }
  local.names.add(name.toLowerCase());
  return name;
}

/** A deployed article without what only the store knows of it. */
export function inputOf({ hash: _hash, source: _source, ...input }: Deployed) {
  return input;
}
