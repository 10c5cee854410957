import { DurableObject } from 'cloudflare:workers';
import type { ConversationSummary, Feedback, Owner, Transcript as TranscriptView } from '../protocol.ts';
import type { DueEntry } from './due-list.ts';
import { changeOwner, currentLease } from './lease.ts';
import { ConversationState } from './state.ts';
import { TURN_WATCH_MS, TurnCycle } from './turn-cycle.ts';
import type { AskInput, ConversationPorts, Result, TurnRecord } from './types.ts';
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
    if (this.state.hasBegun && !this.state.belongsTo(input.visitorId))
      return refuse('conversation_not_found');
    return input.trigger === 'regenerate-message' ? this.#cycle.regenerate(input) : this.#cycle.submit(input);
  }

  /** The stream of the turn that runs now, from its start; undefined when none does. */
  async resume(visitorId: string): Promise<Result<Stream | undefined>> {
    return this.#for(visitorId, () => {
      const turn = this.state.turns.running().at(-1);
      return turn && this.#cycle.join(turn);
    });
  }

  /** The customer wants no more of this answer: what was said stays. */
  async stop(visitorId: string): Promise<Result<void>> {
    return this.#for(visitorId, () => this.#cycle.abortAll('stopped'));
  }

  async transcript(visitorId: string): Promise<Result<TranscriptView>> {
    return this.#for(visitorId, () => ({
      id: this.state.meta.get('id') ?? '',
      owner: currentLease(this.state.meta).owner,
      running: this.#isRunning(),
      messages: this.state.transcript.all(),
    }));
  }

  async summary(visitorId: string): Promise<Result<ConversationSummary>> {
    return this.#for(visitorId, () => ({
      id: this.state.meta.get('id') ?? '',
      unread: this.state.transcript.countAnswersAfter(this.#readSeq()),
      running: this.#isRunning(),
    }));
  }

  /** Everything up to this place has been seen. Never moves back. */
  async markRead(visitorId: string, seq: number): Promise<Result<void>> {
    return this.#for(visitorId, () => {
      if (seq > this.#readSeq()) this.state.meta.set('read_seq', String(seq));
    });
  }

  async giveFeedback(visitorId: string, messageId: string, value: Feedback): Promise<Result<void>> {
    if (!this.state.belongsTo(visitorId)) return refuse('conversation_not_found');
    const isKnown = await this.state.change(() => {
      if (!this.state.transcript.setFeedback(messageId, value)) return false;
      this.state.record('feedback.given', { messageId, value });
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
    return { ok: true, value: this.state.turns.records() };
  }

  /** Works through what is due. Never throws: a handler that does gets six retries and then silence. */
  override async alarm(): Promise<void> {
    const { due, ports } = this.state;
    due.fired();
    for (const entry of due.ripe(ports.now())) {
      try {
        await this.#handle(entry);
      } catch (error) {
        console.error('due entry failed, will try again', { kind: entry.kind, error: String(error) });
        due.set(entry.kind, entry.key, ports.now() + DUE_RETRY_MS);
      }
    }
    try {
      await due.arm();
    } catch (error) {
      console.error('alarm could not be set', { error: String(error) });
    }
  }

  async #handle({ kind, key }: DueEntry): Promise<void> {
    const { due, outbox, ports } = this.state;
    due.remove(kind, key);
    switch (kind) {
      case 'turn':
        return this.#watch(key);
      case 'outbox': {
        const waitMs = await outbox.drain();
        if (waitMs !== undefined) due.set('outbox', '', ports.now() + waitMs);
        return;
      }
      case 'idle':
        return this.state.record('conversation.idle', {});
      case 'retention':
        return this.#forget();
      default:
        kind satisfies never;
    }
  }

  /** A turn that should have ended: if nothing runs it here, its object died with it; run it again. */
  async #watch(turnId: string): Promise<void> {
    const turn = this.state.turns.get(turnId);
    if (turn?.status !== 'running') return;
    this.state.due.set('turn', turnId, this.state.ports.now() + TURN_WATCH_MS);
    if (this.#cycle.isLive(turnId)) return;
    await this.#cycle.rerun(turn).cancel();
    await this.#cycle.settled();
  }

  /** Retention has run out: the words go at once, the object when the index knows. */
  async #forget(): Promise<void> {
    this.state.record('conversation.deleted', {});
    this.state.storage.sql.exec('DELETE FROM messages; DELETE FROM turns;');
    if ((await this.state.outbox.drain()) === undefined) await this.state.erase();
    else this.state.due.set('retention', '', this.state.ports.now() + ERASE_RETRY_MS);
  }

  #for<T>(visitorId: string, work: () => T): Result<T> {
    return this.state.belongsTo(visitorId) ? { ok: true, value: work() } : refuse('conversation_not_found');
  }

  #isRunning(): boolean {
    return this.state.turns.running().length > 0;
  }

  #readSeq(): number {
    return Number(this.state.meta.get('read_seq') ?? 0);
  }
}
