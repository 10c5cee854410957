import { describe, expect, it } from 'vitest';
import { readMeanings } from './meanings.ts';
import { readQuestion } from './question.ts';
import type { CollectionStatistics } from './search-index.ts';
import { weighWords, wordsToSearch } from './search-plan.ts';
import { stem } from './terms.ts';

function statistics(words: string): CollectionStatistics {
  return {
    documents: 500,
    words: 50_000,
    frequencies: new Map(words.split(' ').map(word => [stem(word), 3])),
  };
}

function plan(text: string, known: CollectionStatistics) {
  const { question, related } = readMeanings(readQuestion(text));
  const terms = weighWords(question, known, new Map(), related);
  return { terms, searched: wordsToSearch(terms, known) };
}

describe('other words for a question’s words', () => {
  const known = statistics('bill invoice heron estuary plumage moult kidney');

  it('count less the more of the question this knowledge base knows', () => {
    const shareOf = (text: string) =>
      plan(text, known)
        .terms.find(term => term.token === 'bill')
        ?.related.find(other => other.word === 'invoice')?.weight ?? 0;
    expect(shareOf('my bill')).toBeGreaterThan(2 * shareOf('bill heron estuary plumage moult kidney'));
    expect(shareOf('bill heron estuary plumage moult kidney')).toBeGreaterThan(0);
  });

  it('are searched for in a short question and not in a specific one', () => {
    expect(plan('my bill', known).searched).toContain('invoice');
    const specific = plan('bill heron estuary plumage moult kidney', known).searched;
    expect(specific).toContain('heron');
    expect(specific).not.toContain('invoice');
  });

  it('are searched for in place of a word that no article has', () => {
    expect(plan('my bill', statistics('invoice charge')).searched).toEqual(
      expect.arrayContaining(['invoice', 'charge']),
    );
  });
});

describe('how much a word tells', () => {
  const idfOf = (text: string, frequencies: Record<string, number>) => {
    const known = new Map(Object.entries(frequencies).map(([word, count]) => [stem(word), count]));
    const { terms } = plan(text, { documents: 500, words: 50_000, frequencies: known });
    return terms[0]?.idf ?? 0;
  };

  it('is no more than the thing tells that it names, in whatever words the articles have', () => {
    expect(idfOf('employee', { employee: 3, member: 200 })).toBeLessThan(
      idfOf('employee', { employee: 3 }) / 2,
    );
    expect(idfOf('member', { employee: 3, member: 200 })).toBe(idfOf('member', { member: 200 }));
  });

  it('is not lowered by words that only go with it', () => {
    expect(idfOf('heron', { heron: 3, estuary: 200 })).toBe(idfOf('heron', { heron: 3 }));
  });
});
