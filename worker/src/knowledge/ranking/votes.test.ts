import { describe, expect, it } from 'vitest';
import { readQuestion } from '../question.ts';
import type { LearnedQuestion } from '../search-index.ts';
import { stemsOf } from '../terms.ts';
import { countVotes, rankNeighbours, voteTrust } from './votes.ts';

function learned(id: string, text: string, article: string, page?: string): LearnedQuestion {
  const articles = [{ id: article, questions: 1 }];
  return { id, title: text, stems: stemsOf(text).join(' '), articles, ...(page && { page }) };
}

const STATISTICS = { documents: 40, words: 400, frequencies: new Map([['export', 20]]) };

describe('learned questions of the same place', () => {
  const questions = [
    learned('1', 'export it please', 'invoices', '/app/billing'),
    learned('2', 'export it please', 'hours', '/app/people/hours'),
  ];
  const best = (page?: string) => {
    const neighbours = rankNeighbours(readQuestion('export it'), questions, STATISTICS, page);
    const votes = [...countVotes(neighbours)].sort((a, b) => b[1] - a[1]);
    return votes[0]?.[1] === votes[1]?.[1] ? 'equal' : votes[0]?.[0];
  };

  it('vote more than those of another', () => {
    expect(best('/app/billing')).toBe('invoices');
    expect(best('/app/people/hours')).toBe('hours');
  });

  it('and so do those of a page above or below', () => {
    expect(best('/app/billing/2026')).toBe('invoices');
    expect(best('/app/people')).toBe('hours');
  });

  it('are all alike where no page is known, or one beside all', () => {
    expect(best()).toBe('equal');
    expect(best('/shop')).toBe('equal');
  });
});

describe('trust in votes', () => {
  it('is whole for a neighbour as near as the best article, however few were learned', () => {
    expect(voteTrust({ nearest: 0.6, perArticle: 0.01 }, 0.6)).toBe(1);
  });

  it('asks for less nearness where many were learned', () => {
    const ground = { nearest: 0.3, perArticle: 3 };
    expect(voteTrust(ground, 0.6)).toBe(1);
    expect(voteTrust({ ...ground, perArticle: 0.2 }, 0.6)).toBeLessThan(0.35);
  });

  it('is little where the most alike has hardly anything of the question', () => {
    expect(voteTrust({ nearest: 0.05, perArticle: 0.5 }, 0.8)).toBeLessThan(0.05);
    expect(voteTrust({ nearest: 0, perArticle: 5 }, 0.8)).toBe(0);
  });

  it('is whole where no article covers anything', () => {
    expect(voteTrust({ nearest: 0.1, perArticle: 0 }, 0)).toBe(1);
  });
});
