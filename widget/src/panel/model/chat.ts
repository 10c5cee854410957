import { batch, computed, signal } from '@preact/signals';
import type { Attachment, Feedback } from '../../../../worker/src/protocol.ts';
import type { Failure } from '../transport/failure.ts';
import { toFailure } from '../transport/failure.ts';
import type { Draft } from './assemble.ts';
import { isHandedOver, lastSeq, settle, stored, toAnswer } from './chat-messages.ts';
import type { Carrier, ChatDependencies, Standing, TurnRequest } from './chat-types.ts';
import type { ChatMessage } from './message.ts';
import { filesOf, fromTranscript } from './message.ts';
import type { Notice } from './tabs.ts';

const STOP_PATIENCE_MS = 2_500;
const AT_START: Standing = { status: 'assistant' };

export type Chat = ReturnType<typeof createChat>;

/** One conversation: its messages and everything that can be done with them. No DOM, no fetch. */
export function createChat(dependencies: ChatDependencies) {
  const { api, session, local, emit, tell } = dependencies;
  const id = signal(local.get('conversation') ?? undefined);
  const messages = signal<readonly ChatMessage[]>([]);
  const loading = signal<'idle' | 'loading' | 'failed'>('idle');
  const isOnline = signal(true);
  const isStreaming = signal(false);
  const standing = signal(AT_START);
  const isWithPeople = computed(() => !/^(assistant|solved)$/.test(standing.value.status));
  const link: { carrier?: Carrier } = {};
  let turn: AbortController | undefined;

  function update(messageId: string, change: Partial<ChatMessage>): void {
    messages.value = messages.value.map(item => (item.id === messageId ? { ...item, ...change } : item));
  }

  function upsert(message: ChatMessage): void {
    if (messages.value.some(item => item.id === message.id)) update(message.id, message);
    else messages.value = [...messages.value, message];
  }

  /** Makes `next` the conversation that all tabs continue; undefined for none yet. */
  function switchTo(next: string | undefined): void {
    turn?.abort();
    batch(() => {
      id.value = next;
      messages.value = [];
      loading.value = 'idle';
      isStreaming.value = false;
      standing.value = AT_START;
    });
    local.set('conversation', next ?? null);
  }

  async function load(): Promise<void> {
    const conversation = id.value;
    if (!conversation || link.carrier?.isLive()) return;
    loading.value = messages.value.length ? 'idle' : 'loading';
    try {
      const transcript = await session.call(token => api.transcript(token, conversation));
      if (id.value !== conversation) return;
      loading.value = 'idle';
      // What came in meanwhile is newer.
      if (link.carrier?.isLive()) return;
      const { status, handoff, rating, running } = transcript;
      const known = new Set(transcript.messages.map(message => message.id));
      const unsent = messages.value.filter(
        item => !known.has(item.id) && /sending|waiting|unsent/.test(item.phase),
      );
      batch(() => {
        standing.value = { status, handoff, rating };
        const isTaken = running || isWithPeople.value;
        messages.value = [...settle(transcript.messages.map(fromTranscript), isTaken), ...unsent];
      });
      if (running) await follow({});
    } catch (error) {
      if (id.value !== conversation) return;
      const { code } = toFailure(error);
      if (code === 'conversation_not_found') switchTo(undefined);
      else loading.value = messages.value.length ? 'idle' : 'failed';
    }
  }

  function send(text: string, files: readonly Attachment[] = []): void {
    const message: ChatMessage = {
      id: dependencies.newId(),
      role: 'user',
      parts: [
        { type: 'text', text },
        ...files.map(data => ({ type: 'data-attachment' as const, id: data.id, data })),
      ],
      metadata: { createdAt: new Date().toISOString() },
      phase: 'sending',
    };
    if (!id.value) begin(dependencies.newId());
    upsert(message);
    deliver(message);
  }

  /** Makes this the conversation: the first message, or the wish for a person, opens it. */
  function begin(conversation: string): void {
    id.value = conversation;
    local.set('conversation', conversation);
    emit('conversation:started', { id: conversation });
  }

  function deliver(message: ChatMessage): void {
    update(message.id, { phase: isOnline.value ? 'sending' : 'waiting', failure: undefined });
    if (!isOnline.value) return;
    if (isWithPeople.value && link.carrier) link.carrier.deliver(message);
    else follow({ message, body: { trigger: 'submit-message' } });
  }

  /** Follows a turn: one that `body` begins, or the one that is running already. */
  async function follow({ message, body }: TurnRequest): Promise<void> {
    const conversation = id.value ?? '';
    turn?.abort();
    const mine = new AbortController();
    turn = mine;
    let answer: ChatMessage | undefined;
    let hasBegun = false;
    let hasPeople = isWithPeople.value;
    const wasSolved = standing.value.status === 'solved';

    const onDraft = (draft: Draft) => {
      if (!hasBegun && message) {
        update(message.id, { phase: 'done' });
        if (body?.trigger === 'submit-message') emit('message:sent', { id: message.id });
      }
      if (!hasBegun && body) tell({ kind: 'started', conversation, message: message && stored(message) });
      // A turn runs, so what was solved is behind us.
      if (wasSolved && !hasBegun) standing.value = AT_START;
      hasBegun = true;
      hasPeople ||= isHandedOver(draft);
      answer = toAnswer(draft, answer);
      if (answer && !hasPeople) upsert(answer);
    };

    batch(() => {
      isStreaming.value = true;
      messages.value = messages.value.map(item =>
        item.phase === 'streaming' && message ? { ...item, phase: 'stopped' } : item,
      );
    });
    try {
      const request = {
        id: conversation,
        messages: message ? [stored(message)] : [],
        attachments: message && filesOf(message).map(file => file.id),
        ...body,
        page: dependencies.page(),
      };
      const { followTurn } = await dependencies.loadFollower();
      const end = await followTurn({
        ...(body && { send: () => session.call(token => api.send(token, request, mine.signal)) }),
        resume: () => session.call(token => api.resume(token, conversation, mine.signal)),
        pause: dependencies.pause,
        onDraft,
        isAborted: () => mine.signal.aborted,
      });
      if (end === 'aborted') return;
      isStreaming.value = false;
      if (body && end === 'finished') tell({ kind: 'changed', conversation });
      // What people have, or had meanwhile, is told by the transcript alone.
      if (end === 'gone' || hasPeople || wasSolved) await load();
      if (end !== 'gone' && !hasPeople && answer) {
        if (answer.phase === 'done') emit('message:received', { id: answer.id });
        dependencies.onAnswer(answer);
      }
    } catch (error) {
      if (mine.signal.aborted) return;
      isStreaming.value = false;
      fail(toFailure(error), message, answer);
    }
  }

  function fail({ code }: Failure, message: ChatMessage | undefined, answer: ChatMessage | undefined): void {
    emit('error', { code });
    if (code === 'nothing_to_regenerate') load();
    else if (answer) update(answer.id, { phase: 'failed', failure: code });
    else if (message) {
      const isWaiting = code === 'network' && !isOnline.value;
      update(message.id, { phase: isWaiting ? 'waiting' : 'unsent', failure: code });
    }
  }

  /** Another try at a message that did not get through, or at an answer that broke off. */
  function retry(message: ChatMessage): void {
    if (message.role === 'user') {
      deliver(message);
      return;
    }
    if (message.failure === 'network') {
      load();
      return;
    }
    const question = messages.value.findLast(item => item.role === 'user');
    messages.value = messages.value.filter(item => item.id !== message.id);
    follow({ message: question, body: { trigger: 'regenerate-message', messageId: message.id } });
  }

  async function stop(): Promise<void> {
    const mine = turn;
    const conversation = id.value ?? '';
    try {
      await session.call(token => api.stop(token, conversation));
      await dependencies.pause(STOP_PATIENCE_MS);
    } catch (error) {
      emit('error', { code: toFailure(error).code });
    }
    if (mine !== turn || !isStreaming.value) return;
    // The stream did not end by itself; the customer asked for silence and gets it.
    mine?.abort();
    batch(() => {
      isStreaming.value = false;
      messages.value = settle(messages.value, false);
    });
  }

  async function giveFeedback(message: ChatMessage, value: Feedback): Promise<void> {
    const before = message.metadata;
    const conversation = id.value ?? '';
    if (before.feedback === value) return;
    update(message.id, { metadata: { ...before, feedback: value } });
    try {
      await session.call(token => api.giveFeedback(token, conversation, message.id, value));
      tell({ kind: 'changed', conversation });
    } catch (error) {
      update(message.id, { metadata: before });
      emit('error', { code: toFailure(error).code });
    }
  }

  async function markRead(): Promise<void> {
    const seq = lastSeq(messages.value);
    const conversation = id.value;
    if (!seq || !conversation || link.carrier?.read(seq)) return;
    try {
      await session.call(token => api.markRead(token, conversation, seq));
    } catch (error) {
      emit('error', { code: toFailure(error).code });
    }
  }

  function setOnline(value: boolean): void {
    if (isOnline.value === value) return;
    isOnline.value = value;
    if (!value) return;
    const waiting = messages.value.filter(item => item.phase === 'waiting');
    if (waiting[0]) waiting.slice(0, isWithPeople.value ? undefined : 1).forEach(deliver);
    else if (!isStreaming.value && messages.value.some(item => item.failure === 'network')) load();
  }

  /** Takes a notice from another tab. */
  function receive(notice: Notice): void {
    if (notice.conversation !== id.value) {
      if (isStreaming.value && notice.kind !== 'switched') return;
      switchTo(notice.conversation);
      if (notice.kind !== 'started') load();
    }
    if (notice.kind === 'started') {
      if (notice.message) upsert({ ...notice.message, phase: 'done' });
      follow({});
    } else if (notice.kind === 'changed' && !isStreaming.value) {
      load();
    }
  }

  return {
    id,
    messages,
    loading,
    isOnline,
    isStreaming,
    standing,
    isWithPeople,
    link,
    /** True while no answer part has come yet. */
    isThinking: computed(
      () => isStreaming.value && !isWithPeople.value && messages.value.at(-1)?.role !== 'assistant',
    ),
    load,
    begin,
    follow,
    update,
    send,
    retry,
    stop,
    giveFeedback,
    markRead,
    setOnline,
    receive,
    startAnew(): void {
      switchTo(undefined);
      tell({ kind: 'switched', conversation: undefined });
    },
    /** Forgets everything that was shown, without telling other tabs. */
    forget: () => switchTo(undefined),
  };
}
