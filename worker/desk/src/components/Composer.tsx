import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TicketDetail } from '../../../src/desk-protocol.ts';
import { sizeOf } from '../format.ts';
import { possible } from '../model/actions.ts';
import type { Draft } from '../model/outgoing.ts';
import { useDesk } from './context.ts';
import { Icon } from './Icon.tsx';
import { MacroPicker } from './MacroPicker.tsx';

const MODES: Array<{ mode: Draft['mode']; words: string }> = [
  { mode: 'reply', words: 'Reply' },
  { mode: 'note', words: 'Internal note' },
];
const TALLEST = 260;

/** Where the agent writes. */
export function Composer({ detail }: { detail: TicketDetail }) {
  const { ticket } = useDesk();
  const { composer } = ticket;
  const { mode, files } = composer.draft.value;
  const text = composer.text.value;
  const field = useRef<HTMLTextAreaElement>(null);
  const isReply = mode === 'reply';
  const can = possible(detail.ticket);
  const isBlocked = isReply && !can.reply;
  const macro = composer.macro.value;

  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.setProperty('height', 'auto');
    current.style.setProperty('height', `${Math.min(current.scrollHeight, TALLEST)}px`);
  }, [text, mode]);

  return (
    <form
      class={`composer ${mode}`}
      onSubmit={event => {
        event.preventDefault();
        void composer.send();
      }}
    >
      <div class="composer-tabs" role="tablist" aria-label="What to write">
        {MODES.map(({ mode: name, words }) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={mode === name}
            aria-controls="composer-panel"
            tabIndex={mode === name ? 0 : -1}
            onClick={() => {
              composer.setMode(name);
              field.current?.focus();
            }}
            onKeyDown={event => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
              const other = isReply ? 'note' : 'reply';
              composer.setMode(other);
              document.getElementById(`tab-${other}`)?.focus();
            }}
          >
            {name === 'note' && <Icon name="lock" />}
            {words}
          </button>
        ))}
        {!isReply && <span class="meta">The customer never sees it</span>}
      </div>
      <div id="composer-panel" role="tabpanel" aria-labelledby={`tab-${mode}`}>
        {isBlocked ? (
          <p class="blocked">The assistant has this conversation. Take it to write to the customer.</p>
        ) : (
          <textarea
            id="composer"
            ref={field}
            rows={3}
            dir="auto"
            value={text}
            placeholder={isReply ? 'Write to the customer' : 'Write to your colleagues'}
            aria-label={isReply ? 'Reply to the customer' : 'Internal note'}
            onInput={event => composer.write(event.currentTarget.value)}
            onPaste={event => {
              const pasted = [...(event.clipboardData?.files ?? [])];
              if (!isReply || !pasted.length) return;
              event.preventDefault();
              void composer.attach(pasted);
            }}
          />
        )}
        {isReply && (files.length > 0 || composer.uploading.value > 0) && (
          <ul class="attached">
            {files.map(({ id, name, size }) => (
              <li key={id}>
                <Icon name="file" />
                <span dir="auto">{name}</span>
                <span class="meta">{sizeOf(size)}</span>
                <button type="button" aria-label={`Remove ${name}`} onClick={() => composer.detach(id)}>
                  <Icon name="close" />
                </button>
              </li>
            ))}
            {composer.uploading.value > 0 && <li class="meta">Attaching …</li>}
          </ul>
        )}
        {isReply && macro && (
          <p class="macro-effect">
            <span>
              Also, once it is sent:{' '}
              {[macro.tags?.length ? `tag ${macro.tags.join(', ')}` : '', macro.solve ? 'solve' : '']
                .filter(Boolean)
                .join(', ')}
              .
            </span>
            <button type="button" class="link" onClick={() => composer.forgetMacro()}>
              Do not
            </button>
          </p>
        )}
      </div>
      <div class="composer-foot">
        {isReply && !isBlocked && (
          <>
            <MacroPicker detail={detail} onInserted={() => field.current?.focus()} />
            <AttachButton />
          </>
        )}
        <span class="push" />
        {isReply && can.solve && (
          <button
            type="button"
            class="plain-button wide-only"
            disabled={!composer.canSend.value}
            onClick={() => composer.send({ solve: true })}
          >
            Send and solve
          </button>
        )}
        <button
          type="submit"
          class="primary"
          disabled={isBlocked || !composer.canSend.value}
          title="Ctrl Enter, or ⌘ Enter"
        >
          {isReply ? 'Send' : 'Add note'}
        </button>
      </div>
    </form>
  );
}

function AttachButton() {
  const { ticket } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label="Attach files"
        title="Attach files: images, PDF, text"
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/png,image/jpeg,image/gif,image/webp,application/pdf,text/plain"
        onChange={({ currentTarget }) => {
          void ticket.composer.attach([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
