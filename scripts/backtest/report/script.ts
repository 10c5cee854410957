/** The review page's own script: filters, keys, and marks that are kept where the page can keep them. */
export const REVIEW_SCRIPT = `
(() => {
  const tickets = [...document.querySelectorAll('.ticket')];
  const served = location.protocol.startsWith('http');
  const key = 'waypost-backtest:' + document.title;
  const save = document.getElementById('save');
  let filter = 'all';
  let here = -1;
  const list = document.getElementById('tickets');
  // Of tickets that this page does not show, or on other words: they are kept as they are.
  const marks = Object.assign(Object.create(null), JSON.parse(list.dataset.others));
  for (const one of tickets) if (one.dataset.mark) marks[one.dataset.id] = { verdict: one.dataset.mark, seen: one.dataset.seen };
  if (!served) {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
      for (const one of tickets) {
        const mark = Object.hasOwn(kept, one.dataset.id) ? kept[one.dataset.id] : undefined;
        if (mark && mark.seen === one.dataset.seen) { marks[one.dataset.id] = mark; show(one); }
      }
    } catch { /* The page works without; the button below still saves a file. */ }
    save.hidden = false;
  }
  function verdictOf(one) {
    const mark = marks[one.dataset.id];
    return mark && mark.seen === one.dataset.seen ? mark.verdict : '';
  }
  function show(one) {
    const verdict = verdictOf(one);
    one.dataset.mark = verdict;
    for (const button of one.querySelectorAll('[data-verdict]')) button.setAttribute('aria-pressed', String(button.dataset.verdict === verdict));
  }
  function count() {
    const visible = tickets.filter(one => !one.hidden).length;
    document.getElementById('count').textContent = visible + ' shown, ' + tickets.filter(verdictOf).length + ' marked';
    document.getElementById('nothing').hidden = visible > 0;
  }
  function apply() {
    for (const one of tickets) {
      const { kind, problem, mark, change } = one.dataset;
      one.hidden = !(filter === 'all' || filter === kind || filter === change || (filter === 'problem' && problem === '1') || (filter === 'unmarked' && !mark));
    }
    for (const button of document.querySelectorAll('[data-filter]')) button.setAttribute('aria-pressed', String(button.dataset.filter === filter));
    reach();
    count();
  }
  // Words that scroll can be scrolled by keys too.
  function reach() {
    for (const words of document.querySelectorAll('.words')) {
      if (words.scrollHeight > words.clientHeight) words.tabIndex = 0;
      else words.removeAttribute('tabindex');
    }
  }
  addEventListener('resize', reach);
  async function keep() {
    count();
    if (!served) { try { localStorage.setItem(key, JSON.stringify(marks)); } catch { /* see above */ } return; }
    const output = document.getElementById('count');
    try {
      const response = await fetch('marks', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(marks) });
      if (!response.ok) output.textContent = 'Not saved: ' + (await response.text());
    } catch { output.textContent = 'Not saved: is the backtest still running? Mark again to retry.'; }
  }
  function mark(one, verdict) {
    const { id, seen } = one.dataset;
    if (!verdict || verdictOf(one) === verdict) delete marks[id];
    else marks[id] = { verdict, seen };
    show(one);
    keep();
  }
  function move(step) {
    const visible = tickets.filter(one => !one.hidden);
    if (visible.length === 0) return;
    const at = visible.indexOf(tickets[here]);
    const next = visible[Math.max(0, Math.min(visible.length - 1, at + step))];
    go(next);
    next.scrollIntoView({ block: 'start' });
    next.focus({ preventScroll: true });
  }
  function go(one) {
    tickets[here]?.classList.remove('here');
    here = tickets.indexOf(one);
    one.classList.add('here');
  }
  // A ticket that is moved to must not lie under the bar, however many lines it has.
  const bar = document.querySelector('.bar');
  new ResizeObserver(() => document.documentElement.style.setProperty('--bar', bar.offsetHeight + 'px')).observe(bar);
  document.addEventListener('click', event => {
    const button = event.target.closest('button');
    const one = event.target.closest('.ticket');
    if (one) go(one);
    if (!button) return;
    if (button.dataset.filter) { filter = button.dataset.filter; apply(); }
    if (button.dataset.verdict && one) mark(one, button.dataset.verdict);
    if (button === save) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(marks, null, 2)], { type: 'application/json' }));
      link.download = 'marks.json';
      link.click();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (/^[0-5]$/.test(event.key) && here >= 0) {
      const buttons = tickets[here].querySelectorAll('[data-verdict]');
      mark(tickets[here], event.key === '0' ? '' : buttons[Number(event.key) - 1].dataset.verdict);
    } else return;
    event.preventDefault();
  });
  apply();
})();
`;
