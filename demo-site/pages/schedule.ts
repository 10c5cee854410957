import type { Shift } from '../data.ts';
import { people, shifts, workspace } from '../data.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Page, PageContext } from '../page.ts';

const DAY_MS = 86_400_000;

export function schedulePage({ today }: PageContext): Page {
  const days = weekOf(today);
  return {
    title: 'Schedule',
    area: 'schedule',
    main: html`
<div class="page-head"><div><h1>Schedule</h1><p class="meta">${label(days[0])} – ${label(days[6])} · <span id="week-state" class="tag warn">Draft</span></p></div>
<div class="toolbar">
  <label class="visually-hidden" for="location">Location</label>
  <select id="location"><option>All locations</option>${workspace.locations.map(name => html`<option>${name}</option>`)}</select>
  <button class="button quiet" type="button" id="export-schedule" data-say="The PDF of this week is being prepared.">Export</button>
  <button class="button quiet" type="button" id="add-shift" data-open="shift-dialog">Add shift</button>
  <button class="button" type="button" id="publish-week">Publish</button>
</div></div>
<div class="table-scroll card" tabindex="0" role="region" aria-label="Week">
<table class="week"><thead><tr><th scope="col">Person</th>${days.map(day => html`<th scope="col">${label(day)}</th>`)}</tr></thead>
<tbody>
${people
  .filter(({ status }) => status === 'Active')
  .map(
    person => html`<tr data-location="${person.location}"><th scope="row">${person.name}<small>${person.position} · ${person.hours} h</small></th>
${days.map((_, day) => html`<td data-person="${person.name}" data-day="${day}">${(shifts[person.name] ?? []).filter(shift => shift.day === day).map(shift => shiftButton(shift, person.position))}</td>`)}</tr>`,
  )}
<tr class="open-row"><th scope="row">Open shifts<small>Nobody assigned</small></th>${days.map((_, day) => html`<td data-person="Open shifts" data-day="${day}">${day === 4 && shiftButton({ day, start: '09:00', end: '17:00' }, 'Open')}</td>`)}</tr>
</tbody></table></div>
<p class="legend"><span class="shift barista">Barista</span><span class="shift kitchen">Kitchen</span><span class="shift front">Front</span><span class="shift open">Open</span></p>
${shiftDialog(days)}`,
  };
}

function shiftButton(shift: Shift, position: string): Html {
  return html`<button type="button" class="shift ${position.toLowerCase()}${shift.isCancelled && ' cancelled'}" data-shift>${shift.start}–${shift.end}${shift.isCancelled && html`<span class="visually-hidden"> cancelled</span>`}</button>`;
}

function shiftDialog(days: readonly Date[]): Html {
  return html`<dialog id="shift-dialog" aria-labelledby="shift-title"><form method="dialog" data-shift-form>
<h2 id="shift-title">Add shift</h2>
<label>Person<select name="person">${people.filter(({ status }) => status === 'Active').map(({ name }) => html`<option>${name}</option>`)}<option>Open shifts</option></select></label>
<label>Day<select name="day">${days.map((day, index) => html`<option value="${index}">${label(day)}</option>`)}</select></label>
<div class="pair"><label>Start<input name="start" type="time" value="09:00" required></label><label>End<input name="end" type="time" value="17:00" required></label></div>
<p class="error" data-shift-error role="alert" hidden></p>
<div class="actions"><button class="button" type="submit" value="save">Save</button><button class="button quiet" type="button" data-close>Close</button><button class="button danger" type="button" id="cancel-shift" data-cancel-shift hidden>Cancel shift</button></div>
</form></dialog>`;
}

function weekOf(today: Date): Date[] {
  const monday =
    Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) - ((today.getDay() + 6) % 7) * DAY_MS;
  return Array.from({ length: 7 }, (_, index) => new Date(monday + index * DAY_MS));
}

function label(day: Date | undefined): string {
  return (
    day?.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }) ??
    ''
  );
}
