import { usualReplyMinutes } from '../handoff/usual-reply.ts';
import { recallContext } from './context.ts';
import type { ConversationState } from './state.ts';
import { isWithPeople } from './status.ts';

/** As of when the segment went to people: what is promised once does not wander. */
interface Remembered {
  segment: number;
  minutes?: number;
}

/** Works out, once a handoff, how long a first reply usually takes on this site. A reading that fails is made up for later. */
export async function learnUsualReply(state: ConversationState): Promise<void> {
  const { n } = state.segments.current();
  const record = state.handoffs.get(n);
  if (!record || record.firstRepliedAt !== undefined || !isWithPeople(state.status)) return;
  if (recall(state)?.segment === n) return;
  const { site } = recallContext(state.meta);
  const waits = await state.ports.people.board.waits(site.id, record.package.key);
  const minutes = usualReplyMinutes(waits, site.handoff.hours, state.ports.now());
  const known: Remembered = { segment: n, ...(minutes !== undefined && { minutes }) };
  await state.change(() => state.meta.set('usual_reply', JSON.stringify(known)));
}

/** In minutes of opening hours, for the current segment; undefined while it is not known. */
export function usualReplyOf(state: ConversationState): number | undefined {
  const known = recall(state);
  return known?.segment === state.segments.current().n ? known.minutes : undefined;
}

function recall(state: ConversationState): Remembered | undefined {
  const stored = state.meta.get('usual_reply');
  return stored === undefined ? undefined : (JSON.parse(stored) as Remembered);
}
