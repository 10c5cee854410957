/** Wires the desk's model to the browser: requests, the live channel, storage, the address and the keyboard. */
import './styles/base.css';
import './styles/shell.css';
import './styles/queue.css';
import './styles/conversation.css';
import './styles/composer.css';
import './styles/context.css';
import './styles/screens.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './components/App.tsx';
import { DeskProvider } from './components/context.ts';
import { listenToKeys } from './keyboard.ts';
import { createDesk } from './model/desk.ts';
import { pathOf, placeOfPath } from './model/place.ts';
import { createKeep } from './storage.ts';
import { createApi } from './transport/api.ts';
import type { Socket } from './transport/live.ts';
import { createLive } from './transport/live.ts';

const TICK_MS = 15_000;

const later = (run: () => void, ms: number) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

const desk = createDesk({
  api: createApi('/desk/api', (input, init) => fetch(input, init)),
  createLive: events =>
    createLive({
      connect: () =>
        new WebSocket(`${location.origin.replace(/^http/, 'ws')}/desk/api/live`) as unknown as Socket,
      later,
      random: Math.random,
      ...events,
    }),
  keep: createKeep(() => sessionStorage),
  names: createKeep(() => localStorage),
  now: Date.now,
  newId: () => crypto.randomUUID(),
  later,
  isVisible: () => document.visibilityState === 'visible',
  go(place) {
    if (pathOf(place) !== location.pathname) history.pushState(null, '', pathOf(place));
  },
});

addEventListener('popstate', () => desk.show(placeOfPath(location.pathname)));
addEventListener('online', () => desk.refresh());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') desk.wake();
});
setInterval(() => desk.tick(), TICK_MS);
listenToKeys(desk);
effect(() => {
  const waiting = desk.queue.counts.value?.unassigned;
  document.title = waiting ? `(${waiting}) Desk` : 'Desk';
});

const frame = document.getElementById('desk');
if (frame) {
  render(
    <DeskProvider value={desk}>
      <App />
    </DeskProvider>,
    frame,
  );
}
void desk.start(placeOfPath(location.pathname));
