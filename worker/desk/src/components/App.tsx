import { useSignal } from '@preact/signals';
import { ContextPane } from './ContextPane.tsx';
import { ConversationPane } from './ConversationPane.tsx';
import { useDesk } from './context.ts';
import { Help } from './Help.tsx';
import { Lessons } from './Lessons.tsx';
import { Macros } from './Macros.tsx';
import { Mails } from './Mails.tsx';
import { Nav } from './Nav.tsx';
import { PolicyScreen } from './PolicyScreen.tsx';
import { QueuePane } from './QueuePane.tsx';
import { SignIn } from './SignIn.tsx';
import { StatusBar } from './StatusBar.tsx';

export function App() {
  const desk = useDesk();
  const session = desk.session.value;
  return (
    <>
      {session === 'unknown' ? (
        <p class="opening" role="status">
          Opening the desk …
        </p>
      ) : session === 'out' ? (
        <SignIn />
      ) : (
        <Shell />
      )}
      <p class={desk.notice.value ? 'notice shown' : 'notice'} role="status">
        {desk.notice.value}
      </p>
    </>
  );
}

function Shell() {
  const desk = useDesk();
  const isNavOpen = useSignal(false);
  const { screen } = desk.place.value;
  return (
    <div
      class="shell"
      data-screen={screen}
      data-pane={desk.pane.value}
      data-nav={isNavOpen.value || undefined}
    >
      <Nav isOpen={isNavOpen} />
      <div class="stage">
        <StatusBar />
        {screen === 'tickets' && (
          <main class="panes">
            <h1 class="hidden">Tickets</h1>
            <QueuePane openNav={() => (isNavOpen.value = true)} />
            <ConversationPane />
            <ContextPane />
          </main>
        )}
        {screen === 'mails' && <Mails openNav={() => (isNavOpen.value = true)} />}
        {screen === 'lessons' && <Lessons openNav={() => (isNavOpen.value = true)} />}
        {screen === 'policy' && <PolicyScreen openNav={() => (isNavOpen.value = true)} />}
        {screen === 'macros' && <Macros openNav={() => (isNavOpen.value = true)} />}
      </div>
      <Help />
    </div>
  );
}
