import { normaliseArticleText } from './article-text.ts';
import { CHUNKING_VERSION } from './chunk.ts';
import type { ResolvedQuestion } from './learned-types.ts';
import type { ArticleInput } from './types.ts';

/** Bytes of an article's text at most. */
export const ARTICLE_TEXT_BYTES = 500_000;

/** An article in the form in which it is hashed and stored; both ends of an ingest use it. */
export function normaliseArticle(input: ArticleInput): ArticleInput {
  return {
    id: input.id,
    title: normaliseArticleText(input.title).replace(/\s+/g, ' '),
    text: normaliseArticleText(input.text),
    ...(input.notes?.trim() && { notes: normaliseArticleText(input.notes) }),
    ...(input.url && { url: input.url }),
    ...(input.locale && { locale: input.locale }),
    ...(input.area && { area: input.area }),
    ...(input.pages?.length && { pages: input.pages }),
    ...(input.plans?.length && { plans: input.plans }),
    ...(input.updatedAt && { updatedAt: input.updatedAt }),
  };
}

/** Hash of everything a source says about an article: equal hashes need no writing. Takes any form. */
export async function hashArticle(input: ArticleInput): Promise<string> {
  const { id, title, text, notes, url, locale, area, pages, plans, updatedAt } = normaliseArticle(input);
  return hash([CHUNKING_VERSION, id, title, text, notes, url, locale, area, pages, plans, updatedAt]);
}

/** Hash of what a customer can see: a citation names it, so it changes when a quote could. */
export async function articleVersion(input: ArticleInput): Promise<string> {
  const { title, text, url, locale, updatedAt } = normaliseArticle(input);
  return (await hash([title, text, url, locale, updatedAt])).slice(0, 16);
}

/** Hash of everything that was handed in about a resolved question. */
export function hashQuestion(question: ResolvedQuestion): Promise<string> {
  const { id, title, text, articles, reply, page, askedAt, origin } = question;
  return hash([id, title, text, articles, reply, page, askedAt, origin]);
}

async function hash(fields: unknown[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(fields.map(field => field ?? null)));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}
