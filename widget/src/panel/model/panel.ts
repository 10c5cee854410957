import { computed, signal } from '@preact/signals';
import type {
  ArticleView,
  Attachment,
  Citation,
  PageContext,
  PublicSite,
} from '../../../../worker/src/protocol.ts';
import type { Store } from '../../storage.ts';
import type { Api } from '../transport/api.ts';
import { toFailure } from '../transport/failure.ts';
import { en } from '../words/en.ts';
import type { LoadedWords } from '../words/index.ts';
import type { Chat } from './chat.ts';
import type { FailureCode } from './message.ts';
import type { Session } from './session.ts';

/** A message may be this long, in UTF-16 units as the worker counts. */
export const MAX_MESSAGE = 4_000;
/** From here on the composer counts down. */
const COUNT_FROM = 3_600;

/** A card over the conversation. */
export type Card =
  | { kind: 'article'; citation: Citation; article?: ArticleView; failure?: FailureCode }
  | { kind: 'page'; page: PageContext }
  /** The step to a person. */
  | { kind: 'person' };

export interface PanelDependencies {
  api: Api;
  session: Session;
  chat: Chat;
  /** This tab's own store. */
  tab: Store;
  page(): PageContext;
  setUnread(count: number): void;
  /** Whether this tab is the one that is looked at. */
  isVisible(): boolean;
  /** Everything has been read. */
  onRead(): void;
}

export type PanelModel = ReturnType<typeof createPanelModel>;

/** Which screen shows, what is being written, and what the site is called. No DOM, no fetch. */
export function createPanelModel(dependencies: PanelDependencies) {
  const { api, session, chat, tab, page, setUnread } = dependencies;
  const isOpen = signal(false);
  const isHome = signal(true);
  const card = signal<Card | undefined>(undefined);
  const site = signal<PublicSite | undefined>(undefined);
  /** Where replies go by mail, as far as the product vouches for it: nobody is asked for what is known. */
  const address = signal<string | undefined>(undefined);
  const siteFailure = signal<FailureCode | undefined>(undefined);
  const words = signal<LoadedWords>(en);
  const draft = signal(tab.get('draft') ?? '');
  const announcement = signal('');
  /** Uploaded for the next message. */
  const files = signal<readonly Attachment[]>([]);
  const isUploading = signal(false);
  let sessionPage = '';
  let unread = 0;
  /** A notice of another tab's may come before the message that it is about. */
  let readSeq = 0;

  /** A session for the page we are on; suggestions differ from page to page. */
  async function openSession(): Promise<void> {
    const { url } = page();
    try {
      siteFailure.value = undefined;
      await (sessionPage && sessionPage !== url ? session.renew() : session.ready());
      sessionPage = url;
    } catch (error) {
      siteFailure.value = toFailure(error).code;
    }
  }

  /** @param seq up to where it was read, in another tab */
  function clearUnread(seq = 0): void {
    readSeq = Math.max(readSeq, seq);
    unread = 0;
    setUnread(0);
  }

  /** @param more answers that nobody has looked at */
  function countUnread(more: number): void {
    unread += more;
    setUnread(unread);
  }

  function see(): void {
    if (!dependencies.isVisible()) return;
    clearUnread();
    chat.markRead();
    dependencies.onRead();
  }

  return {
    isOpen,
    isHome,
    card,
    site,
    address,
    siteFailure,
    words,
    draft,
    announcement,
    files,
    isUploading,
    clearUnread,
    countUnread,
    see,
    charactersLeft: computed(() => MAX_MESSAGE - draft.value.trim().length),
    isCounting: computed(() => draft.value.length > COUNT_FROM),
    openSession,
    async open(): Promise<void> {
      isOpen.value = true;
      isHome.value = !chat.id.value;
      await Promise.all([openSession(), chat.isStreaming.value ? undefined : chat.load()]);
      if (!chat.id.value) isHome.value = true;
      else if (isOpen.value) see();
    },
    close(): void {
      isOpen.value = false;
      card.value = undefined;
    },
    write(text: string): void {
      draft.value = text;
      tab.set('draft', text || null);
    },
    /** Sends what is written with its files, or a given question. Does nothing while it cannot be sent. */
    send(text = draft.value): void {
      // A file alone is called by its name.
      const trimmed = text.trim() || files.value.map(file => file.name).join(', ');
      if (!trimmed || trimmed.length > MAX_MESSAGE || isUploading.value) return;
      if (text === draft.value) this.write('');
      this.showConversation();
      chat.send(trimmed, files.value);
      files.value = [];
    },
    startAnew(): void {
      chat.startAnew();
      announcement.value = '';
      card.value = undefined;
      isHome.value = true;
    },
    async openCitation(citation: Citation): Promise<void> {
      const opened: Card = { kind: 'article', citation };
      card.value = opened;
      try {
        const article = await session.call(token => api.article(token, citation.articleId));
        if (card.value === opened) card.value = { ...opened, article };
      } catch (error) {
        if (card.value === opened) card.value = { ...opened, failure: toFailure(error).code };
      }
    },
    showConversation(): void {
      card.value = undefined;
      isHome.value = false;
    },
    /** The step to a person, or to the one who is there already. */
    talkToPerson(): void {
      if (chat.isWithPeople.value) this.showConversation();
      else card.value = { kind: 'person' };
    },
    showPage(): void {
      card.value = { kind: 'page', page: page() };
    },
    /** An answer is complete: announce it once, and count it when nobody is looking. */
    onAnswer(text: string, seqs: readonly number[] = [Number.POSITIVE_INFINITY]): void {
      announcement.value = text;
      if (isOpen.value && !isHome.value && dependencies.isVisible()) see();
      else countUnread(seqs.filter(seq => seq > readSeq).length);
    },
  };
}
