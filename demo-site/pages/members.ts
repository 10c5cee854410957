import type { Person } from '../data.ts';
import { people, workspace } from '../data.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';

const ROLES = ['Owner', 'Manager', 'Member'] as const;

export function membersPage(): Page {
  return {
    title: 'Members',
    area: 'members',
    main: html`
<div class="page-head"><div><h1>Members</h1><p class="meta">12 people, 1 invitation open</p></div>
<div class="toolbar">
  <button class="button quiet" type="button" id="import-members" data-say="Choose a CSV file with up to 100 people.">Import</button>
  <button class="button quiet" type="button" id="export-members" data-say="The list is being prepared as a CSV file.">Export list</button>
  <button class="button" type="button" id="invite-people" data-open="invite-dialog">Invite people</button>
</div></div>
<label class="visually-hidden" for="member-filter">Find a person</label>
<input id="member-filter" type="search" placeholder="Find a person" data-filter="#member-rows tr">
<div class="table-scroll card" tabindex="0" role="region" aria-label="Members">
<table class="list"><thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Location</th><th scope="col">Position</th><th scope="col" class="number">Hours</th><th scope="col">Status</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
<tbody id="member-rows">${people.map(row)}</tbody></table></div>
<p class="meta" data-filter-empty hidden>Nobody matches. Try part of the name or the position.</p>
<p class="meta">Showing 8 of 13 entries. <button class="link" type="button" data-say="Everyone else works at Market Hall on weekends.">Show all</button></p>
<dialog id="invite-dialog" aria-labelledby="invite-title"><form method="dialog" data-say-on-submit="Invitation sent. It is valid for 7 days.">
<h2 id="invite-title">Invite people</h2>
<label>Email or mobile number<input name="address" required autocomplete="off" placeholder="name@example.com"></label>
<label>Role<select name="role"><option>Member</option><option>Manager</option><option>Owner</option></select></label>
<label>Location<select name="location">${workspace.locations.map(name => html`<option>${name}</option>`)}</select></label>
<div class="actions"><button class="button" type="submit">Send invitations</button><button class="button quiet" type="button" data-close>Close</button></div>
</form></dialog>`,
  };
}

function row(person: Person): Html {
  const isOwner = person.role === 'Owner';
  return html`<tr><th scope="row">${person.name}<small>${person.email}</small></th>
<td><select aria-label="Role of ${person.name}" data-say-on-change="Role changed. It applies at once."${isOwner && html` disabled`}>${ROLES.map(role => html`<option${role === person.role && html` selected`}>${role}</option>`)}</select></td>
<td>${person.location}</td><td>${person.position}</td><td class="number">${person.hours}</td>
<td><span class="tag${person.status === 'Active' ? ' good' : ' warn'}">${person.status}</span></td>
<td class="number">${!isOwner && html`<button class="link" type="button" data-remove-row="${person.name}">${person.status === 'Invited' ? 'Withdraw' : 'Remove'}<span class="visually-hidden"> ${person.name}</span></button>`}</td></tr>`;
}
