/** A message as it is looked for: 'case 17 message 2', whatever markup stands around it. */
export interface CaseMessage {
  handoff: number;
  /** From 1: the question, then what followed. */
  message: number;
}

/** What a ticket of the helpdesk shows, as far as it counts here. */
export interface CountedTicket {
  messages: ReadonlyArray<{ text: string; isPublic: boolean }>;
}

/** How what was sent compares with what is at the helpdesk; all zero but `tickets` when nothing went wrong. */
export interface HandoffCount {
  tickets: number;
  /** Customers' messages that no ticket shows. */
  lost: number;
  /** Messages shown more than once, and tickets beyond one a handoff. */
  duplicated: number;
  /** Tickets whose messages stand in another order, or beside another customer's. */
  disordered: number;
}

const MARK = /\bcase(\d+)message(\d+)\b/g;

/** The word that names a message; letters and digits alone, so that no helpdesk's markup touches it. */
export function markOf({ handoff, message }: CaseMessage): string {
  return `case${handoff}message${message}`;
}

/** The marks of a ticket's public messages, in order. */
export function marksOf({ messages }: CountedTicket): CaseMessage[] {
  return messages
    .filter(({ isPublic }) => isPublic)
    .flatMap(({ text }) => [...text.matchAll(MARK)])
    .map(([, handoff, message]) => ({ handoff: Number(handoff), message: Number(message) }));
}

/** @param each how many messages each handoff has. */
export function countHandoffs(
  tickets: readonly CountedTicket[],
  { handoffs, each }: { handoffs: number; each: number },
): HandoffCount {
  const marks = tickets.map(marksOf);
  const shown = new Map<string, number>();
  for (const mark of marks.flat()) shown.set(markOf(mark), (shown.get(markOf(mark)) ?? 0) + 1);
  let lost = 0;
  let repeated = 0;
  for (let handoff = 1; handoff <= handoffs; handoff += 1) {
    for (let message = 1; message <= each; message += 1) {
      const times = shown.get(markOf({ handoff, message })) ?? 0;
      if (times === 0) lost += 1;
      repeated += Math.max(0, times - 1);
    }
  }
  return {
    tickets: tickets.length,
    lost,
    duplicated: repeated + Math.max(0, tickets.length - handoffs),
    disordered: marks.filter(isDisordered).length,
  };
}

function isDisordered(marks: readonly CaseMessage[]): boolean {
  return marks.some((mark, at) => {
    const before = marks[at - 1];
    return before !== undefined && (before.handoff !== mark.handoff || before.message > mark.message);
  });
}
