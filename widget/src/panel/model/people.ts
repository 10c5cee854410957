import { batch, computed, effect, signal } from '@preact/signals';
import type { ConversationChange, PageContext } from '../../../../worker/src/protocol.ts';
import type { Emit, PageActions } from '../../contract.ts';
import type { Api } from '../transport/api.ts';
import { toFailure } from '../transport/failure.ts';
import { openLiveSocket } from '../transport/live-socket.ts';
import { createPeopleApi } from '../transport/people-api.ts';
import { allWords } from '../words/later.ts';
import { createCarrier } from './carrier.ts';
import type { Chat } from './chat.ts';
import { lastSeq } from './chat-messages.ts';
import { createLive } from './live.ts';
import type { LiveUpdate } from './merge.ts';
import { mergeMessages, unknownOf, updateOf } from './merge.ts';
import type { FailureCode } from './message.ts';
import { createOwnActions } from './own-actions.ts';
import type { PanelModel } from './panel.ts';
import type { Session } from './session.ts';
import { newsOf, viewOf } from './standing.ts';
import type { Notice } from './tabs.ts';
import { createUploads } from './uploads.ts';

const LATE_WORD_MS = 86_400_000;
const TYPING_MS = 6_000;
/** How often the team is told that the customer types. */
const TYPING_PAUSE_MS = 3_000;

export interface PeopleDependencies {
  chat: Chat;
  panel: PanelModel;
  api: Api;
  session: Session;
  /** The worker's origin. */
  base: string;
  page(): PageContext;
  tell(notice: Notice): void;
  emit: Emit;
  newId(): string;
  /** What the page registered. */
  registered(): PageActions;
  /** BCP 47 */
  locale(): string;
}

export type People = ReturnType<typeof createPeople>;

/** Talking to people: the way to them, what they say, files, an address for their reply, and a rating. */
export function createPeople(dependencies: PeopleDependencies) {
  const { chat, panel, session, newId, tell } = dependencies;
  const api = createPeopleApi(dependencies.base, dependencies.api.request);
  const typist = signal<string | undefined>(undefined);
  let typistTimer: ReturnType<typeof setTimeout> | undefined;
  let lastTyping = 0;
  let readSeq = 0;
  /** What a handoff was asked with: asked again, it is the same one. */
  let wish: { conversation: string; text: string; messageId: string } | undefined;

  const conversation = () => chat.id.peek() ?? '';
  const words = computed(() => allWords(panel.words.value));

  const actions = createOwnActions({
    registered: dependencies.registered,
    tell(request) {
      const id = conversation();
      return session.call(token => api.action(token, id, request));
    },
  });

  const live = createLive({
    async connect(after, onFrame) {
      const id = conversation();
      const address = await session.call(token => api.liveAddress(token, id, after));
      return openLiveSocket(address, onFrame);
    },
    async poll(after) {
      const id = conversation();
      return updateOf(await session.call(token => api.news(token, id, after)), after);
    },
    after: () => lastSeq(chat.messages.peek()),
    onFrame(frame) {
      if (frame.type === 'update') receive(frame);
      else showTyping(frame.name);
    },
    onRefused() {
      live.stop();
      chat.load();
    },
    isOnline: () => chat.isOnline.peek(),
    pause: (ms, wake) =>
      new Promise(resolve => {
        const timer = setTimeout(resolve, ms);
        wake.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    random: Math.random,
  });

  const uploads = createUploads({
    newId,
    send(file, onProgress, stop) {
      const id = conversation();
      return session.call(token => api.upload(token, id, file, onProgress, stop));
    },
    onReady(attachment) {
      panel.files.value = [...panel.files.value, attachment];
    },
    countReady: () => panel.files.peek().length,
  });

  chat.link.carrier = createCarrier({
    chat,
    session,
    api: dependencies.api,
    live,
    page: dependencies.page,
    onSent(id) {
      uploads.forgetRefused();
      dependencies.emit('message:sent', { id });
      tell({ kind: 'changed', conversation: conversation() });
    },
  });

  function receive(update: LiveUpdate): void {
    // A question after the solution, from this very tab: its turn tells how it goes.
    if (chat.isStreaming.peek() && update.owner === 'assistant') return;
    const before = chat.standing.peek();
    const { status, handoff, rating } = update;
    const fresh = unknownOf(chat.messages.peek(), update.messages);
    batch(() => {
      chat.messages.value = mergeMessages(chat.messages.peek(), update.messages);
      chat.standing.value = { status, handoff, rating };
    });
    const answers = fresh.filter(message => message.role === 'assistant' && message.metadata.author);
    if (answers.length > 0) showTyping(undefined);
    for (const { id } of answers) dependencies.emit('message:received', { id });
    const news = newsOf({ before, after: update, fresh }, words.peek());
    // An answer counts as unread where nobody looks; a divider does not.
    if (answers.length > 0)
      panel.onAnswer(
        news,
        answers.map(answer => answer.metadata.seq ?? 0),
      );
    else if (news) panel.announcement.value = news;
    // The assistant may be at work again, and nothing tells of that here.
    if (!chat.isWithPeople.peek()) chat.load();
  }

  function showTyping(name: string | undefined): void {
    clearTimeout(typistTimer);
    typist.value = name;
    if (name !== undefined) typistTimer = setTimeout(() => showTyping(undefined), TYPING_MS);
  }

  /** Runs a change; @returns why it could not be done. */
  async function act(
    run: (token: string, id: string) => Promise<ConversationChange>,
  ): Promise<FailureCode | undefined> {
    const id = conversation();
    try {
      const change = await session.call(token => run(token, id));
      if (conversation() !== id) return undefined;
      take(change);
      tell({ kind: 'changed', conversation: id });
      return undefined;
    } catch (error) {
      return toFailure(error).code;
    }
  }

  function take({ status, handoff }: ConversationChange): void {
    const { rating } = chat.standing.peek();
    chat.standing.value = { status, handoff, rating };
    // Dividers and the newest state; the live channel brings what comes after.
    chat.load();
  }

  // People are followed while they have a part, and for a day after the solution: they may think of one more thing.
  const isFollowed = computed(() => {
    const { status, handoff } = chat.standing.value;
    const last = chat.messages.value.at(-1)?.metadata.createdAt ?? '';
    const isFresh = status === 'solved' && !!handoff && Date.now() - Date.parse(last) < LATE_WORD_MS;
    return chat.id.value !== undefined && (chat.isWithPeople.value || isFresh);
  });
  effect(() => {
    // Another conversation is another channel.
    chat.id.value;
    if (isFollowed.value) live.start();
    else live.stop();
    return () => live.stop();
  });
  effect(() => {
    panel.isUploading.value = uploads.list.value.some(upload => !upload.failure);
  });
  // Files stay with the conversation that they were meant for.
  let owner = chat.id.peek();
  effect(() => {
    if (chat.id.value === owner) return;
    owner = chat.id.value;
    uploads.clear();
    panel.files.value = [];
  });
  effect(() => {
    if (chat.isOnline.value) live.wake();
  });
  effect(() => {
    if (!chat.isWithPeople.value) {
      showTyping(undefined);
      uploads.forgetRefused();
      return;
    }
    if (panel.draft.value.trim()) tellTyping();
  });
  // Whoever handed it over, it is said once; not when a page that loads finds it so.
  let was = { id: chat.id.peek(), isWithPeople: true, hasMessages: false };
  effect(() => {
    const is = {
      id: chat.id.value,
      isWithPeople: chat.isWithPeople.value,
      hasMessages: chat.messages.value.length > 0,
    };
    const isNews = is.isWithPeople && !was.isWithPeople && was.hasMessages && was.id === is.id;
    was = is;
    const view = isNews && viewOf(chat.standing.peek(), words.peek(), dependencies.locale(), new Date());
    if (view) panel.announcement.value = view.title;
  });
  const look = () => {
    if (document.visibilityState !== 'visible') return;
    live.wake();
    const seq = lastSeq(chat.messages.peek());
    if (!panel.isOpen.peek() || panel.isHome.peek() || seq <= readSeq) return;
    readSeq = seq;
    panel.see();
  };
  document.addEventListener('visibilitychange', look);
  effect(() => {
    if (chat.isWithPeople.value && panel.isOpen.value && !panel.isHome.value && chat.messages.value) look();
  });

  function tellTyping(): void {
    const now = Date.now();
    if (now - lastTyping < TYPING_PAUSE_MS) return;
    lastTyping = now;
    const id = conversation();
    if (live.send({ type: 'typing' })) return;
    session.call(token => api.typing(token, id)).catch(() => undefined);
  }

  return {
    words,
    typist,
    uploads,
    actions,
    /** Passes on what is written, or the conversation as it stands. Asked again, it is the same handoff. */
    async handOver(email: string): Promise<FailureCode | undefined> {
      const text = panel.draft.peek().trim();
      const id = chat.id.peek() ?? wish?.conversation ?? newId();
      if (wish?.conversation !== id || wish.text !== text)
        wish = { conversation: id, text, messageId: newId() };
      const { messageId } = wish;
      try {
        const change = await session.call(token =>
          api.handoff(token, id, {
            ...(text && { message: { id: messageId, text } }),
            ...(email && { email }),
            page: dependencies.page(),
          }),
        );
        wish = undefined;
        if (!chat.id.peek()) chat.begin(id);
        else if (chat.id.peek() !== id) return undefined;
        panel.write('');
        take(change);
        panel.showConversation();
        tell({ kind: 'changed', conversation: id });
        return undefined;
      } catch (error) {
        return toFailure(error).code;
      }
    },
    leaveEmail: (email: string) => act((token, id) => api.email(token, id, { email })),
    giveBack: () => act(api.giveBack),
    reopen: () => act(api.reopen),
    async rate(segment: number, score: number, comment: string): Promise<FailureCode | undefined> {
      const failure = await act((token, id) =>
        api.rate(token, id, { segment, score, ...(comment && { comment }) }),
      );
      const { rating } = chat.standing.peek();
      if (!failure && rating?.segment === segment)
        chat.standing.value = { ...chat.standing.peek(), rating: { ...rating, score } };
      return failure;
    },
    file(attachment: string): Promise<Blob> {
      const id = conversation();
      return session.call(token => api.file(token, id, attachment));
    },
  };
}
