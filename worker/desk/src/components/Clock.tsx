import type { TicketRow } from '../../../src/desk-protocol.ts';
import { exactTime } from '../format.ts';
import { clockOf } from '../model/sla.ts';
import { clockWords } from '../words.ts';
import { useDesk } from './context.ts';

/** A thin line that fills up, and the time that is left in words. */
export function SlaClock({ ticket }: { ticket: TicketRow }) {
  const { now } = useDesk();
  const clock = clockOf(ticket, now.value);
  if (!clock) return null;
  return (
    <span class={`clock ${clock.tone}`} title={`Due ${exactTime(clock.dueAt)}`}>
      <span class="clock-line" aria-hidden="true">
        <i style={{ inlineSize: `${Math.round(clock.spent * 100)}%` }} />
      </span>
      {clockWords(clock)}
    </span>
  );
}
