import { invoices } from '../data.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';

export function billingPage(): Page {
  return {
    title: 'Billing',
    area: 'billing',
    main: html`
<div class="page-head"><div><h1>Billing</h1><p class="meta">Visible to owners only</p></div></div>
<div class="panels">
<section class="card" aria-labelledby="plan-title"><h2 id="plan-title">Plan</h2>
  <p class="figure">Team <span>€3 per person and month</span></p>
  <dl class="facts"><dt>People</dt><dd>12 of 100</dd><dt>Locations</dt><dd>2 of 3</dd><dt>Next invoice</dt><dd>5 Dec 2026, €36.00</dd></dl>
  <p class="actions"><button class="button" type="button" id="change-plan" data-open="plan-dialog">Change plan</button><button class="button quiet" type="button" id="change-billing-date" data-say="Pick a day from the 1st to the 28th.">Change date</button></p>
</section>
<section class="card" aria-labelledby="payment-title"><h2 id="payment-title">Payment method</h2>
  <p class="figure">Visa •••• 4242 <span>Expires 12/26</span></p>
  <p class="notice warn">This card expires before the next but one invoice.</p>
  <p class="actions"><button class="button quiet" type="button" id="update-payment-method" data-say="Your bank will ask you to confirm the new card.">Update</button></p>
</section>
<section class="card" aria-labelledby="details-title"><h2 id="details-title">Invoice details</h2>
  <form data-say-on-submit="Saved. The next invoice uses these details." id="invoice-details">
  <label>Legal name<input name="legalName" value="Harbour Café Ltd" required autocomplete="organization"></label>
  <label>VAT number<input name="vatNumber" value="IE1234567T" autocomplete="off"></label>
  <p class="actions"><button class="button quiet" type="submit">Save</button></p></form>
</section>
<section class="card" aria-labelledby="contacts-title"><h2 id="contacts-title">Billing contacts</h2>
  <p>Mira Sand <small>accounts@example.com · invoices</small></p>
  <form class="inline-form" data-say-on-submit="Contact added. They confirm with one click." id="add-billing-contact">
  <label>Email<input type="email" name="email" required autocomplete="off" placeholder="name@example.com"></label>
  <button class="button quiet" type="submit">Add contact</button></form>
</section>
</div>
<section aria-labelledby="invoices-title"><div class="page-head"><h2 id="invoices-title">Invoices</h2><button class="button quiet" type="button" id="export-invoices" data-say="All invoices of 2026 are being packed.">Export all</button></div>
<div class="table-scroll card" tabindex="0" role="region" aria-label="Invoices"><table class="list"><thead><tr><th scope="col">Number</th><th scope="col">Date</th><th scope="col" class="number">People</th><th scope="col" class="number">Total</th><th scope="col">Status</th><th scope="col"><span class="visually-hidden">Download</span></th></tr></thead>
<tbody>${invoices.map(invoice => html`<tr><th scope="row">${invoice.number}</th><td>${invoice.date}</td><td class="number">${invoice.people}</td><td class="number">${invoice.total}</td><td><span class="tag good">${invoice.status}</span></td><td class="number"><button class="link" type="button" data-say="${invoice.number} is being prepared.">PDF<span class="visually-hidden"> of ${invoice.number}</span></button></td></tr>`)}</tbody></table></div></section>
<section class="end" aria-labelledby="cancel-title"><h2 id="cancel-title">Cancel subscription</h2>
<p>The plan runs to the end of the period you have paid for. Nothing is deleted.</p>
<button class="button danger" type="button" id="cancel-subscription" data-open="cancel-dialog">Cancel subscription</button></section>
<dialog id="plan-dialog" aria-labelledby="plan-dialog-title"><form method="dialog" data-say-on-submit="The change is planned. You find it under Plan.">
<h2 id="plan-dialog-title">Change plan</h2>
<fieldset class="options"><legend class="visually-hidden">Plan</legend>
<label><input type="radio" name="plan" value="free"> Free <small>up to 5 people</small></label>
<label><input type="radio" name="plan" value="team" checked> Team <small>€36 a month for 12 people</small></label>
<label><input type="radio" name="plan" value="business"> Business <small>€72 a month for 12 people</small></label></fieldset>
<div class="actions"><button class="button" type="submit">Confirm</button><button class="button quiet" type="button" data-close>Close</button></div></form></dialog>
<dialog id="cancel-dialog" aria-labelledby="cancel-dialog-title"><form method="dialog" data-say-on-submit="Cancelled as of 5 Dec 2026. You can keep it until then.">
<h2 id="cancel-dialog-title">Cancel as of 5 Dec 2026?</h2>
<p>With 12 people the workspace then becomes read-only until you choose a plan or have 5 people or fewer.</p>
<div class="actions"><button class="button danger" type="submit">Cancel subscription</button><button class="button quiet" type="button" data-close>Keep it</button></div></form></dialog>`,
  };
}
