import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { QueueView } from '../../../src/desk-protocol.ts';
import { initialsOf } from '../format.ts';
import type { Place } from '../model/place.ts';
import { pathOf } from '../model/place.ts';
import { VIEWS } from '../words.ts';
import { useDesk } from './context.ts';
import type { IconName } from './Icon.tsx';
import { Icon } from './Icon.tsx';

/** Counts beyond this are not counted out. */
const MOST = 999;
const SCREENS: Array<{ screen: 'lessons' | 'mails' | 'macros' | 'policy'; words: string; icon: IconName }> = [
  { screen: 'lessons', words: 'Lessons', icon: 'lesson' },
  { screen: 'mails', words: 'Mails', icon: 'mail' },
  { screen: 'macros', words: 'Macros', icon: 'macro' },
  { screen: 'policy', words: 'Policy', icon: 'shield' },
];

/** Views and the other screens; a drawer on narrower screens. */
export function Nav({ isOpen }: { isOpen: Signal<boolean> }) {
  const desk = useDesk();
  const place = desk.place.value;
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen.value) return;
    first.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      isOpen.value = false;
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [isOpen.value]);

  const show = (view: QueueView) => {
    isOpen.value = false;
    desk.go({ screen: 'tickets' });
    desk.queue.show(view);
  };
  const go = (event: MouseEvent, next: Place) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    isOpen.value = false;
    desk.go(next);
  };

  return (
    <>
      <nav class="nav" aria-label="Desk">
        <p class="brand">
          <span class="brand-mark" aria-hidden="true" />
          Desk
        </p>
        <ul>
          {(Object.keys(VIEWS) as QueueView[]).map((view, index) => {
            const count = desk.queue.counts.value?.[view];
            // Parked tickets are news only while there are some.
            const isAlarm = view === 'parked' && !!count;
            const isCurrent = place.screen === 'tickets' && desk.queue.view.value === view;
            return (
              <li key={view}>
                <button
                  ref={index ? undefined : first}
                  type="button"
                  class={isAlarm ? 'alarm' : undefined}
                  aria-current={isCurrent ? 'page' : undefined}
                  onClick={() => show(view)}
                >
                  <span>{VIEWS[view]}</span>
                  {count !== undefined && <span class="count">{count > MOST ? `${MOST}+` : count}</span>}
                </button>
              </li>
            );
          })}
        </ul>
        <hr />
        <ul>
          {SCREENS.map(({ screen, words, icon }) => (
            <li key={screen}>
              <a
                href={pathOf({ screen })}
                aria-current={place.screen === screen ? 'page' : undefined}
                onClick={event => go(event, { screen })}
              >
                <Icon name={icon} />
                <span>{words}</span>
              </a>
            </li>
          ))}
        </ul>
        <Me />
      </nav>
      <button
        type="button"
        class="scrim"
        tabIndex={-1}
        aria-label="Close the menu"
        onClick={() => {
          isOpen.value = false;
        }}
      />
    </>
  );
}

function Me() {
  const desk = useDesk();
  const session = desk.session.value;
  if (typeof session === 'string') return null;
  return (
    <div class="me">
      <p class={desk.isLive.value ? 'pulse live' : 'pulse'} role="status">
        {desk.isUnreachable.value
          ? 'Not reachable'
          : desk.isLive.value
            ? 'Live'
            : 'Updated every few seconds'}
      </p>
      <div class="me-row">
        <span class="avatar" aria-hidden="true">
          {initialsOf(session.agent.name)}
        </span>
        <span class="me-name" title={session.agent.email ?? session.agent.name}>
          {session.agent.name}
        </span>
        <button
          type="button"
          class="icon-button"
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
          onClick={() => {
            desk.isHelpOpen.value = true;
          }}
        >
          <Icon name="help" />
        </button>
      </div>
      {session.via === 'token' && (
        <button type="button" class="link" onClick={() => desk.signOut()}>
          Sign out
        </button>
      )}
    </div>
  );
}
