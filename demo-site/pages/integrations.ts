import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';

type Integration = {
  id: string;
  name: string;
  about: string;
  state: 'Connected' | 'Needs attention' | 'Not connected' | 'Business';
  detail: string;
  problem?: string;
};

const INTEGRATIONS: readonly Integration[] = [
  {
    id: 'xero',
    name: 'Xero payroll',
    about: 'Sends approved hours every night at 02:00.',
    state: 'Needs attention',
    detail: 'Last complete sync 3 days ago',
    problem: 'TD-409: two people have no matching employee in Xero. Their hours are waiting.',
  },
  {
    id: 'google-calendar',
    name: 'Google Calendar',
    about: "Puts published shifts into people's calendars.",
    state: 'Connected',
    detail: '9 of 12 people, last sync 2 minutes ago',
  },
  {
    id: 'slack',
    name: 'Slack',
    about: 'Posts published weeks and open shifts.',
    state: 'Connected',
    detail: '#rota-quayside, last message today 07:40',
  },
  {
    id: 'payroll-file',
    name: 'Payroll file',
    about: 'A file per pay period for any payroll program.',
    state: 'Not connected',
    detail: 'Last export 31 Oct',
  },
  {
    id: 'datev',
    name: 'DATEV payroll',
    about: 'Hours for German tax advisers.',
    state: 'Business',
    detail: 'Comes with Business',
  },
  {
    id: 'lightspeed',
    name: 'Lightspeed sales',
    about: 'Shows sales per hour above the schedule.',
    state: 'Business',
    detail: 'Comes with Business',
  },
];

const TAGS = { Connected: 'good', 'Needs attention': 'bad', 'Not connected': '', Business: '' } as const;

export function integrationsPage(): Page {
  return {
    title: 'Integrations',
    area: 'integrations',
    main: html`
<div class="page-head"><div><h1>Integrations</h1><p class="meta">2 connected, 1 needs attention</p></div></div>
<div class="panels">
${INTEGRATIONS.map(
  item => html`<section class="card integration" id="integration-${item.id}" aria-labelledby="${item.id}-title">
<div class="integration-head"><h2 id="${item.id}-title">${item.name}</h2><span class="tag ${TAGS[item.state]}">${item.state}</span></div>
<p>${item.about}</p>
${item.problem && html`<p class="notice bad">${item.problem}</p>`}
<p class="meta" data-sync-state>${item.detail}</p>
<p class="actions">${actions(item)}</p>
</section>`,
)}
</div>
<section aria-labelledby="log-title"><h2 id="log-title">Sync log</h2>
<div class="table-scroll card" tabindex="0" role="region" aria-label="Sync log"><table class="list"><thead><tr><th scope="col">Time</th><th scope="col">Integration</th><th scope="col">Result</th></tr></thead>
<tbody>
<tr><td>Today 02:00</td><td>Xero payroll</td><td><span class="tag bad">TD-409</span> 10 of 12 people sent</td></tr>
<tr><td>Yesterday 18:22</td><td>Google Calendar</td><td><span class="tag good">Sent</span> 3 shifts</td></tr>
<tr><td>Yesterday 18:20</td><td>Slack</td><td><span class="tag good">Sent</span> week published</td></tr>
</tbody></table></div></section>`,
  };
}

function actions({ id, name, state }: Integration): Html {
  const forName = html`<span class="visually-hidden"> ${name}</span>`;
  if (id === 'payroll-file')
    return html`<button class="button quiet" type="button" id="export-hours" data-say="The hours from 1 Nov on are being prepared.">Export hours</button>`;
  if (state === 'Business')
    return html`<a class="button quiet" href="/app/billing">See plans<span class="visually-hidden"> for ${name}</span></a>`;
  return html`<button class="button${state === 'Connected' && ' quiet'}" type="button" data-sync="${id}">Sync now${forName}</button>
${id === 'xero' && html`<button class="button quiet" type="button" id="match-people" data-say="Priya Nair and Leon Brandt have no employee in Xero.">Show people</button>`}
<button class="button quiet" type="button" data-say="${name} stays connected until you confirm in the next step.">Disconnect${forName}</button>`;
}
