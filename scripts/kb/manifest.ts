import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KbError } from './kb-error.ts';

const NAME = '.waypost-kb.json';

const manifestSchema = z.object({
  version: z.literal(1),
  site: z.string(),
  url: z.string(),
  /** Set where only this source was pulled. */
  source: z.string().optional(),
  articles: z.record(
    z.string(),
    z.object({
      /** Relative to the folder. */
      file: z.string(),
      source: z.string(),
      /** The deployed article's hash when it was pulled or pushed: what a push expects to find. */
      hash: z.string(),
      /** The file as it was then: what changes are told against. */
      base: z.string(),
    }),
  ),
});

/** What a folder knows of the site it was pulled from. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Reads a folder's manifest; undefined where there is none. Throws KbError where it is broken. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, NAME), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
    throw cause;
  });
  if (text === undefined) return undefined;
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    if (!(cause instanceof SyntaxError) && !(cause instanceof z.ZodError)) throw cause;
    throw new KbError(
      `${NAME} in ${folder} is broken. Pull into an empty folder and copy your changes there.`,
    );
  }
}

/** Written aside and moved into place. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const articles = Object.fromEntries(Object.entries(manifest.articles).sort(([a], [b]) => (a < b ? -1 : 1)));
  const file = join(folder, NAME);
  await writeFile(`${file}.new`, `${JSON.stringify({ ...manifest, articles }, null, 1)}\n`);
  await rename(`${file}.new`, file);
}
