import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { Journal } from './journal.ts';
import type { ImportedArticle } from './types.ts';

export interface ArticleTotals {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
}

const manifestSchema = z.record(z.string(), z.string());

/**
 * Brings the folder articles/ in step with a complete listing: one file an article, with front matter that
 * `npm run ingest` reads. Files that another hand put there stay; only what an import wrote is removed.
 */
export async function writeArticles(folder: string, journal: Journal): Promise<ArticleTotals> {
  const home = join(folder, 'articles');
  mkdirSync(home, { recursive: true });
  const manifestFile = join(folder, '.import', 'articles.json');
  const before = existsSync(manifestFile)
    ? manifestSchema.parse(JSON.parse(readFileSync(manifestFile, 'utf8')))
    : {};
  const articles = new Map<string, ImportedArticle>();
  for await (const line of journal.lines('articles')) {
    const article = JSON.parse(line) as ImportedArticle;
    articles.set(article.id, article);
  }
  const after = Object.fromEntries([...articles.values()].map(one => [one.id, fileNameOf(one)]));
  // Named before they are written: a file that an ended run left behind is still ours.
  save(manifestFile, `${JSON.stringify({ ...before, ...after }, undefined, 2)}\n`);
  const totals: ArticleTotals = { added: 0, changed: 0, unchanged: 0, removed: 0 };
  for (const [id, article] of articles) {
    const file = join(home, after[id] ?? '');
    const text = articleFile(article);
    const old = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (old === text) totals.unchanged++;
    else {
      save(file, text);
      totals[old === undefined ? 'added' : 'changed']++;
    }
  }
  const kept = new Set(Object.values(after));
  for (const file of new Set(Object.values(before))) {
    if (kept.has(file) || !existsSync(join(home, file))) continue;
    rmSync(join(home, file));
    totals.removed++;
  }
  save(manifestFile, `${JSON.stringify(after, undefined, 2)}\n`);
  return totals;
}

function save(file: string, text: string): void {
  writeFileSync(`${file}.next`, text, { flush: true });
  renameSync(`${file}.next`, file);
}

/** The id where it can be a file's name, which vendors' ids can; else what can be of it, and a hash. */
function fileNameOf({ id, format }: ImportedArticle): string {
  const extension = format === 'html' ? 'html' : 'md';
  if (/^[a-z0-9][a-z0-9_-]{0,79}$/.test(id)) return `${id}.${extension}`;
  const readable = id
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .slice(0, 60)
    .replace(/^[-_]+/, '');
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 8);
  return `${readable || 'article'}-${hash}.${extension}`;
}

function articleFile({ id, title, url, locale, area, updated, body }: ImportedArticle): string {
  const front = {
    id,
    title,
    ...(url && { url }),
    ...(locale && { locale }),
    ...(area && { area }),
    ...(updated && { updated }),
  };
  return `---\n${stringify(front, { lineWidth: 0 })}---\n${body.trim()}\n`;
}
