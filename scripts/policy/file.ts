import { existsSync } from 'node:fs';
import type { PolicyProblem } from '../../worker/src/triage/policy/read.ts';
import { readPolicy } from '../../worker/src/triage/policy/read.ts';
import type { Policy } from '../../worker/src/triage/policy/types.ts';
import { SetupError } from '../lib/project.ts';
import { readWritten } from '../lib/read-written.ts';

/** The line that tells which published version a file was made from. */
const STAMP = /^# Waypost policy, site (\S+), version (\d+)[^\n]*\n?/;

export interface PolicyFile {
  /** Without the stamp. */
  text: string;
  policy: Policy;
  /** Absent in a file that was never pulled. */
  stamp?: { site: string; version: number };
  /** Lines before the text, for messages that name one. */
  offset: number;
}

/** Reads a policy file. Throws SetupError that names each line to mend. */
export function readPolicyFile(path: string): PolicyFile {
  if (!existsSync(path))
    throw new SetupError(
      `There is no ${path}. Get the policy in force by "npm run policy -- pull", or one to begin with from "npm run audit".`,
    );
  const raw = readWritten(path);
  const match = STAMP.exec(raw);
  const text = match ? raw.slice(match[0].length) : raw;
  const offset = match ? 1 : 0;
  const reading = readPolicy(text);
  if (!reading.ok) throw new SetupError(problemWords(path, reading.problems, offset));
  return {
    text,
    policy: reading.policy,
    offset,
    ...(match && { stamp: { site: match[1] ?? '', version: Number(match[2]) } }),
  };
}

/** The text with the line that tells where it comes from. */
export function stamped(text: string, site: string, version: number): string {
  return `# Waypost policy, site ${site}, version ${version} (this line tells a push what it was made from)\n${text}`;
}

function problemWords(path: string, problems: readonly PolicyProblem[], offset: number): string {
  const lines = problems.map(
    ({ line, path: place, message }) =>
      `  ${path}:${line + offset}${place && `  ${place}`}\n      ${message}`,
  );
  return `${path} cannot be used as it is:\n${lines.join('\n')}`;
}
