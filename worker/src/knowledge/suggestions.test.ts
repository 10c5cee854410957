import { describe, expect, it } from 'vitest';
import type { SuggestionArticle } from './suggestions.ts';
import { questionsFor, suggestQuestions } from './suggestions.ts';

const article = (id: string, title: string, more: Partial<SuggestionArticle> = {}): SuggestionArticle => ({
  id,
  title,
  locale: 'en',
  pages: [],
  resolved: 0,
  ...more,
});

function on(path: string, ...articles: SuggestionArticle[]): string[] {
  const suggestions = suggestQuestions(articles).get('en');
  return suggestions ? questionsFor(suggestions, path) : [];
}

it('puts the page’s own articles before more general ones, and those before the rest', () => {
  const questions = on(
    '/app/billing/cards',
    article('a', 'Sign in with a passkey'),
    article('b', 'Change the language you read', { pages: ['/app/*'] }),
    article('c', 'Replace an expired card', { pages: ['/app/billing*'] }),
    article('d', 'Invite somebody new', { pages: ['/app/members*'] }),
  );
  expect(questions.slice(0, 2)).toEqual(['Replace an expired card', 'Change the language you read']);
});

it('prefers what resolved more questions among equals', () => {
  const titles = ['Move one shift', 'Print every rota', 'Share your calendar', 'Lock closed weeks'];
  const articles = titles.map((title, index) =>
    article(String(index), title, { pages: ['/app*'], resolved: index }),
  );
  expect(on('/app', ...articles)).toEqual(['Lock closed weeks', 'Share your calendar', 'Print every rota']);
});

it('asks the same matter once, and looks for other areas', () => {
  const questions = on(
    '/',
    article('a', 'How do I cancel my subscription?', { area: 'billing', resolved: 9 }),
    article('b', 'Cancel my subscription today', { area: 'billing', resolved: 8 }),
    article('c', 'How do I pay by invoice?', { area: 'billing' }),
    article('d', 'How do I invite somebody?', { area: 'members' }),
    article('e', 'How do I print a rota?', { area: 'schedule' }),
  );
  expect(questions).toEqual([
    'How do I cancel my subscription?',
    'How do I print a rota?',
    'How do I invite somebody?',
  ]);
});

it('takes no title that nobody would ask', () => {
  expect(on('/', article('a', 'Overview'), article('b', 'Glossary'), article('c', 'FAQ'))).toEqual([]);
  expect(on('/', article('a', `Why ${'so '.repeat(60)}long?`))).toEqual([]);
});

it('keeps languages apart, whatever their region', () => {
  const suggested = suggestQuestions([
    article('a', 'Replace an expired card'),
    article('b', 'Eine Karte ersetzen', { locale: 'de-AT' }),
    article('c', 'Den Tarif wechseln', { locale: 'de' }),
  ]);
  expect(suggested.get('de')?.others).toEqual(['Den Tarif wechseln', 'Eine Karte ersetzen']);
  expect(suggested.get('en')?.others).toEqual(['Replace an expired card']);
});

it('gives none for an empty knowledge base', () => {
  expect(suggestQuestions([]).size).toBe(0);
});

describe('beside questions that somebody wrote', () => {
  const workedOut = {
    pages: [
      { pattern: '/app/billing*', questions: ['billing, worked out'] },
      { pattern: '/', questions: ['home, worked out'] },
      { pattern: '*', questions: ['anywhere, worked out'] },
    ],
    others: ['site, worked out'],
  };
  const written = [
    { pages: ['/app/members*'], questions: ['members, written', '2', '3', 'a fourth'] },
    { pages: ['*', '/contact'], questions: ['anywhere, written'] },
  ];
  const onlyGeneral = [{ pages: ['/*'], questions: ['anywhere, written'] }];

  it.each([
    ['those written for the page come first', '/app/members/7', written, 'members, written'],
    ['those worked out for it beat those written for all', '/app/billing', written, 'billing, worked out'],
    ['the home page is a page of its own', '/', onlyGeneral, 'home, worked out'],
    ['those written for all beat those worked out for all', '/elsewhere', written, 'anywhere, written'],
    ['an entry for all that names the page too is written for it', '/contact', written, 'anywhere, written'],
    ['what is worked out for all is the last', '/elsewhere', [], 'anywhere, worked out'],
  ])('%s', (_, path, own, first) => {
    expect(questionsFor(workedOut, path, own)[0]).toBe(first);
  });

  it('are three at most', () => {
    expect(questionsFor(workedOut, '/app/members', written)).toEqual(['members, written', '2', '3']);
  });

  it('stand alone where there are no articles', () => {
    const none = { pages: [], others: [] };
    expect(questionsFor(none, '/elsewhere', written)).toEqual(['anywhere, written']);
    expect(questionsFor(none, '/elsewhere')).toEqual([]);
  });
});
