import { useEffect, useRef } from 'preact/hooks';
import type { Macro } from '../../../src/desk-protocol.ts';
import { useDesk } from './context.ts';

interface MacroFormProps {
  macro: Macro;
  onSave(macro: Macro): void;
  onCancel(): void;
}

/** Writes one macro. */
export function MacroForm({ macro, onSave, onCancel }: MacroFormProps) {
  const desk = useDesk();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!form.current) return;
    const values = new FormData(form.current);
    const [name, text] = ['name', 'text'].map(field => String(values.get(field) ?? '').trim());
    if (!name || !text) {
      desk.tell('A macro needs a name and a text.');
      return;
    }
    const tags = String(values.get('tags') ?? '')
      .split(/[\s,]+/)
      .filter(Boolean);
    const solve = values.get('solve') === 'on';
    onSave({ id: macro.id, name, text, ...(tags.length && { tags }), ...(solve && { solve }) });
  };

  return (
    <form ref={form} class="card macro-form" onSubmit={onSubmit} noValidate>
      <label>
        Name
        <input name="name" maxLength={80} dir="auto" defaultValue={macro.name} />
      </label>
      <label>
        Text
        <textarea name="text" rows={5} dir="auto" defaultValue={macro.text} />
      </label>
      <label>
        Tags to add
        <input name="tags" dir="auto" defaultValue={macro.tags?.join(', ') ?? ''} />
      </label>
      <label class="tick">
        <input name="solve" type="checkbox" defaultChecked={macro.solve ?? false} />
        Solve the ticket once it is sent
      </label>
      <footer>
        <span class="push" />
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" class="primary">
          Save
        </button>
      </footer>
    </form>
  );
}
