/** The rules of who may import whom, as a lint step; each message says why. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './lib/project.ts';

/** One import that breaks a rule. */
export interface Violation {
  file: string;
  line: number;
  message: string;
}

interface ImportStatement {
  /** The path below the root for relative imports, else the package's name. */
  target: string;
  isTypeOnly: boolean;
  line: number;
}

/** Where adapters are chosen. */
const ROOTS = ['worker/src/index.ts', 'worker/src/compose-people.ts'];
const TEST = /(^|\/)test\/|\.(test|spec)\.tsx?$/;
const RUNTIME_PACKAGES = /^(hono|ai|@hono\/|@ai-sdk\/|cloudflare:)/;
/** Pure: a text becomes a tree, without a page. One parser, so that agents read what customers read. */
const SHARED_MARKDOWN = 'widget/src/panel/markdown/';
/** Subjects whose files outside adapters/ are pure; the Durable Object and http are made of their runtime. */
const PURE_SUBJECTS = ['access', 'knowledge', 'answering', 'triage', 'handoff', 'insight', 'privacy'];

/** Checks one file's text. `file` is its path below the root, with forward slashes. */
export function checkFile(file: string, text: string): Violation[] {
  return importsOf(file, text).flatMap(statement => {
    const message = brokenRule(file, statement);
    return message
      ? [{ file, line: statement.line, message: `${message} (imports ${statement.target})` }]
      : [];
  });
}

/** Checks every TypeScript file of worker/src, the desk's page and widget. */
export function checkProject(root = ROOT): Violation[] {
  const files = ['worker/src', 'worker/desk', 'widget'].flatMap(folder =>
    sourceFiles(root, join(root, folder)),
  );
  return files.flatMap(file => checkFile(file, readFileSync(join(root, file), 'utf8')));
}

function brokenRule(file: string, { target, isTypeOnly }: ImportStatement): string | undefined {
  if (file === 'worker/src/protocol.ts') {
    return 'protocol.ts is the wire: it imports nothing, so that the widget can read it alone';
  }
  if (file.startsWith('widget/') && target.startsWith('worker/')) {
    const isWire = target === 'worker/src/protocol.ts' && isTypeOnly;
    if (!isWire)
      return 'the widget takes only types, and only from worker/src/protocol.ts: anything else would ship';
  }
  if (file.startsWith('worker/desk/')) return brokenDeskRule(target, isTypeOnly);
  if (!file.startsWith('worker/src/') || TEST.test(file)) return undefined;
  if (target.startsWith('worker/desk/')) return 'the desk’s page runs in browsers; the worker only serves it';
  const isAdapter = file.includes('/adapters/');
  if (/^worker\/src\/.*adapters\//.test(target) && !ROOTS.includes(file) && !isAdapter) {
    return 'adapters are chosen in worker/src/index.ts alone; take the port as an argument';
  }
  const subject = file.split('/')[2] ?? '';
  if (PURE_SUBJECTS.includes(subject) && !isAdapter && !isTypeOnly) {
    // The one exception: a schema that the OpenAPI document is generated from is zod with a name for it.
    if (RUNTIME_PACKAGES.test(target) && target !== '@hono/zod-openapi') {
      return 'a subject’s core has no I/O and no runtime: put this into its adapters/';
    }
  }
  return undefined;
}

/** The page's own files and packages are its own matter; of the project it takes only what may ship. */
function brokenDeskRule(target: string, isTypeOnly: boolean): string | undefined {
  if (target.startsWith('worker/src/') && !isTypeOnly) {
    return 'the desk’s page takes only types from the worker: anything else would ship';
  }
  if (target.startsWith('widget/') && !target.startsWith(SHARED_MARKDOWN)) {
    return `the desk’s page shares the widget’s Markdown (${SHARED_MARKDOWN}) and nothing else of it`;
  }
  return undefined;
}

function importsOf(file: string, text: string): ImportStatement[] {
  const pattern =
    /^[ \t]*(?:import|export)\b(?<clause>[^'";]*?)\bfrom\s*['"](?<from>[^'"]+)['"]|^[ \t]*import\s*['"](?<bare>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]/gm;
  return [...text.matchAll(pattern)].map(match => {
    const { clause = '', from, bare, dynamic } = match.groups ?? {};
    const specifier = from ?? bare ?? dynamic ?? '';
    const isRelative = specifier.startsWith('.');
    return {
      target: isRelative ? join(dirname(file), specifier).replaceAll('\\', '/') : specifier,
      isTypeOnly: /^\s*type\s/.test(clause),
      line: text.slice(0, match.index).split('\n').length,
    };
  });
}

function sourceFiles(root: string, folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !/(^|\/)(dist|node_modules)\//.test(name))
    .map(name => relative(root, join(folder, name)).replaceAll('\\', '/'))
    .sort();
}
