import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { readSource } from '../scripts/ingest/source.ts';
import { readHandOff } from '../worker/src/answering/hand-off.ts';
import type { ArticleInput } from '../worker/src/knowledge/types.ts';

let articles: ArticleInput[] = [];

beforeAll(async () => {
  articles = (await readSource(join(import.meta.dirname, 'help'))).articles;
});

function ask(id: string, question: string) {
  const article = articles.find(candidate => candidate.id === id);
  if (!article?.notes) throw new Error(`no notes in ${id}`);
  return readHandOff({ articleId: id, text: article.notes }, question, article.title);
}

it('answers what an article is about, although its note knows cases for people', () => {
  const sent = articles.filter(
    ({ id, title, notes }) => notes && readHandOff({ articleId: id, text: notes }, title, title),
  );
  expect(sent.map(({ id }) => id)).toEqual([]);
});

it('sends the cases that the notes name to people', () => {
  expect(ask('card-declined', 'My stolen card is suspected to be in use')).toMatchObject({ because: 'case' });
  expect(ask('remove-a-team-member', 'A former employee sent an erasure request')).toMatchObject({
    order: 'goes to',
  });
  expect(ask('cancel-your-subscription', 'I cancel because of a defect')).toMatchObject({ because: 'case' });
});
