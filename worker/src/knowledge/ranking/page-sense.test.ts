import { describe, expect, it } from 'vitest';
import { readMeanings } from '../meanings.ts';
import { readQuestion } from '../question.ts';
import type { CandidateArticle } from '../search-index.ts';
import { weighWords } from '../search-plan.ts';
import { stemsOf } from '../terms.ts';
import { Lexicon } from './lexicon.ts';
import { rankCandidates } from './rank.ts';

const ARTICLES = [
  article('parcel-missing', '/orders', 'A parcel is missing', 'Parcels take two days. Ask your neighbours.'),
  article(
    'track',
    '/orders',
    'Track a parcel',
    'The parcel list shows where a parcel is and when it arrives.',
  ),
  article(
    'cancel-order',
    '/orders',
    'Cancel an order',
    'Open the order and choose cancel until it is packed.',
  ),
  article(
    'coupon-refused',
    '/cart',
    'A coupon was refused',
    'Coupons are for one cart. It did not fit yours.',
  ),
  article('add-coupon', '/cart', 'Use a coupon', 'Enter the coupon in the cart.'),
  article('mail-missing', '/account', 'The welcome mail did not arrive', 'Look among spam for the mail.'),
  article('change-mail', '/account', 'Change the mail address', 'Enter the mail address on your profile.'),
  article('shop-closed', '/*', 'The shop is blank', 'Load the shop again.'),
];

function article(id: string, page: string, title: string, text: string): CandidateArticle {
  const stems = stemsOf(text);
  return {
    id,
    version: '1',
    title,
    locale: 'en',
    pages: [page],
    plans: [],
    words: stems.length + stemsOf(title).length,
    asks: false,
    passages: [{ ordinal: 0, stems: stems.join(' ') }],
  };
}

function rank(text: string, pagePath?: string) {
  const { question, related } = readMeanings(readQuestion(text));
  const frequencies = new Map<string, number>();
  for (const { title, passages } of ARTICLES) {
    const stems = new Set([...stemsOf(title), ...(passages[0]?.stems.split(' ') ?? [])]);
    for (const stem of stems) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
  }
  const statistics = { documents: ARTICLES.length, words: 120, frequencies };
  const lexicon = new Lexicon(question, weighWords(question, statistics, new Map(), related));
  return rankCandidates(ARTICLES, {
    lexicon,
    text,
    stems: question.stems,
    statistics,
    averages: { articleWords: 15, passageWords: 15 },
    askingShare: 0,
    votes: new Map(),
    voteGround: { nearest: 0, perArticle: 0 },
    nearness: () => 0,
    defaultLocale: 'en',
    mass: lexicon.mass,
    ...(pagePath && { pagePath }),
  });
}

const first = (text: string, page?: string) => rank(text, page)[0]?.article.id;

describe('a question without a subject', () => {
  it('is about the page, by what it reports', () => {
    expect(first('it did not arrive', '/orders')).toBe('parcel-missing');
    expect(first('it did not arrive', '/account')).toBe('mail-missing');
    expect(first('it was rejected', '/cart')).toBe('coupon-refused');
  });

  it('means an article of this page before one of the whole shop', () => {
    const ids = rank('it does not work', '/orders').map(({ article: { id } }) => id);
    expect(ids.indexOf('parcel-missing')).toBeLessThan(ids.indexOf('shop-closed'));
  });

  it('is decided by its words, and by what it reports, where no page is known', () => {
    expect(first('it did not arrive')).toBe('mail-missing');
  });
});

describe('a question about what another page is for', () => {
  it('is not taken for the page by what it reports', () => {
    expect(first('my coupon was refused', '/orders')).toBe('coupon-refused');
    expect(first('a parcel is missing', '/account')).toBe('parcel-missing');
  });

  it('takes from the page what it has from it otherwise', () => {
    const boost = (text: string) =>
      rank(text, '/orders').find(({ article: { id } }) => id === 'track')?.signals['page'] ?? 0;
    expect(boost('where is the parcel')).toBeGreaterThan(boost('where is the coupon'));
    expect(boost('where is the coupon')).toBeGreaterThan(1);
  });
});

it('leaves a long question to its words', () => {
  const long = 'since this morning and for all of us in the office here it did not arrive at all';
  expect(rank(long, '/orders').every(({ signals }) => signals['kind'] === 0)).toBe(true);
});
