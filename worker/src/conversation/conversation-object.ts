import { DurableObject } from 'cloudflare:workers';
import type { DeskAction, DeskAgent } from '../desk-protocol.ts';
import type { DeskView, StoredFile } from '../handoff/desk-conversations.ts';
import { handoffKey } from '../handoff/types.ts';
import { problemResponse } from '../http/problem.ts';
import type {
  Attachment,
  ConversationChange,
  ConversationSummary,
  Feedback,
  Owner,
  Transcript as TranscriptView,
} from '../protocol.ts';
import { act } from './agent-actions.ts';
import type { CustomerAction } from './customer-actions.ts';
import { actAsCustomer } from './customer-actions.ts';
import { deskViewOf } from './desk-view.ts';
import type { DueEntry } from './due-list.ts';
import { isSettled, work } from './due-work.ts';
import { Handover } from './handover.ts';
import { currentLease } from './lease.ts';
import { Live, parseSignal } from './live.ts';
import { requestPerson } from './person-request.ts';
import { ConversationState } from './state.ts';
import { TURN_WATCH_MS, TurnCycle } from './turn-cycle.ts';
import type {
  AskInput,
  ConversationPorts,
  FileRequest,
  PersonRequest,
  Result,
  Speaker,
  TurnsView,
} from './types.ts';
import { refuse } from './types.ts';
import { handoffViewOf, ratingViewOf } from './views.ts';

type Stream = ReadableStream<Uint8Array>;

const DUE_RETRY_MS = 60_000;
const ERASE_RETRY_MS = 3_600_000;

/**
 * The truth of one conversation: a single writer that owns the transcript and its order. What reports
 * need leaves through the outbox. Methods answer with values, since errors lose their class on the way.
 */
export class ConversationObject extends DurableObject<Cloudflare.Env> {
  readonly state: ConversationState;
  readonly #cycle: TurnCycle;
  readonly #live: Live;

  constructor(ctx: DurableObjectState, env: Cloudflare.Env, ports: ConversationPorts) {
    super(ctx, env);
    this.state = new ConversationState(ctx.storage, ports);
    this.#cycle = new TurnCycle(this.state);
    this.#live = new Live(ctx, this.state);
    this.state.onChange = () => this.#changed();
  }

  /** After each committed change: tabs hear of it, and an assistant that lost the word falls silent. */
  #changed(): void {
    if (this.state.owner === 'person') this.#cycle.abortAll('superseded');
    this.#live.broadcast();
  }

  /** Appends a message and streams its turn. The same message id gets the same turn, never a second one. */
  async ask(input: AskInput): Promise<Result<Stream>> {
    if (this.state.hasBegun && !this.state.belongsTo(input.speaker)) return refuse('conversation_not_found');
    return input.trigger === 'regenerate-message' ? this.#cycle.regenerate(input) : this.#cycle.submit(input);
  }

  /** The stream of the turn that runs now, from its start; undefined when none does. */
  async resume(speaker: Speaker): Promise<Result<Stream | undefined>> {
    return this.#for(speaker, () => {
      const turn = this.state.turns.running().at(-1);
      return turn && this.#cycle.join(turn);
    });
  }

  /** The customer wants no more of this answer: what was said stays. */
  async stop(speaker: Speaker): Promise<Result<void>> {
    if (!this.state.belongsTo(speaker)) return refuse('conversation_not_found');
    this.#cycle.abortAll('stopped');
    await this.#cycle.stopOrphans();
    return { ok: true, value: undefined };
  }

  /** @param after only the messages after this place */
  async transcript(speaker: Speaker, after = 0): Promise<Result<TranscriptView>> {
    return this.#for(speaker, () => {
      const handoff = handoffViewOf(this.state);
      const rating = ratingViewOf(this.state);
      return {
        id: this.state.meta.get('id') ?? '',
        owner: this.state.owner,
        status: this.state.status,
        ...(handoff && { handoff }),
        ...(rating && { rating }),
        running: this.#isRunning(),
        messages: this.state.transcript.from(after + 1),
      };
    });
  }

  async summary(speaker: Speaker): Promise<Result<ConversationSummary>> {
    return this.#for(speaker, () => ({
      id: this.state.meta.get('id') ?? '',
      unread: this.state.transcript.countAnswersAfter(this.#readSeq()),
      running: this.#isRunning(),
      people: this.state.owner === 'person',
    }));
  }

  /** Everything up to this place has been seen. Never moves back. */
  async markRead(speaker: Speaker, seq: number): Promise<Result<void>> {
    if (!this.state.belongsTo(speaker)) return refuse('conversation_not_found');
    await this.#read(seq);
    return { ok: true, value: undefined };
  }

  /** Whether an answer helped. It is learned from unless the site does not want that; taken back always. */
  async giveFeedback(
    speaker: Speaker,
    messageId: string,
    value: Feedback,
    learning: 'on' | 'off' = 'on',
  ): Promise<Result<void>> {
    if (!this.state.belongsTo(speaker)) return refuse('conversation_not_found');
    const isKnown = await this.state.change(() => {
      if (!this.state.transcript.setFeedback(messageId, value)) return false;
      this.state.record('feedback.given', { messageId, value });
      const answer = this.state.transcript.get(messageId);
      if (value === 'down') this.state.unlearnFrom(messageId);
      else if (answer && learning === 'on') this.state.learnFrom(answer);
      return true;
    });
    return isKnown ? { ok: true, value: undefined } : refuse('not_found');
  }

  /** A person takes over, or hands back. Whatever the assistant has in hand is discarded. */
  async setOwner(owner: Owner): Promise<Result<{ epoch: number }>> {
    if (!this.state.hasBegun) return refuse('conversation_not_found');
    await this.state.change(() => {
      const handover = new Handover(this.state);
      if (owner === 'person') handover.begin('join', { kind: 'taken' });
      else handover.giveBack('team');
    });
    return { ok: true, value: { epoch: currentLease(this.state.meta).epoch } };
  }

  /** The customer wants a person: from any screen, at any time. */
  async requestPerson(request: PersonRequest): Promise<Result<ConversationChange>> {
    return requestPerson(this.state, request);
  }

  /** What a customer does besides writing: back to the assistant, reopen, leave an e-mail, rate. */
  async actAsCustomer(speaker: Speaker, action: CustomerAction): Promise<Result<ConversationChange>> {
    return actAsCustomer(this.state, speaker, action);
  }

  /** The customer is typing: told to open desks, kept nowhere. */
  async typing(speaker: Speaker): Promise<Result<void>> {
    if (!this.state.belongsTo(speaker)) return refuse('conversation_not_found');
    await this.#customerTypes();
    return { ok: true, value: undefined };
  }

  /** Keeps a file until a message names it. It may come first: then the conversation is its sender's from here on. */
  async attach(request: FileRequest): Promise<Result<Attachment>> {
    const { state } = this;
    if (state.hasBegun && !state.belongsTo(request.speaker)) return refuse('conversation_not_found');
    // Only a file that will be taken begins anything.
    const refusal = state.attachments.refusalOf(request.bytes);
    if (refusal) return refuse(refusal);
    if (!state.hasBegun) await state.change(() => state.begin(request));
    return this.#keep(request.name, request.bytes);
  }

  /** A file of this conversation, for its customer. */
  async file(speaker: Speaker, id: string): Promise<Result<StoredFile>> {
    return this.state.belongsTo(speaker) ? this.deskFile(id) : refuse('conversation_not_found');
  }

  /** A webhook hints that something happened to the ticket: it is read again at once. */
  async hint(): Promise<Result<void>> {
    if (!this.state.hasBegun) return refuse('conversation_not_found');
    await this.state.change(() => {
      this.state.meta.set('hinted', '1');
      this.state.due.set('reconcile', '', this.state.ports.now());
    });
    return { ok: true, value: undefined };
  }

  async deskView(segment: number): Promise<Result<DeskView>> {
    const view = deskViewOf(this.state, segment);
    return view ? { ok: true, value: view } : refuse('conversation_not_found');
  }

  /** What an agent does in the desk; the same reply or note twice is once. */
  async act(agent: DeskAgent, action: DeskAction, segment: number): Promise<Result<void>> {
    if (action.kind === 'typing') {
      const isCurrent = segment === this.state.segments.current().n;
      if (isCurrent && this.state.owner === 'person') this.#live.typing(agent.name);
      return { ok: true, value: undefined };
    }
    return act(this.state, agent, action, segment);
  }

  async deskFile(id: string): Promise<Result<StoredFile>> {
    const attachment = this.state.attachments.get(id);
    const bytes = attachment && (await this.state.attachments.read(id));
    if (!attachment || !bytes) return refuse('not_found');
    return { ok: true, value: { name: attachment.name, type: attachment.type, bytes } };
  }

  async addDeskFile(
    _agent: DeskAgent,
    { name, bytes }: { name: string; bytes: Uint8Array },
  ): Promise<Result<Attachment>> {
    return this.state.hasBegun ? this.#keep(name, bytes) : refuse('conversation_not_found');
  }

  /** The live channel's door; the worker has checked the ticket. */
  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const speaker = JSON.parse(url.searchParams.get('speaker') ?? '{}') as Speaker;
    const ticket = url.searchParams.get('ticket') ?? '';
    // Asked first: a conversation that is not theirs, or not there, keeps nothing of them.
    const isTheirs = this.state.belongsTo(speaker);
    if (!isTheirs || !this.state.inbound.spendTicket(ticket, this.state.ports.now()))
      return problemResponse('live_ticket_invalid');
    return this.#live.connect(Number(url.searchParams.get('after')));
  }

  override async webSocketMessage(_socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    const signal = parseSignal(data);
    if (signal?.type === 'typing') await this.#customerTypes();
    if (signal?.type === 'read') await this.#read(signal.seq);
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    // 1005 and 1006 say that no code came, and may not be sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  /** How each answer came about, for those who look behind it. */
  async turns(): Promise<Result<TurnsView>> {
    const { hasBegun, lessons, drafts, turns, judgements } = this.state;
    if (!hasBegun) return refuse('conversation_not_found');
    const [learned, drafted] = [lessons.all(), drafts.all()];
    const records = turns.records().map(record => {
      const lesson = learned.get(record.assistantMessageId);
      const draft = drafted.get(record.assistantMessageId);
      return { ...record, ...(lesson && { lesson }), ...(draft && { draft }) };
    });
    return { ok: true, value: { turns: records, judged: judgements.all() } };
  }

  /** Works through what is due. Never throws: a handler that does gets six retries and then silence. */
  override async alarm(): Promise<void> {
    const { due, ports } = this.state;
    due.fired();
    for (const entry of due.ripe(ports.now())) {
      // Put off before it is worked on: should the object die meanwhile, it comes again.
      due.set(entry.kind, entry.key, ports.now() + DUE_RETRY_MS);
      try {
        const again = await this.#handle(entry);
        // What was noted while its list was being emptied keeps the entry.
        const isDone = again === 'done' && isSettled(this.state, entry);
        if (isDone) due.remove(entry.kind, entry.key);
        else if (again !== 'done') due.set(entry.kind, entry.key, again);
      } catch (error) {
        console.error('due entry failed, will try again', { kind: entry.kind, error: String(error) });
      }
    }
    try {
      await due.arm();
    } catch (error) {
      console.error('alarm could not be set', { error: String(error) });
    }
  }

  /** Does what is due. @returns when it is due again, in Unix milliseconds, or that it is done. */
  async #handle({ kind, key, at }: DueEntry): Promise<number | 'done'> {
    if (kind === 'turn') return this.#watch(key);
    if (kind === 'retention') return this.#forget();
    return work(this.state, { kind, key, at }, () => this.#live.isCustomerHere);
  }

  /** A turn that should have ended: if nothing runs it here, its object died with it; run it again. */
  async #watch(turnId: string): Promise<number | 'done'> {
    const turn = this.state.turns.get(turnId);
    if (turn?.status !== 'running') return 'done';
    if (this.#cycle.isLive(turnId)) return this.state.ports.now() + TURN_WATCH_MS;
    await this.#cycle.rerun(turn).cancel();
    await this.#cycle.settled();
    return this.state.turns.get(turnId)?.status === 'running'
      ? this.state.ports.now() + TURN_WATCH_MS
      : 'done';
  }

  /** Retention has run out: the words go at once, here and where they taught; the rest when the index knows. */
  async #forget(): Promise<number | 'done'> {
    const { state } = this;
    if (state.hasWords) {
      await state.ports.people.board.remove(state.meta.get('site') ?? '', state.meta.get('id') ?? '');
      await state.attachments.removeAll();
      state.storage.transactionSync(() => {
        state.lessons.withdrawAll('The conversation was deleted.');
        state.record('conversation.deleted', {});
        state.forgetWords();
      });
      this.#live.closeAll('The conversation has ended.');
    }
    const waits = [await this.state.drainLessons(), await this.state.outbox.drain()];
    if (waits.some(wait => wait !== undefined)) return this.state.ports.now() + ERASE_RETRY_MS;
    await this.state.erase();
    return 'done';
  }

  async #read(seq: number): Promise<void> {
    const { state } = this;
    const seen = Math.min(seq, state.transcript.lastSeq());
    if (seen <= this.#readSeq()) return;
    await state.change(() => {
      state.meta.set('read_seq', String(seen));
      const record = new Handover(state).current();
      if (!record || record.outcome) return;
      // Agents see that it was seen.
      state.handoffs.put(record);
      state.due.set('board', '', state.ports.now());
    });
  }

  async #customerTypes(): Promise<void> {
    const { state } = this;
    const record = new Handover(state).current();
    if (!record || record.outcome) return;
    const { site, conversation } = record.package;
    const key = handoffKey(site.id, conversation, record.segment);
    await state.ports.people.board.typing(site.id, key);
  }

  async #keep(name: string, bytes: Uint8Array): Promise<Result<Attachment>> {
    const { attachments, ports } = this.state;
    const kept = await attachments.keep(ports.newId(), name, bytes, ports.now());
    return typeof kept === 'string' ? refuse(kept) : { ok: true, value: kept };
  }

  #for<T>(speaker: Speaker, work: () => T): Result<T> {
    return this.state.belongsTo(speaker) ? { ok: true, value: work() } : refuse('conversation_not_found');
  }

  #isRunning(): boolean {
    return this.state.turns.running().length > 0;
  }

  #readSeq(): number {
    return Number(this.state.meta.get('read_seq') ?? 0);
  }
}
