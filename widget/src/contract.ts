/** What loader and panel say to each other. Types only: neither ships the other's code. */

import type { Stores } from './storage.ts';

export type Position = 'left' | 'right';
export type Mode = 'auto' | 'light' | 'dark';

/** What a tag's attributes or `Waypost('boot', …)` may set. */
export interface BootOptions {
  site?: string;
  /** Origin of the API; the origin of the loader's script by default. */
  api?: string;
  position?: Position;
  mode?: Mode;
  /** BCP 47; the page's language by default. */
  locale?: string;
  /** #rrggbb for the first paint; the site's theme decides as soon as it is known. */
  accent?: string;
  /** `inherit` takes the host page's font. */
  font?: string;
  hideLauncher?: boolean;
}

/** A signed identity token, or a function that fetches a fresh one whenever the last has run out. */
export type TokenProvider = string | (() => string | Promise<string>);

/** What the page lets customers do themselves, by the names that the site's policy calls. Failing is throwing, or false. */
export type PageActions = Record<string, () => unknown>;

/** Events a page can listen to with `Waypost('on', name, callback)`, and what each brings. */
export interface WaypostEvents {
  ready: undefined;
  open: undefined;
  close: undefined;
  unread: { count: number };
  'message:sent': { id: string };
  'message:received': { id: string };
  'conversation:started': { id: string };
  'identity:verified': { id: string };
  'identity:failed': { code: string };
  error: { code: string };
}

export type EventName = keyof WaypostEvents;

/** Emits; detail is left out for the events that bring none. */
export type Emit = <Name extends EventName>(
  name: Name,
  ...detail: WaypostEvents[Name] extends undefined ? [] : [WaypostEvents[Name]]
) => void;

/** What the launcher should look like once the site's theme is known. */
export interface Paint {
  accent: string;
  ink: string;
  position: Position;
}

/** The loader as the panel sees it. */
export interface Host {
  /** Holds the launcher already; the panel adds its own nodes and sheets. */
  root: ShadowRoot;
  launcher: HTMLButtonElement;
  /** Origin of the API. */
  api: string;
  stores: Stores;
  options(): BootOptions;
  /** Values given to `setContext`, as strings. */
  context: Record<string, string>;
  /** What was given to `registerAction`. */
  actions: PageActions;
  /** A token from the page's provider, or undefined where nobody is identified. */
  identityToken(): Promise<string | undefined>;
  emit: Emit;
  /** Closes the panel as if the launcher had been pressed. */
  close(): void;
  setUnread(count: number): void;
  paint(paint: Paint): void;
  /** Words for the launcher: first closed, then open. */
  setLabels(open: string, close: string): void;
}

export interface OpenRequest {
  /** Put into the composer, for the customer to send. */
  message?: string;
}

/** The panel as the loader sees it. */
export interface Panel {
  /** `takesFocus` is false when a navigation opens it again: focus stays where it was. */
  open(request: OpenRequest, takesFocus: boolean): void;
  close(): void;
  /** Hears what people answer while it stays closed. @param unread how many answers are unread so far. */
  follow(unread: number): void;
  identityChanged(): void;
  /** Forgets who was here and everything they saw. */
  logout(): void;
  optionsChanged(): void;
}

/** The panel chunk's one export. */
export interface PanelModule {
  mount(host: Host): Promise<Panel>;
}
