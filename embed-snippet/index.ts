/** The typed door to the widget for bundled apps. Safe to import and call on a server: there it does nothing. */

import type { Snippet, SnippetOptions } from './snippet.ts';
import { snippetAttributes } from './snippet.ts';

export type { Snippet, SnippetOptions } from './snippet.ts';
export { embedSnippet } from './snippet.ts';

/** A signed identity token, or a function that fetches a fresh one whenever the last has run out. */
export type TokenProvider = string | (() => string | Promise<string>);

/** Events and what each brings. */
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

export type ContextValue = string | number | boolean | null;

/** `window.Waypost`. Before the script has come, calls are queued and return nothing. */
export interface WaypostCommand {
  (command: 'boot', options?: Partial<SnippetOptions> & { site?: string; api?: string }): void;
  (command: 'identify', identity: { token: TokenProvider }): void;
  (command: 'logout'): void;
  (command: 'setContext', values: Record<string, ContextValue>): void;
  /** What customers can do on this page themselves; failing is throwing, rejecting or `false`. */
  (command: 'registerAction', name: string, run: () => unknown): void;
  (command: 'open', request?: { message?: string }): void;
  (command: 'close'): void;
  <Name extends keyof WaypostEvents>(
    command: 'on',
    event: Name,
    callback: (detail: WaypostEvents[Name]) => void,
  ): (() => void) | undefined;
  <Name extends keyof WaypostEvents>(
    command: 'off',
    event: Name,
    callback: (detail: WaypostEvents[Name]) => void,
  ): void;
  /** Calls made before the script has come. */
  q?: ArrayLike<unknown>[];
  version?: number;
}

declare global {
  interface Window {
    Waypost?: WaypostCommand;
  }
}

/** The widget as methods. */
export interface Waypost {
  identify(token: TokenProvider): void;
  logout(): void;
  /** Values that go along with messages, as claims; null takes one back. */
  setContext(values: Record<string, ContextValue>): void;
  /** What customers can do on this page themselves, by the name that the site's policy calls. */
  registerAction(name: string, run: () => unknown): void;
  open(request?: { message?: string }): void;
  close(): void;
  /** @returns a function that ends the listening */
  on<Name extends keyof WaypostEvents>(
    event: Name,
    callback: (detail: WaypostEvents[Name]) => void,
  ): () => void;
}

/** Adds the tag once and returns the widget; calls made before it has loaded are kept. */
export function createWaypost(snippet: Snippet): Waypost {
  const isBrowser = typeof window === 'object' && typeof document === 'object';
  if (isBrowser && !window.Waypost) {
    window.Waypost = createStub();
    const script = document.createElement('script');
    for (const [name, value] of snippetAttributes(snippet))
      script.setAttribute(name, value === true ? '' : value);
    document.head.append(script);
  }
  // Looked up for every call: the script replaces the stub.
  return {
    identify: token => isBrowser && window.Waypost?.('identify', { token }),
    logout: () => isBrowser && window.Waypost?.('logout'),
    setContext: values => isBrowser && window.Waypost?.('setContext', values),
    registerAction: (name, run) => isBrowser && window.Waypost?.('registerAction', name, run),
    open: request => isBrowser && window.Waypost?.('open', request),
    close: () => isBrowser && window.Waypost?.('close'),
    on(event, callback) {
      if (!isBrowser) return () => undefined;
      window.Waypost?.('on', event, callback);
      return () => window.Waypost?.('off', event, callback);
    },
  };
}

function createStub(): WaypostCommand {
  const q: ArrayLike<unknown>[] = [];
  return Object.assign((...call: unknown[]) => void q.push(call), { q });
}
