import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { PageReading } from './page.ts';
import { EXTRACTION_VERSION } from './page.ts';
import type { Validators } from './visitor.ts';

/** A page as it was when the server last gave it. */
export interface RememberedPage extends Validators {
  reading: PageReading;
  /** The id its article got. */
  articleId?: string | undefined;
}

const readingSchema = z.object({
  title: z.string(),
  text: z.string(),
  locale: z.string().optional(),
  area: z.string().optional(),
  updatedAt: z.string().optional(),
  canonical: z.string().optional(),
  links: z.array(z.string()),
  noArticle: z.object({ kind: z.enum(['skipped', 'rejected']), reason: z.string() }).optional(),
}) satisfies z.ZodType<PageReading>;

const fileSchema = z.object({
  version: z.literal(EXTRACTION_VERSION),
  pages: z.record(
    z.string(),
    z.object({
      etag: z.string().optional(),
      lastModified: z.string().optional(),
      articleId: z.string().optional(),
      reading: readingSchema,
    }),
  ),
});

/** What earlier crawls saw, by address. It only saves work: without it everything is fetched again. */
export interface PageCache {
  get(address: string): RememberedPage | undefined;
  set(address: string, page: RememberedPage): void;
  delete(address: string): void;
  /** Written aside and moved into place: a crawl that is cut off leaves no half a file. */
  save(): Promise<void>;
}

/** Opens the cache file; one that is not there, broken, or of another version is an empty one. */
export async function openPageCache(file: string): Promise<PageCache> {
  const pages = new Map(Object.entries(await readPages(file)));
  return {
    get: address => pages.get(address),
    set: (address, page) => void pages.set(address, page),
    delete: address => void pages.delete(address),
    async save() {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(
        `${file}.new`,
        JSON.stringify({ version: EXTRACTION_VERSION, pages: Object.fromEntries(pages) }),
      );
      await rename(`${file}.new`, file);
    },
  };
}

async function readPages(file: string): Promise<Record<string, RememberedPage>> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '';
    throw cause;
  });
  if (text === '') return {};
  try {
    return fileSchema.parse(JSON.parse(text)).pages;
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.ZodError) return {};
    throw cause;
  }
}
