import type { AgentReply, Helpdesk, TicketView } from '../handoff/helpdesk.ts';
import type { MessagePart } from '../protocol.ts';
import type { HandoffRecord } from './handoffs.ts';
import { Handover } from './handover.ts';
import type { ConversationState } from './state.ts';

/** Reading again where webhooks call; they get lost, so it happens all the same. */
const WITH_WEBHOOKS_MS = 10 * 60_000;
/** The same while the customer looks on and none has come yet: it may lead nowhere. */
const UNPROVEN_MS = 60_000;
/** Where nothing calls: often while the customer is looking, less often later. */
const WATCHED_MS = 5_000;
const FRESH_MS = 30_000;
const STALE_MS = 10 * 60_000;
/** A ticket that has been quiet may be quiet a little longer: a hundred open ones must not keep a helpdesk busy. */
const QUIET_SHARE = 1 / 8;
/** Somebody waits: a helpdesk that is down is asked more often, but not all the time. */
const WATCHED_RETRY_MS = 60_000;
const OLD_AFTER_MS = 7 * 86_400_000;
const OLD_MS = 6 * 3_600_000;

/**
 * Reads the tickets of this conversation again and takes over what happened: replies, once each; who has
 * it; whether it is solved.
 * @returns when to look again, in Unix milliseconds; undefined where nothing is to be expected.
 */
export async function reconcile(
  state: ConversationState,
  isCustomerHere: boolean,
): Promise<number | undefined> {
  const times: number[] = [];
  for (const { segment } of state.handoffs.all()) {
    const record = state.handoffs.get(segment);
    const setUp = record && state.ports.people.helpdesk(record.helpdesk);
    if (!record?.ticket || !setUp || 'problem' in setUp || setUp.helpdesk.name === 'desk') continue;
    const { helpdesk } = setUp;
    const isCurrent = segment === state.segments.current().n;
    // What is over may still get a late word.
    const isOld = state.ports.now() - (record.solvedAt ?? record.requestedAt) > OLD_AFTER_MS;
    if (!isCurrent && isOld) continue;
    await readAgain(state, helpdesk, record);
    const interval = intervalOf(state, helpdesk, record, isCustomerHere);
    times.push(state.ports.now() + (isCurrent ? interval : Math.max(interval, STALE_MS)));
  }
  return times.length > 0 ? Math.min(...times) : undefined;
}

async function readAgain(state: ConversationState, helpdesk: Helpdesk, record: HandoffRecord): Promise<void> {
  if (!record.ticket) return;
  const view = await helpdesk.read(record.ticket, record.cursor);
  const fresh = view.replies.filter(reply => !state.inbound.has(record.helpdesk, reply.id));
  // Files are fetched before the transaction: it may not wait.
  const files = await Promise.all(fresh.map(reply => filesOf(state, reply)));
  await state.change(() => apply(state, record.segment, view, fresh, files));
}

function apply(
  state: ConversationState,
  segment: number,
  view: TicketView,
  replies: AgentReply[],
  files: MessagePart[][],
): void {
  const handover = new Handover(state);
  replies.forEach((reply, index) => {
    const record = state.handoffs.get(segment);
    if (!record || state.inbound.has(record.helpdesk, reply.id)) return;
    const messageId = state.ports.newId();
    state.inbound.add(record.helpdesk, reply.id, messageId);
    const parts: MessagePart[] = [{ type: 'text', text: reply.text }, ...(files[index] ?? [])];
    if (segment === state.segments.current().n) handover.reply(record, messageId, parts, reply.author);
    else handover.lateReply(record, messageId, parts, reply.author);
  });
  const record = state.handoffs.get(segment);
  if (!record) return;
  const isElsewhere = view.team !== undefined && view.team !== record.team;
  const hasChanged = view.assignee?.name !== record.assignee || view.movedTo !== undefined || isElsewhere;
  if (isElsewhere && record.team !== undefined)
    state.record('handoff.reassigned', { segment, from: record.team, to: view.team });
  const next: HandoffRecord = {
    ...record,
    cursor: view.cursor,
    ...(view.movedTo && { ticket: view.movedTo }),
    ...(view.assignee && { assignee: view.assignee.name }),
    ...(view.team !== undefined && { team: view.team }),
  };
  // A cursor alone is nothing that the board shows.
  if (hasChanged) {
    state.handoffs.put(next);
    state.due.set('board', '', state.ports.now());
  } else {
    state.handoffs.keep(next);
  }
  // What the ticket has not heard yet changes it: only then does its status say something.
  const isWaiting = state.deliveries.heads().some(head => head.segment === segment);
  // Of a ticket that was merged away the old one is closed: its successor speaks, the next time.
  if (isWaiting || view.movedTo || segment !== state.segments.current().n) return;
  if (view.status === 'solved' || view.status === 'deleted') {
    handover.solve(next, view.status === 'solved' ? 'solved' : 'closed');
  } else if (state.status === 'solved' && next.outcome === 'solved') {
    handover.reopen('team');
  }
}

/** A reply's files, kept here. One that cannot be had is named, so that the customer can ask for it. */
async function filesOf(state: ConversationState, { attachments }: AgentReply): Promise<MessagePart[]> {
  return Promise.all(
    attachments.map(async (file): Promise<MessagePart> => {
      try {
        const { ports } = state;
        const kept = await state.attachments.keep(ports.newId(), file.name, await file.fetch(), ports.now());
        return typeof kept === 'string'
          ? { type: 'text', text: `(${file.name})` }
          : { type: 'data-attachment', id: kept.id, data: kept };
      } catch (error) {
        console.error('a file of a reply could not be taken over', { file: file.id, error: String(error) });
        return { type: 'text', text: `(${file.name})` };
      }
    }),
  );
}

function intervalOf(
  state: ConversationState,
  helpdesk: Helpdesk,
  record: HandoffRecord,
  isCustomerHere: boolean,
): number {
  const age = state.ports.now() - Math.max(record.updatedAt ?? 0, record.requestedAt);
  if (age > OLD_AFTER_MS) return OLD_MS;
  const isProven = state.meta.get('hinted') !== undefined;
  if (helpdesk.hasWebhooks) return isCustomerHere && !isProven ? UNPROVEN_MS : WITH_WEBHOOKS_MS;
  if (isCustomerHere) return WATCHED_MS;
  return Math.round(Math.min(STALE_MS, Math.max(FRESH_MS, age * QUIET_SHARE)));
}

/** When to look again after a helpdesk could not be read `failures` times in a row, in milliseconds from then. */
export function retryAfter(failures: number, isCustomerHere: boolean, chance = Math.random()): number {
  const longest = isCustomerHere ? WATCHED_RETRY_MS : STALE_MS;
  return Math.round(Math.min(longest, FRESH_MS * 2 ** (failures - 1)) * (0.8 + 0.4 * chance));
}
