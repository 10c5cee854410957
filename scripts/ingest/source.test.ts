import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createIngestClient } from './client.ts';
import { readOptions } from './options.ts';
import { batchesOf } from './run.ts';
import { readSource } from './source.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ingest-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});
const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);

it('reads nested files, reports each faulty one with its reason, and goes on', async () => {
  await mkdir(join(folder, 'deep/er'), { recursive: true });
  await write('deep/er/good.md', '# Good\nText.');
  await write('page.html', '<h1>Page</h1><p>Text.</p>');
  await write('one.md', '---\nid: same\ntitle: One\n---\nText.');
  await write('two.md', '---\nid: same\ntitle: Two\n---\nText.');
  await write('empty.md', '');
  await write('broken.md', '---\ntitle: [\n---\nText.');
  await write('binary.md', new Uint8Array([1, 0, 2]));
  await write('latin.md', new Uint8Array([0x23, 0x20, 0xe9, 0x0a]));
  await write('large.md', '');
  await truncate(join(folder, 'large.md'), 50_000_000);
  await write('image.png', new Uint8Array([1, 0, 2]));
  const { articles, rejected, rejectedIds } = await readSource(folder, 'https://x.example/help/');
  expect(articles.map(article => article.url)).toEqual([
    'https://x.example/help/good',
    'https://x.example/help/page',
  ]);
  const reasons = Object.fromEntries(rejected.map(({ file, reason }) => [file, reason]));
  expect(reasons).toEqual({
    'one.md': expect.stringContaining('also used by two.md'),
    'two.md': expect.stringContaining('also used by one.md'),
    'empty.md': expect.stringContaining('empty'),
    'broken.md': expect.stringContaining('YAML'),
    'binary.md': expect.stringContaining('binary'),
    'latin.md': expect.stringContaining('UTF-8'),
    'large.md': expect.stringContaining('50.0 MB'),
  });
  expect(rejectedIds).toContain('same');
});

it.skipIf(process.getuid?.() === 0)('reports a file that may not be read', async () => {
  await write('locked.md', '# T\nText.');
  await chmod(join(folder, 'locked.md'), 0);
  expect((await readSource(folder)).rejected).toEqual([
    { file: 'locked.md', reason: 'The file may not be read. Check its permissions.' },
  ]);
});

it('reads a folder holding corpus.jsonl, line by line', async () => {
  await write(
    'corpus.jsonl',
    '{"id":"a","title":"A","text":"One.\\nWhat next?\\nTwo."}\nnot json\n{"id":"b"}\n',
  );
  const { articles, rejected } = await readSource(folder);
  expect(articles).toEqual([{ id: 'a', title: 'A', text: 'One.\n## What next?\nTwo.' }]);
  expect(rejected.map(({ file }) => file)).toEqual(['corpus.jsonl:2', 'corpus.jsonl:3']);
});

it('names a source after its folder, also when corpus.jsonl itself is given', () => {
  expect(readOptions(['/x/my help']).source).toBe('my-help');
  expect(readOptions(['/x/set/corpus.jsonl', '--site', 's'])).toMatchObject({
    source: 'set',
    site: 's',
    force: false,
  });
  expect(() => readOptions([])).toThrow('Name one SOURCE');
  expect(() => readOptions(['a', '--nope'])).toThrow('--nope');
});

it('fills batches by bytes', () => {
  const article = (id: number, size: number) => ({ id: String(id), title: 'T', text: 'x'.repeat(size) });
  const sizes = [
    ...batchesOf([article(1, 450_000), article(2, 100), article(3, 300_000), article(4, 300_000)]),
  ];
  expect(sizes.map(batch => batch.map(({ id }) => id))).toEqual([['1'], ['2', '3'], ['4']]);
});

it.each([
  [401, { code: 'admin_token_invalid', detail: 'x' }, 'WAYPOST_ADMIN_TOKEN'],
  [404, { code: 'unknown_site', detail: 'x' }, 'no site "shop"'],
  [503, { code: 'knowledge_unavailable', detail: 'Try again in a moment.' }, 'Try again'],
  [404, '<html>', 'Check --url'],
])('says what to do when the worker answers %s %j', async (status, body, advice) => {
  const answer = async () => new Response(JSON.stringify(body), { status });
  const client = createIngestClient({
    url: 'http://w',
    token: 't',
    site: 'shop',
    source: 's',
    fetch: answer,
  });
  await expect(client.plan([])).rejects.toThrow(advice);
});

it('says how to start a worker when none answers', async () => {
  const answer = async () => {
    throw new TypeError('fetch failed');
  };
  const client = createIngestClient({ url: 'http://w', token: 't', site: 's', source: 's', fetch: answer });
  await expect(client.plan([])).rejects.toThrow('npm start');
});
