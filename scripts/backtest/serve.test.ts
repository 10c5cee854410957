import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetupError } from '../lib/project.ts';
import { readMarks } from './marks.ts';
import { requireReviewPort, serveReview } from './serve.ts';

const PORT = 18_790;
const folder = mkdtempSync(join(tmpdir(), 'waypost-review-'));
const marksFile = join(folder, 'marks.json');
let url = '';
let page = (): string => '<p>page</p>';
const put = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}marks`, { method: 'PUT', body, headers });
const mark = (id: string) => `{"${id}":{"verdict":"accept","seen":"abc"}}`;

beforeAll(async () => {
  url = await serveReview({ page: () => page(), marksFile, port: PORT });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sends a body whose bytes arrive one by one. */
function putSlowly(body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}marks`, { method: 'PUT' }, response => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    const bytes = [...Buffer.from(body)];
    const next = () => {
      const byte = bytes.shift();
      if (byte === undefined) sent.end();
      else sent.write(Buffer.of(byte), () => setImmediate(next));
    };
    next();
  });
}

describe('the review server', () => {
  it('keeps marks that are made in the page, and takes nothing from other sites', async () => {
    expect(await (await fetch(url)).text()).toBe('<p>page</p>');
    expect((await put(mark('1'))).status).toBe(204);
    expect(JSON.parse(readFileSync(marksFile, 'utf8'))).toEqual({ '1': { verdict: 'accept', seen: 'abc' } });
    const refused = await put('{"1":{"verdict":"splendid","seen":"abc"}}');
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('nothing was saved'),
    ]);
    expect((await put('{"1":')).status).toBe(400);
    expect((await put('{}', { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await fetch(`${url}marks`)).status).toBe(404);
    expect(readMarks(marksFile)).toHaveProperty('1');
  });

  it('keeps a ticket id whose letters arrive in halves', async () => {
    expect(await putSlowly(mark('Größe-日本'))).toBe(204);
    expect(Object.keys(readMarks(marksFile))).toEqual(['Größe-日本']);
  });

  it('keeps the mark of a ticket that is called like a part of every object', async () => {
    expect((await put(mark('__proto__'))).status).toBe(204);
    expect(Object.keys(readMarks(marksFile))).toEqual(['__proto__']);
  });

  it('says that a body is too large, by its bytes, and goes on', async () => {
    const answer = await put(mark('ü'.repeat(2 * 1024 * 1024)));
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('4194304 bytes')]);
    expect((await put(mark('2'))).status).toBe(204);
  });

  it('says which file could not be written, and why', async () => {
    rmSync(marksFile, { force: true });
    mkdirSync(marksFile);
    const answer = await put(mark('1'));
    expect(answer.status).toBe(500);
    expect(await answer.text()).toMatch(/marks\.json could not be written: E\w+/);
    rmSync(marksFile, { recursive: true });
  });

  it('tells why the page cannot be shown, and shows it once it can', async () => {
    const before = page;
    page = () => {
      throw new SetupError('marks.json does not hold marks.');
    };
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([500, 'marks.json does not hold marks.']);
    page = before;
    expect((await fetch(url)).status).toBe(200);
  });

  it('says why a port cannot be had, before anything is replayed and when it is opened', async () => {
    await expect(requireReviewPort(PORT)).rejects.toThrow(`Port ${PORT} is taken. Name another with --port.`);
    await expect(serveReview({ page, marksFile, port: PORT })).rejects.toThrow('is taken');
    const other = createServer();
    await new Promise<void>(resolve => other.listen(PORT + 1, '127.0.0.1', resolve));
    await expect(requireReviewPort(PORT + 1)).rejects.toThrow('is taken');
    await new Promise(resolve => other.close(resolve));
    await expect(requireReviewPort(PORT + 1)).resolves.toBeUndefined();
  });
});
