import { html } from '../html.ts';
import type { Page } from '../page.ts';

const PARTS = [
  ['Schedule and app', 'Working', 'good'],
  ['Sign-in', 'Working', 'good'],
  ['Email and text messages', 'Working', 'good'],
  ['Google Calendar', 'Working', 'good'],
  ['Slack', 'Working', 'good'],
  ['Xero payroll', 'Slow', 'warn'],
] as const;

export function statusPage(): Page {
  return {
    title: 'Status',
    description: 'Whether each part of Tidely works right now.',
    main: html`
<div class="wrap page narrow">
<h1>Status</h1>
<p class="notice warn">Transfers to Xero payroll take longer than usual. Everything else works.</p>
<ul class="status-list card">${PARTS.map(([name, state, tone]) => html`<li><span>${name}</span><span class="tag ${tone}">${state}</span></li>`)}</ul>
<h2>Incidents</h2>
<article class="incident"><h3>Xero payroll is slow</h3>
<p><strong>Watching.</strong> Hours that were waiting are being sent in order. Nightly transfers may arrive up to two hours later than usual. No hours are lost.</p>
<p class="meta">Checked every 60 seconds</p></article>
<article class="incident"><h3>Text messages were delayed</h3>
<p><strong>Solved.</strong> For 40 minutes, text messages to Portuguese numbers arrived late. Email and push were not affected.</p>
<p class="meta">18 November</p></article>
<p><a href="/help/check-the-status-page">How to read this page</a></p>
</div>`,
  };
}
