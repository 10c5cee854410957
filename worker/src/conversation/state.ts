import type { ResolvedQuestion } from '../knowledge/learned-types.ts';
import type { ConversationStatus, Message, Owner, TimelineEvent } from '../protocol.ts';
import { Attachments } from './attachments.ts';
import { rememberContext } from './context.ts';
import { Deliveries } from './deliveries.ts';
import { Drafts } from './drafts.ts';
import { DueList } from './due-list.ts';
import { Handoffs } from './handoffs.ts';
import { Inbound } from './inbound.ts';
import { Judgements } from './judgements.ts';
import { changeOwner, currentLease } from './lease.ts';
import { lessonOf } from './lesson.ts';
import { Lessons } from './lessons.ts';
import { MetaStore } from './meta.ts';
import { Notes } from './notes.ts';
import { Outbox } from './outbox.ts';
import { Ratings } from './ratings.ts';
import { migrate } from './schema.ts';
import { Segments } from './segments.ts';
import type { StatusEvent } from './status.ts';
import { beginsSegment, nextStatus, ownerOf } from './status.ts';
import { Transcript } from './transcript.ts';
import { Turns } from './turns.ts';
import type { ConversationEvent, ConversationPorts, PersonRequest, Speaker } from './types.ts';

/** All that a conversation needs to begin, and to go on. */
type Beginning = Pick<PersonRequest, 'conversationId' | 'site' | 'speaker' | 'customer' | 'page'>;

const OUTBOX_DELAY_MS = 500;
const IDLE_MS = 30 * 60_000;
const DAY_MS = 86_400_000;
const MESSAGES_A_MINUTE = 20;

/** All that a conversation keeps, and the rules that hold whoever writes to it. */
export class ConversationState {
  /** Replaceable in tests only. */
  ports: ConversationPorts;
  readonly storage: DurableObjectStorage;
  readonly meta: MetaStore;
  readonly transcript: Transcript;
  readonly turns: Turns;
  readonly outbox: Outbox;
  readonly lessons: Lessons;
  readonly due: DueList;
  readonly segments: Segments;
  readonly judgements: Judgements;
  readonly handoffs: Handoffs;
  readonly deliveries: Deliveries;
  readonly inbound: Inbound;
  readonly drafts: Drafts;
  readonly notes: Notes;
  readonly ratings: Ratings;
  readonly attachments: Attachments;
  /** Told after each change, for whoever listens live. */
  onChange: () => void = () => {};

  constructor(storage: DurableObjectStorage, ports: ConversationPorts) {
    this.ports = ports;
    this.storage = storage;
    migrate(storage);
    this.meta = new MetaStore(storage.sql);
    this.transcript = new Transcript(storage.sql);
    this.turns = new Turns(storage.sql);
    this.outbox = new Outbox(storage.sql, { write: events => this.ports.events.write(events) });
    this.lessons = new Lessons(storage.sql, {
      learn: (site, questions) => this.ports.learned.learn(site, questions),
      withdraw: (site, ids, reason) => this.ports.learned.withdraw(site, ids, reason),
    });
    this.due = new DueList(storage);
    this.segments = new Segments(storage.sql);
    this.judgements = new Judgements(storage.sql);
    this.handoffs = new Handoffs(storage.sql);
    this.deliveries = new Deliveries(storage.sql);
    this.inbound = new Inbound(storage.sql);
    this.drafts = new Drafts(storage.sql);
    this.notes = new Notes(storage.sql);
    this.ratings = new Ratings(storage.sql);
    this.attachments = new Attachments(
      storage,
      () => `${this.meta.get('site')}/${this.meta.get('id')}`,
      () => this.ports.people.files,
    );
  }

  /** Runs a change as one transaction, then sets the alarm for whatever it made due. */
  async change<T>(work: () => T): Promise<T> {
    const result = this.storage.transactionSync(work);
    await this.due.arm();
    this.onChange();
    return result;
  }

  get status(): ConversationStatus {
    return (this.meta.get('status') as ConversationStatus | undefined) ?? 'assistant';
  }

  /**
   * Moves the conversation on, opens a new segment where one begins, and hands the word over. Call inside a
   * transaction. @returns false, with nothing changed, where this cannot happen now.
   */
  move(event: StatusEvent): boolean {
    const { status } = this;
    const next = nextStatus(status, event);
    if (!next) return false;
    if (beginsSegment(status, event)) {
      this.segments.open(this.transcript.lastSeq() + 1, this.ports.now());
      this.mark({ kind: 'new_question' });
    }
    if (next === status) return true;
    this.meta.set('status', next);
    const lease = currentLease(this.meta);
    if (ownerOf(next) !== lease.owner) {
      const { owner, epoch } = changeOwner(this.meta, ownerOf(next));
      this.record('owner.changed', { owner, epoch });
    }
    return true;
  }

  /** A divider between messages, told by what is committed. */
  mark(event: TimelineEvent): string {
    const id = this.ports.newId();
    const part = { type: 'data-event' as const, id: event.kind, data: event };
    this.transcript.append(id, 'assistant', [part], this.ports.now());
    return id;
  }

  /** The messages of a segment, in order. */
  messagesOf(segment: number): Message[] {
    const { firstSeq, lastSeq } = this.segments.get(segment);
    return this.transcript.from(firstSeq, lastSeq);
  }

  get hasBegun(): boolean {
    return this.meta.get('visitor') !== undefined;
  }

  /**
   * A conversation belongs to the visitor whose message opened it and, from their first message on, to
   * the customer that this visitor was identified as: an older token of the same visitor, or another
   * customer on the same device, is somebody else.
   */
  belongsTo({ visitorId, customerId }: Speaker): boolean {
    const customer = this.meta.get('customer');
    return this.meta.get('visitor') === visitorId && (customer === undefined || customer === customerId);
  }

  /** Who the conversation belongs to. */
  get speaker(): Speaker {
    const customerId = this.meta.get('customer');
    return { visitorId: this.meta.get('visitor') ?? '', ...(customerId !== undefined && { customerId }) };
  }

  get owner(): Owner {
    return currentLease(this.meta).owner;
  }

  /** First message: from now on this conversation is this visitor's. Every message: idle and retention start anew. */
  begin(input: Beginning): void {
    const now = this.ports.now();
    if (!this.hasBegun) {
      this.meta.set('id', input.conversationId);
      this.meta.set('site', input.site.id);
      this.meta.set('visitor', input.speaker.visitorId);
      this.meta.set('started_at', String(now));
      this.segments.open(1, now);
      this.record('conversation.started', { page: input.page?.url });
    }
    rememberContext(this.meta, input);
    const { customerId } = input.speaker;
    if (customerId !== undefined && !this.meta.get('customer')) this.meta.set('customer', customerId);
    this.due.set('idle', '', now + IDLE_MS);
    this.due.set('retention', '', now + input.site.retentionDays * DAY_MS);
  }

  /** Notes an event for the reports; call inside the transaction that makes it true. */
  record(kind: ConversationEvent['kind'], data: Record<string, unknown>): void {
    const now = this.ports.now();
    const customer = this.meta.get('customer');
    this.outbox.add({
      conversation: this.meta.get('id') ?? '',
      site: this.meta.get('site') ?? '',
      kind,
      at: new Date(now).toISOString(),
      data,
      head: {
        visitor: this.meta.get('visitor') ?? '',
        ...(customer && { customer }),
        owner: currentLease(this.meta).owner,
        startedAt: new Date(Number(this.meta.get('started_at') ?? now)).toISOString(),
      },
    });
    this.due.set('outbox', '', now + OUTBOX_DELAY_MS);
  }

  /** The answer helped: its question is to be learned. Call inside the transaction that makes it true. */
  learnFrom(answer: Message): void {
    const turn = this.turns.get(answer.id);
    const lesson = turn && lessonOf(this.meta.get('id') ?? '', turn, this.turns.traceOf(turn.id), answer);
    if (lesson) this.learn(turn.id, lesson);
  }

  /** A question is to be learned, once a turn or solved segment. Call inside a transaction. */
  learn(source: string, lesson: ResolvedQuestion): void {
    if (!this.lessons.learn(source, lesson)) return;
    this.record('question.learned', { turn: source, articles: lesson.articles });
    this.due.set('learning', '', this.ports.now() + OUTBOX_DELAY_MS);
  }

  /** Sends what was learned or taken back. @returns milliseconds until the next try, or undefined when all has arrived. */
  drainLessons(): Promise<number | undefined> {
    return this.lessons.drain(this.meta.get('site') ?? '');
  }

  /** The answer did not help after all: what was learned from it is taken back. */
  unlearnFrom(answerId: string): void {
    if (!this.lessons.withdraw(answerId, 'The customer said that the answer did not help.')) return;
    this.record('question.withdrawn', { turn: answerId });
    this.due.set('learning', '', this.ports.now() + OUTBOX_DELAY_MS);
  }

  /** False once retention has taken the messages. */
  get hasWords(): boolean {
    return this.transcript.lastSeq() > 0 || this.meta.get('context') !== undefined;
  }

  /** More messages in a minute than a person writes. */
  isTooFast(): boolean {
    const since = this.ports.now() - 60_000;
    // A person's conversation has messages without turns, and an answer made anew has a turn without a message.
    return (
      Math.max(this.turns.countSince(since), this.transcript.countQuestionsSince(since)) >= MESSAGES_A_MINUTE
    );
  }

  /** All words go; what the index must still hear stays. */
  forgetWords(): void {
    const tables = [
      'messages',
      'judgements',
      'turns',
      'handoffs',
      'deliveries',
      'drafts',
      'notes',
      'ratings',
      'inbound',
    ];
    for (const table of tables) this.storage.sql.exec(`DELETE FROM ${table}`);
    this.storage.sql.exec("DELETE FROM meta WHERE key IN ('context', 'email')");
    // Nothing else is due to a conversation without words.
    this.storage.sql.exec("DELETE FROM due WHERE kind NOT IN ('retention', 'outbox', 'learning')");
  }

  /** Everything goes, as if the conversation had never been. */
  async erase(): Promise<void> {
    await this.attachments.removeAll();
    await this.storage.deleteAlarm();
    await this.storage.deleteAll();
    this.due.fired();
    migrate(this.storage);
    // Events are numbered on from the time: a conversation begun anew under this id repeats no number.
    this.outbox.startAt(this.ports.now());
  }
}
