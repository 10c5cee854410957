import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { createD1ArticleFacts } from '../src/knowledge/adapters/d1-article-facts.ts';
import { countingRows } from './support/counting-rows.ts';
import { createTwoSites, putArticles, TEA } from './support/two-sites.ts';

const ARTICLES = 300;

beforeAll(async () => {
  await createTwoSites();
  const articles = Array.from({ length: ARTICLES }, (_, index) => ({
    id: `blend-${index}`,
    title: `Blend ${index}`,
    text: `Blend ${index} is a tea.`,
  }));
  for (let start = 0; start < ARTICLES; start += 100) {
    await putArticles(TEA.id, articles.slice(start, start + 100));
  }
});

it('reads a few rows for the facts of a few articles, however many the site has', async () => {
  const counted = countingRows(env.DB);
  const facts = createD1ArticleFacts(counted.db);
  const row = await env.DB.prepare("SELECT version FROM articles WHERE site = ?1 AND id = 'blend-7'")
    .bind(TEA.id)
    .first<{ version: string }>();
  const refs = [
    { articleId: 'blend-7', version: row?.version ?? '' },
    { articleId: 'blend-8', version: 'another' },
  ];
  expect([...(await facts.currentOf(TEA.id, refs))]).toEqual(['blend-7']);
  await facts.notesOf(TEA.id, ['blend-7', 'blend-8']);
  expect(counted.rowsRead()).toBeGreaterThan(0);
  expect(counted.rowsRead()).toBeLessThan(20);
});
