import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { TicketDetail } from '../../../src/desk-protocol.ts';
import { fillMacro } from '../model/macro.ts';
import { useDesk } from './context.ts';
import { Icon } from './Icon.tsx';

/** Chooses a macro: type to narrow, arrows to move, Enter to insert. */
export function MacroPicker({ detail, onInserted }: { detail: TicketDetail; onInserted(): void }) {
  const desk = useDesk();
  const isOpen = useSignal(false);
  const words = useSignal('');
  const at = useSignal(0);
  const frame = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const found = desk.macros.value.filter(({ name, text }) =>
    `${name} ${text}`.toLowerCase().includes(words.value.trim().toLowerCase()),
  );
  const index = Math.min(at.value, found.length - 1);

  useEffect(() => {
    if (!isOpen.value) return;
    words.value = '';
    at.value = 0;
    field.current?.focus();
    const onPointer = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) isOpen.value = false;
    };
    addEventListener('pointerdown', onPointer);
    return () => removeEventListener('pointerdown', onPointer);
  }, [isOpen.value]);

  const insert = (chosen: (typeof found)[number] | undefined) => {
    if (!chosen) return;
    isOpen.value = false;
    desk.ticket.composer.insertMacro(chosen, detail);
    onInserted();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      isOpen.value = false;
      button.current?.focus();
    } else if (event.key === 'ArrowDown') at.value = Math.min(index + 1, found.length - 1);
    else if (event.key === 'ArrowUp') at.value = Math.max(index - 1, 0);
    else if (event.key === 'Enter' && !event.isComposing) insert(found[index]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="picker" ref={frame}>
      <button
        id="macros"
        ref={button}
        type="button"
        class="plain-button"
        title="Insert a macro (m)"
        aria-keyshortcuts="m"
        aria-haspopup="dialog"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <Icon name="macro" />
        Macros
      </button>
      {isOpen.value && (
        <div class="popover" role="dialog" aria-label="Macros">
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls="macro-list"
            aria-activedescendant={found[index] && `macro-${found[index].id}`}
            aria-label="Find a macro"
            placeholder="Find a macro"
            autocomplete="off"
            value={words.value}
            onInput={event => {
              words.value = event.currentTarget.value;
              at.value = 0;
            }}
            onKeyDown={onKeyDown}
          />
          <div id="macro-list" role="listbox" aria-label="Macros">
            {found.map((macro, position) => (
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
              <div
                key={macro.id}
                id={`macro-${macro.id}`}
                role="option"
                aria-selected={position === index}
                onClick={() => insert(macro)}
                onPointerMove={() => {
                  at.value = position;
                }}
              >
                <strong dir="auto">{macro.name}</strong>
                <span class="meta" dir="auto">
                  {fillMacro(macro, detail, desk.agentName())}
                </span>
              </div>
            ))}
          </div>
          {!found.length && (
            <p class="meta">
              {desk.macros.value.length ? 'No macro has these words.' : 'There are no macros yet.'}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
