import { computed, signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Macro } from '../../../src/desk-protocol.ts';
import { isSignedOut, wordsOf } from '../model/failure.ts';
import { useDesk } from './context.ts';
import { ListScreen } from './ListScreen.tsx';
import { MacroForm } from './MacroForm.tsx';
import { Plain } from './Markdown.tsx';

/** The shared texts: write, change, remove. */
export function Macros({ openNav }: { openNav(): void }) {
  const desk = useDesk();
  const editing = useSignal<Macro | undefined>(undefined);
  const listing = useMemo(
    () => ({
      items: computed(() => desk.macros.value),
      problem: signal(''),
      next: signal<string | undefined>(undefined),
      load: desk.readLists,
      more: async () => {},
    }),
    [desk],
  );

  const change = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      await desk.readLists();
      return true;
    } catch (error) {
      if (!isSignedOut(error)) desk.tell(wordsOf(error));
      desk.onFailure(error);
      return false;
    }
  };

  const isNew = !desk.macros.value.some(({ id }) => id === editing.value?.id);
  const form = (macro: Macro) => (
    <li key={macro.id}>
      <MacroForm
        macro={macro}
        onCancel={() => {
          editing.value = undefined;
        }}
        onSave={async changed => {
          if (await change(() => desk.api.putMacro(changed))) editing.value = undefined;
        }}
      />
    </li>
  );

  return (
    <ListScreen
      title="Macros"
      lead="Texts that everybody at the desk can insert. {{customer}}, {{agent}} and {{reference}} are filled in."
      empty="There are no macros yet. Write the first one."
      listing={listing}
      openNav={openNav}
      tools={
        <button
          type="button"
          class="primary"
          onClick={() => {
            editing.value = { id: crypto.randomUUID(), name: '', text: '' };
          }}
        >
          New macro
        </button>
      }
      lone={isNew && editing.value && <ul class="cards">{form(editing.value)}</ul>}
    >
      {macro =>
        editing.value?.id === macro.id ? (
          form(editing.value)
        ) : (
          <li key={macro.id} class="card macro">
            <header>
              <h2 dir="auto">{macro.name}</h2>
              {macro.tags?.map(tag => (
                <span key={tag} class="tag">
                  {tag}
                </span>
              ))}
              {macro.solve && <span class="mark">Solves</span>}
            </header>
            <Plain text={macro.text} />
            <footer>
              <span class="push" />
              <button
                type="button"
                onClick={() => {
                  editing.value = macro;
                }}
              >
                Edit
              </button>
              <button
                type="button"
                class="plain-button"
                onClick={() => change(() => desk.api.removeMacro(macro.id))}
              >
                Remove
              </button>
            </footer>
          </li>
        )
      }
    </ListScreen>
  );
}
