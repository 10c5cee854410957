import type { z } from 'zod';
import { nearest } from './references.ts';

/** A fault of the schema in words that say what to write instead. Parse with `reportInput`: what stands there helps. */
export function issueWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return oneOf(issue.values.map(String), issue.input);
    case 'invalid_type':
      return typeWords(issue.expected, issue.input, issue.path.length === 0);
    case 'invalid_union':
      return 'Words are expected here: one text, or one for each language, as in {en: …, de: …}.';
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    case 'too_small':
      return issue.message.startsWith('Too small')
        ? amountWords('at least', Number(issue.minimum), issue.origin)
        : issue.message;
    case 'too_big':
      return issue.message.startsWith('Too big')
        ? amountWords('at most', Number(issue.maximum), issue.origin)
        : issue.message;
    default:
      return issue.message;
  }
}

function oneOf(values: readonly string[], input: unknown): string {
  const near = typeof input === 'string' ? nearest(input, values) : undefined;
  const missing = input === undefined ? 'Something is missing here. ' : '';
  return `${missing}It is one of: ${values.join(', ')}.${near ? ` Did you mean “${near}”?` : ''}`;
}

function typeWords(expected: string, input: unknown, isWhole: boolean): string {
  if (isWhole) return 'A policy is expected here: parts with a colon, beginning with “topics:”.';
  const [what, form] = WHAT[expected] ?? [`a value of the kind “${expected}”`, ''];
  if (input === undefined) return `Something is missing here: ${what}${form}.`;
  if (input === null) return `Nothing stands here. Write ${what}${form}, or take the line out.`;
  if (expected !== 'string')
    return `${what.charAt(0).toUpperCase()}${what.slice(1)} is expected here${form}.`;
  return typeof input === 'object'
    ? 'A text is expected here. Where one has “: ” in it, or begins with a bracket, put it in quotes.'
    : `A text is expected here: put it in quotes, as in "${String(input)}".`;
}

/** What each kind of value is called, and how one is written. */
const WHAT: Readonly<Record<string, readonly [what: string, form: string]>> = {
  array: ['a list', ', as in [one, two] or as lines that begin with “- ”'],
  object: ['a group', ' of names with values, as in {name: value}'],
  record: ['a group', ' of names with values, as in {name: value}'],
  string: ['a text', ''],
  number: ['a number', ''],
  int: ['a whole number', ''],
  boolean: ['true or false', ''],
};

function amountWords(limit: 'at least' | 'at most', amount: number, origin: string): string {
  switch (origin) {
    case 'array':
      return limit === 'at least'
        ? 'The list is empty. Write something into it, or take it out.'
        : `A list like this has at most ${amount} entries.`;
    case 'string':
      return `A text has ${limit} ${amount} characters here.`;
    default:
      return `A number is ${limit} ${amount} here.`;
  }
}

const LINE_UP = 'The indentation does not fit the lines above. Line it up with its neighbours.';
const QUOTES = 'Texts with “: ” or “#” in them, or that begin with a sign, need quotes around all of it.';

/** What the YAML reader says, in words for who writes a policy. */
export function syntaxWords(code: string, message: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'This key stands here twice. Keep one of them.';
    case 'TAB_AS_INDENT':
      return 'Tabs cannot indent here. Use spaces.';
    case 'BAD_INDENT':
      return /end with a (?:\]|\})/.test(message) ? openBracket(message) : LINE_UP;
    case 'MISSING_CHAR':
      if (/must end with a|end with a/.test(message)) return openBracket(message);
      if (/closing/.test(message)) return 'A quote is opened here and never closed. Close it.';
      return /indicator/.test(message) ? `A list entry begins with “- ”. ${LINE_UP}` : unreadable(message);
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return `This line or the one below is not indented like its neighbours. Line it up. ${QUOTES}`;
    case 'MULTIPLE_DOCS':
      return 'A second document begins here (“---” or “...”). A policy is one; take the line out.';
    default:
      return /call stack|Stack overflow/i.test(message)
        ? 'Lists stand in lists too deep to be read. Write them out.'
        : unreadable(message);
  }
}

function openBracket(message: string): string {
  return `A bracket is opened here and never closed. Close it with “${/end with a (\S)/.exec(message)?.[1] ?? ']'}”.`;
}

function unreadable(message: string): string {
  const [first = message] = message.split(' at line ');
  return `This is not readable as YAML or JSON: ${first}. ${QUOTES}`;
}
