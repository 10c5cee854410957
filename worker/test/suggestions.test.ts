import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { visit } from './support/client.ts';
import { adminCall, BIKE, createTwoSites, putArticles, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

const EN = { locale: 'en', pages: ['/rides*'] };
const ARTICLES = [
  { id: 'flat-tyre', title: 'Flat tyre on a ride', text: 'Lock the bike.', ...EN },
  { id: 'end-ride', title: 'How do I end a ride?', text: 'Lock the bike and select End.', ...EN },
  { id: 'helmets', title: 'Where are the helmets?', text: 'Under the saddle.', ...EN },
  { id: 'price', title: 'What does an hour cost?', text: 'Two euros.', locale: 'en' },
  { id: 'preis', title: 'Was kostet eine Stunde?', text: 'Zwei Euro.', locale: 'de' },
];

function finish(site: string, ids: string[]) {
  return adminCall(`/admin/v1/sites/${site}/sources/help/finish`, {
    method: 'POST',
    body: JSON.stringify({ ids, force: true }),
  });
}

async function suggestedOn(path: string, language?: string): Promise<string[]> {
  const page = { url: BIKE.origin + path, ...(language && { language }) };
  return (await visit(BIKE.id, BIKE.origin, { page })).session.site.suggestedQuestions;
}

it('are worked out at the end of an ingest, for the page and in its language alone', async () => {
  expect(await suggestedOn('/rides/7')).toEqual([]);
  await putArticles(BIKE.id, ARTICLES);
  expect(
    (
      await finish(
        BIKE.id,
        ARTICLES.map(({ id }) => id),
      )
    ).status,
  ).toBe(200);
  expect((await suggestedOn('/rides/7')).sort()).toEqual([
    'Flat tyre on a ride',
    'How do I end a ride?',
    'Where are the helmets?',
  ]);
  expect(await suggestedOn('/elsewhere', 'en-GB')).toContain('What does an hour cost?');
  expect(await suggestedOn('/rides/7', 'de-AT')).toEqual(['Was kostet eine Stunde?']);
  expect(await suggestedOn('/rides/7', 'fr')).toEqual([]);
});

it('give way to the site’s own for the page', async () => {
  await finish(TEA.id, ['change-delivery-day', 'cancel-subscription', 'cancel-delivery']);
  const { session } = await visit(TEA.id, TEA.origin, { page: { url: `${TEA.origin}/account/billing` } });
  expect(session.site.suggestedQuestions[0]).toBe('How do I cancel?');
});

it('of a page come before the site’s own for every page, which stand where no article names the page', async () => {
  const on = async (path: string) =>
    (await visit(TEA.id, TEA.origin, { page: { url: TEA.origin + path } })).session.site.suggestedQuestions;
  expect(await on('/account/deliveries')).toContain('Change your delivery day');
  expect(await on('/elsewhere')).toEqual(['When does my tea arrive?']);
});

it('cost a session one row at most', async () => {
  const { meta } = await env.DB.prepare('SELECT questions FROM suggestions WHERE site = ? AND language = ?')
    .bind(BIKE.id, 'en')
    .all();
  expect(meta.rows_read).toBe(1);
});

it('follow what is learned, and are no more once the articles are gone', async () => {
  const learned = await adminCall(`/admin/v1/sites/${BIKE.id}/learned`, {
    method: 'PUT',
    body: JSON.stringify({
      questions: [{ id: 't1', title: 'Is it expensive?', text: '', articles: ['price'] }],
    }),
  });
  expect(learned.status).toBe(200);
  expect((await suggestedOn('/elsewhere'))[0]).toBe('What does an hour cost?');
  await finish(BIKE.id, []);
  expect(await suggestedOn('/elsewhere')).toEqual([]);
});

it('that cannot be read leave the panel without, not without a session', async () => {
  await env.DB.exec('ALTER TABLE suggestions RENAME TO suggestions_gone');
  const questions = await suggestedOn('/rides/7');
  await env.DB.exec('ALTER TABLE suggestions_gone RENAME TO suggestions');
  expect(questions).toEqual([]);
});
