import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Composer } from './Composer.tsx';
import type { Panel } from './context.ts';
import { PanelContext, usePanel } from './context.ts';
import { Dots } from './Dots.tsx';
import { Header } from './Header.tsx';
import { Home } from './Home.tsx';
import { loadScreens, screens } from './lazy-screens.ts';

/** The panel's frame. */
export function App(props: Panel) {
  return (
    <PanelContext.Provider value={props}>
      <Frame />
      <div class="hidden" role="status" aria-live="polite">
        {props.panel.announcement}
      </div>
    </PanelContext.Provider>
  );
}

function Frame() {
  const context = usePanel();
  const { chat, panel, root } = context;
  const card = panel.card.value;
  const loaded = screens.value;
  const opener = useRef<Element | null>(null);

  // Reading and citing come as a second chunk, at the first sign that they are wanted.
  useSignalEffect(() => {
    if (chat.id.value || panel.draft.value || panel.card.value) loadScreens(context);
  });
  // Or a little after opening, so that going offline with the panel open costs nothing.
  useSignalEffect(() => {
    if (!panel.isOpen.value || !chat.isOnline.value) return;
    const timer = setTimeout(() => loadScreens(context), 2_000);
    return () => clearTimeout(timer);
  });

  // Focus goes into a card when it opens, and back to what opened it.
  useLayoutEffect(() => {
    if (card) {
      opener.current ??= root.activeElement;
      root.getElementById('card-title')?.focus();
    } else {
      const { current } = opener;
      opener.current = null;
      const target = current?.isConnected ? current : root.getElementById('composer');
      if (current && panel.isOpen.peek() && target instanceof HTMLElement) target.focus();
    }
  }, [card?.kind, loaded]);

  return (
    <>
      <Header />
      {!chat.isOnline.value && (
        <p class="offline" role="status">
          {panel.words.value.offline}
        </p>
      )}
      <div class="stage">
        <div class="stack" inert={card !== undefined}>
          {panel.isHome.value ? <Home /> : loaded ? <loaded.Conversation /> : <Waiting />}
          <Composer />
        </div>
        {card && (loaded ? <loaded.Card card={card} /> : <Waiting />)}
      </div>
    </>
  );
}

/** Stands in while the screens are on their way, and says so when they do not come. */
function Waiting() {
  const context = usePanel();
  const words = context.panel.words.value;
  return (
    <div class="view pending">
      {screens.value === null ? (
        <p class="trouble">
          <span>{words.notLoaded}</span>
          <button type="button" class="quiet" onClick={() => loadScreens(context)}>
            {words.tryAgain}
          </button>
        </p>
      ) : (
        <Dots />
      )}
    </div>
  );
}
