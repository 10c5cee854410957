import { isHexColour, luminance } from '../colour.ts';
import type {
  BootOptions,
  Emit,
  Host,
  OpenRequest,
  PageActions,
  Paint,
  Panel,
  PanelModule,
  TokenProvider,
} from '../contract.ts';
import { createStores } from '../storage.ts';
import { launcherLabel } from './labels.ts';
import { drawLauncher, keepInPage } from './launcher.ts';

/** File name of the panel's chunk; the build puts it in. */
declare const PANEL_FILE: string;

/** What the commands share with the widget and may change at any time. */
export interface Shared {
  context: Record<string, string>;
  actions: PageActions;
  provider(): TokenProvider | undefined;
  emit: Emit;
}

export type Widget = ReturnType<typeof createWidget>;

/** Puts the launcher on the page and fetches the panel at the first sign of interest. */
export function createWidget(
  options: BootOptions,
  base: string,
  { context, actions, provider, emit }: Shared,
) {
  const stores = createStores(options.site ?? '');
  const { local, session } = stores;
  const { element, root, button, dot } = drawLauncher();
  const locale = options.locale || document.documentElement.lang || 'en';
  let openLabel = launcherLabel(locale);
  let closeLabel = openLabel;
  let isOpen = false;
  let unread = 0;
  let loading: Promise<Panel> | undefined;
  let panel: Panel | undefined;

  const host: Host = {
    root,
    launcher: button,
    api: options.api ?? '',
    stores,
    options: () => options,
    context,
    actions,
    identityToken: async () => {
      const token = provider();
      return typeof token === 'function' ? token() : token;
    },
    emit,
    close,
    setUnread(count) {
      if (count !== unread) emit('unread', { count });
      unread = count;
      show();
    },
    paint(theme) {
      local.set('paint', JSON.stringify(theme));
      paint(theme);
    },
    setLabels(open, close) {
      [openLabel, closeLabel] = [open, close];
      show();
    },
  };

  /** `mark` is what the dot says: how many are unread, or that the panel did not come. */
  function show(mark = unread > 99 ? '99+' : `${unread || ''}`): void {
    button.hidden = !!options.hideLauncher;
    button.setAttribute('aria-expanded', `${isOpen}`);
    button.setAttribute('aria-busy', `${isOpen && !panel}`);
    if (isOpen) mark = '';
    button.setAttribute('aria-label', (isOpen ? closeLabel : openLabel) + (mark && ` (${mark})`));
    dot.textContent = mark;
  }

  function paint(theme: Partial<Paint>): void {
    const { style } = element;
    if (isHexColour(theme.accent)) {
      style.setProperty('--accent', theme.accent);
      style.setProperty('--ink', theme.ink ?? (luminance(theme.accent) > 0.18 ? '#111' : '#fff'));
    }
    element.dataset.side = options.position ?? theme.position ?? 'right';
  }

  /** Fetches the panel once; a failed attempt may be repeated. */
  function load(): Promise<Panel> {
    loading ??= import(/* @vite-ignore */ base + PANEL_FILE)
      .then((module: PanelModule) => module.mount(host))
      .catch(error => {
        loading = undefined;
        throw error;
      });
    return loading;
  }

  async function open(request: OpenRequest = {}, takesFocus = true): Promise<void> {
    const wasOpen = isOpen;
    isOpen = true;
    session.set('open', '1');
    show();
    try {
      panel = await load();
      show();
      if (!isOpen) return;
      panel.open(request, takesFocus);
      if (!wasOpen) emit('open');
    } catch {
      isOpen = false;
      show('!');
      emit('error', { code: 'panel_unavailable' });
    }
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    session.set('open', null);
    show();
    panel?.close();
    emit('close');
  }

  /**
   * The one request before intent, and only for a visitor who has a conversation open. While they wait for people
   * the panel follows along, closed: an answer shows on a page that never opened it.
   */
  async function countUnread(): Promise<void> {
    const id = local.get('conversation');
    const token = local.get('token');
    if (!id || !token) return;
    const request = fetch(`${host.api}/v1/conversations/${id}/summary`, {
      headers: { authorization: `Bearer ${token}` },
    });
    // A refusal is an object without these.
    const summary = await (await request).json();
    if (panel || local.get('conversation') !== id) return;
    if (summary.unread) host.setUnread(summary.unread);
    if (!summary.people) return;
    panel = await load();
    panel.follow(summary.unread);
  }

  const preload = () => {
    load().catch(() => {
      // Silent on purpose: nobody asked yet; the click tries again and says so when it fails.
    });
  };
  for (const intent of ['pointerenter', 'focus', 'touchstart']) {
    button.addEventListener(intent, preload, { once: true, passive: true });
  }
  button.addEventListener('click', () => (isOpen ? close() : open()));

  paint({ accent: options.accent, ...parse(local.get('paint')) });
  show();
  keepInPage(element);
  // Touching a storage for the first time costs milliseconds: one is enough for somebody who never opened the panel.
  if (local.get('token') && session.get('open')) open({}, false);
  else
    countUnread().catch(() => {
      // Silent on purpose: a count that nobody asked for.
    });

  return {
    open,
    close,
    identityChanged: () => panel?.identityChanged(),
    logout() {
      for (const key of ['conversation', 'token', 'visitor']) local.set(key, null);
      host.setUnread(0);
      panel?.logout();
    },
    optionsChanged() {
      paint({ ...parse(local.get('paint')) });
      show();
      panel?.optionsChanged();
    },
  };
}

/** Nothing where nothing was kept, or not by us: for spreading. */
function parse(json: string | null): Partial<Paint> | null | undefined {
  try {
    return JSON.parse(json as string);
  } catch {
    return undefined;
  }
}
