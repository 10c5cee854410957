import type { Emit } from '../contract.ts';

export type Listener = (detail?: unknown) => void;

/** Listeners by event name. A listener that throws is reported to the console and harms nobody else. */
export function createEvents() {
  const listeners: Record<string, Set<Listener>> = Object.create(null);
  let isReady = false;

  const emit: Emit = (name, ...detail) => {
    isReady ||= name === 'ready';
    for (const listener of [...(listeners[name] ?? [])]) call(listener, detail[0]);
  };

  function off(name: string, listener: Listener): void {
    listeners[name]?.delete(listener);
  }

  function on(name: string, listener: Listener): () => void {
    listeners[name] ??= new Set();
    listeners[name].add(listener);
    // Whoever comes late still hears that the widget is ready.
    if (isReady && name === 'ready') queueMicrotask(() => call(listener, undefined));
    return () => off(name, listener);
  }

  return { emit, on, off };
}

function call(listener: Listener, detail: unknown): void {
  try {
    listener(detail);
  } catch (error) {
    console.error('[waypost]', error);
  }
}
