import { beforeAll, describe, expect, it } from 'vitest';
import { call, problemOf } from './support/client.ts';
import { adminCall, createTwoSites, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

interface Answer {
  terms: string[];
  mended: Array<{ word: string; as: string }>;
  confidence: number;
  coverage: number;
  articles: Array<{ articleId: string; title: string; url?: string; score: number }>;
  passages: Array<{
    articleId: string;
    ordinal: number;
    headings: string[];
    text: string;
    found: string[];
    score: number;
    signals: Record<string, number>;
  }>;
  timings: { retrievalMs: number };
}

const search = (body: object, site: string = TEA.id) =>
  adminCall(`/admin/v1/sites/${site}/search`, { method: 'POST', body: JSON.stringify(body) });

describe('searching a site’s knowledge', () => {
  it('ranks distinct articles and says why each passage was found', async () => {
    const answer = await (await search({ text: 'cancel my subscription' })).json<Answer>();
    const ids = answer.articles.map(({ articleId }) => articleId);
    expect(ids[0]).toBe('cancel-subscription');
    expect(new Set(ids).size).toBe(ids.length);
    expect(answer.articles[0]).toMatchObject({
      title: 'Cancel your tea subscription',
      score: expect.any(Number),
    });
    expect(answer.passages[0]?.found).toContain('cancel');
    expect(Object.keys(answer.passages[0]?.signals ?? {}).length).toBeGreaterThan(0);
    expect(answer.timings.retrievalMs).toBeGreaterThanOrEqual(0);
  });

  it('lets the page decide, given as an address or as a path', async () => {
    for (const page of ['/account/deliveries', 'https://tea.example/account/deliveries?x=1']) {
      const answer = await (await search({ text: 'cancel', page })).json<Answer>();
      expect(answer.articles[0]?.articleId).toBe('cancel-delivery');
    }
  });

  it('mends a misspelt word by the words of the articles, and says so', async () => {
    for (const [word, as] of [
      ['subscrption', 'subscription'],
      ['delviery', 'delivery'],
      ['canncel', 'cancel'],
    ] as const) {
      const answer = await (await search({ text: `what about the ${word}` })).json<Answer>();
      expect(answer.mended).toEqual([{ word, as }]);
      expect(answer.articles[0]?.articleId).toContain(as === 'delivery' ? 'delivery' : 'cancel');
    }
    const name = await (await search({ text: 'tell Clance at QuickDelivery about it' })).json<Answer>();
    expect(name.mended).toEqual([]);
  });

  it('is not shaken by an address, a link or an order number in the question', async () => {
    const ask = async (text: string) => await (await search({ text })).json<Answer>();
    const plain = await ask('move the delivery to another day, write to');
    const cluttered = await ask(
      'move the delivery 100023456789 to another day, write to anna.gift@box.example, https://tea.example/cancel/subscription?x=1',
    );
    expect(cluttered.articles).toEqual(plain.articles);
    expect(cluttered.confidence).toBe(plain.confidence);
  });

  it('gives no more passages than asked for, and never internal notes', async () => {
    const response = await search({ text: 'delivery day spoiled gift box OOLONG', limit: 1 });
    const text = await response.text();
    expect((JSON.parse(text) as Answer).passages).toHaveLength(1);
    expect(text).not.toContain('OOLONG-77');
  });

  it('takes the conversation along', async () => {
    const history = [{ role: 'user', text: 'How do I cancel a delivery?' }];
    expect((await search({ text: 'and the subscription?', history })).status).toBe(200);
  });

  it('is for the admin token alone, on a site that is there, with words to search for', async () => {
    const open = await call(`/admin/v1/sites/${TEA.id}/search`, { method: 'POST', body: '{"text":"x"}' });
    expect((await problemOf(open)).code).toBe('admin_token_invalid');
    expect((await problemOf(await search({ text: 'x' }, 'nobody'))).code).toBe('unknown_site');
    expect((await problemOf(await search({ text: '' }))).errors?.[0]?.path).toBe('text');
    expect((await problemOf(await search({ text: 'x', page: 'nowhere' }))).errors?.[0]?.path).toBe('page');
    expect((await problemOf(await search({ text: 'x', limit: 51 }))).errors?.[0]?.path).toBe('limit');
  });
});
