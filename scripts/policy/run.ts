import { writeFileSync } from 'node:fs';
import { createPatch } from 'diff';
import { requireAdminToken } from '../lib/admin-token.ts';
import { SetupError } from '../lib/project.ts';
import { checkFile, describeCheck } from './check.ts';
import type { PolicyClient, StoredPolicyView } from './client.ts';
import { createPolicyClient, PolicyConflict } from './client.ts';
import { readPolicyFile, stamped } from './file.ts';
import type { PolicyCommand } from './options.ts';
import { trainTopics } from './train.ts';

const DEFAULT_FILE = 'policy.yaml';

/** What a command prints, and its exit code. */
export interface PolicyOutcome {
  text: string;
  json: object;
  code: 0 | 1;
}

/** Runs one command. Throws SetupError with what to do. */
export async function runPolicy(command: PolicyCommand): Promise<PolicyOutcome> {
  if (command.command === 'check') return await check(command);
  const client = createPolicyClient({ ...command, token: requireAdminToken() });
  switch (command.command) {
    case 'pull':
      return await pull(client, command);
    case 'push':
      return await push(client, command);
    case 'history':
      return await history(client);
    case 'rollback':
      return await rollback(client, command);
    default:
      return command.command satisfies never;
  }
}

async function check({ target = DEFAULT_FILE, kb, tickets }: PolicyCommand): Promise<PolicyOutcome> {
  const result = await checkFile(target, {
    ...(kb !== undefined && { kb }),
    ...(tickets !== undefined && { tickets }),
  });
  const hasErrors = result.findings.some(({ level }) => level === 'error');
  return { text: describeCheck(target, result), json: result, code: hasErrors ? 1 : 0 };
}

async function pull(
  client: PolicyClient,
  { target = DEFAULT_FILE, site }: PolicyCommand,
): Promise<PolicyOutcome> {
  const stored = await client.read();
  writeFileSync(target, stamped(stored.text, site, stored.version));
  return {
    text: `Version ${stored.version} of ${site} is in ${target}. Change it, check it, push it.`,
    json: { site, version: stored.version, file: target },
    code: 0,
  };
}

async function push(client: PolicyClient, command: PolicyCommand): Promise<PolicyOutcome> {
  const { target = DEFAULT_FILE, site, author, note, tickets } = command;
  const file = readPolicyFile(target);
  if (file.stamp && file.stamp.site !== site)
    throw new SetupError(
      `${target} was pulled from site "${file.stamp.site}", not "${site}". Name the site with --site, or take the first line out to publish it there anew.`,
    );
  const stored = await client.read();
  const base = file.stamp?.version ?? 0;
  if (base !== stored.version) return refused(target, file.text, stored, base);
  if (tickets === undefined && !command.withoutTickets && stored.model?.fromTickets)
    throw new SetupError(
      `The topic classifier in force learned from past tickets too (${stored.model.rows} examples and tickets); without them this push would forget them. Name them with --tickets FILE, or say --without-tickets.`,
    );
  const trained = await trainTopics(file.policy, tickets);
  try {
    const version = await client.publish({
      text: file.text,
      base,
      author,
      note,
      ...(trained && {
        model: {
          chunks: trained.chunks.map(chunk => Buffer.from(chunk).toString('base64')),
          about: trained.about,
        },
      }),
    });
    writeFileSync(target, stamped(file.text, site, version));
    const topics = trained
      ? `Topics are told by ${trained.about.rows} examples and tickets (${Math.ceil(trained.about.bytes / 1024)} kB).`
      : stored.model
        ? `The classifier of before goes on telling topics (${stored.model.rows} examples and tickets): examples of fewer than two topics train none.`
        : 'Topics are told by their keywords and examples alone: give examples of two topics, or --tickets.';
    return {
      text: `Version ${version} of ${site} is published and in force within seconds. ${topics}`,
      json: { site, version, model: trained?.about },
      code: 0,
    };
  } catch (error) {
    if (!(error instanceof PolicyConflict)) throw error;
    return refused(target, file.text, await client.read(), base);
  }
}

function refused(target: string, mine: string, stored: StoredPolicyView, base: number): PolicyOutcome {
  const since = base === 0 ? 'never pulled' : `made from version ${base}`;
  const difference = createPatch(target, stored.text, mine, `version ${stored.version}`, 'yours');
  return {
    text: [
      difference,
      `Not published: ${target} was ${since}, and version ${stored.version} is in force${stored.author && ` (${stored.author}, ${stored.createdAt}${stored.note && `: ${stored.note}`})`}.`,
      `Pull it to another file, take over what you want of yours, and push that: npm run policy -- pull theirs.yaml`,
    ].join('\n'),
    json: { refused: true, base, version: stored.version },
    code: 1,
  };
}

async function history(client: PolicyClient): Promise<PolicyOutcome> {
  const versions = await client.versions();
  const lines = versions.map(
    ({ version, createdAt, author, note }) =>
      `${String(version).padStart(4)}  ${createdAt}  ${author}${note && `  ${note}`}`,
  );
  return {
    text: lines.length > 0 ? lines.join('\n') : 'Nothing was published yet: the default policy holds.',
    json: { versions },
    code: 0,
  };
}

async function rollback(
  client: PolicyClient,
  { target, author, site }: PolicyCommand,
): Promise<PolicyOutcome> {
  const { version: base, model } = await client.read();
  if (base === 0) throw new SetupError('Nothing was published yet: there is no version to go back to.');
  const version = await client.rollback({ version: Number(target), base, author });
  return {
    text: `Version ${target} of ${site} is in force again, as version ${version}.${model ? ' The topic classifier stays as it is: push with --tickets to train it for these topics.' : ''}`,
    json: { site, version, from: Number(target) },
    code: 0,
  };
}
