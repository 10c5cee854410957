import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../lib/project.ts';

interface Entry {
  version: string;
  os?: string[];
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, unknown>;
const entries = read('package-lock.json')['packages'] as Record<string, Entry>;

it('has a lock entry for every optional package of every platform, without which npm ci refuses', () => {
  const wanted = Object.values(entries).flatMap(entry => Object.keys(entry.optionalDependencies ?? {}));
  const names = new Set(Object.keys(entries).map(path => path.slice(path.lastIndexOf('node_modules/') + 13)));
  expect(wanted.filter(name => !names.has(name))).toEqual([]);
});

it('allows exactly the install scripts of the locked packages that run on every platform', () => {
  const withScript = Object.entries(entries).filter(([, entry]) => entry.hasInstallScript && !entry.os);
  const names = withScript.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13)).sort();
  const allowed = read('package.json')['allowScripts'] as Record<string, boolean>;
  expect(Object.keys(allowed).sort()).toEqual(names);
});
