import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ArticleInput } from '../../worker/src/knowledge/types.ts';
import { splitFrontMatter } from '../ingest/dialect/front-matter.ts';
import { readDocument } from '../ingest/document.ts';
import { DocumentFault, DraftSkipped } from '../ingest/document-fault.ts';
import { articleFileOf } from '../ingest/file-name.ts';
import { KbError } from './kb-error.ts';

/** A file of the folder and the article it is. */
export interface LocalArticle {
  /** Relative to the folder, with forward slashes. */
  file: string;
  content: string;
  article: ArticleInput;
  /** The source that its front matter names. */
  source?: string | undefined;
}

/** What stands in a folder. */
export interface LocalFolder {
  articles: Map<string, LocalArticle>;
  /** Files that are no article, with the reason. */
  faults: Array<{ file: string; reason: string }>;
  /** Every file name, in small letters: no new file may take one. */
  names: Set<string>;
}

/** Reads every Markdown file of a folder; one that does not exist is empty. Throws KbError for two files of one id. */
export async function readFolder(folder: string): Promise<LocalFolder> {
  const result: LocalFolder = { articles: new Map(), faults: [], names: new Set() };
  for (const name of await namesIn(folder)) {
    const file = name.replaceAll('\\', '/');
    result.names.add(file.toLowerCase());
    const found = articleFileOf(file);
    if (!found || !/^\.(?:md|markdown)$/i.test(extname(file))) continue;
    if (!(await stat(join(folder, name))).isFile()) continue;
    const content = await readFile(join(folder, name), 'utf8');
    try {
      const local = readLocal(file, content, found.stem);
      const other = result.articles.get(local.article.id);
      if (other) {
        throw new KbError(
          `${other.file} and ${file} both have the id "${local.article.id}". Give each article its own.`,
        );
      }
      result.articles.set(local.article.id, local);
    } catch (cause) {
      // A draft stays here: to a push it is as if it were not there.
      if (cause instanceof DraftSkipped) continue;
      if (!(cause instanceof DocumentFault)) throw cause;
      result.faults.push({ file, reason: cause.message });
    }
  }
  return result;
}

/** One file as the article it is. Throws DocumentFault, DraftSkipped. */
export function readLocal(file: string, content: string, stem: string): LocalArticle {
  const article = readDocument({ content, kind: 'markdown', stem });
  return { file, content, article, source: splitFrontMatter(content, stem).fields.source };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder, { recursive: true })).sort();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw new KbError(`${folder} cannot be read as a folder.`, { cause });
  }
}
