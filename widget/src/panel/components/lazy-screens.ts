import { signal } from '@preact/signals';
import type { People } from '../model/people.ts';
import type { Panel } from './context.ts';

type Module = typeof import('../screens.ts');

/** The second chunk's exports, and the model of people that it brings. */
export type Screens = Module & { people: People };

/** Undefined until asked for, null after a failure. */
export const screens = signal<Screens | null | undefined>(undefined);
let isLoading = false;

/** Fetches the conversation's screens once; a failure leaves null, and may be repeated. */
export async function loadScreens(panel: Panel): Promise<void> {
  if (isLoading || screens.value) return;
  isLoading = true;
  try {
    const loaded = await import('../screens.ts');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(loaded.css);
    panel.root.adoptedStyleSheets = [...panel.root.adoptedStyleSheets, sheet];
    screens.value = { ...loaded, people: loaded.createPeople(panel) };
  } catch {
    screens.value = null;
  } finally {
    isLoading = false;
  }
}
