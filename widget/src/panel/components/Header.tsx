import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { usePanel } from './context.ts';
import { Icon } from './Icon.tsx';

/** Site name, the way to people, the menu and the way out. No `header` element: the page has its own banner. */
export function Header() {
  const { chat, panel, close } = usePanel();
  const words = panel.words.value;
  const site = panel.site.value;
  const isDeep = panel.card.value || !panel.isHome.value;
  const back = () => {
    if (panel.card.value) panel.card.value = undefined;
    else panel.isHome.value = true;
  };
  return (
    <div class="header">
      {isDeep && (
        <button
          type="button"
          class="plain back"
          aria-label={panel.card.value ? words.back : words.home}
          title={panel.card.value ? words.back : words.home}
          onClick={back}
        >
          <Icon name="back" />
        </button>
      )}
      <h1>
        <bdi>{site?.name}</bdi>
      </h1>
      <button
        type="button"
        class="plain"
        aria-label={words.person}
        title={words.person}
        onClick={() => panel.talkToPerson()}
      >
        <Icon name="person" />
      </button>
      <Menu
        label={words.menu}
        entries={[
          // What a person has stays at hand until it is solved.
          ...(chat.messages.value.length && !chat.isWithPeople.value
            ? [{ label: words.newConversation, icon: 'plus' as const, run: panel.startAnew }]
            : []),
          { label: words.seen, icon: 'eye', run: panel.showPage },
          { label: words.close, icon: 'close', run: close },
        ]}
      />
      <button type="button" class="plain" aria-label={words.closeChat} title={words.close} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  );
}

interface MenuProps {
  label: string;
  entries: Array<{ label: string; icon: 'plus' | 'eye' | 'close'; run: () => void }>;
}

function Menu({ label, entries }: MenuProps) {
  const isOpen = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];

  useEffect(() => {
    if (isOpen.value) items()[0]?.focus();
  }, [isOpen.value]);

  const dismiss = () => {
    isOpen.value = false;
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(event.target as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) all.at((at + step) % all.length)?.focus();
    else if (event.key === 'Escape') dismiss();
    else if (event.key === 'Tab') isOpen.value = false;
    else return;
    if (event.key !== 'Tab') {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onFocusOut = (event: FocusEvent) => {
    const next = event.relatedTarget;
    if (!(next instanceof Node) || !list.current?.parentElement?.contains(next)) isOpen.value = false;
  };

  return (
    <div class="menu" onFocusOut={onFocusOut}>
      <button
        type="button"
        class="plain"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        aria-label={label}
        title={label}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        <Icon name="menu" />
      </button>
      {isOpen.value && (
        <div role="menu" ref={list} aria-label={label} onKeyDown={onKeyDown}>
          {entries.map(entry => (
            <button
              key={entry.label}
              type="button"
              role="menuitem"
              onClick={() => {
                dismiss();
                entry.run();
              }}
            >
              <Icon name={entry.icon} />
              {entry.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
