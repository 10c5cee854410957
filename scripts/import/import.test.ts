import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readSource } from '../ingest/source.ts';
import { ROOT } from '../lib/project.ts';
import { importHandler } from '../stand-ins/import-vendors.ts';
import type { PastWorld } from '../stand-ins/past-world.ts';
import { pastArticles, pastTickets, SECRET_NOTE } from '../stand-ins/past-world.ts';
import type { StandIn } from '../stand-ins/stand-in.ts';
import { startStandIn } from '../stand-ins/stand-in.ts';
import type { ImportVendor } from './options.ts';
import { VENDORS } from './options.ts';
import { runImport } from './run.ts';
import { createSource } from './sources.ts';
import type { ImportedTicket } from './types.ts';

const roots: string[] = [];
const standIns: StandIn[] = [];
afterEach(async () => {
  for (const one of standIns.splice(0)) await one.close();
});
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

const TOPIC = { zendesk: '42', freshdesk: undefined, intercom: 'Topic', chatwoot: 'topic' } as const;

/** A vendor on loopback, a folder to import into, and a clock on which nobody waits. */
async function begin(vendor: ImportVendor, count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'waypost-import-'));
  roots.push(folder);
  const world: PastWorld = { tickets: pastTickets(count), articles: pastArticles() };
  let now = Date.parse('2026-11-25T00:00:00Z');
  const standIn = await startStandIn(importHandler(vendor, world, () => now));
  standIns.push(standIn);
  const said: string[] = [];
  const env = environment(vendor, standIn.url);
  const run = async (more: { tickets?: boolean; articles?: boolean; since?: Date } = {}) => {
    const source = createSource(vendor, env, {
      since: more.since,
      topicField: TOPIC[vendor],
      say: text => said.push(text),
      time: {
        now: () => now,
        sleep: async ms => {
          now += ms;
        },
      },
    });
    return await runImport(source, { folder, tickets: true, articles: true, ...more, onProgress: () => {} });
  };
  return { folder, world, standIn, said, env, run, elapsed: () => now - Date.parse('2026-11-25T00:00:00Z') };
}

function environment(vendor: ImportVendor, url: string): Record<string, string> {
  const name = vendor.toUpperCase();
  return {
    [`${name}_BASE_URL`]: url,
    [`${name}_API_TOKEN`]: 'a-token',
    [`${name}_API_KEY`]: 'a-key',
    [`${name}_ACCESS_TOKEN`]: 'an-access-token',
    [`${name}_EMAIL`]: 'admin@acme.example',
    [`${name}_ACCOUNT_ID`]: '3',
  };
}

function ticketsIn(folder: string): ImportedTicket[] {
  const lines = readFileSync(join(folder, 'tickets.jsonl'), 'utf8').trim().split('\n');
  return lines.filter(Boolean).map(line => JSON.parse(line) as ImportedTicket);
}

function idsIn(folder: string): number[] {
  return ticketsIn(folder)
    .map(({ id }) => Number(id.replace(/\D+/, '')))
    .sort((a, b) => a - b);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe.each(VENDORS)('from %s', vendor => {
  it('brings every ticket once, with topic, tags, times and both sides’ words', async () => {
    const { folder, run } = await begin(vendor, 130);
    const summary = await run();
    expect(summary.tickets).toEqual({ added: 130, changed: 0, removed: 0, total: 130 });
    expect(idsIn(folder)).toEqual(upTo(130));
    const ticket = ticketsIn(folder).find(({ id }) => id === `${vendor}-1`);
    expect(ticket).toMatchObject({
      tags: ['billing', 'n1'],
      topic: 'refund',
      status: 'solved',
      text: 'How do I do thing 1? My card is [card number].',
      timings: { firstReplySeconds: 120 },
    });
    expect(Date.parse(ticket?.created ?? '')).toBe(1_760_000_000_000);
    expect(ticket?.replies.map(({ role }) => role)).toEqual(['helper', 'customer']);
    expect(ticket?.replies[1]?.text).toBe('Thanks, 1 works.');
    if (vendor !== 'chatwoot') expect(ticket?.replies[0]?.kb).toContain(`${vendor}-7`);
  });

  it('never takes an internal note along', async () => {
    const { folder, run } = await begin(vendor, 30);
    await run();
    expect(readFileSync(join(folder, 'tickets.jsonl'), 'utf8')).not.toContain(SECRET_NOTE);
    expect(readFileSync(join(folder, 'tickets.jsonl'), 'utf8')).not.toContain('4111');
  });

  it('takes only articles that everybody may read, as ingest reads them', async () => {
    const { folder, run } = await begin(vendor, 1);
    await run();
    const { articles, rejected } = await readSource(join(folder, 'articles'));
    expect(rejected).toEqual([]);
    const titles = articles.map(({ title }) => title).sort();
    expect(titles).toEqual(
      vendor === 'zendesk'
        ? ['Doing things', 'Doing things (de)', 'Undoing things']
        : ['Doing things', 'Undoing things'],
    );
    const article = articles.find(({ title }) => title === 'Doing things');
    expect(article?.id).toBe(vendor === 'chatwoot' ? 'chatwoot-doing-things' : `${vendor}-7`);
    expect(article?.url).toMatch(/^https?:\/\/.*articles\//);
    expect(article?.text).toContain('Settings');
    expect(JSON.stringify(articles)).not.toContain('partner');
  });

  it('fetches only what is new the next time, and replaces what changed', async () => {
    const { folder, world, standIn, run } = await begin(vendor, 120);
    await run();
    const before = standIn.requests.length;
    const [first] = world.tickets;
    const next = pastTickets(121).at(-1);
    if (!first || !next) throw new Error('no tickets');
    first.updated = next.updated + 5;
    first.tags = ['changed'];
    world.tickets.push(next);
    const summary = await run({ articles: false });
    expect(summary.tickets).toMatchObject({ added: 1, changed: 1, total: 121 });
    expect(idsIn(folder)).toEqual(upTo(121));
    expect(ticketsIn(folder).find(({ id }) => id === `${vendor}-1`)?.tags).toEqual(['changed']);
    expect(standIn.requests.length - before).toBeLessThan(60);
    expect((await run({ articles: false })).tickets).toMatchObject({ added: 0, changed: 0, total: 121 });
  });

  it('takes an article away that is gone or private now, and no file of another hand', async () => {
    const { folder, world, run } = await begin(vendor, 1);
    await run();
    writeFileSync(join(folder, 'articles', 'own.md'), '---\ntitle: Ours\n---\nOur own words.\n');
    const article = world.articles.find(({ id }) => id === 8);
    if (article) article.audience = 'some';
    const summary = await run({ tickets: false });
    expect(summary.articles).toMatchObject({ added: 0, changed: 0, removed: 1 });
    const files = readdirSync(join(folder, 'articles'));
    expect(files).toContain('own.md');
    expect(files.filter(file => /8|undoing/.test(file))).toEqual([]);
  });

  it('waits as long as it is told to, and gets through faults', async () => {
    const { folder, standIn, run, elapsed } = await begin(vendor, 60);
    let calls = 0;
    const kinds = [undefined, 'rate', undefined, 'error', undefined, 'reset', 'late'] as const;
    standIn.setFaults(() => kinds[calls++ % kinds.length]);
    await run();
    expect(idsIn(folder)).toEqual(upTo(60));
    expect(standIn.faultCounts.rate).toBeGreaterThan(3);
    expect(elapsed()).toBeGreaterThanOrEqual(standIn.faultCounts.rate * 1000);
  });

  it('stops when the vendor refuses, says what to check, and goes on later without loss or doubles', async () => {
    const { folder, standIn, run } = await begin(vendor, 130);
    let calls = 0;
    standIn.setFaults(() => (++calls > 100 ? 'error' : undefined));
    await expect(run()).rejects.toThrow('it goes on where it stopped');
    expect(existsSync(join(folder, '.import', 'lock'))).toBe(false);
    standIn.setFaults(undefined);
    await run();
    expect(idsIn(folder)).toEqual(upTo(130));
  });
});

/** The command itself, killed when the vendor has answered so many requests. */
function runCommand(
  vendor: ImportVendor,
  folder: string,
  env: Record<string, string>,
  standIn: StandIn,
  killAt: number,
) {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'scripts/import.ts'), vendor, '--out', folder, '--tickets', '--json'],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const watch = setInterval(() => {
    if (standIn.requests.length >= killAt) child.kill('SIGKILL');
  }, 1);
  return new Promise<{ code: number | null; output: string }>(resolve => {
    child.on('close', code => {
      clearInterval(watch);
      resolve({ code, output });
    });
  });
}

it.each(['freshdesk', 'intercom', 'chatwoot'] as const)(
  'goes on after SIGKILL in the middle, without loss or doubles (%s)',
  async vendor => {
    const { folder, standIn, env, world } = await begin(vendor, 260);
    for (const killAt of [40, 130, 110, 30]) {
      const { code } = await runCommand(vendor, folder, env, standIn, standIn.requests.length + killAt);
      expect(code).toBeNull();
    }
    // What a page wrote before its checkpoint is cut off: as if the end had come in the middle of a line.
    const log = join(folder, '.import', 'tickets.log');
    writeFileSync(log, `${readFileSync(log, 'utf8')}{"id":"${vendor}-1","title":"ha`);
    const { code, output } = await runCommand(vendor, folder, env, standIn, Number.POSITIVE_INFINITY);
    expect(code, output).toBe(0);
    // The pages that counted before the end were not fetched again.
    const opened = standIn.requests.filter(({ path }) => /\/(?:tickets|conversations)\/1(?:\/|$)/.test(path));
    expect(opened.length).toBeLessThan(vendor === 'chatwoot' ? 5 : 4);
    expect(idsIn(folder)).toEqual(upTo(world.tickets.length));
  },
  60_000,
);

it('keeps to ten exports a minute with Zendesk, and so is never refused', async () => {
  const { standIn, run, elapsed } = await begin('zendesk', 2_600);
  await run({ articles: false });
  const exports = standIn.requests.filter(({ path }) => path.includes('incremental'));
  expect(exports).toHaveLength(26);
  expect(exports.every(({ answer }) => answer.status === 200)).toBe(true);
  expect(elapsed()).toBeGreaterThan(25 * 6_000);
});

it('drops a ticket that was deleted at Zendesk since', async () => {
  const { folder, world, run } = await begin('zendesk', 5);
  await run({ articles: false });
  const ticket = world.tickets[2];
  if (ticket) Object.assign(ticket, { isDeleted: true, updated: ticket.updated + 10_000 });
  expect((await run({ articles: false })).tickets).toMatchObject({ removed: 1, total: 4 });
  expect(idsIn(folder)).toEqual([1, 2, 4, 5]);
});

it('reads tickets that all changed in the same second, more of them than a page holds', async () => {
  const { folder, world, run } = await begin('freshdesk', 250);
  for (const ticket of world.tickets) ticket.updated = 1_770_000_000;
  await run({ articles: false });
  expect(idsIn(folder)).toEqual(upTo(250));
});

it('keeps two accounts and two imports out of one folder', async () => {
  const { folder, run } = await begin('freshdesk', 2);
  await run();
  const other = createSource('freshdesk', environment('freshdesk', 'http://127.0.0.1:9'), {
    since: undefined,
    topicField: undefined,
    say: () => {},
  });
  const options = { folder, tickets: true, articles: true, onProgress: () => {} };
  await expect(runImport(other, options)).rejects.toThrow('holds the import of Freshdesk');
  writeFileSync(join(folder, '.import', 'lock'), String(process.ppid));
  await expect(run()).rejects.toThrow('Another import');
});

it('names the setting that is missing, and the one that the vendor refuses', async () => {
  const options = { since: undefined, topicField: undefined, say: () => {} };
  expect(() => createSource('zendesk', {}, options)).toThrow('ZENDESK_BASE_URL is missing');
  expect(() => createSource('chatwoot', { CHATWOOT_ACCOUNT_ID: '3' }, options)).toThrow(
    'CHATWOOT_API_TOKEN is missing',
  );
  const { standIn, folder } = await begin('zendesk', 1);
  const source = createSource(
    'intercom',
    { INTERCOM_BASE_URL: `${standIn.url}/elsewhere`, INTERCOM_ACCESS_TOKEN: 'x' },
    options,
  );
  const run = runImport(source, { folder, tickets: true, articles: false, onProgress: () => {} });
  await expect(run).rejects.toThrow('INTERCOM_ACCESS_TOKEN');
});

it('says how to take the tickets of an account whose help centre cannot be read', async () => {
  const { standIn, run } = await begin('freshdesk', 3);
  standIn.setFaults(() => 'error');
  await expect(run()).rejects.toThrow(/--tickets takes the tickets alone/);
  standIn.setFaults(undefined);
  expect((await run({ articles: false })).tickets?.total).toBe(3);
});

it('tells a refused OAuth client as that, not as an address', async () => {
  const { folder } = await begin('zendesk', 1);
  const refusing = await startStandIn(() => ({ status: 401, json: { error: 'invalid_client' } }));
  standIns.push(refusing);
  const source = createSource(
    'zendesk',
    { ZENDESK_BASE_URL: refusing.url, ZENDESK_CLIENT_ID: 'an-id', ZENDESK_CLIENT_SECRET: 'a-secret' },
    { since: undefined, topicField: undefined, say: () => {} },
  );
  const run = runImport(source, { folder, tickets: true, articles: false, onProgress: () => {} });
  await expect(run).rejects.toThrow('ZENDESK_CLIENT_SECRET');
});
