import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FixtureSite, Route } from './fixture-site.ts';
import { answers, helpPage, startFixtureSite } from './fixture-site.ts';
import { createGet } from './http.ts';
import { PrivateAddress } from './private-address.ts';
import { readSite } from './site-source.ts';

const TEXT = '<p>Open Billing, choose Cancel and confirm it. The month that you paid for stays yours.</p>';
let folder = '';
let site: FixtureSite;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crawl-'));
});
afterEach(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const start = async (routes: Record<string, Route>) => {
  site = await startFixtureSite(routes);
};
const read = (
  path = '/',
  more: { sitemap?: string; maxPages?: number; allowPrivate?: boolean; pauseMs?: number } = {},
) =>
  readSite({
    start: site.origin + path,
    cacheFile: join(folder, 'cache.json'),
    pauseMs: 0,
    maxPages: 500,
    allowPrivate: true,
    backoffMs: 1,
    onProgress: () => undefined,
    ...more,
  });
const article = (name: string, links: string[] = []) =>
  helpPage(`About ${name}`, `<p>All about ${name}.</p>${TEXT}`, { links });
const listing = (links: string[]) =>
  `<html><body><h1>Help</h1><ul>${links.map(link => `<li><a href="${link}">${link}</a></li>`).join('')}</ul></body></html>`;
const ids = (content: { articles: Array<{ id: string }> }) => content.articles.map(({ id }) => id).sort();
const reasons = (list: Array<{ file: string; reason: string }>) =>
  Object.fromEntries(list.map(({ file, reason }) => [file.replace(site.origin, ''), reason]));
const urlset = (paths: string[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map(path => `<url><loc>${site.origin}${path}</loc></url>`).join('')}</urlset>`;
const xml =
  (body: () => string | Buffer): Route =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(body());
  };

describe('finding pages', () => {
  it('follows links below the start, one request at a time, and tells who it is', async () => {
    await start({
      '/help/': listing([
        '/help/a',
        '/help/b#part',
        '/help/b?utm_source=x',
        '/blog/c',
        'https://other.example/d',
        'mailto:x@y.z',
        '/help/f.pdf',
      ]),
      '/help/a': article('a', ['/help/c']),
      '/help/b': article('b'),
      '/help/c': article('c'),
      '/blog/c': article('blog'),
    });
    const content = await read('/help/');
    expect(ids(content)).toEqual(['help/a', 'help/b', 'help/c']);
    expect(site.asked).toEqual(['/robots.txt', '/sitemap.xml', '/help/', '/help/a', '/help/b', '/help/c']);
    expect(site.mostAtOnce()).toBe(1);
    expect(site.headersOf('/help/a')?.['user-agent']).toMatch(/^Waypost-Ingest\/\d/);
    expect(content.partial).toBeUndefined();
    expect(reasons(content.skipped)).toMatchObject({ '/help/': expect.stringContaining('list of links') });
  });

  it('reads the sitemap that robots.txt names: index, packed file, and one that names itself', async () => {
    await start({
      '/robots.txt': (_request, response) =>
        response.end(`User-agent: *\nDisallow: /private\nSitemap: ${site.origin}/index.xml\n`),
      '/index.xml': xml(
        () =>
          `<sitemapindex><sitemap><loc>${site.origin}/one.xml</loc></sitemap><sitemap><loc>${site.origin}/two.xml.gz</loc></sitemap><sitemap><loc>${site.origin}/index.xml</loc></sitemap></sitemapindex>`,
      ),
      '/one.xml': xml(() => urlset(['/a', '/private/b', '/a#again', '/x?a=1&amp;b=2'])),
      '/two.xml.gz': xml(() => gzipSync(urlset(['/c']))),
      '/a': article('a', ['/unlisted']),
      '/c': article('c'),
      '/x': article('x'),
      '/private/b': article('private'),
      '/unlisted': article('unlisted'),
    });
    const content = await read();
    expect(ids(content)).toEqual(['a', 'c', 'x-a-1-b-2']);
    expect(site.asked).not.toContain('/private/b');
    expect(content.rejected).toEqual([]);
    expect(reasons(content.skipped)).toEqual({ '/private/b': expect.stringContaining('robots.txt') });
  });

  it('takes a sitemap as the source itself or by --sitemap, and says when it is none', async () => {
    await start({
      '/pages.xml': xml(() => urlset(['/en/a', '/de/a'])),
      '/broken.xml': xml(() => '<urlset><url>'),
      '/en/a': article('a'),
      '/de/a': article('das').replace('en-GB', 'de'),
    });
    expect(ids(await read('/pages.xml'))).toEqual(['de/a', 'en/a']);
    const german = await read('/de/', { sitemap: `${site.origin}/pages.xml` });
    expect(german.articles).toMatchObject([{ id: 'de/a', locale: 'de', url: `${site.origin}/de/a` }]);
    await expect(read('/', { sitemap: `${site.origin}/broken.xml` })).rejects.toThrow('cannot be used');
    await expect(read('/', { sitemap: `${site.origin}/missing.xml` })).rejects.toThrow('Nothing changed');
    await expect(read('/fr/', { sitemap: `${site.origin}/pages.xml` })).rejects.toThrow('no page below');
  });

  it('obeys robots.txt for its own name, waits as it is asked to, and stops where robots.txt is down', async () => {
    await start({
      '/robots.txt': (_request, response) =>
        response.end(
          'User-agent: *\nDisallow: /\n\nUser-agent: waypost-ingest\nDisallow: /no\nCrawl-delay: 0.2\n',
        ),
      '/': listing(['/a', '/no/b', '/c', '/d', '/e']),
      '/a': article('a'),
      '/c': article('c'),
    });
    const before = performance.now();
    expect(ids(await read())).toEqual(['a', 'c']);
    expect(performance.now() - before).toBeGreaterThan(800);
    expect(site.asked).not.toContain('/no/b');
    site.routes = { ...site.routes, '/robots.txt': answers(503) };
    await expect(read()).rejects.toThrow(/robots.txt cannot be read.*503/);
  });
});

describe('a site that leads astray', () => {
  it('ends on endless paths, calendars, variants of one page and copies of one text', async () => {
    const endless: Route = (request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      const [, year = '2026', month = '1'] = /\/calendar\/(\d+)\/(\d+)/.exec(path) ?? [];
      const links = [
        `${path === '/' ? '' : path}/deeper`,
        `/calendar/${Number(month) > 11 ? Number(year) + 1 : year}/${(Number(month) % 12) + 1}`,
        `/list?page=${Math.random()}`,
        '/copy-of-a?x=1',
        '/a',
      ];
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(article(`${path} ${Math.random()}`, links));
    };
    await start({ '/': endless, '/a': article('a'), '/copy-of-a': article('a') });
    site.routes = new Proxy(site.routes, {
      get: (target, path) => {
        const own: unknown = Reflect.get(target, String(path).split('?')[0] ?? '');
        if (own !== undefined) return own;
        return path === '/robots.txt' || path === '/sitemap.xml' ? undefined : endless;
      },
    });
    const content = await read('/', { maxPages: 400 });
    expect(content.partial).toBeUndefined();
    expect(site.asked.length).toBeLessThan(100);
    const told = Object.values(reasons(content.skipped)).join('\n');
    expect(told).toContain('repeats itself');
    expect(told).toContain('calendar');
    expect(told).toContain('too many variants');
    expect(told).toContain('says the same');
  });

  it('follows redirects on its host, and refuses circles, chains and other hosts', async () => {
    await start({
      '/': listing(['/old', '/circle', '/chain1', '/away', '/nowhere', '/new']),
      '/old': answers(301, { location: '/new' }),
      '/new': article('new'),
      '/circle': answers(302, { location: '/circle2' }),
      '/circle2': answers(302, { location: '/circle' }),
      ...Object.fromEntries(
        Array.from({ length: 9 }, (_, n) => [`/chain${n}`, answers(302, { location: `/chain${n + 1}` })]),
      ),
      '/away': answers(302, { location: 'http://127.0.0.1:1/x' }),
      '/nowhere': answers(302),
    });
    const content = await read();
    expect(ids(content)).toEqual(['new']);
    expect(content.articles[0]?.url).toBe(`${site.origin}/new`);
    expect(site.asked.filter(path => path === '/new')).toHaveLength(1);
    expect(reasons(content.rejected)).toEqual({
      '/circle': expect.stringContaining('circle'),
      '/chain1': expect.stringContaining('more than 5'),
      '/away': expect.stringContaining('another host, 127.0.0.1:1'),
      '/nowhere': expect.stringContaining('nowhere'),
    });
  });

  it('recognises sign-in pages by address, status and form, and keeps what it knew', async () => {
    const form =
      '<html><body><h1>Welcome</h1><p>Enter your details to go on.</p><form><input type="email"><input type="password"></form></body></html>';
    await start({
      '/': listing(['/a', '/redirected', '/refused', '/form', '/forbidden']),
      '/a': article('a')
        .replace('<footer>', '<form><input type="password"></form><footer>')
        .replace('</main>', `${'<p>Many more words of a real article stand here. </p>'.repeat(30)}</main>`),
      '/redirected': answers(302, { location: '/users/sign_in?return_to=/x' }),
      '/refused': answers(401),
      '/forbidden': answers(403),
      '/form': form,
    });
    const content = await read();
    expect(ids(content)).toEqual(['a']);
    expect(Object.keys(reasons(content.rejected)).sort()).toEqual([
      '/forbidden',
      '/form',
      '/redirected',
      '/refused',
    ]);
    for (const { reason } of content.rejected) expect(reason).toMatch(/asks to sign in.*stays/);
    expect(content.rejectedIds.sort()).toEqual(['forbidden', 'form', 'redirected', 'refused']);
    expect(site.asked.some(path => path.startsWith('/users'))).toBe(false);
  });

  it('takes no other content, nothing too large, nothing packed that unpacks without end, and no other scheme', async () => {
    await start({
      '/': listing([
        '/picture',
        '/huge',
        '/bomb',
        '/garbled',
        'javascript:alert(1)',
        'file:///etc/passwd',
        'ftp://x/y',
        '/a',
      ]),
      '/a': article('a'),
      '/picture': answers(200, { 'content-type': 'image/png' }, 'x'),
      '/huge': article('huge').replace('</main>', `${'<p>words</p>'.repeat(400_000)}</main>`),
      '/bomb': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(60_000_000, 'a')));
      },
      '/garbled': answers(200, { 'content-encoding': 'gzip' }, 'not packed at all'),
    });
    const content = await read();
    expect(ids(content)).toEqual(['a']);
    expect(reasons(content.skipped)).toMatchObject({ '/picture': expect.stringContaining('image/png') });
    expect(reasons(content.rejected)).toEqual({
      '/huge': expect.stringContaining('4.8 MB'),
      '/bomb': expect.stringContaining('more than 20.0 MB'),
      '/garbled': expect.stringContaining('packed'),
    });
  });

  it('enters no private network unless it is told to', async () => {
    await start({ '/': article('a') });
    await expect(read('/', { allowPrivate: false })).rejects.toThrow('--allow-private');
    // A name is looked at as it is resolved for the connection.
    const byName = site.origin.replace('127.0.0.1', 'localhost');
    const get = createGet({ timeoutMs: 5_000, maxBytes: 1_000_000, allowPrivate: false });
    await expect(get(`${byName}/`, {})).rejects.toThrow(PrivateAddress);
    expect(site.asked).toEqual([]);
  });
});

describe('a later run', () => {
  const tagged =
    (tag: string, page: string): Route =>
    (request, response) => {
      const isSame = request.headers['if-none-match'] === tag;
      response.writeHead(isSame ? 304 : 200, { 'content-type': 'text/html', etag: tag });
      response.end(isSame ? undefined : page);
    };

  it('asks whether pages changed, and takes what did not as it was', async () => {
    await start({
      '/': tagged('"0"', listing(['/a', '/b'])),
      '/a': tagged('"1"', article('a', ['/c'])),
      '/b': (request, response) => {
        const isSame = request.headers['if-modified-since'] === 'Mon, 23 Nov 2026 10:00:00 GMT';
        response.writeHead(isSame ? 304 : 200, {
          'content-type': 'text/html',
          'last-modified': 'Mon, 23 Nov 2026 10:00:00 GMT',
        });
        response.end(isSame ? undefined : article('b'));
      },
      '/c': tagged('"2"', article('c')),
    });
    const first = await read();
    site.routes = { ...site.routes, '/c': tagged('"3"', article('new c')) };
    const second = await read();
    expect(ids(second)).toEqual(['a', 'b', 'c']);
    const [a, b, c] = ['a', 'b', 'c'].map(id => second.articles.find(found => found.id === id));
    expect([a, b]).toEqual(['a', 'b'].map(id => first.articles.find(found => found.id === id)));
    expect(c?.title).toBe('About new c');
  });

  it('keeps every article through an outage, tries again first, and follows what it remembered', async () => {
    await start({
      '/': listing(['/a', '/b']),
      '/a': article('a', ['/c']),
      '/b': article('b'),
      '/c': article('c'),
    });
    expect(ids(await read())).toEqual(['a', 'b', 'c']);
    site.asked.length = 0;
    site.routes = { ...site.routes, '/a': answers(500) };
    const second = await read();
    expect(ids(second)).toEqual(['b', 'c']);
    expect(second.rejectedIds).toEqual(['a']);
    expect(second.partial).toBeUndefined();
    expect(site.asked.filter(path => path === '/a')).toHaveLength(3);
    expect(reasons(second.rejected)).toEqual({ '/a': expect.stringMatching(/500.*stays/) });
  });

  it('comes back after an answer of 503 as soon as it is asked to, and not when that is too long', async () => {
    let calls = 0;
    await start({
      '/': listing(['/busy', '/closed']),
      '/busy': (_request, response) => {
        calls++;
        response.writeHead(calls < 3 ? 503 : 200, { 'content-type': 'text/html', 'retry-after': '0' });
        response.end(calls < 3 ? '' : article('busy'));
      },
      '/closed': answers(429, { 'retry-after': '86400' }),
    });
    const content = await read();
    expect(ids(content)).toEqual(['busy']);
    expect(site.asked.filter(path => path === '/closed')).toHaveLength(1);
    expect(reasons(content.rejected)['/closed']).toContain('come back later');
  });

  it('removes nothing when it cannot know what it missed', async () => {
    await start({ '/': listing(['/a', '/hub']), '/a': article('a'), '/hub': answers(500) });
    expect((await read()).partial).toContain('may link to others');
    site.routes = { '/': listing(['/a', '/b', '/c']), '/a': article('a'), '/b': article('b') };
    expect((await read('/', { maxPages: 2 })).partial).toContain('--max-pages');
    site.routes = { ...site.routes, '/sitemap.xml': answers(502) };
    expect((await read()).partial).toContain('sitemap.xml could not be read');
  });

  it('leaves a site alone that stopped answering', async () => {
    const links = Array.from({ length: 30 }, (_, index) => `/p${index}`);
    const dead: Route = request => request.socket.destroy();
    await start({ '/': listing(links), ...Object.fromEntries(links.map(link => [link, dead])) });
    const content = await read();
    expect(content.partial).toContain('stopped answering');
    expect(new Set(site.asked.filter(path => path.startsWith('/p'))).size).toBe(8);
  });

  it('lets an article go that the site says is gone', async () => {
    await start({ '/': listing(['/a', '/b']), '/a': article('a'), '/b': article('b') });
    await read();
    site.routes = { ...site.routes, '/b': answers(410) };
    const content = await read();
    expect(ids(content)).toEqual(['a']);
    expect(content.rejectedIds).toEqual([]);
    expect(content.partial).toBeUndefined();
  });
});

it('reads translations that a page names, in their own language', async () => {
  const german = article('das').replace('en-GB', 'de-AT');
  const head =
    '<link rel="alternate" hreflang="de" href="/help/de/a"><link rel="alternate" hreflang="fr" href="/fr/a">';
  await start({
    '/help/': helpPage('Start', `<p>Start.</p>${TEXT}`, { head }),
    '/help/de/a': german,
    '/fr/a': german,
  });
  const content = await read('/help/');
  expect(content.articles.map(({ id, locale }) => [id, locale])).toEqual([
    ['help', 'en-GB'],
    ['help/de/a', 'de-AT'],
  ]);
});

it('knows a page by its canonical address, unless every page names the same', async () => {
  const canonical = (path: string) => ({ head: `<link rel="canonical" href="${path}">` });
  await start({
    '/': listing(['/a?version=2', '/b', '/c', '/d']),
    '/a': helpPage('A', TEXT, canonical('/a')),
    '/b': helpPage('B', `<p>B.</p>${TEXT}`, canonical('/')),
    '/c': helpPage('C', `<p>C.</p>${TEXT}`, canonical('/same')),
    '/d': helpPage('D', `<p>D.</p>${TEXT}`, canonical('/same')),
  });
  const content = await read();
  expect(content.articles.map(({ id, url }) => [id, url?.replace(site.origin, '')])).toEqual([
    ['a', '/a'],
    ['b', '/b'],
    ['same', '/same'],
    ['d', '/d'],
  ]);
});
