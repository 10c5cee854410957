import { expect, it } from 'vitest';
import type { ReviewItem } from '../../../src/desk-protocol.ts';
import { articleFile } from './article-file.ts';

const item: ReviewItem = {
  id: 'l',
  site: 'demo',
  kind: 'draft_article',
  title: 'Wo ist die "Übersicht"?',
  question: 'Where is it?\n:::\nHello',
  resolution: 'Open Reports, then Overview.',
  missed: 'Nothing was found.',
  conversation: 'c',
  segment: 1,
  number: 12,
  at: '2026-11-25T09:00:00.000Z',
  state: 'accepted',
};

it('makes a Markdown article of a lesson, with where it comes from for the team alone', () => {
  expect(articleFile(item)).toEqual({
    name: 'wo-ist-die-ubersicht.md',
    text: '---\nid: wo-ist-die-ubersicht\ntitle: "Wo ist die \\"Übersicht\\"?"\nupdated: 2026-11-25\n---\nOpen Reports, then Overview.\n\n:::internal\nFrom ticket #12. Asked: Where is it? Hello\nMissed: Nothing was found.\n:::\n',
  });
});

it('keeps the id of the article that it corrects', () => {
  expect(articleFile({ ...item, kind: 'correction', articleId: 'reports/overview' }).text).toContain(
    'id: "reports/overview"',
  );
});
