import type { Article } from '../help.ts';
import { renderArticle } from '../help.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';
import { AREAS } from './help-centre.ts';

const WORDS: Record<string, { help: string; updated: string; contents: string; related: string }> = {
  en: { help: 'Help centre', updated: 'Updated', contents: 'On this page', related: 'In the same area' },
  de: {
    help: 'Hilfe',
    updated: 'Aktualisiert am',
    contents: 'Auf dieser Seite',
    related: 'Aus demselben Bereich',
  },
  es: { help: 'Ayuda', updated: 'Actualizado el', contents: 'En esta página', related: 'De la misma área' },
};

const MAX_RELATED = 6;

export function articlePage(article: Article, articles: ReadonlyMap<string, Article>): Page {
  const { body, headings } = renderArticle(article);
  const words = WORDS[article.locale] ?? WORDS.en;
  const area = AREAS.find(([id]) => id === article.area)?.[1] ?? article.area;
  const related = [...articles.values()]
    .filter(({ id, area, locale }) => id !== article.id && area === article.area && locale === article.locale)
    .slice(0, MAX_RELATED);
  const date = new Date(article.updated).toLocaleDateString(
    article.locale === 'en' ? 'en-GB' : article.locale,
    { dateStyle: 'long', timeZone: 'UTC' },
  );
  return {
    title: article.title,
    language: article.locale,
    main: html`
<div class="wrap page article-layout">
<article class="article">
<p class="crumbs"><a href="/help">${words?.help}</a> <span aria-hidden="true">/</span> ${area}</p>
<h1>${article.title}</h1>
<p class="meta">${words?.updated} <time datetime="${article.updated}">${date}</time></p>
${body}
</article>
<aside class="article-aside">
${headings.length > 1 && html`<nav aria-labelledby="contents"><h2 id="contents">${words?.contents}</h2><ul class="plain-list">${headings.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ul></nav>`}
${related.length > 0 && html`<nav aria-labelledby="related"><h2 id="related">${words?.related}</h2><ul class="plain-list">${related.map(({ id, title }) => html`<li><a href="/help/${id}">${title}</a></li>`)}</ul></nav>`}
</aside>
</div>`,
  };
}
