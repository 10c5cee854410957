import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embedSnippet } from '../../embed-snippet/snippet.ts';
import { createApi } from '../../scripts/lib/api.ts';
import { ask, launcher, newVisitor, openPage, openPanel, panel, world } from './open-page.ts';

describe('manners on the host page', () => {
  it('makes no request before somebody shows interest, beyond the loader itself', async () => {
    const visitor = await newVisitor();
    const requests: string[] = [];
    visitor.on('request', request => {
      if (request.url().startsWith(world.workerUrl)) requests.push(new URL(request.url()).pathname);
    });
    const page = await openPage('/app/schedule', { visitor });
    await launcher(page).waitFor();
    await page.waitForTimeout(500);
    expect(requests).toEqual(['/waypost.js']);
  });

  it('makes one request more for a visitor with an open conversation', async () => {
    const visitor = await newVisitor();
    const first = await openPage('/app/schedule', { visitor });
    await openPanel(first);
    await ask(first, 'How do I cancel a shift?');
    await panel(first)
      .getByRole('button', { name: /^Source 1:/ })
      .waitFor();
    await first.close();

    const requests: string[] = [];
    visitor.on('request', request => {
      if (request.url().startsWith(world.workerUrl) && request.method() !== 'OPTIONS')
        requests.push(new URL(request.url()).pathname);
    });
    const page = await openPage('/app/billing', { visitor });
    await launcher(page).waitFor();
    await page.waitForTimeout(500);
    expect(requests).toEqual(['/waypost.js', expect.stringMatching(/^\/v1\/conversations\/[^/]+\/summary$/)]);
  });

  it('sends nothing of the page but what is named: no query, no hash, no form contents', async () => {
    const visitor = await newVisitor();
    const bodies: string[] = [];
    visitor.on('request', request => {
      if (request.url().startsWith(`${world.workerUrl}/v1/`))
        bodies.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    const page = await openPage('/app/billing?session=s3cret#token=h4sh', { visitor });
    await page.getByLabel('VAT number').fill('PRIVATE-VAT');
    await openPanel(page);
    await ask(page, 'How do I change the plan?');
    await panel(page)
      .getByRole('button', { name: /^Source 1:/ })
      .waitFor();
    const sent = bodies.join('\n');
    expect(sent).toContain('/app/billing');
    expect(sent).not.toMatch(/s3cret|h4sh|PRIVATE-VAT/);
  });

  it('survives a page that replaces its body', async () => {
    const page = await openPage('/app/schedule');
    await launcher(page).waitFor();
    await page.evaluate(() => document.body.replaceWith(document.createElement('body')));
    await launcher(page).waitFor();
    await openPanel(page);
  });
});

describe('strict policies', () => {
  let url = '';
  const violations: string[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      request.on('data', chunk => violations.push(String(chunk)));
      request.on('end', () => response.end());
      return;
    }
    const nonce = 'r4nd0m';
    const policy = new URL(request.url ?? '/', 'http://x').pathname.includes('nonce')
      ? `script-src 'nonce-${nonce}' 'strict-dynamic'`
      : `script-src ${world.workerUrl}`;
    const tag = embedSnippet({ origin: world.workerUrl, site: 'strict' }).replace(
      '<script',
      `<script nonce="${nonce}"`,
    );
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; ${policy}; connect-src ${world.workerUrl}; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /report`,
    );
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><html lang="en"><title>Strict</title><body><h1>Strict page</h1>${tag}</body></html>`,
    );
  });

  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
    await createApi(world.workerUrl, world.adminToken).putSite({
      id: 'strict',
      name: 'Strict',
      origins: [url],
    });
  });
  afterAll(() => server.close());

  for (const path of ['/host', '/nonce']) {
    it(`are kept: ${path === '/host' ? 'hosts only' : 'nonce and strict-dynamic'}, with Trusted Types`, async () => {
      const page = await (await newVisitor()).newPage();
      await page.goto(url + path);
      await openPanel(page);
      await ask(page, 'Is anybody there?');
      await panel(page).getByRole('log').getByText(/./).nth(1).waitFor();
      expect(violations).toEqual([]);
    });
  }
});
