import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskDraft } from '../../../src/desk-protocol.ts';
import { useDesk } from './context.ts';
import { Icon } from './Icon.tsx';
import { Markdown, Out } from './Markdown.tsx';

/** The assistant's answer that waits for a person: send it as it is, change it, or write another. */
export function DraftBox({ draft }: { draft: DeskDraft }) {
  const { ticket } = useDesk();
  const kept = ticket.composer.draft.value.edited;
  /** Undefined while the draft is only read; another draft is another text. */
  const edited = kept?.draft === draft.id ? kept.text : undefined;
  const edit = (text: string | undefined) =>
    ticket.composer.editDraft(text === undefined ? undefined : { draft: draft.id, text });
  const shown = useSignal<number | undefined>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  const isEditing = edited !== undefined;
  const busy = ticket.busy.value;
  const citation = draft.citations.find(({ n }) => n === shown.value);
  useEffect(() => {
    if (isEditing) field.current?.focus();
  }, [isEditing]);

  const send = async () => {
    const text = edited?.trim();
    const isChanged = text !== undefined && text !== draft.text.trim();
    const isSent = await ticket.do({ kind: 'approve', draft: draft.id, ...(isChanged && { text }) });
    if (isSent) edit(undefined);
  };

  return (
    <section class="draft-box" aria-label="The assistant’s draft">
      <p class="byline">
        <Icon name="spark" />
        <strong>Draft of the assistant’s</strong>
        <span class="meta">Not sent yet</span>
      </p>
      <p class="meta draft-question" dir="auto">
        Answer to: {draft.question}
      </p>
      {isEditing ? (
        <textarea
          ref={field}
          class="draft-field"
          dir="auto"
          rows={7}
          aria-label="The draft"
          value={edited}
          onInput={event => edit(event.currentTarget.value)}
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="draft-text" tabIndex={0} aria-label="Text of the draft">
          <Markdown
            text={draft.text}
            citations={draft.citations}
            onCite={n => {
              shown.value = shown.value === n ? undefined : n;
            }}
          />
          {citation && (
            <blockquote class="quote" dir="auto">
              <p>{citation.quote}</p>
              <footer>
                <Out href={citation.url}>{citation.title}</Out>
              </footer>
            </blockquote>
          )}
        </section>
      )}
      <div class="draft-actions">
        <button
          type="button"
          class="primary"
          disabled={!!busy || (isEditing && !edited.trim())}
          onClick={send}
        >
          {busy === 'approve' ? 'Sending …' : isEditing ? 'Send as edited' : 'Approve and send'}
        </button>
        <button type="button" onClick={() => edit(isEditing ? undefined : draft.text)}>
          {isEditing ? 'Cancel' : 'Edit'}
        </button>
        <button
          type="button"
          class="plain-button"
          disabled={!!busy}
          onClick={() => ticket.do({ kind: 'discard', draft: draft.id })}
        >
          {busy === 'discard' ? 'Discarding …' : 'Discard'}
        </button>
      </div>
    </section>
  );
}
