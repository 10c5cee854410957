/** Browser storage that may be blocked, full or absent: then memory, for as long as the page lives. */

export interface Store {
  get(key: string): string | null;
  /** null removes. */
  set(key: string, value: string | null): void;
}

/** `local` is shared by all tabs, `session` belongs to this one. */
export interface Stores {
  local: Store;
  session: Store;
}

/** Keys are kept apart per site, so that two sites on one origin never meet. */
export function createStores(site: string): Stores {
  return {
    local: createStore(`waypost:${site}:`, () => localStorage),
    session: createStore(`waypost:${site}:`, () => sessionStorage),
  };
}

/** `area` is a function because naming a blocked storage already throws. */
function createStore(prefix: string, area: () => Storage): Store {
  const memory: Record<string, string | null> = {};
  return {
    get(key) {
      try {
        return memory[key] ?? area().getItem(prefix + key);
      } catch {
        return memory[key] ?? null;
      }
    },
    set(key, value) {
      try {
        const storage = area();
        if (value === null) storage.removeItem(prefix + key);
        else storage.setItem(prefix + key, value);
        memory[key] = null;
      } catch {
        memory[key] = value;
      }
    },
  };
}
