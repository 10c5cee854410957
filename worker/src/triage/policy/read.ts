import type { Document, ParsedNode } from 'yaml';
import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { keywordFaults } from './keyword-faults.ts';
import { issueWords, syntaxWords } from './problem-words.ts';
import type { PolicyFault } from './references.ts';
import { danglingNames, nearest } from './references.ts';
import { policySchema } from './schema.ts';
import type { Policy } from './types.ts';

/** What is wrong with a written policy, and where. */
export interface PolicyProblem {
  /** From 1. */
  line: number;
  /** "routing.0.team"; '' for the document. */
  path: string;
  message: string;
}

export type PolicyReading = { ok: true; policy: Policy } | { ok: false; problems: PolicyProblem[] };

/** Larger ones are no policy; the tree would cost more than it says. */
const CHARACTERS_AT_MOST = 500_000;
const PROBLEMS_AT_MOST = 50;
const KEYS = (
  'topics helpdeskTickets otherwise escalation teams routing autoResponses actions allowedLinks pages id title mode owner keywords examples ' +
  'category articles failedAnswers frustration tiers lowConfidence fact values name helpdeskId when team priority tags sla ' +
  'firstReply resolution text link label url why next call facts signals languages severity sentiment triggers'
).split(' ');

/**
 * Reads a policy as people write it: YAML or JSON, with comments. Every problem names its line and how to
 * mend it.
 */
export function readPolicy(text: string): PolicyReading {
  if (text.length > CHARACTERS_AT_MOST)
    return failed([{ line: 1, path: '', message: 'A policy has at most 500,000 characters; shorten it.' }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, logLevel: 'error' });
  if (document.errors.length > 0) {
    return failed(
      document.errors.map(error => ({
        line: lines.linePos(openedAt(document, text) ?? error.pos[0]).line,
        path: '',
        message: syntaxWords(error.code, error.message),
      })),
    );
  }
  let value: unknown;
  try {
    // Few names for one thing are handy; thousands are an attack.
    value = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    const unknown = /^Unresolved alias.*: (.+)$/.exec(error instanceof Error ? error.message : '')?.[1];
    const message = unknown
      ? `“*${unknown}” stands for nothing: a text that begins with * needs quotes.`
      : 'Too many aliases (&, *). Write the values out.';
    return failed([{ line: unknown ? lineOfAlias(text, unknown) : 1, path: '', message }]);
  }
  if (value === null || value === undefined)
    return failed([{ line: 1, path: '', message: 'The file is empty. Begin with “topics:”.' }]);
  const lineOf = (path: PolicyFault['path']) => lineAt(document, lines, path);
  const parsed = policySchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return failed(parsed.error.issues.flatMap(issue => problemsOf(issue, lineOf)));
  const faults = [...danglingNames(parsed.data), ...keywordFaults(parsed.data)];
  if (faults.length > 0) {
    return failed(faults.map(({ path, message }) => ({ line: lineOf(path), path: path.join('.'), message })));
  }
  return { ok: true, policy: parsed.data };
}

/** Where the first quote or bracket was opened that nothing closes; undefined where there is none. */
function openedAt(document: Document.Parsed, text: string): number | undefined {
  let at: number | undefined;
  visit(document, {
    Node(_, node) {
      const [start, end] = node.range ?? [0, 0];
      const first = text.charAt(start);
      const closing = CLOSING.get(first);
      const isQuoted = isScalar(node) && /^QUOTE_/.test(node.type ?? '');
      const isFlow = isCollection(node) && node.flow === true;
      if (closing === undefined || !(isQuoted || isFlow)) return undefined;
      if (end - start >= 2 && text.charAt(end - 1) === closing) return undefined;
      at = start;
      return visit.BREAK;
    },
  });
  return at;
}

const CLOSING = new Map([
  ['"', '"'],
  ["'", "'"],
  ['[', ']'],
  ['{', '}'],
]);

function lineOfAlias(text: string, name: string): number {
  return text.slice(0, Math.max(0, text.indexOf(`*${name}`))).split('\n').length;
}

function failed(problems: PolicyProblem[]): PolicyReading {
  const sorted = [...problems].sort((a, b) => a.line - b.line).filter(isNews);
  return { ok: false, problems: sorted.slice(0, PROBLEMS_AT_MOST) };
}

/** The reader of YAML may say the same of a line twice. */
function isNews(one: PolicyProblem, index: number, all: readonly PolicyProblem[]): boolean {
  const before = all[index - 1];
  return before?.line !== one.line || before.path !== one.path || before.message !== one.message;
}

function problemsOf(issue: z.core.$ZodIssue, lineOf: (path: PolicyFault['path']) => number): PolicyProblem[] {
  const path = issue.path.filter(step => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => {
      const near = nearest(key, KEYS);
      const mend = near ? `Did you mean “${near}”?` : 'Take it out, or see docs/policy.md for what there is.';
      return {
        line: lineOf([...path, key]),
        path: [...path, key].join('.'),
        message: `“${key}” is not known here. ${mend}`,
      };
    });
  }
  return [{ line: lineOf(path), path: path.join('.'), message: issueWords(issue) }];
}

/** The line of each part of a text that reads well, from 1. */
export function linesOf(text: string): (path: PolicyFault['path']) => number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return path => lineAt(document, lines, path);
}

/** The line of the deepest part of the path that is written down. */
function lineAt(document: Document.Parsed, lines: LineCounter, path: PolicyFault['path']): number {
  for (let length = path.length; length > 0; length--) {
    const offset = offsetOf(document.contents, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

function offsetOf(root: ParsedNode | null, path: PolicyFault['path']): number | undefined {
  let node: unknown = root;
  let offset: number | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return undefined;
      offset = isNode(pair.key) ? pair.key.range?.[0] : undefined;
      node = pair.value;
    } else if (isNode(node) && 'items' in node) {
      node = (node.items as unknown[])[Number(step)];
      offset = isNode(node) ? node.range?.[0] : undefined;
    } else {
      return undefined;
    }
  }
  return offset;
}
