import { DurableObject } from 'cloudflare:workers';
import type { ConversationSummary, Feedback, Owner, Transcript as TranscriptView } from '../protocol.ts';
import type { DueEntry } from './due-list.ts';
import { changeOwner, currentLease } from './lease.ts';
import { ConversationState } from './state.ts';
import { TURN_WATCH_MS, TurnCycle } from './turn-cycle.ts';
import type { AskInput, ConversationPorts, Result, Speaker, TurnRecord } from './types.ts';
import { refuse } from './types.ts';

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

  constructor(ctx: DurableObjectState, env: Cloudflare.Env, ports: ConversationPorts) {
    super(ctx, env);
    this.state = new ConversationState(ctx.storage, ports);
    this.#cycle = new TurnCycle(this.state);
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

  async transcript(speaker: Speaker): Promise<Result<TranscriptView>> {
    return this.#for(speaker, () => ({
      id: this.state.meta.get('id') ?? '',
      owner: currentLease(this.state.meta).owner,
      running: this.#isRunning(),
      messages: this.state.transcript.all(),
    }));
  }

  async summary(speaker: Speaker): Promise<Result<ConversationSummary>> {
    return this.#for(speaker, () => ({
      id: this.state.meta.get('id') ?? '',
      unread: this.state.transcript.countAnswersAfter(this.#readSeq()),
      running: this.#isRunning(),
    }));
  }

  /** Everything up to this place has been seen. Never moves back. */
  async markRead(speaker: Speaker, seq: number): Promise<Result<void>> {
    return this.#for(speaker, () => {
      const seen = Math.min(seq, this.state.transcript.lastSeq());
      if (seen > this.#readSeq()) this.state.meta.set('read_seq', String(seen));
    });
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
    const { epoch } = await this.state.change(() => {
      const lease = changeOwner(this.state.meta, owner);
      this.state.record('owner.changed', { owner, epoch: lease.epoch });
      return lease;
    });
    this.#cycle.abortAll('superseded');
    return { ok: true, value: { epoch } };
  }

  /** How each answer came about, for those who look behind it. */
  async turns(): Promise<Result<TurnRecord[]>> {
    if (!this.state.hasBegun) return refuse('conversation_not_found');
    const lessons = this.state.lessons.all();
    const records = this.state.turns.records().map(record => {
      const lesson = lessons.get(record.assistantMessageId);
      return lesson ? { ...record, lesson } : record;
    });
    return { ok: true, value: records };
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
        const isDone = again === 'done' && this.#isSettled(entry.kind);
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
  async #handle({ kind, key }: DueEntry): Promise<number | 'done'> {
    switch (kind) {
      case 'turn':
        return this.#watch(key);
      case 'outbox': {
        const waitMs = await this.state.outbox.drain();
        return waitMs === undefined ? 'done' : this.state.ports.now() + waitMs;
      }
      case 'learning': {
        const waitMs = await this.state.drainLessons();
        return waitMs === undefined ? 'done' : this.state.ports.now() + waitMs;
      }
      case 'idle':
        this.state.record('conversation.idle', {});
        return 'done';
      case 'retention':
        return this.#forget();
      default:
        return kind satisfies never;
    }
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

  #isSettled(kind: DueEntry['kind']): boolean {
    if (kind === 'outbox') return this.state.outbox.isEmpty;
    return kind !== 'learning' || this.state.lessons.isSettled;
  }

  /** Retention has run out: the words go at once, here and where they taught; the rest when the index knows. */
  async #forget(): Promise<number | 'done'> {
    if (this.state.hasWords) {
      this.state.lessons.withdrawAll('The conversation was deleted.');
      this.state.record('conversation.deleted', {});
      this.state.storage.sql.exec('DELETE FROM messages; DELETE FROM turns;');
    }
    const waits = [await this.state.drainLessons(), await this.state.outbox.drain()];
    if (waits.some(wait => wait !== undefined)) return this.state.ports.now() + ERASE_RETRY_MS;
    await this.state.erase();
    return 'done';
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
