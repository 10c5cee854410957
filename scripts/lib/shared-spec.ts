import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './project.ts';

/** A vendor's published API description, where a folder `shared/specs` lies beside or above the project. */
export function findSharedSpec(file: string): string | undefined {
  for (let folder = ROOT; ; folder = dirname(folder)) {
    const path = join(folder, 'shared/specs', file);
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) return undefined;
  }
}

export function readSpec(path: string): unknown {
  return parse(readFileSync(path, 'utf8'), { maxAliasCount: -1 });
}
