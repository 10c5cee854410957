import { useLayoutEffect, useRef } from 'preact/hooks';
import { fill } from '../words/index.ts';
import { usePanel } from './context.ts';
import { Icon } from './Icon.tsx';
import { screens } from './lazy-screens.ts';

/** Where the customer writes. It never blocks: what cannot be sent yet says why. */
export function Composer() {
  const { chat, panel } = usePanel();
  const words = panel.words.value;
  const draft = panel.draft.value;
  const left = panel.charactersLeft.value;
  const isTooLong = left < 0;
  const isWithPeople = chat.isWithPeople.value;
  const placeholder = isWithPeople ? words.toTeam : words.placeholder;
  const canStop = chat.isStreaming.value && !isWithPeople && !draft.trim();
  const isEmpty = !draft.trim() && !panel.files.value.length;
  const loaded = screens.value;
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.setProperty('height', 'auto');
    current.style.setProperty('height', `${Math.min(current.scrollHeight, 144)}px`);
  }, [draft]);

  const onKeyDown = (event: KeyboardEvent) => {
    // An input method in progress is left alone; 229 is how Safari says so.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    panel.send();
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (canStop) chat.stop();
    else panel.send();
    field.current?.focus();
  };

  return (
    <form class="composer" onSubmit={onSubmit}>
      {panel.isCounting.value && (
        <p id="count" class={isTooLong ? 'count wrong' : 'count'} role={isTooLong ? 'alert' : undefined}>
          {fill(isTooLong ? words.tooLong : words.left, { n: Math.abs(left) })}
        </p>
      )}
      {loaded && <loaded.Files />}
      <div class="field">
        <textarea
          id="composer"
          ref={field}
          rows={1}
          dir="auto"
          value={draft}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-describedby={panel.isCounting.value ? 'count' : undefined}
          aria-invalid={isTooLong}
          enterkeyhint="send"
          onInput={event => panel.write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {loaded && <loaded.Attach />}
        <button
          type="submit"
          class="send"
          aria-label={canStop ? words.stop : words.send}
          title={canStop ? words.stop : words.send}
          aria-disabled={!canStop && (isEmpty || isTooLong || panel.isUploading.value)}
        >
          <Icon name={canStop ? 'stop' : 'send'} />
        </button>
      </div>
    </form>
  );
}
