import { expect, it } from 'vitest';
import { checkSupport, statementsOf } from './support.ts';

const ARTICLE =
  'Yearly plans are refunded within 14 days. Monthly plans are not refunded.\n## Steps\n1. Open Billing.\n2. Choose [Refund](/help/refund).';
const citation = (n: number, quote: string) => {
  const start = ARTICLE.indexOf(quote);
  return {
    n,
    articleId: 'refund',
    version: 'v',
    title: 'Get a refund',
    quote,
    start,
    end: start + quote.length,
    locale: 'en',
  };
};
const first = citation(1, 'Yearly plans are refunded within 14 days.');
const steps = citation(2, '1. Open Billing.\n2. Choose [Refund](/help/refund).');
const check = (answer: string) => checkSupport(answer, [first, steps], () => ARTICLE);

it('finds every cited sentence and step in its stretch', () => {
  const answer =
    'Yearly plans are refunded within 14 days. [1]\n\nHere is how:\n\n1. Open Billing.\n2. Choose Refund. [2]';
  expect(check(answer)).toEqual({ unsupported: [], uncited: [] });
});

it('counts a sentence with another number, or out of another part of the article', () => {
  expect(check('Yearly plans are refunded within 30 days. [1]').unsupported).toHaveLength(1);
  expect(check('Monthly plans are not refunded. [1]').unsupported).toHaveLength(1);
});

it('counts a true sentence before a list that the citation does not hold', () => {
  const answer = 'Monthly plans are not refunded. Get a refund:\n\n1. Open Billing. [2]';
  expect(check(answer).unsupported).toEqual(['Monthly plans are not refunded.']);
});

it('counts everything that cites an article which is gone or has changed', () => {
  const answer = 'Yearly plans are refunded within 14 days. [1]';
  expect(checkSupport(answer, [first], () => undefined).unsupported).toHaveLength(1);
  expect(checkSupport(answer, [], () => ARTICLE).unsupported).toHaveLength(1);
});

it('takes the product at its word only where it says nothing about the subject', () => {
  const own = 'There is no article in German about this yet. This one is in English:\n\n';
  expect(check(`${own}Yearly plans are refunded within 14 days. [1]`).unsupported).toEqual([]);
  expect(check('Here is how to get all your money back:\n\n1. Open Billing. [2]').unsupported).toHaveLength(
    1,
  );
});

it('keeps words without a citation apart', () => {
  expect(check('You can write to the team.')).toEqual({
    unsupported: [],
    uncited: ['You can write to the team.'],
  });
});

it('gives several markers in a row to the same statements', () => {
  expect(statementsOf('One. Two. [1][2]\n\nThree. [3]')).toEqual([
    { text: 'One.', cited: [1, 2] },
    { text: 'Two.', cited: [1, 2] },
    { text: 'Three.', cited: [3] },
  ]);
});

it('takes the words in bold before a sentence for the title or a heading only when they are exactly that', () => {
  const said = 'Yearly plans are refunded within 14 days. [1]';
  const offered = `If that is not it, one of these may be:\n- **Get a refund**: ${said}`;
  expect(check(offered)).toEqual({ unsupported: [], uncited: [] });
  expect(check(`**Steps:** ${said}`).unsupported).toEqual([]);
  expect(check(`- **Get a refund in cash**: ${said}`).unsupported).toHaveLength(1);
  expect(check(`**Monthly plans:** ${said}`).unsupported).toHaveLength(1);
});

it('does not take a title that is a question apart', () => {
  const asked = { ...first, title: 'Bought by mistake? Get a refund' };
  const answer = '- **Bought by mistake? Get a refund**: Yearly plans are refunded within 14 days. [1]';
  expect(checkSupport(answer, [asked], () => ARTICLE).unsupported).toEqual([]);
  const alone = '- **Bought by mistake? Get a refund** [1]';
  expect(checkSupport(alone, [asked], () => ARTICLE).unsupported).toEqual([]);
});
