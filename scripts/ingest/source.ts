import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ArticleInput } from '../../worker/src/knowledge/types.ts';
import { readDocument } from './document.ts';
import { DocumentFault, DraftSkipped } from './document-fault.ts';
import { articleFileOf } from './file-name.ts';
import { articleTextFromRaw } from './raw-text.ts';

const DOCUMENT_BYTES = 4_000_000;
const JSONL_BYTES = 40_000_000;
const KINDS: Record<string, 'markdown' | 'html'> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdx': 'markdown',
  '.html': 'html',
  '.htm': 'html',
};

export interface Rejection {
  /** Relative to the source; with the line number in a JSONL file. */
  file: string;
  reason: string;
}

export interface SourceContent {
  articles: ArticleInput[];
  rejected: Rejection[];
  /** Ids of what was rejected: their earlier versions stay. */
  rejectedIds: string[];
  /** What is no article and no fault: drafts, pages that are only lists of links. */
  skipped: Rejection[];
  /** Why not all of the source could be seen: then nothing of it may be removed. */
  partial?: string;
}

interface Entry {
  file: string;
  article: ArticleInput;
}

const jsonLineSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string(),
  text: z.string(),
  url: z.string().optional(),
  locale: z.string().optional(),
});

/**
 * Reads a folder of Markdown and HTML, a JSONL file, or a folder holding corpus.jsonl. What cannot
 * be read is reported, the rest goes on. Throws when the source itself cannot be read.
 */
export async function readSource(path: string, baseUrl?: string): Promise<SourceContent> {
  const isFolder = (await stat(path)).isDirectory();
  const corpus = isFolder ? join(path, 'corpus.jsonl') : path;
  const isJsonl = !isFolder || (await isFile(corpus));
  const content: SourceContent = { articles: [], rejected: [], rejectedIds: [], skipped: [] };
  const entries =
    isJsonl && extname(corpus) === '.jsonl' ? jsonLines(corpus, content) : files(path, isFolder, content);
  const byId = new Map<string, Entry[]>();
  for await (const entry of entries) {
    const { id } = entry.article;
    const url = addressOf(entry.article, baseUrl);
    if (url !== undefined) entry.article.url = url;
    byId.set(id, [...(byId.get(id) ?? []), entry]);
  }
  for (const [id, same] of byId) {
    const only = same[0];
    if (only && same.length === 1) content.articles.push(only.article);
    else rejectDuplicates(id, same, content);
  }
  return content;
}

/** An address that is only a path (a permalink) is one on the help centre that the base address names. */
function addressOf({ id, url }: ArticleInput, baseUrl: string | undefined): string | undefined {
  if (!baseUrl) return url;
  if (url?.startsWith('/') && URL.canParse(url, baseUrl)) return new URL(url, baseUrl).href;
  return url ?? `${baseUrl.replace(/\/+$/, '')}/${encodeURIComponent(id)}`;
}

function rejectDuplicates(id: string, same: Entry[], content: SourceContent): void {
  content.rejectedIds.push(id);
  for (const { file } of same) {
    const others = same.map(entry => entry.file).filter(other => other !== file);
    content.rejected.push({
      file,
      reason: `The id "${id}" is also used by ${others.slice(0, 3).join(', ')}. Give each article its own.`,
    });
  }
}

async function* files(path: string, isFolder: boolean, content: SourceContent): AsyncGenerator<Entry> {
  const names = isFolder ? (await readdir(path, { recursive: true })).sort() : [''];
  for (const name of names) {
    const full = join(path, name);
    const kind = KINDS[extname(full).toLowerCase()];
    const file = isFolder ? relative(path, full) : basename(path);
    const found = articleFileOf(file.replaceAll('\\', '/'));
    if (!kind || !found) continue;
    const { stem, locale } = found;
    try {
      const text = await readText(full, stem);
      if (text === undefined) continue;
      yield { file, article: readDocument({ content: text, kind, stem, ...(locale && { locale }) }) };
    } catch (cause) {
      if (cause instanceof DraftSkipped) {
        content.skipped.push({ file, reason: cause.message });
        continue;
      }
      content.rejected.push({ file, reason: reasonOf(cause) });
      content.rejectedIds.push(cause instanceof DocumentFault ? (cause.id ?? stem) : stem);
    }
  }
}

/** A file's text, or undefined for a folder that is named like one. Large files are never read. */
async function readText(path: string, stem: string): Promise<string | undefined> {
  const file = await open(path, 'r');
  try {
    const { size, isDirectory } = await file.stat().then(found => ({
      size: found.size,
      isDirectory: found.isDirectory(),
    }));
    if (isDirectory) return undefined;
    if (size > DOCUMENT_BYTES) {
      const limit = DOCUMENT_BYTES / 1e6;
      throw new DocumentFault(
        `The file has ${(size / 1e6).toFixed(1)} MB; an article file takes ${limit} MB. Split it.`,
        stem,
      );
    }
    const bytes = await file.readFile();
    if (bytes.includes(0)) throw new DocumentFault('This is a binary file, not text.', stem);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      throw new DocumentFault('The file is not UTF-8 text. Save it as UTF-8.', stem);
    }
  } finally {
    await file.close();
  }
}

async function* jsonLines(path: string, content: SourceContent): AsyncGenerator<Entry> {
  const name = basename(path);
  const { size } = await stat(path);
  if (size > JSONL_BYTES) {
    const reason = `The file has ${(size / 1e6).toFixed(1)} MB; a JSONL file takes ${JSONL_BYTES / 1e6} MB. Split it in sources.`;
    throw new DocumentFault(reason);
  }
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const file = `${name}:${number}`;
    try {
      const { id, title, text, url, locale } = jsonLineSchema.parse(JSON.parse(line));
      const article = {
        id,
        title,
        text: articleTextFromRaw(text),
        ...(url && { url }),
        ...(locale && { locale }),
      };
      yield { file, article };
    } catch (cause) {
      const id = /"id"\s*:\s*"([^"]+)"/.exec(line)?.[1];
      if (id) content.rejectedIds.push(id);
      content.rejected.push({ file, reason: reasonOf(cause) });
    }
  }
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    found => found.isFile(),
    () => false,
  );
}

/** Why a file was not taken, in words for its author. */
function reasonOf(cause: unknown): string {
  if (cause instanceof DocumentFault) return cause.message;
  if (cause instanceof z.ZodError) {
    const issues = cause.issues.map(issue => `${issue.path.join('.') || 'line'}: ${issue.message}`);
    return `A line needs id, title and text. ${issues.join('; ')}`;
  }
  if (cause instanceof SyntaxError) return 'The line is not valid JSON.';
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return 'The file may not be read. Check its permissions.';
  return `The file cannot be read${code ? ` (${code})` : ''}.`;
}
