import { beforeAll, expect, it } from 'vitest';
import { call, problemOf } from './support/client.ts';
import { adminCall, createTwoSites, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

const path = `/admin/v1/sites/${TEA.id}/learned`;
const send = (method: string, to: string, body: unknown) =>
  adminCall(to, { method, body: JSON.stringify(body) });
const question = {
  id: 'ticket-1',
  title: 'Gone on holiday',
  text: 'We are away for two weeks, nobody can take the parcel.',
  articles: ['cancel-delivery'],
};

it('lets resolved questions change which article comes first, and takes that back with them', async () => {
  const first = async () => {
    const text = 'the van came while nobody was in';
    const answer = await send('POST', `/admin/v1/sites/${TEA.id}/search`, { text });
    const { articles } = await answer.json<{ articles: Array<{ articleId: string }> }>();
    return articles[0]?.articleId;
  };
  const before = await first();
  expect(before).toBe('change-delivery-day');
  const past = ['a', 'b'].map(id => ({
    id,
    title: 'The van came and nobody was in',
    text: `Nobody was in when the van came, ${id}.`,
    articles: ['cancel-subscription'],
  }));
  await send('PUT', path, { questions: past });
  expect(await first()).toBe('cancel-subscription');
  await send('POST', `${path}/withdraw`, { ids: ['a', 'b'], reason: 'Wrong article.' });
  expect(await first()).toBe(before);
});

it('learns a resolved question, finds by it, and forgets it when it is withdrawn', async () => {
  const learned = await send('PUT', path, {
    questions: [question, { ...question, id: 'ticket-2', articles: [] }],
  });
  expect(await learned.json()).toMatchObject({ learned: ['ticket-1'], skipped: [{ id: 'ticket-2' }] });
  expect(await (await send('PUT', path, { questions: [question] })).json()).toMatchObject({
    unchanged: ['ticket-1'],
  });
  expect(await (await adminCall(`${path}?article=cancel-delivery`)).json()).toMatchObject({
    questions: [{ id: 'ticket-1', origin: 'history' }],
  });

  const search = async () => {
    const text = 'on holiday for two weeks, nobody takes the parcel';
    const answer = await send('POST', `/admin/v1/sites/${TEA.id}/search`, { text });
    return answer.json<{ articles: Array<{ articleId: string }>; learned: Array<{ id: string }> }>();
  };
  const found = await search();
  expect(found.articles[0]?.articleId).toBe('cancel-delivery');
  expect(found.learned.map(({ id }) => id)).toEqual(['ticket-1']);

  const withdrawn = await send('POST', `${path}/withdraw`, { ids: ['ticket-1'], reason: 'Wrong article.' });
  expect(await withdrawn.json()).toEqual({ withdrawn: ['ticket-1'] });
  expect((await search()).learned).toEqual([]);
  expect(await (await send('PUT', path, { questions: [question] })).json()).toMatchObject({
    skipped: [{ id: 'ticket-1' }],
  });
  expect(await (await send('POST', `${path}/restore`, { ids: ['ticket-1'] })).json()).toEqual({
    restored: ['ticket-1'],
  });
  expect(await (await send('PUT', path, { questions: [question] })).json()).toMatchObject({
    learned: ['ticket-1'],
  });
});

it('is for the admin token alone and says where a body is wrong', async () => {
  const open = await call(path, { method: 'PUT', body: '{"questions":[]}' });
  expect((await problemOf(open)).code).toBe('admin_token_invalid');
  const wrong = await send('PUT', path, { questions: [{ id: 'x', text: 7, articles: [] }] });
  expect((await problemOf(wrong)).errors?.[0]?.path).toBe('questions.0.text');
  const nobody = await send('PUT', '/admin/v1/sites/nobody/learned', { questions: [] });
  expect((await problemOf(nobody)).code).toBe('unknown_site');
});
