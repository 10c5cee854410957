import { ownCategories } from '../audit/categories.ts';
import type { AuditTicket } from '../audit/types.ts';
import { slugOf } from '../audit/vectors.ts';
import type { Example } from '../topic/train.ts';
import { OUT_OF_SCOPE } from '../topic/train.ts';
import type { Policy } from './types.ts';

/** Fewer examples of a topic teach nothing. */
const FEW = 2;

/**
 * What a topic classifier learns from: the policy's examples, and past tickets by their category. Tickets of
 * other categories teach what none of the topics is.
 */
export function trainingRows(
  policy: Pick<Policy, 'topics'>,
  tickets: readonly AuditTicket[] = [],
): Example[] {
  const idOf = new Map(
    policy.topics.flatMap(({ id, category }) => [
      [id, id] as const,
      ...(category === undefined ? [] : [[slugOf(category), id] as const]),
    ]),
  );
  const rows = policy.topics.flatMap(({ id, examples = [] }) =>
    examples.map((text): Example => ({ text, label: id })),
  );
  const { labels } = ownCategories(tickets);
  for (const [index, { subject, text }] of tickets.entries()) {
    const label = labels[index];
    const words = `${subject}\n${text}`.trim();
    if (label === undefined || words === '') continue;
    rows.push({ text: words, label: idOf.get(slugOf(label)) ?? OUT_OF_SCOPE });
  }
  const counts = new Map<string, number>();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
  return rows.filter(({ label }) => (counts.get(label) ?? 0) >= FEW);
}

/** Whether there is enough to tell topics apart. */
export function canTrain(rows: readonly Example[]): boolean {
  return new Set(rows.map(({ label }) => label)).size >= 2;
}
