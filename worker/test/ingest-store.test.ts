import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../src/http/problem.ts';
import { createD1KnowledgeStore } from '../src/knowledge/adapters/d1-knowledge-store.ts';
import { createD1SearchIndex } from '../src/knowledge/adapters/d1-search-index.ts';
import { hashArticle } from '../src/knowledge/prepare.ts';
import { createRetriever } from '../src/knowledge/retrieve.ts';
import type { ArticleInput } from '../src/knowledge/types.ts';

const store = createD1KnowledgeStore(env.DB, () => new Date('2026-11-23T10:00:00Z'));
const retriever = createRetriever(() => createD1SearchIndex(env.DB));
const article = (
  id: string,
  title: string,
  text: string,
  more: Partial<ArticleInput> = {},
): ArticleInput => ({
  id,
  title,
  text,
  ...more,
});
const find = async (site: string, text: string, more: { pagePath?: string; locale?: string } = {}) =>
  await retriever.retrieve({ site, text, limit: 10, ...more });
const ids = async (site: string, text: string) => [
  ...new Set((await find(site, text)).passages.map(passage => passage.articleId)),
];

/** Messages as long as the wire allows. */
const HUGE = ['x'.repeat(4_000), 'refund '.repeat(600), '"*:^('.repeat(800)];

describe('retrieval', () => {
  beforeAll(async () => {
    await store.putArticles('shop', 'help', [
      article(
        'add-member',
        'Add a new person to the team',
        'Open Members.\n1. Choose Invite people.\n2. Add someone by email.',
        {
          pages: ['/app/members*'],
        },
      ),
      article(
        'add-to-shift',
        'Add someone to a shift',
        'Open the shift.\n1. Choose Add.\n2. Add someone from the list.',
        {
          pages: ['/app/schedule*'],
        },
      ),
      article('add-billing', 'Add a billing contact', 'Open Billing and add someone who gets the invoices.', {
        pages: ['/app/billing*'],
        area: 'billing',
      }),
      article('refund', 'Get a refund', 'A refund takes 5 days. Error TD-214 means the bank said no.'),
      article('refund-de', 'Refund: Geld zurück', 'Ein refund dauert 5 Tage.', { locale: 'de' }),
      ...Array.from({ length: 12 }, (_, index) =>
        article(`filler-${index}`, `Topic ${index}`, `Nothing to see ${index}.`),
      ),
    ]);
    await store.putArticles('bank', 'help', [
      article('refund', 'Refund at the bank', 'Bank refund secrets: zebra.'),
    ]);
  });

  it.each([
    ['/app/members', 'add-member'],
    ['/app/schedule/week', 'add-to-shift'],
    ['/app/billing', 'add-billing'],
  ])('answers an ambiguous question for page %s', async (pagePath, expected) => {
    expect((await find('shop', 'how do I add someone?', { pagePath })).passages[0]?.articleId).toBe(expected);
  });

  it('finds another page’s article when the question names it', async () => {
    const { passages } = await find('shop', 'how long does a refund take?', { pagePath: '/app/members' });
    expect(passages[0]?.articleId).toBe('refund');
  });

  it('prefers the customer’s language and hides no other', async () => {
    expect((await find('shop', 'refund', { locale: 'de-AT' })).passages[0]?.articleId).toBe('refund-de');
    expect(
      (await find('shop', 'refund', { locale: 'en' })).passages.map(passage => passage.articleId),
    ).toContain('refund-de');
  });

  it('never crosses sites', async () => {
    expect(await ids('shop', 'zebra secrets')).toEqual([]);
    const bank = await find('bank', 'refund billing shift');
    expect(bank.passages.map(passage => [passage.site, passage.title])).toEqual([
      ['bank', 'Refund at the bank'],
    ]);
  });

  it('tells an empty site, and how much of a question is covered', async () => {
    expect(await find('nobody', 'refund')).toMatchObject({
      passages: [],
      articles: [],
      article: [],
      coverage: 0,
      confidence: 0,
      isEmpty: true,
    });
    expect((await find('shop', 'refund')).coverage).toBe(1);
    const partly = (await find('shop', 'refund for my quantum giraffe')).coverage;
    expect(partly).toBeGreaterThan(0);
    expect(partly).toBeLessThan(0.5);
  });

  it('quotes what the article says at the offsets it names', async () => {
    const [passage] = (await find('shop', 'TD-214')).passages;
    const found = await store.getArticle('shop', passage?.articleId ?? '');
    expect(found?.text.slice(passage?.start, passage?.end)).toBe(passage?.text);
    expect(passage?.version).toBe(found?.version);
  });

  it.each([
    '"',
    '""',
    '*',
    'NEAR',
    'NEAR(a b)',
    '-',
    ':',
    '^',
    '(',
    ')',
    'AND',
    'a AND',
    'OR OR',
    'NOT',
    '{title}:x',
    'scope:s',
    'refund*',
    '"refund',
    "'; DROP TABLE passages; --",
    '🙂🙃',
    'refund\u0000x',
    '\ud800refund',
    'كيف أسترد أموالي؟',
    '返金',
    '',
    ...HUGE,
  ])('takes any message', async text => {
    expect((await find('shop', text)).isEmpty).toBe(false);
  });
});

describe('ingest', () => {
  const put = (source: string, names: string[], site = 'two') =>
    store.putArticles(
      site,
      source,
      names.map(name => article(name, `Title ${name}`, `Text about ${name}.`)),
    );

  it('plans by hash and is idempotent', async () => {
    const first = article('a', 'Alpha', 'Alpha text.');
    const hash = await hashArticle(first);
    expect(await store.planIngest('plan', 'help', [{ id: 'a', hash }])).toMatchObject({ added: ['a'] });
    await store.putArticles('plan', 'help', [first, article('b', 'Beta', 'Beta text.')]);
    expect(await store.planIngest('plan', 'help', [{ id: 'a', hash }])).toEqual({
      added: [],
      changed: [],
      unchanged: ['a'],
      removed: ['b'],
    });
    expect(await store.planIngest('plan', 'help', [{ id: 'a', hash: 'other' }])).toMatchObject({
      changed: ['a'],
    });
    await store.putArticles('plan', 'help', [first]);
    expect(await store.countArticles('plan')).toBe(2);
    expect((await find('plan', 'alpha')).passages).toHaveLength(1);
  });

  it('changes the version with what a customer sees, and only then', async () => {
    const version = async () => (await store.getArticle('version', 'a'))?.version;
    await store.putArticles('version', 'help', [article('a', 'Alpha', 'Old.')]);
    const before = await version();
    await store.putArticles('version', 'help', [article('a', 'Alpha', 'Old.', { notes: 'Secret giraffe.' })]);
    expect(await version()).toBe(before);
    expect((await find('version', 'giraffe')).passages).toEqual([]);
    await store.putArticles('version', 'help', [article('a', 'Alpha', 'New.')]);
    expect(await version()).not.toBe(before);
    expect((await find('version', 'old')).passages).toEqual([]);
  });

  it('removes per source, and the next question no longer finds it', async () => {
    await put('help', ['apple', 'banana', 'cherry']);
    await put('blog', ['damson']);
    expect(await ids('two', 'cherry')).toEqual(['cherry']);
    expect(await store.removeMissing('two', 'help', ['apple', 'banana'], { force: false })).toEqual({
      removed: ['cherry'],
    });
    expect(await ids('two', 'cherry')).toEqual([]);
    expect(await store.getArticle('two', 'cherry')).toBeUndefined();
    expect(await ids('two', 'damson')).toEqual(['damson']);
    expect(await store.countArticles('two')).toBe(3);
  });

  it('refuses to empty or halve a source unless forced', async () => {
    await put('help', ['e1', 'e2', 'e3', 'e4'], 'shrink');
    for (const kept of [[], ['e1', 'e2'], ['unknown']]) {
      await expect(store.removeMissing('shrink', 'help', kept, { force: false })).rejects.toMatchObject({
        code: 'source_shrunk',
      });
    }
    expect(await store.countArticles('shrink')).toBe(4);
    expect((await store.removeMissing('shrink', 'help', [], { force: true })).removed).toHaveLength(4);
    expect((await find('shrink', 'e1')).isEmpty).toBe(true);
  });

  it('rejects an id that another source owns, faulty articles, and stores the rest', async () => {
    await put('help', ['owned'], 'owner');
    const report = await store.putArticles('owner', 'blog', [
      article('owned', 'Mine now', 'Stolen text.'),
      article('empty', 'Empty', ' \n '),
      article('large', 'Large', 'é'.repeat(260_000)),
      article('fine', 'Fine', 'Fine text.'),
    ]);
    expect(report.stored).toEqual(['fine']);
    expect(report.rejected.map(rejection => rejection.id)).toEqual(['owned', 'empty', 'large']);
    expect(report.rejected[0]?.reason).toContain('"help"');
    expect(await ids('owner', 'stolen')).toEqual([]);
    expect((await store.getArticle('owner', 'owned'))?.title).toBe('Title owned');
  });

  it('drops characters that a database would trip on', async () => {
    await store.putArticles('odd', 'help', [
      article('a', 'A\u0000lpha', 'Be\u0000ta \ud800 gamma.\r\nDelta.'),
    ]);
    expect(await store.getArticle('odd', 'a')).toMatchObject({
      title: 'Alpha',
      text: 'Beta \ufffd gamma.\nDelta.',
    });
  });

  it('stores articles that fill more than one statement', async () => {
    const long = Array.from({ length: 4 }, (_, index) =>
      article(`l${index}`, `Long ${index}`, `Paragraph number ${index}. `.repeat(18_000)),
    );
    expect((await store.putArticles('long', 'help', long)).stored).toHaveLength(4);
    expect((await find('long', 'paragraph number')).passages.length).toBeGreaterThan(0);
  });
});

describe('a failing store', () => {
  const broken = new Proxy(env.DB, {
    get: () => () => {
      throw new Error('D1_ERROR: vendor words');
    },
  });

  it('becomes knowledge_unavailable, in our words', async () => {
    const failing = createD1KnowledgeStore(broken, () => new Date());
    for (const attempt of [
      () => createRetriever(() => createD1SearchIndex(broken)).retrieve({ site: 's', text: 'x', limit: 1 }),
      () => failing.getArticle('s', 'a'),
      () => failing.putArticles('s', 'h', [article('a', 'A', 'B')]),
      () => failing.removeMissing('s', 'h', [], { force: true }),
    ]) {
      const error = await attempt().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ProblemError);
      expect(error).toMatchObject({ code: 'knowledge_unavailable', isRetryable: true });
      expect(String(error)).not.toContain('vendor');
    }
  });

  it('keeps the old articles when a batch breaks off', async () => {
    await store.putArticles('cut', 'help', [article('a', 'Alpha', 'Alpha text.')]);
    const cutting = new Proxy(env.DB, {
      get: (target, key) => {
        if (key === 'batch') {
          return (list: D1PreparedStatement[]) =>
            target.batch([...list.slice(0, -1), target.prepare('SELECT * FROM missing')]);
        }
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const failing = createD1KnowledgeStore(cutting, () => new Date());
    await expect(
      failing.putArticles('cut', 'help', [article('a', 'Omega', 'Omega text.')]),
    ).rejects.toThrow();
    expect(await ids('cut', 'alpha')).toEqual(['a']);
    expect(await ids('cut', 'omega')).toEqual([]);
  });
});
