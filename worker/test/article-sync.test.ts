import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createD1KnowledgeStore } from '../src/knowledge/adapters/d1-knowledge-store.ts';
import { hashArticle } from '../src/knowledge/prepare.ts';
import { call } from './support/client.ts';
import { adminCall, putSite } from './support/two-sites.ts';

const now = () => new Date('2026-11-23T10:00:00Z');
const store = createD1KnowledgeStore(env.DB, now);
const article = (id: string, text: string) => ({ id, title: `Title ${id}`, text });
const send = async (method: string, path: string, body?: unknown) => {
  const response = await adminCall(`/admin/v1/sites/sync${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: { [key: string]: unknown } = await response.json();
  return { status: response.status, body: answer };
};
const put = (articles: unknown[], expected?: Record<string, string | null>) =>
  send('PUT', '/sources/help/articles', { articles, ...(expected && { expect: expected }) });
const textOf = async (id: string) => (await store.getArticle('sync', id))?.text;

beforeAll(async () => {
  await putSite({ id: 'sync', name: 'Sync', origins: ['https://sync.example'] });
  await putSite({ id: 'pages', name: 'Pages', origins: ['https://pages.example'] });
  await putSite({ id: 'none', name: 'None', origins: ['https://none.example'] });
});

describe('writing with an expectation', () => {
  it('stores an article that is still as expected and tells its new hash', async () => {
    const before = await hashArticle(article('a', 'One.'));
    expect(await put([article('a', 'One.')], { a: null })).toMatchObject({
      status: 200,
      body: { stored: ['a'], hashes: { a: before } },
    });
    const after = await hashArticle(article('a', 'Two.'));
    expect(await put([article('a', 'Two.')], { a: before })).toMatchObject({
      body: { hashes: { a: after } },
    });
    expect(await textOf('a')).toBe('Two.');
  });

  it('writes nothing of a batch in which one article changed meanwhile, and names it', async () => {
    await put([article('b', 'B.'), article('c', 'C.')]);
    const [b, c] = await Promise.all([hashArticle(article('b', 'B.')), hashArticle(article('c', 'C.'))]);
    await put([article('c', 'C by somebody else.')]);
    expect(await put([article('b', 'Mine.'), article('c', 'Mine.')], { b, c })).toMatchObject({
      status: 409,
      body: { code: 'version_conflict', errors: [{ path: 'c' }] },
    });
    expect(await textOf('b')).toBe('B.');
    expect(await textOf('c')).toBe('C by somebody else.');
  });

  it('refuses to create an article that is there, and to change one that is gone', async () => {
    await put([article('d', 'D.')]);
    expect(await put([article('d', 'New.')], { d: null })).toMatchObject({ status: 409 });
    expect(await put([article('gone', 'New.')], { gone: 'hash' })).toMatchObject({
      status: 409,
      body: { errors: [{ path: 'gone', message: expect.stringContaining('no longer') }] },
    });
    expect(await textOf('gone')).toBeUndefined();
  });

  it('writes nothing of a batch with a faulty article', async () => {
    const fine = article('fine', 'Fine.');
    for (const faulty of [{ id: 'faulty' }, article('faulty', ' ')]) {
      expect(await put([fine, faulty], { fine: null })).toMatchObject({
        status: 200,
        body: { stored: [], rejected: [{ id: 'faulty' }] },
      });
    }
    expect(await textOf('fine')).toBeUndefined();
  });

  it('sees a change that comes between the look and the write', async () => {
    await put([article('race', 'Before.'), article('beside', 'Before.')]);
    const expected = {
      race: await hashArticle(article('race', 'Before.')),
      beside: await hashArticle(article('beside', 'Before.')),
    };
    const racing = new Proxy(env.DB, {
      get: (target, key) => {
        if (key === 'batch') {
          return async (list: D1PreparedStatement[]) => {
            await store.putArticles('sync', 'help', [article('race', 'Theirs.')]);
            return await target.batch(list);
          };
        }
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const late = createD1KnowledgeStore(racing, now);
    await expect(
      late.putArticles('sync', 'help', [article('race', 'Ours.'), article('beside', 'Ours.')], expected),
    ).rejects.toMatchObject({ code: 'version_conflict' });
    expect(await textOf('race')).toBe('Theirs.');
    expect(await textOf('beside')).toBe('Before.');
  });

  it('removes what is as expected, all or none', async () => {
    await put([article('r1', 'R.'), article('r2', 'R.')]);
    const r1 = await hashArticle(article('r1', 'R.'));
    expect(await send('POST', '/articles/remove', { expect: { r1, r2: 'other' } })).toMatchObject({
      status: 409,
      body: { errors: [{ path: 'r2' }] },
    });
    expect(await textOf('r1')).toBe('R.');
    expect(await send('POST', '/articles/remove', { expect: { r1 } })).toEqual({
      status: 200,
      body: { removed: ['r1'] },
    });
    expect(await textOf('r1')).toBeUndefined();
  });
});

describe('reading page by page', () => {
  const page = async (query: string) => {
    const response = await adminCall(`/admin/v1/sites/pages/articles${query}`);
    return await response.json<{ articles: Array<Record<string, unknown>>; cursor?: string }>();
  };
  const walk = async (view: string) => {
    const ids: unknown[] = [];
    const sizes: number[] = [];
    for (let cursor: string | undefined = '', guard = 0; cursor !== undefined && guard < 20; guard++) {
      const { articles, cursor: next } = await page(`?view=${view}${cursor && `&cursor=${cursor}`}`);
      ids.push(...articles.map(({ id }) => id));
      sizes.push(articles.length);
      cursor = next;
    }
    return { ids, sizes };
  };

  it('gives everything with notes and hash, and another site’s articles never', async () => {
    const full = {
      ...article('full', 'Text.'),
      notes: 'Secret.',
      url: 'https://pages.example/full',
      locale: 'de',
      area: 'billing',
      pages: ['/app*'],
      updatedAt: '2026-11-01',
    };
    await store.putArticles('pages', 'help', [full]);
    expect(await page('')).toEqual({
      articles: [
        {
          ...full,
          site: 'pages',
          source: 'help',
          version: expect.any(String),
          hash: await hashArticle(full),
        },
      ],
    });
  });

  it('ends a page early when articles are long, and skips none', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `long-${index}`);
    for (const name of names)
      await store.putArticles('pages', 'help', [article(name, `${name} `.repeat(20_000))]);
    const { ids, sizes } = await walk('full');
    expect(ids).toEqual(['full', ...names]);
    expect(Math.max(...sizes)).toBeLessThan(6);
    expect(await walk('summary')).toEqual({ ids: ['full', ...names], sizes: [10] });
  });

  it('ends with a page that is exactly full', async () => {
    expect((await page('?view=summary&limit=10')).cursor).toBeUndefined();
    expect((await page('?view=summary&limit=9')).cursor).toBe('long-7');
  });

  it('answers a site without articles with none, an unknown one and a missing token with a problem', async () => {
    expect(await (await adminCall('/admin/v1/sites/none/articles')).json()).toEqual({ articles: [] });
    expect((await adminCall('/admin/v1/sites/nobody/articles')).status).toBe(404);
    expect((await call('/admin/v1/sites/pages/articles')).status).toBe(401);
  });
});
