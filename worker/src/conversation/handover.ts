import type { AskedKnown } from '../handoff/asked-known.ts';
import { asksForKnown } from '../handoff/asked-known.ts';
import { entryOf } from '../handoff/package.ts';
import type { Trigger } from '../handoff/types.ts';
import type { Agent, MessagePart } from '../protocol.ts';
import { recallContext } from './context.ts';
import type { DeliveryContent } from './deliveries.ts';
import { textIn } from './desk-view.ts';
import type { HandoffRecord } from './handoffs.ts';
import { packageOf, repackaged } from './package-of.ts';
import { slaTimesOf } from './sla-watch.ts';
import type { ConversationState } from './state.ts';
import { mailDueAt, unseenReplies } from './unseen.ts';

/** A customer who has not said anything yet gets this long to write, before an empty ticket is opened. */
const FIRST_WORDS_MS = 120_000;

/** What handing over changes: one place for it, whoever causes it. Every method runs inside a transaction. */
export class Handover {
  readonly #state: ConversationState;

  constructor(state: ConversationState) {
    this.#state = state;
  }

  /** The handoff of the current segment. */
  current(): HandoffRecord | undefined {
    return this.#state.handoffs.get(this.#state.segments.current().n);
  }

  /**
   * The current segment goes to people: a new ticket, or on with the one it has.
   * @param event `escalate` waits for a person, `draft` for one who checks; `join`: one is here.
   * @returns false where it is with people already.
   */
  begin(event: 'escalate' | 'draft' | 'join', trigger: Trigger, topic?: string): boolean {
    const state = this.#state;
    const before = state.status;
    if (!state.move(event) || (state.status === before && event !== 'join')) return false;
    const earlier = this.current();
    if (event !== 'join') state.mark({ kind: event === 'draft' ? 'draft_waiting' : 'handed_over' });
    // People have it already, and one of them is here now, or the customer wants no draft.
    if (earlier && !earlier.outcome) return true;
    if (earlier) this.#goOn(before === 'solved' ? this.#reopened(earlier) : earlier);
    else this.#open(trigger, topic);
    state.record('handoff.requested', { segment: state.segments.current().n, trigger: trigger.kind, topic });
    return true;
  }

  /** A message of the customer's goes on to the ticket. */
  forward(seq: number): void {
    const record = this.current();
    if (!record || record.outcome || seq <= record.sentSeq) return;
    // The first words after the wish for a person: they are the ticket's question, not a message behind it.
    if (record.package.turns === 0 && this.#state.deliveries.isUnopened(record.segment)) {
      this.#openWith(record);
      return;
    }
    this.#state.deliveries.add(record.segment, { kind: 'append', messageSeq: seq });
    this.#state.deliveries.hasten(record.segment);
    this.#state.handoffs.put({ ...record, sentSeq: seq });
    this.#dueNow('delivery', 'board');
  }

  /** A person has answered, from the desk or from the helpdesk. @returns the message's place. */
  reply(record: HandoffRecord, messageId: string, parts: MessagePart[], agent: Agent): number {
    const state = this.#state;
    const now = state.ports.now();
    const isNew = state.status !== 'person' || record.agent?.name !== agent.name;
    if (!state.move('join')) throw new Error(`Nobody can join a conversation that is ${state.status}.`);
    if (record.outcome === 'solved' || record.outcome === 'closed') this.#reopened(record);
    if (record.outcome === 'returned') this.#catchUp(record);
    if (isNew) state.mark({ kind: 'joined', name: agent.name });
    // A person has answered instead.
    const draft = state.drafts.open(record.segment);
    if (draft) state.drafts.decide(draft.id, 'stale', agent.name);
    // Not before the divider above it: whoever sorts by time shows both in their order.
    const seq = state.transcript.append(messageId, 'assistant', parts, state.ports.now(), agent);
    const current = state.handoffs.get(record.segment) ?? record;
    const isFirst = current.firstRepliedAt === undefined;
    const askedKnown = isFirst ? asksForKnown(textIn(parts), current.package) : current.askedKnown;
    state.handoffs.put({
      ...withoutOutcome(current),
      agent,
      firstRepliedAt: current.firstRepliedAt ?? now,
      ...(askedKnown && { askedKnown }),
      seenSeq: seq,
    });
    this.#replied(record.segment, seq, isFirst, isFirst ? askedKnown : undefined);
    return seq;
  }

  /** An agent's late word on a question that is over, while the customer is at the next: it changes nothing else. */
  lateReply(record: HandoffRecord, messageId: string, parts: MessagePart[], agent: Agent): void {
    const state = this.#state;
    const seq = state.transcript.append(messageId, 'assistant', parts, state.ports.now(), agent);
    this.#replied(record.segment, seq, false);
  }

  /** A reply is there: it is counted, shown on the board, and mailed if nobody reads it. */
  #replied(segment: number, seq: number, isFirst: boolean, askedKnown?: AskedKnown[]): void {
    const state = this.#state;
    state.record('agent.replied', { segment, seq, isFirst, askedKnown });
    const [oldest] = unseenReplies(state);
    if (oldest) state.due.set('unread', '', mailDueAt(state, oldest));
    this.#dueNow('board');
  }

  /** The team says that it is done. @returns false where there was nothing to solve. */
  solve(record: HandoffRecord, outcome: 'solved' | 'closed'): boolean {
    const state = this.#state;
    const isCurrent = record.segment === state.segments.current().n;
    if (!isCurrent || record.outcome || !state.move('solve')) return false;
    const now = state.ports.now();
    const { n, firstSeq } = state.segments.current();
    state.segments.close(n, now);
    state.handoffs.put({ ...record, outcome, solvedAt: now });
    const draft = state.drafts.open(n);
    if (draft) state.drafts.decide(draft.id, 'stale', '');
    state.mark({ kind: 'solved', ...(record.agent && { name: record.agent.name }) });
    if (outcome === 'solved' && record.agent) {
      const assisted = state.transcript.from(firstSeq).some(({ parts }) => parts.some(isAnswer));
      state.ratings.ask(n, assisted ? 'both' : 'person', now);
      state.due.set('review', String(n), now);
    }
    state.record('conversation.solved', { segment: n, outcome, topic: record.package.topic });
    this.#dueNow('board');
    return true;
  }

  /** The same problem again: the customer says so, or the team. @returns false where nothing was solved. */
  reopen(by: 'customer' | 'team'): boolean {
    const state = this.#state;
    const record = this.current();
    if (!record || state.status !== 'solved' || !state.move('reopen')) return false;
    state.handoffs.put(withoutOutcome(this.#reopened(record)));
    if (by === 'customer' && record.helpdesk !== 'desk')
      state.deliveries.add(record.segment, { kind: 'update', change: { status: 'open' } });
    this.#dueNow('delivery', 'board', 'reconcile');
    return true;
  }

  /** Back to the assistant; the ticket is told. @returns false where people do not have it. */
  giveBack(by: 'customer' | 'team'): boolean {
    const state = this.#state;
    const record = this.current();
    if (!state.move('return')) return false;
    if (by === 'customer' || record?.agent) state.mark({ kind: 'returned' });
    if (record) {
      const draft = state.drafts.open(record.segment);
      if (draft) state.drafts.decide(draft.id, 'stale', '');
      state.handoffs.put({ ...record, outcome: 'returned' });
      const isUnasked = record.package.turns === 0 && state.deliveries.isUnopened(record.segment);
      // Nobody needs a ticket in which nothing was asked.
      if (isUnasked) state.deliveries.hold(record.segment);
      else this.#noteReturn(record, by);
    }
    state.record('handoff.returned', { by });
    this.#dueNow('board');
    return true;
  }

  #noteReturn(record: HandoffRecord, by: 'customer' | 'team'): void {
    const who = by === 'customer' ? 'The customer went' : 'The team gave the conversation';
    const text = `${who} back to the assistant. Nothing is expected of the team for now.`;
    this.note(record, `returned-${this.#state.ports.now()}`, text);
  }

  /** Something was done in the desk: a ticket that lives elsewhere hears of it. */
  tell(record: HandoffRecord, content: Extract<DeliveryContent, { kind: 'append' | 'update' }>): void {
    if (record.helpdesk === 'desk') return;
    this.#state.deliveries.add(record.segment, content);
    this.#dueNow('delivery');
  }

  /** An internal note for the ticket. */
  note(record: HandoffRecord, noteId: string, text: string, note: 'note' | 'draft' = 'note'): void {
    this.#state.deliveries.add(record.segment, { kind: 'note', noteId, note, text });
    this.#dueNow('delivery');
  }

  #open(trigger: Trigger, topic: string | undefined): void {
    const state = this.#state;
    const now = state.ports.now();
    const { n, firstSeq } = state.segments.current();
    const { handoff } = recallContext(state.meta).site;
    const pkg = packageOf(state, trigger, topic);
    const hasWords = state.transcript.from(firstSeq).some(message => message.role === 'user');
    state.handoffs.put({
      segment: n,
      helpdesk: handoff.helpdesk,
      package: pkg,
      delivery: 'queued',
      requestedAt: now,
      sentSeq: state.transcript.lastSeq(),
      tags: pkg.route?.tags ?? [],
      priority: pkg.priority,
      ...(pkg.sla && { sla: pkg.sla }),
      issue: 0,
      rev: 0,
      boardRev: 0,
    });
    state.deliveries.add(n, { kind: 'open' }, hasWords ? 0 : now + FIRST_WORDS_MS);
    if (pkg.sla) state.due.set('sla', String(n), now);
    this.#dueNow('delivery', 'board');
  }

  /** A ticket that nobody has opened yet is opened with all that was said, now. */
  #openWith(record: HandoffRecord): void {
    const state = this.#state;
    // What waits behind the opening is in it now.
    state.deliveries.dropAppends(record.segment);
    const pkg = repackaged(state, record, record.issue);
    state.deliveries.gather(record.segment);
    state.handoffs.put({
      ...withoutOutcome(record),
      package: pkg,
      priority: pkg.priority,
      sentSeq: state.transcript.lastSeq(),
      ...(pkg.sla && { sla: pkg.sla }),
    });
    if (pkg.sla) state.due.set('sla', String(record.segment), state.ports.now());
    this.#dueNow('delivery', 'board');
  }

  /** Handed over once more within its segment: the ticket hears what was said since. */
  #goOn(record: HandoffRecord): void {
    const state = this.#state;
    if (this.#catchUp(record))
      state.deliveries.add(record.segment, { kind: 'update', change: { status: 'open' } });
    this.#dueNow('delivery', 'board', 'reconcile');
  }

  /** What was said while people had no part goes to the ticket. @returns false where it is only opened now. */
  #catchUp(record: HandoffRecord): boolean {
    const state = this.#state;
    if (state.deliveries.isUnopened(record.segment)) {
      this.#openWith(record);
      return false;
    }
    const missed = state.transcript
      .from(record.sentSeq + 1)
      // People's own words are on the ticket already.
      .filter(message => !message.metadata.author && entryOf(message, 0).length > 0);
    for (const { metadata } of missed)
      state.deliveries.add(record.segment, { kind: 'append', messageSeq: metadata.seq ?? 0 });
    state.handoffs.put({ ...withoutOutcome(record), sentSeq: state.transcript.lastSeq() });
    if (record.sla) state.due.set('sla', String(record.segment), state.ports.now());
    this.#dueNow('delivery');
    return true;
  }

  /** @returns the record as it stands then: its clocks have stood still meanwhile. */
  #reopened(record: HandoffRecord): HandoffRecord {
    const state = this.#state;
    const now = state.ports.now();
    const pauses = [...(record.pauses ?? []), { from: record.solvedAt ?? now, to: now }];
    const again = state.handoffs.put({
      ...record,
      pauses,
      ...(record.sla && { sla: slaTimesOf(state, { ...record, pauses }) }),
    });
    state.segments.reopen(record.segment);
    state.ratings.withdraw(record.segment);
    state.mark({ kind: 'reopened' });
    state.record('conversation.reopened', { segment: record.segment });
    if (record.sla) state.due.set('sla', String(record.segment), now);
    return again;
  }

  #dueNow(...kinds: Array<'delivery' | 'board' | 'reconcile'>): void {
    for (const kind of kinds) this.#state.due.set(kind, '', this.#state.ports.now());
  }
}

function isAnswer(part: { type: string; data?: unknown }): boolean {
  return part.type === 'data-disposition' && (part.data as { kind?: string }).kind === 'answer';
}

function withoutOutcome({ outcome: _outcome, solvedAt: _solvedAt, ...record }: HandoffRecord): HandoffRecord {
  return record;
}
