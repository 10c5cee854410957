import type { Keep } from './model/outgoing.ts';

/** Storage that may be blocked or full: then nothing is kept beyond the page, and writing goes on. */
export function createKeep(area: () => Storage): Keep {
  const memory = new Map<string, string | null>();
  return {
    get(key) {
      if (memory.has(key)) return memory.get(key) ?? null;
      try {
        return area().getItem(`desk:${key}`);
      } catch {
        // Blocked: as if nothing had been kept.
        return null;
      }
    },
    set(key, value) {
      try {
        if (value === null) area().removeItem(`desk:${key}`);
        else area().setItem(`desk:${key}`, value);
        memory.delete(key);
      } catch {
        // Blocked or full: it lives as long as the page.
        memory.set(key, value);
      }
    },
  };
}
