import type { ConversationChange, MessagePart } from '../protocol.ts';
import type { JudgedAs } from '../triage/judge.ts';
import { rememberRouting } from './context.ts';
import { Handover } from './handover.ts';
import { surroundingsOf } from './judgement.ts';
import type { ConversationState } from './state.ts';
import { isWithPeople } from './status.ts';
import { textOf } from './transcript.ts';
import type { PersonRequest, Result } from './types.ts';
import { refuse } from './types.ts';
import { handoffViewOf } from './views.ts';

/** The customer wants a person: always granted, from every screen, once. Call before any turn is stopped. */
export async function requestPerson(
  state: ConversationState,
  request: PersonRequest,
): Promise<Result<ConversationChange>> {
  if (state.hasBegun && !state.belongsTo(request.speaker)) return refuse('conversation_not_found');
  const { message, email } = request;
  const earlier = message && state.transcript.get(message.id);
  if (message && earlier && (earlier.role !== 'user' || textOf(earlier) !== message.text))
    return refuse('message_id_reused');
  if (message && !earlier && state.isTooFast()) return refuse('rate_limited', 30);
  // A person is never refused for want of a policy: without one nothing is routed.
  const around = await surroundingsOf(state, request).catch(error => {
    console.error('no policy for a wish for a person', { error: String(error) });
  });
  await state.change(() => {
    state.begin(request);
    if (around) rememberRouting(state.meta, around.policy, around.signals);
    const handover = new Handover(state);
    const wasWithPeople = isWithPeople(state.status);
    // What is written with the wish belongs to the question at hand, or begins the next one.
    if (state.status === 'solved') state.move('ask');
    if (email) leaveEmail(state, email);
    const seq = message && !earlier ? appendMessage(state, message) : undefined;
    const messageId = message?.id ?? state.transcript.lastOf('user')?.id;
    if (!wasWithPeople || state.status === 'draft')
      handover.begin('escalate', { kind: 'button', ...(messageId && { messageId }) });
    if (wasWithPeople && seq !== undefined) handover.forward(seq);
  });
  return { ok: true, value: changeOf(state) };
}

/** Where a reply goes when the customer has left: a claim, which agents see as one. */
export function leaveEmail(state: ConversationState, email: string): void {
  if (state.meta.get('email') === email) return;
  state.meta.set('email', email);
  const handover = new Handover(state);
  const record = handover.current();
  if (!record) return;
  handover.note(
    record,
    `email-${state.ports.now()}`,
    `The customer left an e-mail address (unverified): ${email}`,
  );
  state.handoffs.put({
    ...record,
    package: { ...record.package, email: record.package.email ?? { address: email, isVerified: false } },
  });
}

/** A customer's message without a turn. @returns its place. */
export function appendMessage(
  state: ConversationState,
  { id, text }: { id: string; text: string },
  attachments: readonly string[] = [],
  judged?: JudgedAs,
): number {
  const files = attachments.flatMap((attachment): MessagePart[] => {
    const stored = state.attachments.get(attachment);
    return stored ? [{ type: 'data-attachment', id: stored.id, data: stored }] : [];
  });
  const seq = state.transcript.append(id, 'user', [{ type: 'text', text }, ...files], state.ports.now());
  if (judged) state.judgements.put(id, judged, state.ports.now());
  state.record('message.received', {
    messageId: id,
    seq,
    length: text.length,
    ...(judged && readingOf(judged)),
  });
  return seq;
}

export function changeOf(state: ConversationState): ConversationChange {
  const handoff = handoffViewOf(state);
  return { status: state.status, ...(handoff && { handoff }) };
}

/** What reports need of how a message was judged: none of its words. */
function readingOf({ triage, judgement, policyVersion }: JudgedAs) {
  const { topic, sentiment, severity, language, reportsError, outOfScope } = triage;
  return {
    judged: judgement.kind,
    policy: policyVersion,
    topic: topic?.id,
    topicBy: topic?.by,
    sentiment,
    severity,
    language,
    reportsError,
    outOfScope,
  };
}
