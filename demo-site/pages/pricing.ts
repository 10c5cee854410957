import { html } from '../html.ts';
import type { Page } from '../page.ts';

const PLANS = [
  {
    name: 'Free',
    price: 0,
    for: 'For a team that fits around one table.',
    points: [
      'Up to 5 people',
      '1 location',
      'Plan 2 weeks ahead',
      '90 days of history',
      'Calendar link for each person',
    ],
  },
  {
    name: 'Team',
    price: 3,
    for: 'For most cafés, shops and practices.',
    points: [
      'Up to 100 people',
      '3 locations',
      'Plan 26 weeks ahead',
      '24 months of history',
      'Time clock and CSV export',
      'Google Calendar, Slack, Xero payroll',
    ],
  },
  {
    name: 'Business',
    price: 6,
    for: 'For several places and stricter rules.',
    points: [
      'People without limit',
      'Locations without limit',
      'Plan 52 weeks ahead',
      '7 years of history',
      'DATEV payroll, Lightspeed sales',
      'Single sign-on and audit log',
    ],
  },
] as const;

export function pricingPage(): Page {
  return {
    title: 'Pricing',
    description: 'Free for up to 5 people, Team €3 and Business €6 per person per month.',
    main: html`
<div class="wrap page">
<h1>Pricing</h1>
<p class="lead">Per person and month. Move up, down or away whenever you like.</p>
<form class="calculator card" data-calculator>
  <label for="people-count">How many people do you plan?</label>
  <input id="people-count" type="number" min="1" max="500" value="12" inputmode="numeric">
  <fieldset class="choice"><legend class="visually-hidden">Payment</legend>
    <label><input type="radio" name="period" value="monthly" checked> Monthly</label>
    <label><input type="radio" name="period" value="yearly"> Yearly, two months free</label>
  </fieldset>
</form>
<div class="plans">
${PLANS.map(
  plan => html`<section class="card plan${plan.name === 'Team' && ' featured'}" id="plan-${plan.name.toLowerCase()}">
  <h2>${plan.name}</h2>
  <p class="price"><strong>€${plan.price}</strong> ${plan.price > 0 ? 'per person and month' : 'for good'}</p>
  <p class="total" data-price="${plan.price}" aria-live="polite">${plan.price === 0 ? 'Up to 5 people' : `€${plan.price * 12} a month for 12 people`}</p>
  <p>${plan.for}</p>
  <ul class="ticks">${plan.points.map(point => html`<li>${point}</li>`)}</ul>
  <p><a class="button${plan.name !== 'Team' && ' quiet'}" href="${plan.price === 0 ? '/app/schedule' : '/app/billing'}">${plan.price === 0 ? 'Start free' : `Choose ${plan.name}`}</a></p>
</section>`,
)}
</div>
<section class="faq"><h2>Good to know</h2>
<dl>
<dt>Who counts as a person?</dt><dd>Everyone who can be on a schedule. Open invitations and billing contacts are free.</dd>
<dt>Is there a trial?</dt><dd>Team can be tried for 30 days, once, <a href="/help/start-the-team-trial">without a card</a>.</dd>
<dt>Can we leave?</dt><dd>At the end of each paid period. Your data stays yours, and can be <a href="/help/download-your-data">downloaded</a> on every plan.</dd>
</dl></section>
<p class="meta">Prices without VAT.</p>
</div>`,
  };
}
