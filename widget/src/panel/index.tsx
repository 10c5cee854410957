/** The panel's chunk: wires models, transport and screens together. Makes no request before it is opened. */

import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Host, Panel } from '../contract.ts';
import { App } from './components/App.tsx';
import { createFrame } from './frame.ts';
import { createChat } from './model/chat.ts';
import { lastSeq } from './model/chat-messages.ts';
import { spokenText } from './model/message.ts';
import { createPanelModel } from './model/panel.ts';
import { createSession } from './model/session.ts';
import { readPage } from './page-context.ts';
import sheetText from './styles/panel.css?inline';
import { openTabs } from './tab-channel.ts';
import { createApi } from './transport/api.ts';
import { loadWords } from './words/index.ts';

/** Puts the panel, closed, beside the launcher. */
export async function mount(host: Host): Promise<Panel> {
  const site = host.options().site ?? '';
  const { local, session: tab } = host.stores;
  const locale = () => host.options().locale || document.documentElement.lang || 'en';
  const page = () => readPage(document, host.context, host.options().locale, Object.keys(host.actions));
  const initialWords = await loadWords(locale());

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sheetText);
  host.root.adoptedStyleSheets = [...host.root.adoptedStyleSheets, sheet];

  const frame = createFrame(host);
  const loadScreens = () => import('./screens.ts');
  const api = createApi(host.api, (input, init) => fetch(input, init), loadScreens);
  const session = createSession({
    site,
    api,
    local,
    page,
    identityToken: host.identityToken,
    emit: host.emit,
    onSession({ site: publicSite, customer }, isSameVisitor) {
      panel.site.value = publicSite;
      panel.address.value = customer?.email;
      frame.setSite(publicSite);
      if (!isSameVisitor) chat.forget();
    },
  });
  const tabs = openTabs(site, local, notice => {
    if (notice.kind === 'read') return panel.clearUnread(notice.seq);
    chat.receive(notice);
    // Somebody who has only just opened the panel here is shown what began elsewhere.
    if (notice.kind === 'started' && !panel.draft.value) panel.isHome.value = false;
  });
  const chat = createChat({
    api,
    session,
    local,
    page,
    emit: host.emit,
    tell: tabs.tell,
    newId,
    loadFollower: loadScreens,
    pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
    onAnswer: message => panel.onAnswer(spokenText(message)),
  });
  const panel = createPanelModel({
    api,
    session,
    chat,
    tab,
    page,
    setUnread: host.setUnread,
    isVisible: () => document.visibilityState === 'visible',
    onRead: () => tabs.tell({ kind: 'read', conversation: chat.id.value, seq: lastSeq(chat.messages.value) }),
  });
  panel.words.value = initialWords;

  effect(() => {
    panel.site.value;
    frame.name(panel.words.value);
  });
  const onConnection = () => chat.setOnline(navigator.onLine);
  addEventListener('online', onConnection);
  addEventListener('offline', onConnection);
  onConnection();
  const props = {
    chat,
    panel,
    close: host.close,
    root: host.root,
    base: host.api,
    api,
    session,
    page,
    tell: tabs.tell,
    emit: host.emit,
    newId,
    registered: () => host.actions,
  };
  render(<App {...props} locale={locale} />, frame.element);

  /** Another identity or page: a new session, and the conversation as that person may see it. */
  const reopen = () => {
    if (panel.isOpen.value || chat.isWithPeople.value) session.renew().then(chat.load, panel.openSession);
  };

  return {
    open({ message }, takesFocus) {
      if (message !== undefined) panel.write(message);
      panel.open();
      frame.show(takesFocus);
    },
    close() {
      panel.close();
      frame.hide();
    },
    follow(unread) {
      panel.countUnread(unread);
      chat.load();
    },
    identityChanged: reopen,
    logout() {
      session.end();
      chat.forget();
      panel.write('');
      panel.card.value = undefined;
      panel.isHome.value = true;
      if (panel.isOpen.value) panel.openSession();
    },
    optionsChanged() {
      frame.dress();
      loadWords(locale()).then(words => {
        panel.words.value = words;
      });
    },
  };
}

/** randomUUID exists on secure pages only; a widget also runs on others. */
function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
