import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { createD1KnowledgeStore } from '../src/knowledge/adapters/d1-knowledge-store.ts';
import { createD1SearchIndex } from '../src/knowledge/adapters/d1-search-index.ts';
import { createRetriever } from '../src/knowledge/retrieve.ts';
import type { ArticleInput } from '../src/knowledge/types.ts';

const SITE = 'large';
const BATCH = 500;
const THINGS = ['kettle', 'toaster', 'fridge', 'oven', 'lamp', 'radio', 'fan', 'scale', 'mixer', 'clock'];
const DEEDS = ['clean', 'repair', 'return', 'move', 'register', 'reset', 'replace', 'open', 'sell', 'store'];

const store = createD1KnowledgeStore(env.DB, () => new Date('2026-11-23T10:00:00Z'));
const retriever = createRetriever(() => createD1SearchIndex(env.DB));
const find = (text: string) => retriever.retrieve({ site: SITE, text, limit: 8 });

/** Articles that all speak of the same few things, so that every word of a question is a common one. */
async function grow(from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += BATCH) {
    const articles = Array.from({ length: BATCH }, (_, index): ArticleInput => {
      const number = at + index;
      const thing = THINGS[number % 10];
      const deed = DEEDS[Math.floor(number / 10) % 10];
      return {
        id: `a${number}`,
        title: `${deed} the ${thing}, model ${number}`,
        text: `To ${deed} the ${thing} of model ${number}, press the button on its back and wait for the light.`,
      };
    });
    await store.putArticles(SITE, 'help', articles);
  }
}

it('reads no more rows for a question when the knowledge base has grown to 100,000 articles, and still finds the one article', async () => {
  await grow(0, 2_000);
  const question = 'how do I repair the oven? I press the button on the back and wait for the light';
  const small = await find(question);
  await grow(2_000, 100_000);
  const large = await find(question);
  expect(large.passages[0]?.title).toMatch(/^repair the oven/);
  expect(large.meta.rowsRead).toBeLessThan(2_000);
  expect(large.meta.rowsRead).toBeLessThan(small.meta.rowsRead * 1.5);
  expect((await find('repair the oven model 95013')).passages[0]?.articleId).toBe('a95013');
}, 120_000);
