import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { readSource } from '../scripts/ingest/source.ts';
import { matchesPage } from '../worker/src/knowledge/page-pattern.ts';
import type { PageSuggestions, WrittenQuestions } from '../worker/src/knowledge/suggestions.ts';
import { questionsFor, suggestQuestions } from '../worker/src/knowledge/suggestions.ts';
import type { ArticleInput } from '../worker/src/knowledge/types.ts';
import site from './site.json' with { type: 'json' };

let articles: ArticleInput[] = [];
let suggested = new Map<string, PageSuggestions>();

beforeAll(async () => {
  articles = (await readSource(join(import.meta.dirname, 'help'))).articles;
  suggested = suggestQuestions(
    articles.map(({ id, title, area, pages = [], locale = 'en' }) => ({
      id,
      title,
      locale,
      pages,
      resolved: 0,
      ...(area && { area }),
    })),
  );
});

const articleOf = (title: string) => articles.find(article => article.title === title);

it('gives each page of the demo three questions of articles that belong to it', () => {
  const english = suggested.get('en') ?? { pages: [], others: [] };
  for (const path of [
    '/pricing',
    '/app/schedule',
    '/app/members',
    '/app/billing',
    '/app/integrations',
    '/status',
    '/',
  ]) {
    const questions = questionsFor(english, path);
    expect(new Set(questions).size, path).toBe(3);
    for (const question of questions) {
      const pages = articleOf(question)?.pages ?? [];
      expect(
        pages.some(pattern => matchesPage(pattern, path)),
        `${path}: ${question}`,
      ).toBe(true);
    }
  }
});

it('shows those worked out where the demo writes none of its own', () => {
  const english = suggested.get('en') ?? { pages: [], others: [] };
  const written: WrittenQuestions[] = site.suggestedQuestions;
  for (const path of ['/', '/app/integrations', '/status', '/contact'])
    expect(questionsFor(english, path, written)).toEqual(questionsFor(english, path));
  expect(questionsFor(english, '/app/billing', written)).toContain('My card was declined');
  expect(questionsFor(english, '/help/get-a-refund', written)).toContain('I cannot sign in');
});

it('suggests in the language of the page alone', () => {
  for (const [language, { pages, others }] of suggested) {
    for (const question of [...others, ...pages.flatMap(page => page.questions)])
      expect(articleOf(question)?.locale ?? 'en').toBe(language);
  }
  expect([...suggested.keys()].sort()).toEqual(['de', 'en', 'es']);
});
