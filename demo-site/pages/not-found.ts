import { html } from '../html.ts';
import type { Page } from '../page.ts';

export function notFoundPage(): Page {
  return {
    title: 'Page not found',
    status: 404,
    main: html`
<div class="wrap page narrow">
<p class="meta">404</p>
<h1>There is no page at this address</h1>
<p class="lead">It may have moved, or the link has a typing error.</p>
<ul class="plain-list">
<li><a href="/app/schedule">Open the schedule</a></li>
<li><a href="/help">Search the help centre</a></li>
<li><a href="/contact">Tell us which link brought you here</a></li>
</ul></div>`,
  };
}
