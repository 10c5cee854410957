import { confirmsAnswer } from '../answering/small-talk.ts';
import { problemBody } from '../http/problem.ts';
import { wholeStream } from '../http/sse.ts';
import type { JudgedAs } from '../triage/judge.ts';
import type { Opinion } from '../triage/second-opinion.ts';
import { Handover } from './handover.ts';
import type { Surroundings } from './judgement.ts';
import { judgeIn, secondOpinionOn, surroundingsOf } from './judgement.ts';
import { currentLease, mayAssistantSpeak } from './lease.ts';
import type { TurnAbort } from './live-turn.ts';
import { LiveTurn } from './live-turn.ts';
import { replay } from './message-builder.ts';
import { appendMessage } from './person-request.ts';
import type { ConversationState } from './state.ts';
import { isWithPeople } from './status.ts';
import { textOf } from './transcript.ts';
import { commitTurn, handedOverParts, interrupted, isDraft } from './turn-end.ts';
import type { TurnOutcome } from './turn-runner.ts';
import { runTurn } from './turn-runner.ts';
import type { Turn } from './turns.ts';
import type { AskInput, Result } from './types.ts';
import { refuse } from './types.ts';

type Stream = ReadableStream<Uint8Array>;

const TURN_LIMIT_MS = 60_000;
/** When the alarm looks after a turn: later than any turn may take. */
export const TURN_WATCH_MS = TURN_LIMIT_MS + 15_000;
/** A turn that keeps taking the object down with it must not do so for ever. */
const MAX_ATTEMPTS = 3;
const HISTORY_MESSAGES = 8;
const RETRY_AFTER_SECONDS = 30;

/** From a request for an answer to its committed end: begins turns, runs them in order, lets others join. */
export class TurnCycle {
  readonly #state: ConversationState;
  readonly #live = new Map<string, LiveTurn>();
  /** Turns run one after another: the next waits for the one before it. */
  #queue: Promise<void> = Promise.resolve();

  constructor(state: ConversationState) {
    this.#state = state;
  }

  /** A new message, or one that was sent before: then its turn, not a second one. */
  async submit(input: AskInput): Promise<Result<Stream>> {
    const { transcript, turns } = this.#state;
    const { id, text } = input.message;
    const earlier = transcript.get(id);
    if (earlier) {
      if (earlier.role !== 'user' || textOf(earlier) !== text) return refuse('message_id_reused');
      const turn = turns.ofRequest(id, '');
      return { ok: true, value: turn ? this.join(turn) : this.#handedOver() };
    }
    if (this.#state.isTooFast()) return refuse('rate_limited', RETRY_AFTER_SECONDS);

    const around = await surroundingsOf(this.#state, input).catch(error => {
      console.error('no policy to judge by', { site: input.site.id, error: String(error) });
    });
    // Nothing is answered unjudged: the message stays with its writer, who is told to try again.
    if (!around) return refuse('knowledge_unavailable', RETRY_AFTER_SECONDS);
    const opinion = await secondOpinionOn(this.#state, input, around);
    const turn = await this.#state.change(() => this.#take(input, around, opinion));
    return { ok: true, value: turn ? this.#start(turn) : this.#handedOver() };
  }

  /**
   * One transaction: the message, and what becomes of it. Code decides, before anything is searched.
   * @returns its turn; undefined where it goes to people.
   */
  #take(input: AskInput, around: Surroundings, opinion: Opinion | undefined): Turn | undefined {
    const state = this.#state;
    state.begin(input);
    const handover = new Handover(state);
    const isForPeople = isWithPeople(state.status);
    if (state.status === 'assistant') this.#heed(input);
    state.move('ask');
    const judged = judgeIn(state, input, around, opinion);
    const seq = appendMessage(state, input.message, input.attachments, judged);
    if (isForPeople) {
      handover.forward(seq);
      return undefined;
    }
    const { judgement } = judged;
    if (judgement.kind === 'escalate') {
      handover.begin('escalate', judgement.trigger, judgement.topic);
      return undefined;
    }
    const { epoch } = currentLease(state.meta);
    return this.#create({ ...input, judged }, '', epoch);
  }

  /** The latest answer anew. Asking for the same one again joins the turn that already makes it. */
  async regenerate(input: AskInput): Promise<Result<Stream>> {
    const { transcript, meta } = this.#state;
    const question = transcript.lastOf('user');
    const answer = transcript.lastOf('assistant');
    const named = input.regenerates ?? answer?.id;
    const newest = named === undefined ? undefined : this.#newestOf(named);
    if (newest && newest.id !== named) return { ok: true, value: this.join(newest) };
    // What a person said, or sent under their name, is not the assistant's to make anew.
    const isOurs = answer?.id === named && answer?.metadata.author === undefined;
    if (!question || !isOurs || newest?.userMessageId !== question.id) return refuse('nothing_to_regenerate');
    const lease = currentLease(meta);
    if (lease.owner !== 'assistant') return { ok: true, value: this.#handedOver() };
    if (this.#state.status !== 'assistant') return refuse('nothing_to_regenerate');
    if (this.#state.isTooFast()) return refuse('rate_limited', RETRY_AFTER_SECONDS);

    const message = { id: question.id, text: textOf(question) };
    const judged = newest.input.judged && answeredAnew(newest.input.judged);
    const again: AskInput = { ...input, message, ...(judged && { judged }) };
    const turn = await this.#state.change(() => this.#create(again, newest.id, lease.epoch));
    return { ok: true, value: this.#start(turn) };
  }

  /** Joins a turn that was begun before: live, ended, or cut off with the object that ran it. */
  join(turn: Turn): Stream {
    const live = this.#live.get(turn.id);
    if (live) return live.listen();
    if (turn.status === 'running') return this.rerun(turn);
    const message = this.#state.transcript.get(turn.id);
    return message ? wholeStream(replay(message)) : this.#handedOver();
  }

  /** Runs again a turn that lost its object, as often as is allowed. */
  rerun(turn: Turn): Stream {
    return this.#enqueue(turn, async live => {
      if (turn.attempts >= MAX_ATTEMPTS) return interrupted(turn, live);
      this.#state.turns.countAttempt(turn.id);
      // Counted for certain before it can take the object down once more.
      await this.#state.storage.sync();
      return this.#walk(turn, live);
    });
  }

  isLive(turnId: string): boolean {
    return this.#live.has(turnId);
  }

  /** Resolves when every turn begun so far has ended. */
  settled(): Promise<void> {
    return this.#queue;
  }

  abortAll(reason: TurnAbort): void {
    for (const live of this.#live.values()) live.abort(reason);
  }

  /** The turn that made this answer or, where it was made anew, the last of those that replaced it. */
  #newestOf(answerId: string): Turn | undefined {
    const { turns } = this.#state;
    let turn = turns.get(answerId);
    for (let next = turn; next && next.status !== 'superseded'; ) {
      turn = next;
      next = turns.ofRequest(turn.userMessageId, turn.id);
    }
    return turn;
  }

  /** Running turns that nothing runs here any more end as stopped: nobody wants them taken up again. */
  async stopOrphans(): Promise<void> {
    for (const turn of this.#state.turns.running()) {
      if (this.#live.has(turn.id)) continue;
      const trace = { question: turn.input.message.text, notes: {}, timings: {} };
      await this.#state.change(() => commitTurn(this.#state, turn, { status: 'stopped', parts: [], trace }));
    }
  }

  #start(turn: Turn): Stream {
    return this.#enqueue(turn, live => this.#walk(turn, live));
  }

  /** Thanks right after an answer say that it helped. */
  #heed({ message, site }: AskInput): void {
    if (site.learning === 'off' || !confirmsAnswer(message.text)) return;
    const { transcript } = this.#state;
    const answer = transcript.lastOf('assistant');
    const isNewest = answer?.metadata.seq === transcript.lastSeq();
    if (answer && isNewest && answer.metadata.feedback !== 'down') this.#state.learnFrom(answer);
  }

  /** Lets a turn run in the object, whoever listens; the caller gets a stream of it. */
  #enqueue(turn: Turn, work: (live: LiveTurn) => Promise<TurnOutcome>): Stream {
    const live = new LiveTurn(turn.id);
    this.#live.set(turn.id, live);
    const stream = live.listen();
    this.#queue = this.#queue.then(() => this.#run(turn, live, work));
    return stream;
  }

  #create(input: AskInput, replaces: string, epoch: number): Turn {
    const { turns, due, ports } = this.#state;
    const startedAt = ports.now();
    const turn = turns.create({
      id: ports.newId(),
      userMessageId: input.message.id,
      replaces,
      epoch,
      input,
      startedAt,
    });
    due.set('turn', turn.id, startedAt + TURN_WATCH_MS);
    return turn;
  }

  async #run(turn: Turn, live: LiveTurn, work: (live: LiveTurn) => Promise<TurnOutcome>): Promise<void> {
    const timer = setTimeout(() => live.abort('timeout'), TURN_LIMIT_MS);
    try {
      const outcome = await work(live);
      const lastParts = await this.#state.change(() => commitTurn(this.#state, turn, outcome));
      for (const part of lastParts) live.push(part);
    } catch (error) {
      // The turn stays 'running' in storage: the watch in the due list, or a reconnect, takes it up again.
      console.error('turn could not be committed', { turn: turn.id, error: String(error) });
      live.push({ type: 'error', errorText: problemBody('turn_interrupted').detail });
    } finally {
      clearTimeout(timer);
      this.#live.delete(turn.id);
      live.close();
    }
  }

  #walk(turn: Turn, live: LiveTurn): Promise<TurnOutcome> {
    const { transcript, ports, meta, segments } = this.#state;
    return runTurn({
      turn,
      // A draft is for people first: its words reach nobody who listens here.
      live: isDraft(turn) ? { signal: live.signal, abort: live.abort.bind(live), push: () => {} } : live,
      ports,
      history: transcript.before(turn.userMessageId, HISTORY_MESSAGES, segments.current().firstSeq),
      maySpeak: () => mayAssistantSpeak(meta, turn.epoch),
    });
  }

  #handedOver(): Stream {
    return wholeStream([
      { type: 'start', messageId: this.#state.ports.newId() },
      ...handedOverParts(this.#state),
    ]);
  }
}

/** Who wants another answer than the one that lay ready gets one that is looked for. */
function answeredAnew(judged: JudgedAs): JudgedAs {
  const { judgement } = judged;
  if (judgement.kind === 'draft') return judged;
  const topic = 'topic' in judgement && judgement.topic !== undefined && { topic: judgement.topic };
  return { ...judged, judgement: { kind: 'answer', ...topic } };
}
