import type { Helpdesk, Ticket } from '../handoff/helpdesk.ts';
import { HelpdeskError } from '../handoff/helpdesk.ts';
import { entryOf } from '../handoff/package.ts';
import type { TranscriptEntry } from '../handoff/types.ts';
import { showOnBoard } from './board.ts';
import type { Delivery } from './deliveries.ts';
import { NEVER } from './deliveries.ts';
import type { HandoffRecord } from './handoffs.ts';
import { repackaged } from './package-of.ts';
import type { ConversationState } from './state.ts';

const BATCH = 40;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 600_000;
/** About an hour and a half of trying; then it is parked, and looked at again every hour. */
const MAX_ATTEMPTS = 14;
const PARKED_RETRY_MS = 3_600_000;
/** After this long the hourly look ends; 'try again' in the desk remains. */
const PARKED_GIVE_UP_MS = 7 * 86_400_000;

/**
 * Takes what is due to the helpdesk, in order within a segment.
 * @returns when to come again, in Unix milliseconds; undefined when nothing is left.
 */
export async function runDeliveries(state: ConversationState): Promise<number | undefined> {
  for (let worked = true; worked; ) {
    worked = false;
    for (const head of state.deliveries.heads()) {
      if (head.notBefore > state.ports.now()) continue;
      worked = (await attempt(state, head)) || worked;
    }
  }
  const next = state.deliveries.nextAt();
  // What has no time of its own may go at once, a new ticket in the place of one that is gone.
  return next === undefined ? undefined : Math.max(next, state.ports.now());
}

/** @returns whether it went through, so that the next one may follow at once. */
async function attempt(state: ConversationState, head: Delivery): Promise<boolean> {
  const record = state.handoffs.get(head.segment);
  if (!record) throw new Error(`A delivery of segment ${head.segment} has no handoff.`);
  const setUp = state.ports.people.helpdesk(record.helpdesk);
  if (!setUp || 'problem' in setUp) {
    const reason =
      setUp?.problem ??
      `The helpdesk "${record.helpdesk}" is not set up in this deployment. Set its credentials, see docs/helpdesks.md.`;
    await state.change(() => park(state, record, [head], head.mayExist, reason));
    return false;
  }
  const { helpdesk } = setUp;
  const batch = state.deliveries.batchFrom(head, BATCH);
  const wait = (record.updatedAt ?? 0) + helpdesk.updateIntervalMs - state.ports.now();
  if (head.content.kind === 'append' && wait > 0) {
    state.deliveries.postpone(batch, state.ports.now() + wait, head.mayExist, head.reason ?? '');
    return false;
  }
  const isOpening = head.content.kind === 'open';
  state.deliveries.begin(batch, isOpening ? state.ports.now() + helpdesk.findLagMs : 0);
  // Counted for certain before it leaves: should the object die now, the next try looks first.
  await state.storage.sync();
  try {
    const ticket = await send(state, helpdesk, record, batch);
    await succeed(state, record.segment, batch, ticket);
    return true;
  } catch (error) {
    const failure = error instanceof HelpdeskError ? error : new HelpdeskError('ambiguous', String(error));
    console.error('delivery failed', {
      helpdesk: helpdesk.name,
      kind: head.content.kind,
      failure: failure.failure,
      reason: failure.message,
      cause: String(failure.cause ?? ''),
    });
    await fail(state, helpdesk, record.segment, batch, failure);
    return false;
  }
}

/** @returns the ticket, where the call made or moved one. */
async function send(
  state: ConversationState,
  helpdesk: Helpdesk,
  record: HandoffRecord,
  batch: Delivery[],
): Promise<Ticket | undefined> {
  const [head] = batch;
  if (!head) return undefined;
  const { content, mayExist } = head;
  const readAttachment = (ref: { id: string }) => bytesOf(state, ref.id);
  if (content.kind === 'open') {
    // The desk's own number and address come from the board: it hears of the ticket first.
    const number = await showOnBoard(state, record);
    const deskUrl = state.ports.people.deskUrl(number);
    return helpdesk.open({
      package: { ...record.package, ...(deskUrl && { deskUrl }) },
      mayExist,
      readAttachment,
    });
  }
  const { ticket } = record;
  if (!ticket) throw new HelpdeskError('rejected', 'There is no ticket yet to add this to.');
  switch (content.kind) {
    case 'append':
      return helpdesk.append({
        ticket,
        package: record.package,
        entries: entriesOf(state, batch),
        mayExist,
        readAttachment,
      });
    case 'note': {
      const { noteId, note, text } = content;
      await helpdesk.note({ ticket, key: record.package.key, noteId, kind: note, text, mayExist });
      return undefined;
    }
    case 'update':
      await helpdesk.update(ticket, content.change);
      return undefined;
    default:
      return content satisfies never;
  }
}

function entriesOf(state: ConversationState, batch: Delivery[]): TranscriptEntry[] {
  return batch.flatMap(({ content }) => {
    if (content.kind !== 'append') return [];
    const message = state.transcript.from(content.messageSeq)[0];
    return message?.metadata.seq === content.messageSeq ? entryOf(message, 0) : [];
  });
}

async function bytesOf(state: ConversationState, id: string): Promise<Uint8Array> {
  const bytes = await state.attachments.read(id);
  if (!bytes) throw new HelpdeskError('rejected', `The file ${id} of this conversation is no longer there.`);
  return bytes;
}

async function succeed(
  state: ConversationState,
  segment: number,
  batch: Delivery[],
  ticket: Ticket | undefined,
): Promise<void> {
  await state.change(() => {
    const record = state.handoffs.get(segment);
    state.deliveries.delivered(batch);
    if (!record) return;
    const isFirst = record.ticket === undefined;
    const { parkedReason: _reason, ...rest } = record;
    state.handoffs.put({
      ...rest,
      delivery: 'delivered',
      updatedAt: state.ports.now(),
      ...(ticket && { ticket }),
    });
    if (isFirst && ticket)
      state.record('handoff.delivered', { segment, helpdesk: record.helpdesk, reference: ticket.reference });
    state.due.set('board', '', state.ports.now());
    state.due.set('reconcile', '', state.ports.now());
  });
}

async function fail(
  state: ConversationState,
  helpdesk: Helpdesk,
  segment: number,
  batch: Delivery[],
  { failure, message, retryAfterMs }: HelpdeskError,
): Promise<void> {
  const [head] = batch;
  const record = state.handoffs.get(segment);
  if (!head || !record) return;
  const now = state.ports.now();
  const mayExist = head.mayExist || failure === 'ambiguous';
  if (failure === 'gone' && head.content.kind !== 'open') {
    // A note or a status for a ticket that is over and gone wants no new one.
    const isForNobody = record.outcome !== undefined && head.content.kind !== 'append';
    if (!isForNobody) return reissue(state, record);
    await state.change(() => state.deliveries.delivered(batch));
    return;
  }
  if (
    failure === 'credentials' ||
    failure === 'rejected' ||
    failure === 'gone' ||
    head.attempts + 1 >= MAX_ATTEMPTS
  ) {
    // A refusal may have come after a first part was accepted: whoever tries again looks first.
    await state.change(() => park(state, record, batch, true, message));
    return;
  }
  const backoff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** head.attempts) * (0.5 + Math.random() / 2);
  // A search that lags does not find yet what was accepted: asking sooner would open a second ticket.
  const lag = mayExist && head.content.kind === 'open' ? helpdesk.findLagMs : 0;
  const wait = Math.max(retryAfterMs ?? backoff, lag);
  state.deliveries.postpone(batch, now + wait, mayExist, message);
}

/** Given up for now: agents see why, the customer reads that it takes longer. */
function park(
  state: ConversationState,
  record: HandoffRecord,
  batch: Delivery[],
  mayExist: boolean,
  reason: string,
): void {
  const now = state.ports.now();
  const isHopeless = now - record.requestedAt > PARKED_GIVE_UP_MS;
  state.deliveries.park(batch, isHopeless ? NEVER : now + PARKED_RETRY_MS, mayExist, reason);
  if (record.delivery !== 'parked')
    state.record('handoff.parked', { segment: record.segment, helpdesk: record.helpdesk, reason });
  state.handoffs.put({ ...record, delivery: 'parked', parkedReason: reason });
  state.due.set('board', '', now);
}

/** The ticket was deleted or closed for good: what the customer writes gets a new one, with the whole story. */
async function reissue(state: ConversationState, record: HandoffRecord): Promise<void> {
  await state.change(() => {
    const { ticket: _ticket, cursor: _cursor, ...rest } = record;
    const issue = record.issue + 1;
    state.deliveries.restart(record.segment);
    state.handoffs.put({
      ...rest,
      issue,
      delivery: 'queued',
      package: repackaged(state, record, issue),
      sentSeq: state.transcript.lastSeq(),
    });
  });
}
