import { setUpSchedule } from '/schedule.js';

setUpIdentity();
setUpWidgetActions();
setUpFilters();
setUpDialogs();
setUpLocalActions();
setUpCalculator();
setUpSchedule(say);

/** Tells the widget who is here; the page works the same when the widget is absent. */
function setUpIdentity() {
  if (document.body.dataset.signedIn === 'yes') {
    whenWidgetIsReady(() => window.Waypost?.('identify', { token: fetchIdentityToken }));
  }
  document.querySelector('[data-sign-out]')?.addEventListener('submit', () => window.Waypost?.('logout'));
}

/** What the chat may offer to do here, once the customer clicks: each page brings its own. */
function setUpWidgetActions() {
  const actions = {
    inviteMember: document.getElementById('invite-dialog'),
    changePlan: document.getElementById('plan-dialog'),
    addShift: document.getElementById('shift-dialog'),
  };
  whenWidgetIsReady(() => {
    for (const [name, dialog] of Object.entries(actions))
      if (dialog) window.Waypost?.('registerAction', name, () => dialog.showModal());
  });
}

async function fetchIdentityToken() {
  const response = await fetch('/session/identity-token');
  if (!response.ok) throw new Error(`No identity token: ${response.status}`);
  return (await response.json()).token;
}

/** An async tag may arrive after this module: wait for the page to finish loading. */
function whenWidgetIsReady(callback) {
  if (window.Waypost || document.readyState === 'complete') callback();
  else window.addEventListener('load', callback, { once: true });
}

/** Says what a button did, since nothing here leaves the browser. */
function say(text) {
  const toast = document.getElementById('toast');
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => {
    toast.hidden = true;
  }, 5000);
}

function setUpFilters() {
  for (const input of document.querySelectorAll('[data-filter]')) {
    input.addEventListener('input', () => applyFilter(input));
    if (input.value) applyFilter(input);
  }
}

function applyFilter(input) {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const entry of document.querySelectorAll(input.dataset.filter)) {
    const text = entry.textContent.toLowerCase();
    entry.hidden = !words.every(word => text.includes(word));
    if (!entry.hidden) shown += 1;
  }
  for (const section of document.querySelectorAll('.help-groups section')) {
    section.hidden = section.querySelector('li:not([hidden])') === null;
  }
  const empty = document.querySelector('[data-filter-empty]');
  if (empty) empty.hidden = shown > 0;
}

function setUpDialogs() {
  document.addEventListener('click', ({ target }) => {
    const opener = target.closest('[data-open]');
    if (opener) document.getElementById(opener.dataset.open)?.showModal();
    if (target.closest('[data-close]')) target.closest('dialog')?.close();
  });
}

function setUpLocalActions() {
  document.addEventListener('click', ({ target }) => {
    const speaker = target.closest('[data-say]');
    if (speaker) say(speaker.dataset.say);
    const remover = target.closest('[data-remove-row]');
    if (remover) {
      remover.closest('tr').remove();
      const isInvited = remover.textContent.startsWith('Withdraw');
      const name = remover.dataset.removeRow;
      say(
        isInvited
          ? `The invitation for ${name} was withdrawn.`
          : `${name} was removed. You can restore them for 30 days.`,
      );
    }
    const sync = target.closest('[data-sync]');
    if (sync) syncNow(sync);
  });
  document.addEventListener('submit', event => {
    const text = event.target.dataset.sayOnSubmit;
    if (!text) return;
    event.preventDefault();
    event.target.closest('dialog')?.close();
    if (event.target.id === 'contact-form' || event.target.closest('dialog')) event.target.reset();
    say(text);
  });
  document.addEventListener('change', ({ target }) => {
    if (target.dataset.sayOnChange) say(target.dataset.sayOnChange);
  });
}

/** Xero stays broken on purpose: it is the page's problem to ask about. */
function syncNow(button) {
  const state = button.closest('.integration').querySelector('[data-sync-state]');
  const isFailing = button.dataset.sync === 'xero';
  button.disabled = true;
  state.textContent = 'Syncing…';
  setTimeout(() => {
    state.textContent = isFailing ? '10 of 12 people sent just now' : 'Last sync just now';
    say(isFailing ? 'TD-409: two people have no matching employee in Xero.' : 'Everything is up to date.');
    button.disabled = false;
  }, 1200);
}

function setUpCalculator() {
  const form = document.querySelector('[data-calculator]');
  form?.addEventListener('submit', event => event.preventDefault());
  form?.addEventListener('input', () => {
    const people = Math.max(
      1,
      Math.min(500, Math.floor(Number(form.querySelector('input[type=number]').value)) || 1),
    );
    const isYearly = new FormData(form).get('period') === 'yearly';
    const noun = people === 1 ? '1 person' : `${people} people`;
    for (const line of document.querySelectorAll('[data-price]')) {
      const price = Number(line.dataset.price);
      if (price === 0) line.textContent = people > 5 ? `${noun} need Team or Business` : 'Up to 5 people';
      else if (price === 3 && people > 100) line.textContent = `${noun} need Business`;
      else
        line.textContent = `€${people * price * (isYearly ? 10 : 1)} a ${isYearly ? 'year' : 'month'} for ${noun}`;
    }
  });
}
