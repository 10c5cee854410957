import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { wordsOf } from '../model/failure.ts';
import { useDesk } from './context.ts';
import { Icon } from './Icon.tsx';

export interface Listing<Item> {
  items: Signal<Item[] | undefined>;
  problem: Signal<string>;
  next: Signal<string | undefined>;
  load(): Promise<void>;
  more(): Promise<void>;
}

/** A list that is read a page at a time; read anew when `key` changes. */
export function useListing<Item>(
  read: (before?: string) => Promise<{ items: Item[]; next?: string }>,
  key = '',
): Listing<Item> {
  const desk = useDesk();
  const items = useSignal<Item[] | undefined>(undefined);
  const problem = useSignal('');
  const next = useSignal<string | undefined>(undefined);
  const latest = useSignal('');

  async function fetch(before?: string): Promise<void> {
    latest.value = key;
    try {
      const page = await read(before);
      if (latest.peek() !== key) return;
      items.value = before ? [...(items.peek() ?? []), ...page.items] : page.items;
      next.value = page.next;
      problem.value = '';
    } catch (error) {
      problem.value = wordsOf(error);
      desk.onFailure(error);
    }
  }
  useEffect(() => {
    items.value = undefined;
    void fetch();
  }, [key]);
  return { items, problem, next, load: () => fetch(), more: () => fetch(next.peek()) };
}

interface ScreenProps<Item> {
  title: string;
  lead: string;
  empty: string;
  listing: Pick<Listing<Item>, 'problem' | 'next' | 'load' | 'more'> & {
    items: { value: Item[] | undefined };
  };
  openNav(): void;
  tools?: ComponentChildren;
  /** Above the list: something new. */
  lone?: ComponentChildren;
  children(item: Item): ComponentChildren;
}

/** A screen that is one list: reading, failing, empty, or there. */
export function ListScreen<Item>({
  title,
  lead,
  empty,
  listing,
  openNav,
  tools,
  lone,
  children,
}: ScreenProps<Item>) {
  const items = listing.items.value;
  return (
    <main class="screen">
      <header class="screen-head">
        <button type="button" class="icon-button nav-button" aria-label="Views" onClick={openNav}>
          <Icon name="menu" />
        </button>
        <div>
          <h1>{title}</h1>
          <p class="meta">{lead}</p>
        </div>
        {tools}
      </header>
      {lone}
      {listing.problem.value ? (
        <div class="empty">
          <p>{listing.problem.value}</p>
          <button type="button" onClick={() => listing.load()}>
            Try again
          </button>
        </div>
      ) : items === undefined ? (
        <p class="opening" role="status">
          Reading …
        </p>
      ) : items.length === 0 && !lone ? (
        <div class="empty">
          <p>{empty}</p>
        </div>
      ) : (
        <ul class="cards">{items.map(children)}</ul>
      )}
      {listing.next.value && (
        <button type="button" class="more" onClick={() => listing.more()}>
          Show more
        </button>
      )}
    </main>
  );
}
