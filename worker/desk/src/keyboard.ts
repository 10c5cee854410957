import type { DeskModel } from './model/desk.ts';
import type { Command, Focus } from './model/keys.ts';
import { commandOf } from './model/keys.ts';

/** Shortcuts, wherever the focus is. */
export function listenToKeys(desk: DeskModel): void {
  addEventListener('keydown', event => {
    if (event.defaultPrevented || typeof desk.session.value === 'string') return;
    // A dialog keeps its keys.
    if (desk.isHelpOpen.value) return;
    const command = commandOf(event, focusOf(event.target));
    if (command && run(desk, command)) event.preventDefault();
  });
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('textarea, select, input:not([type="radio"], [type="checkbox"])')) return 'field';
  return target.closest('button, a, summary, [role="tab"], input') ? 'control' : 'page';
}

/** @returns false where there was nothing to do: the key stays the browser's. */
function run(desk: DeskModel, command: Command): boolean {
  const { ticket, queue } = desk;
  const detail = ticket.detail.value;
  const isInTickets = desk.place.value.screen === 'tickets';
  switch (command) {
    case 'help':
      desk.isHelpOpen.value = true;
      return true;
    case 'search':
      if (!isInTickets) desk.go({ screen: 'tickets' });
      desk.pane.value = 'queue';
      return focusSoon('search');
    case 'next':
    case 'previous': {
      if (!isInTickets) return false;
      const number = queue.beside(ticket.number.value, command === 'next' ? 1 : -1);
      if (number !== undefined) desk.go({ screen: 'tickets', number });
      return number !== undefined;
    }
    case 'open':
      if (!detail) return false;
      desk.pane.value = 'conversation';
      return focusSoon('log');
    case 'reply':
    case 'note':
      if (!detail) return false;
      desk.pane.value = 'conversation';
      ticket.composer.setMode(command);
      return focusSoon('composer');
    case 'macros':
      if (!detail) return false;
      ticket.composer.setMode('reply');
      requestAnimationFrame(() => document.getElementById('macros')?.click());
      return true;
    case 'solve':
      if (!detail || detail.ticket.status === 'solved' || detail.ticket.status === 'returned') return false;
      void ticket.do({ kind: 'solve' });
      return true;
    case 'assign':
      if (!detail) return false;
      void ticket.do({ kind: 'assign', to: desk.agentName() });
      return true;
    case 'send':
      if (document.activeElement?.id !== 'composer') return false;
      void ticket.composer.send();
      return true;
    case 'escape':
      return stepBack(desk);
  }
}

/** From the innermost outwards: the field, the context, the conversation. */
function stepBack(desk: DeskModel): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches('input, textarea, select')) {
    if (focused.id === 'search' && desk.queue.query.value) desk.queue.search('');
    focused.blur();
    return true;
  }
  if (desk.pane.value === 'context') {
    desk.pane.value = 'conversation';
    return true;
  }
  if (desk.ticket.number.value === undefined) return false;
  desk.go({ screen: 'tickets' });
  return true;
}

/** At once where it can be seen, so that the next letter goes there; else when the screen has changed. */
function focusSoon(id: string): true {
  const element = document.getElementById(id);
  if (element?.checkVisibility()) element.focus();
  else requestAnimationFrame(() => document.getElementById(id)?.focus());
  return true;
}
