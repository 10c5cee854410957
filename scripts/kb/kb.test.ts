import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ArticleInput } from '../../worker/src/knowledge/types.ts';
import type { RunningWorker } from '../lib/worker.ts';
import { startWorker } from '../lib/worker.ts';
import { readKbOptions } from './options.ts';
import { describeOutcome, exitCodeOf } from './report.ts';
import { runKb } from './run.ts';

let worker: RunningWorker;
let folder = '';
let site = '';
let count = 0;
beforeAll(async () => {
  worker = await startWorker();
}, 60_000);
afterAll(async () => {
  await worker.close();
});
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'kb-')), 'help');
  site = `kb-${++count}`;
  const settings = { id: site, name: site, origins: ['https://kb.example'] };
  await admin('PUT', `/sites/${site}`, settings);
  await deploy([article('a'), article('b'), { ...article('c'), notes: 'Secret of c.' }]);
  return async () => await rm(join(folder, '..'), { recursive: true });
});

const article = (id: string, text = `All about ${id}.\n1. Open ${id}.\n2. Save ${id}.`): ArticleInput => ({
  id,
  title: `About ${id}`,
  text,
});
const admin = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${worker.url}/admin/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${worker.adminToken}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as { articles: Array<ArticleInput & { source: string; hash: string }> };
};
const deploy = (articles: ArticleInput[], source = 'help') =>
  admin('PUT', `/sites/${site}/sources/${source}/articles`, { articles });
const deployed = async () =>
  Object.fromEntries((await admin('GET', `/sites/${site}/articles`)).articles.map(a => [a.id, a]));
/** Requests that would change something. */
let writes: string[] = [];
const kb = async (...args: string[]) => {
  writes = [];
  const options = readKbOptions([
    args[0] ?? '',
    folder,
    '--site',
    site,
    '--url',
    worker.url,
    ...args.slice(1),
  ]);
  const outcome = await runKb(options, {
    token: worker.adminToken,
    fetch: async (input, init) => {
      if (init?.method !== 'GET') writes.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return await fetch(input, init);
    },
  });
  return { outcome, code: exitCodeOf(outcome), text: describeOutcome(outcome).join('\n') };
};
const edit = async (file: string, from: string | RegExp, to: string) => {
  const path = join(folder, file);
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
};

it('writes nothing when nothing was edited, neither at a push nor at a second pull', async () => {
  expect((await kb('pull')).text).toContain('3 written');
  expect((await readdir(folder)).sort()).toEqual(['.waypost-kb.json', 'a.md', 'b.md', 'c.md']);
  expect(await readFile(join(folder, 'c.md'), 'utf8')).toContain(':::internal\nSecret of c.\n:::');
  const before = await deployed();
  expect(await kb('push')).toMatchObject({
    code: 0,
    text: expect.stringContaining('0 pushed, 0 deleted, 3 unchanged'),
  });
  expect(writes).toEqual([]);
  expect((await kb('pull')).text).toContain('0 written, 0 deleted, 3 unchanged');
  expect(await deployed()).toEqual(before);
});

it('sends only what changed, and knows it as deployed afterwards', async () => {
  await kb('pull');
  const before = await deployed();
  await edit('a.md', 'Save a', 'Keep **a**');
  await writeFile(join(folder, 'new.md'), '---\ntitle: New one\n---\nBrand new.\n');
  await writeFile(join(folder, 'draft.md'), '---\ntitle: Draft\ndraft: true\n---\nNot yet.\n');
  expect((await kb('status')).text).toContain('2 to push');
  expect(writes).toEqual([]);
  expect((await kb('push')).text).toContain('2 pushed');
  const after = await deployed();
  expect(after['a']?.text).toContain('2. Keep a.');
  expect(after['new']).toMatchObject({ title: 'New one', source: 'help' });
  expect(after['draft']).toBeUndefined();
  expect([after['b'], after['c']]).toEqual([before['b'], before['c']]);
  expect((await kb('push')).text).toContain('0 pushed');
  expect((await kb('pull')).text).toContain('0 written');
});

it('refuses where the deployed article changed, shows both differences, and writes nothing', async () => {
  await kb('pull');
  await edit('a.md', 'Open a', 'Open mine');
  await edit('b.md', 'Open b', 'Open mine too');
  await deploy([article('a', 'All about a.\n1. Open theirs.\n2. Save a.')]);
  const before = await deployed();
  const { code, text } = await kb('push');
  expect(code).toBe(1);
  expect(writes).toEqual([]);
  expect(text).toContain('CONFLICT a');
  expect(text).toContain('-1. Open a.\n+1. Open theirs.');
  expect(text).toContain('-1. Open a.\n+1. Open mine.');
  expect(text).toContain('Nothing was written');
  expect(await deployed()).toEqual(before);
  expect(await kb('pull')).toMatchObject({ code: 1, text: expect.stringContaining('in conflict') });
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toContain('Open mine');

  expect(await kb('push', '--force', 'a')).toMatchObject({ code: 0 });
  expect((await deployed())['a']?.text).toContain('Open mine');
  expect((await deployed())['b']?.text).toContain('Open mine too');
});

it('overwrites only what --force names', async () => {
  await kb('pull');
  for (const id of ['a', 'b']) {
    await edit(`${id}.md`, 'Save', 'Keep');
    await deploy([article(id, 'Theirs.')]);
  }
  expect(await kb('push', '--force', 'a')).toMatchObject({
    code: 1,
    text: expect.stringContaining('CONFLICT b'),
  });
  expect((await deployed())['a']?.text).toBe('Theirs.');
});

it('is refused by the worker itself when somebody is faster than the push', async () => {
  await kb('pull');
  await edit('a.md', 'Save', 'Keep');
  const options = readKbOptions(['push', folder]);
  const run = runKb(options, {
    token: worker.adminToken,
    fetch: async (input, init) => {
      if (init?.method === 'PUT') await deploy([article('a', 'Theirs, at the last moment.')]);
      return await fetch(input, init);
    },
  });
  await expect(run).rejects.toThrow(/Somebody changed a at this very moment.*Nothing was written/);
  expect((await deployed())['a']?.text).toBe('Theirs, at the last moment.');
});

it('pulls what changed there, and what was removed there', async () => {
  await kb('pull');
  await deploy([article('b', 'New words.'), article('d')]);
  await admin('POST', `/sites/${site}/articles/remove`, { expect: { c: (await deployed())['c']?.hash } });
  expect((await kb('status')).text).toContain('"pull" brings them: b, c, d');
  expect((await kb('pull')).text).toContain('2 written, 1 deleted, 1 unchanged');
  expect(await readFile(join(folder, 'b.md'), 'utf8')).toContain('New words.');
  expect((await readdir(folder)).sort()).toEqual(['.waypost-kb.json', 'a.md', 'b.md', 'd.md']);
});

it('deletes only with --delete, and not what changed there', async () => {
  await kb('pull');
  await rm(join(folder, 'a.md'));
  await rm(join(folder, 'b.md'));
  await deploy([article('b', 'Still needed.')]);
  expect(await kb('push')).toMatchObject({
    code: 0,
    text: expect.stringContaining('--delete removes them: a, b'),
  });
  expect(Object.keys(await deployed())).toEqual(['a', 'b', 'c']);
  expect(await kb('push', '--delete')).toMatchObject({
    code: 1,
    text: expect.stringContaining('CONFLICT b'),
  });
  expect(Object.keys(await deployed())).toEqual(['a', 'b', 'c']);
  expect((await kb('push', '--delete', '--force', 'b')).text).toContain('2 deleted');
  expect(Object.keys(await deployed())).toEqual(['c']);
});

it('keeps to the source that was pulled, and asks for one where it cannot know', async () => {
  await deploy([article('blog-post')], 'blog');
  await kb('pull', '--source', 'blog');
  expect((await readdir(folder)).sort()).toEqual(['.waypost-kb.json', 'blog-post.md']);
  await writeFile(join(folder, 'second.md'), '---\ntitle: Second\n---\nText.\n');
  expect((await kb('push')).text).toContain('1 pushed');
  expect((await deployed())['second']?.source).toBe('blog');
  await rm(folder, { recursive: true });
  await kb('pull');
  await writeFile(join(folder, 'third.md'), '---\ntitle: Third\n---\nText.\n');
  await expect(kb('push')).rejects.toThrow('--source NAME');
  await edit('third.md', 'title', 'source: help\ntitle');
  expect((await kb('push')).text).toContain('1 pushed');
  await edit('third.md', 'source: help', 'source: blog');
  await expect(kb('push')).rejects.toThrow('deployed as one of source "help"');
});

it('says what is wrong with a folder, and touches nothing', async () => {
  await expect(kb('push')).rejects.toThrow('was not pulled yet');
  await kb('pull');
  await edit('a.md', /title:.*/, 'title: [');
  await edit('b.md', 'Save', 'Keep');
  expect(await kb('push')).toMatchObject({
    code: 1,
    text: expect.stringContaining('a.md: The front matter'),
  });
  expect(writes).toEqual([]);
  await rm(join(folder, 'a.md'));
  await writeFile(join(folder, 'twin.md'), await readFile(join(folder, 'b.md')));
  await expect(kb('push')).rejects.toThrow('both have the id "b"');
  await writeFile(join(folder, '.waypost-kb.json'), '{');
  await expect(kb('pull')).rejects.toThrow('broken');
  await rm(join(folder, '.waypost-kb.json'));
  await rm(join(folder, 'twin.md'));
  await expect(kb('pull')).rejects.toThrow('empty folder');
});

it('pulls a site without articles, and one of many pages', async () => {
  const all = await deployed();
  await admin('POST', `/sites/${site}/articles/remove`, {
    expect: Object.fromEntries(Object.values(all).map(({ id, hash }) => [id, hash])),
  });
  expect((await kb('pull')).text).toContain('0 written');
  await deploy(Array.from({ length: 120 }, (_, index) => article(`n${index}`)));
  expect((await kb('pull')).text).toContain('120 written');
  expect((await kb('push')).text).toContain('120 unchanged');
});

it.each([
  [[], 'pull, push or status'],
  [['pull'], 'one folder'],
  [['pull', 'a', 'b'], 'one folder'],
  [['push', 'a', '--nope'], '--nope'],
])('explains itself when called with %j', (args, words) => {
  expect(() => readKbOptions(args)).toThrow(words);
});
