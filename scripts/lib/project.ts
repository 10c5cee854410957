import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The command line tools that node_modules brings, as scripts for this very Node. */
export const TOOLS = {
  wrangler: join(ROOT, 'node_modules/wrangler/bin/wrangler.js'),
  vite: join(ROOT, 'node_modules/vite/bin/vite.js'),
  tsc: join(ROOT, 'node_modules/typescript/bin/tsc'),
  biome: join(ROOT, 'node_modules/@biomejs/biome/bin/biome'),
  vitest: join(ROOT, 'node_modules/vitest/vitest.mjs'),
} as const;

/** A failure whose message tells the person at the terminal what to do; printed without a stack. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/**
 * Prints a SetupError, what a worker refused, or a file that cannot be read or written as plain words and anything
 * else in full; then ends with exit code 1.
 */
export function exitWith(error: unknown): never {
  const words = plainWords(error);
  console.error(words === undefined ? error : `\n${words}`);
  process.exit(1);
}

/** A failure that its reader can mend, in plain words; undefined for one of our own. */
export function plainWords(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof SetupError || error.name === 'ApiError') return error.message;
  const { code, path, dest = path }: NodeJS.ErrnoException & { dest?: string } = error;
  const about = code === undefined ? undefined : FILE_FAULTS[code];
  return about !== undefined && typeof dest === 'string' ? `${dest} ${about}` : undefined;
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there. Check the path; a folder that is written to must exist.',
  EISDIR: 'is a folder, and a file is needed. Name the file.',
  ENOTDIR: 'leads through a file as if it were a folder. Check the path.',
  EEXIST: 'is there already, and not what is needed. Name another.',
  EACCES: 'may not be opened by this user.',
  EPERM: 'may not be changed by this user.',
  EROFS: 'lies on a disk that cannot be written to.',
  ENOSPC: 'could not be written: the disk is full.',
};

/** One hash over the names and contents of files and folders below the root; test files do not count. */
export function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(path => filesBelow(join(ROOT, path)))) {
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return /\.(test|spec)\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(path)
    .sort()
    .filter(name => !['dist', 'node_modules', 'test'].includes(name))
    .flatMap(name => filesBelow(join(path, name)));
}
