import type { Article } from '../help.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';

/** Areas in the order people meet them. */
export const AREAS: ReadonlyArray<readonly [string, string]> = [
  ['getting-started', 'Getting started'],
  ['schedule', 'Schedule'],
  ['members', 'Members'],
  ['billing', 'Billing'],
  ['integrations', 'Integrations'],
  ['account', 'Account'],
  ['mobile', 'Mobile app'],
  ['troubleshooting', 'When something goes wrong'],
];

export function helpPage(articles: ReadonlyMap<string, Article>): Page {
  const all = [...articles.values()].sort((a, b) => a.title.localeCompare(b.title));
  const english = all.filter(({ locale }) => locale === 'en');
  return {
    title: 'Help centre',
    description: 'Answers about planning shifts, people, billing and integrations.',
    main: html`
<div class="wrap page">
<h1>Help centre</h1>
<label class="lead" for="help-filter">What do you want to do?</label>
<input id="help-filter" class="wide" type="search" placeholder="For example: cancel, invoice, TD-409" data-filter=".help-groups li">
<p class="meta" data-filter-empty hidden>No title matches. Try one word, or ask in the chat.</p>
<div class="help-groups">
${AREAS.map(([area, name]) =>
  group(
    name,
    english.filter(article => article.area === area),
  ),
)}
${group(
  'Deutsch',
  all.filter(({ locale }) => locale === 'de'),
)}
${group(
  'Español',
  all.filter(({ locale }) => locale === 'es'),
)}
</div></div>`,
  };
}

function group(name: string, articles: readonly Article[]): Html {
  return html`${articles.length > 0 && html`<section><h2>${name}</h2><ul class="plain-list">${articles.map(({ id, title, locale }) => html`<li lang="${locale}"><a href="/help/${id}">${title}</a></li>`)}</ul></section>`}`;
}
