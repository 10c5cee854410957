import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Chat } from '../model/chat.ts';
import type { PanelModel } from '../model/panel.ts';
import type { PeopleDependencies } from '../model/people.ts';

/** What every component may reach: the two models, the way out, and what later screens are made with. */
export interface Panel extends PeopleDependencies {
  chat: Chat;
  panel: PanelModel;
  close(): void;
  /** Remembers what has focus, to give it back when a card closes. */
  root: ShadowRoot;
}

export const PanelContext = createContext<Panel | undefined>(undefined);

/** The models, inside the panel. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('usePanel outside of the panel');
  return panel;
}
