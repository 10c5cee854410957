import type { DeskAction, DeskAgent } from '../desk-protocol.ts';
import type { MessagePart } from '../protocol.ts';
import type { HandoffRecord } from './handoffs.ts';
import { Handover } from './handover.ts';
import { slaTimesOf } from './sla-watch.ts';
import type { ConversationState } from './state.ts';
import type { Result } from './types.ts';
import { refuse } from './types.ts';

const DONE: Result<void> = { ok: true, value: undefined };

/**
 * What an agent does in the desk. Replies and notes carry ids: the same one twice is once.
 * @param segment of the ticket that the agent looks at: an older one is closed for everything but notes and tags.
 */
export async function act(
  state: ConversationState,
  agent: DeskAgent,
  action: DeskAction,
  segment: number,
): Promise<Result<void>> {
  if (!state.hasBegun) return refuse('conversation_not_found');
  const handover = new Handover(state);
  const record = state.handoffs.get(segment);
  const isOld = segment !== state.segments.current().n;
  if (!record || (isOld && action.kind !== 'note' && action.kind !== 'tags' && action.kind !== 'retry'))
    return refuse('not_handed_over');
  const isDone = await state.change(() => perform(state, handover, record, agent, action));
  return isDone ? DONE : refuse('not_handed_over');
}

/** @returns false where it cannot be done as things stand. */
function perform(
  state: ConversationState,
  handover: Handover,
  record: HandoffRecord,
  agent: DeskAgent,
  action: DeskAction,
): boolean {
  const change = (patch: Partial<HandoffRecord>): true => {
    state.handoffs.put({ ...record, ...patch });
    state.due.set('board', '', state.ports.now());
    return true;
  };
  switch (action.kind) {
    case 'take':
      take(state, handover, agent);
      return true;
    case 'reply':
      return reply(state, handover, record, agent, action);
    case 'note':
      if (
        state.notes.add(action.id, record.segment, agent.name, action.text, state.ports.now()) &&
        record.helpdesk !== 'desk'
      )
        handover.note(record, action.id, `${agent.name}: ${action.text}`);
      return change({});
    case 'assign': {
      const { assignee: _assignee, ...rest } = record;
      state.handoffs.put(action.to ? { ...rest, assignee: action.to } : rest);
      state.due.set('board', '', state.ports.now());
      return true;
    }
    case 'tags': {
      const tags = [...new Set(action.tags)];
      const addTags = tags.filter(tag => !record.tags.includes(tag));
      if (addTags.length > 0) handover.tell(record, { kind: 'update', change: { addTags } });
      return change({ tags });
    }
    case 'priority':
      handover.tell(record, { kind: 'update', change: { priority: action.priority } });
      return change(reprioritised(state, record, action.priority));
    case 'solve':
      if (!handover.solve(record, 'solved')) return false;
      handover.tell(record, { kind: 'update', change: { status: 'solved' } });
      return true;
    case 'reopen':
      if (!handover.reopen('team')) return false;
      handover.tell(record, { kind: 'update', change: { status: 'open' } });
      return true;
    case 'return':
      return handover.giveBack('team');
    case 'approve':
      return approve(state, handover, record, agent, action);
    case 'discard': {
      if (!state.drafts.decide(action.draft, 'discarded', agent.name)) return false;
      state.move('discard');
      state.record('draft.discarded', { segment: record.segment });
      return change({});
    }
    case 'retry':
      state.deliveries.unpark(record.segment);
      state.due.set('delivery', '', state.ports.now());
      return change({ delivery: record.ticket ? 'delivered' : 'queued' });
    case 'seen':
      state.handoffs.put({
        ...record,
        seenSeq: Math.max(record.seenSeq ?? 0, Math.min(action.seq, state.transcript.lastSeq())),
      });
      return true;
    case 'typing':
      return true;
    default:
      return action satisfies never;
  }
}

/** Another priority has other due times, counted from the same beginning. */
function reprioritised(
  state: ConversationState,
  record: HandoffRecord,
  priority: HandoffRecord['priority'],
): Partial<HandoffRecord> {
  state.due.set('sla', String(record.segment), state.ports.now());
  return { priority, sla: slaTimesOf(state, { ...record, priority }) };
}

function take(state: ConversationState, handover: Handover, agent: DeskAgent): void {
  handover.begin('join', { kind: 'taken', detail: agent.name });
  const record = handover.current();
  if (!record) throw new Error('A conversation was taken without a handoff.');
  if (record.agent?.name !== agent.name) state.mark({ kind: 'joined', name: agent.name });
  state.handoffs.put({ ...record, agent: { name: agent.name }, assignee: record.assignee ?? agent.name });
  state.due.set('board', '', state.ports.now());
}

function reply(
  state: ConversationState,
  handover: Handover,
  record: HandoffRecord,
  agent: DeskAgent,
  { id, text, attachments = [] }: Extract<DeskAction, { kind: 'reply' }>,
): boolean {
  if (state.transcript.get(id)) return true;
  const files = attachments.flatMap((attachment): MessagePart[] => {
    const stored = state.attachments.get(attachment);
    return stored ? [{ type: 'data-attachment', id: stored.id, data: stored }] : [];
  });
  const seq = handover.reply(record, id, [{ type: 'text', text }, ...files], { name: agent.name });
  handover.tell(record, { kind: 'append', messageSeq: seq });
  const current = state.handoffs.get(record.segment);
  if (current && !current.assignee) state.handoffs.put({ ...current, assignee: agent.name });
  return true;
}

/** The draft goes out under the name of whoever checked it: as it was, with its citations, or as it was edited. */
function approve(
  state: ConversationState,
  handover: Handover,
  record: HandoffRecord,
  agent: DeskAgent,
  { draft: id, text }: Extract<DeskAction, { kind: 'approve' }>,
): boolean {
  const draft = state.drafts.open(record.segment);
  if (draft?.id !== id || !state.drafts.decide(id, 'sent', agent.name)) return false;
  const parts = text === undefined ? draft.parts : editedParts(draft.parts, text);
  const seq = handover.reply(record, id, parts, { name: agent.name });
  handover.tell(record, { kind: 'append', messageSeq: seq });
  state.record('draft.sent', { segment: record.segment, isEdited: text !== undefined });
  return true;
}

/** The words as they were edited, with those of the draft's citations that they still name. */
function editedParts(parts: readonly MessagePart[], text: string): MessagePart[] {
  const cited = parts.filter(part => part.type === 'data-citation' && text.includes(`[${part.data.n}]`));
  return [{ type: 'text', text }, ...cited];
}
