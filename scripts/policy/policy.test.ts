import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../lib/api.ts';
import type { RunningWorker } from '../lib/worker.ts';
import { startWorker } from '../lib/worker.ts';
import { readPolicyOptions } from './options.ts';
import { runPolicy } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'waypost-policy-'));
const path = (name: string) => join(folder, name);
let worker: RunningWorker;

beforeAll(async () => {
  worker = await startWorker();
  process.env['WAYPOST_ADMIN_TOKEN'] = worker.adminToken;
  await createApi(worker.url, worker.adminToken).putSite({
    id: 'demo',
    name: 'Demo',
    origins: ['http://localhost:8788'],
  } as { id: string });
}, 60_000);
afterAll(async () => {
  delete process.env['WAYPOST_ADMIN_TOKEN'];
  await worker.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) =>
  runPolicy(readPolicyOptions([...args, '--url', worker.url, '--author', 'Ida']));

describe('npm run policy', () => {
  it('pulls the policy in force, publishes what was changed, and goes back', async () => {
    const file = path('policy.yaml');
    expect((await run('pull', file)).text).toContain('Version 0 of demo');
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^# Waypost policy, site demo, version 0/);
    writeFileSync(file, text.replace('failedAnswers: 2', 'failedAnswers: 3 # patient'));
    expect(await run('push', file, '--note', 'More patience')).toMatchObject({
      code: 0,
      json: { version: 1 },
    });
    expect(readFileSync(file, 'utf8')).toMatch(/version 1 .*\n[\s\S]*# patient/);
    writeFileSync(file, readFileSync(file, 'utf8').replace('failedAnswers: 3', 'failedAnswers: 1'));
    expect(await run('push', file)).toMatchObject({ json: { version: 2 } });
    expect((await run('rollback', '1')).text).toContain('Version 1 of demo is in force again, as version 3');
    const { text: history } = await run('history');
    expect(history.split('\n')).toHaveLength(3);
    expect(history).toMatch(/ 3 .*Ida {2}Back to version 1/);
  });

  it('refuses to overwrite what somebody else published, and shows the difference', async () => {
    const mine = path('mine.yaml');
    await run('pull', mine);
    const theirs = path('theirs.yaml');
    await run('pull', theirs);
    writeFileSync(theirs, readFileSync(theirs, 'utf8').replace('frustration: true', 'frustration: false'));
    await run('push', theirs);
    writeFileSync(mine, readFileSync(mine, 'utf8').replace('- refund', '- refund now'));
    const { text, code } = await run('push', mine);
    expect(code).toBe(1);
    expect(text).toContain('-  frustration: false');
    expect(text).toContain('+    - refund now');
    expect(text).toContain('is in force (Ida');
  });

  it('trains topics with the push, from examples and past tickets', async () => {
    const file = path('trained.yaml');
    await run('pull', file);
    const [stamp] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(
      file,
      `${stamp}\ntopics:\n  - {id: tea, mode: autonomous, examples: [Which tea is green?, How long does tea steep?]}\n  - {id: cups, mode: assisted, category: Cups and pots}\n`,
    );
    const rows = Array.from({ length: 6 }, (_, index) => `${index},A cup is broken ${index},cups and pots`);
    writeFileSync(
      path('tickets.csv'),
      `id,subject,category\n${rows.join('\n')}\n9,Nothing of this,other things\n8,Nor this,other things\n`,
    );
    const { json } = await run('push', file, '--tickets', path('tickets.csv'));
    expect(json).toMatchObject({ model: { rows: 10, fromTickets: true, topics: ['cups', 'tea'] } });
  });

  it('does not forget what was learned from tickets unless it is told to', async () => {
    const file = path('trained.yaml');
    await expect(run('push', file)).rejects.toThrow(
      /learned from past tickets too \(10 examples and tickets\)[\s\S]*--without-tickets/,
    );
    expect((await run('rollback', '1')).text).toContain('The topic classifier stays as it is');
    await run('pull', path('one.yaml'));
    const { text, json } = await run('push', path('one.yaml'), '--without-tickets');
    // Neither the default's topics nor their keywords are examples to learn from.
    expect(text).toContain('The classifier of before goes on telling topics (10 examples and tickets)');
    expect(json).not.toHaveProperty('model.rows');
  });

  it('says that a site is not there, whatever is asked of it', async () => {
    for (const command of ['history', 'pull'])
      await expect(run(command, path('gone.yaml'), '--site', 'nowhere')).rejects.toThrow(
        'The worker has no site "nowhere". Check --site.',
      );
  });

  it('names each line to mend before anything is sent', async () => {
    const file = path('wrong.yaml');
    writeFileSync(
      file,
      '# Waypost policy, site demo, version 0\ntopics:\n  - {id: a, mode: perhaps}\nrouting: 5\n',
    );
    await expect(run('push', file)).rejects.toThrow(/wrong\.yaml:3 {2}topics\.0\.mode[\s\S]*wrong\.yaml:4/);
  });

  it('checks a file without any worker, and ends with an error where there is one', async () => {
    const file = path('check.yaml');
    writeFileSync(file, 'topics:\n  - {id: ghost, mode: assisted, owner: Ida}\n');
    const { code, text } = await runPolicy(readPolicyOptions(['check', file]));
    expect(code).toBe(1);
    expect(text).toContain(`${file}:2  error`);
    expect(text).toContain('Nothing tells “ghost”');
  });

  it.each([
    [['dance'], 'Say one of'],
    [['push'], 'Name one policy file'],
    [['rollback', 'one'], 'whole number'],
    [['check', 'a', 'b'], 'Name one file'],
  ])('says what to give it: %j', (args, words) => {
    expect(() => readPolicyOptions(args)).toThrow(words);
  });
});
