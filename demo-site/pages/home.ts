import { html } from '../html.ts';
import type { Page } from '../page.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const PREVIEW: ReadonlyArray<readonly [string, ReadonlyArray<readonly [string, string]>]> = [
  [
    'Sam',
    [
      ['06–14', 'barista'],
      ['06–14', 'barista'],
      ['06–14', 'barista'],
      ['', ''],
      ['10–18', 'barista'],
    ],
  ],
  [
    'Ines',
    [
      ['', ''],
      ['12–18', 'barista'],
      ['', ''],
      ['06–12', 'barista'],
      ['', ''],
    ],
  ],
  [
    'Tom',
    [
      ['07–15', 'kitchen'],
      ['', ''],
      ['07–15', 'kitchen'],
      ['07–15', 'kitchen'],
      ['', ''],
    ],
  ],
  [
    'Aiko',
    [
      ['', ''],
      ['09–17', 'front'],
      ['09–17', 'front'],
      ['', ''],
      ['Open', 'open'],
    ],
  ],
];

const REASONS = [
  [
    'One message, not ten',
    'Publish a week and everyone gets their own shifts. Later changes reach only the people concerned.',
  ],
  [
    'Swaps that settle themselves',
    'Two people agree, you approve. Hours and rest time are checked before you see the request.',
  ],
  [
    'Hours that reach payroll',
    'Approved hours go to Xero every night, or into a file that your tax adviser can read.',
  ],
] as const;

export function homePage(): Page {
  return {
    title: 'Shift planning for small teams',
    description:
      'Plan the week, publish it once, and let the team sort out swaps. Free for up to five people.',
    main: html`
<section class="hero wrap">
  <div class="hero-text">
    <h1>The week, planned before your coffee is cold</h1>
    <p class="lead">Tidely plans shifts for cafés, clinics and shops. Draw the week, publish it once, and let the team sort out the swaps.</p>
    <p class="actions"><a class="button" href="/app/schedule">Open a sample week</a><a class="button quiet" href="/pricing">See pricing</a></p>
    <p class="meta">Free for up to 5 people. No card needed.</p>
  </div>
  <div class="card preview" role="img" aria-label="A week with shifts for four people, one of them still open">
    <table class="mini" aria-hidden="true"><thead><tr><th></th>${DAYS.map(day => html`<th>${day}</th>`)}</tr></thead>
    <tbody>${PREVIEW.map(([name, cells]) => html`<tr><th>${name}</th>${cells.map(([time, kind]) => html`<td>${time && html`<span class="shift ${kind}">${time}</span>`}</td>`)}</tr>`)}</tbody></table>
  </div>
</section>
<section class="wrap columns" aria-label="What it does">
  ${REASONS.map(([title, text]) => html`<div><h2>${title}</h2><p>${text}</p></div>`)}
</section>
<section class="wrap quote">
  <blockquote><p>I used to spend Sunday evening on the rota. Now I copy last week, fix two things and go out.</p></blockquote>
  <p class="meta">Dana Okafor, Harbour Café</p>
</section>`,
  };
}
