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

/** Prints a SetupError, or what a worker refused, as plain words and anything else in full; then ends with exit code 1. */
export function exitWith(error: unknown): never {
  const isPlain = error instanceof SetupError || (error instanceof Error && error.name === 'ApiError');
  console.error(isPlain ? `\n${error.message}` : error);
  process.exit(1);
}

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
