/** The week on the schedule page: add, edit, cancel, publish and filter, all in this browser. */
export function setUpSchedule(say) {
  const dialog = document.getElementById('shift-dialog');
  if (!dialog) return;
  const form = dialog.querySelector('form');
  const error = dialog.querySelector('[data-shift-error]');
  const cancelButton = dialog.querySelector('[data-cancel-shift]');
  let edited = null;

  document.querySelector('.week').addEventListener('click', ({ target }) => {
    const cell = target.closest('td');
    if (cell) open(cell, target.closest('[data-shift]'));
  });
  document.getElementById('add-shift').addEventListener('click', () => prepare(null));

  function open(cell, shift) {
    prepare(shift);
    form.elements.person.value = cell.dataset.person;
    form.elements.day.value = cell.dataset.day;
    dialog.showModal();
  }

  function prepare(shift) {
    edited = shift;
    error.hidden = true;
    cancelButton.hidden = shift === null;
    dialog.querySelector('h2').textContent = shift ? 'Edit shift' : 'Add shift';
    const [start, end] = shift ? shift.firstChild.textContent.split('–') : ['09:00', '17:00'];
    form.elements.start.value = start;
    form.elements.end.value = end;
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    const { person, day, start, end } = Object.fromEntries(new FormData(form));
    const cell = findCell(person, day);
    const overlapping = [...cell.querySelectorAll('[data-shift]:not(.cancelled)')].find(
      shift => shift !== edited && overlaps(shift.firstChild.textContent, start, end),
    );
    if (overlapping && person !== 'Open shifts') {
      error.textContent = `TD-302: ${person} already works ${overlapping.textContent} on this day.`;
      error.hidden = false;
      return;
    }
    const shift = edited ?? document.createElement('button');
    shift.type = 'button';
    shift.dataset.shift = '';
    shift.className = `shift ${positionOf(cell)}`;
    shift.textContent = `${start}–${end}`;
    cell.append(shift);
    dialog.close();
    say(person === 'Open shifts' ? 'The open shift was saved.' : `The shift of ${person} was saved.`);
  });

  cancelButton.addEventListener('click', () => {
    edited.classList.add('cancelled');
    dialog.close();
    say('The shift is cancelled. Everyone assigned to it is told.');
  });

  document.getElementById('publish-week').addEventListener('click', () => {
    const state = document.getElementById('week-state');
    state.textContent = 'Published';
    state.className = 'tag good';
    say('The week is published. Everyone with a shift gets one message.');
  });

  document.getElementById('location').addEventListener('change', ({ target }) => {
    const isAll = target.selectedIndex === 0;
    for (const row of document.querySelectorAll('[data-location]')) {
      row.hidden = !isAll && row.dataset.location !== 'All' && row.dataset.location !== target.value;
    }
  });
}

function findCell(person, day) {
  return [...document.querySelectorAll('.week td')].find(
    cell => cell.dataset.person === person && cell.dataset.day === day,
  );
}

/** Times are "HH:MM", so they compare as text; a shift past midnight ends after every other. */
function overlaps(range, start, end) {
  const [otherStart, otherEnd] = range.split('–');
  const lastOf = (from, to) => (to > from ? to : '24:00');
  return otherStart < lastOf(start, end) && start < lastOf(otherStart, otherEnd);
}

function positionOf(cell) {
  const small = cell.closest('tr').querySelector('small').textContent;
  return cell.dataset.person === 'Open shifts' ? 'open' : small.split(' ')[0].toLowerCase();
}
