import { signal } from '@preact/signals';
import type { Card } from './Card.tsx';
import type { Conversation } from './Conversation.tsx';

/** The second chunk's exports. */
export interface Screens {
  Conversation: typeof Conversation;
  Card: typeof Card;
  css: string;
}

/** Undefined until asked for, null after a failure. */
export const screens = signal<Screens | null | undefined>(undefined);
let isLoading = false;

/** Fetches the conversation's screens once; a failure leaves null, and may be repeated. */
export async function loadScreens(root: ShadowRoot): Promise<void> {
  if (isLoading || screens.value) return;
  isLoading = true;
  try {
    const loaded = await import('../screens.ts');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(loaded.css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    screens.value = loaded;
  } catch {
    screens.value = null;
  } finally {
    isLoading = false;
  }
}
