import type { AuditTicket } from './types.ts';
import { compare, slugOf } from './vectors.ts';

/** Where the categories of an export come from, and each ticket's own. */
export interface OwnCategories {
  source: 'category column' | 'tags' | 'grouping';
  /** By position; undefined where the ticket has none. */
  labels: Array<string | undefined>;
  notices: string[];
}

/** A tag on more tickets than this names no topic. */
const COMMON_TAG = 0.6;
/** Tags about the work, not about the matter. */
const WORK_TAG =
  /^(?:escalat\w*|tier\W?\d|l[123]|vip|urgent|high|low|normal|spam|web|web_?widget|email|mail|chat|api|phone|mobile|twitter|facebook|whatsapp|closed\w*|solved|merged|reopened|auto\w*|macro\w*|sla\w*|csat\w*|first_?line|second_?line|bulk\w*|imported?|archived|answered|needs?_?\w*|waiting\w*|pending\w*|follow_?up|todo|test|unknown|other|misc|general|n\/?a|none)$/i;
/** A category column's ways to say nothing. */
const NO_CATEGORY =
  /^(?:|-+|n\/?a|none|null|undefined|unknown|uncategori[sz]ed|untagged|other|misc\w*|general|no category|\(?(?:empty|blank|not set)\)?)$/i;

/**
 * Chooses the column that tells topics apart: the category column, else tags, else none. A source with one
 * topic only tells nothing apart and is passed over with a word about it.
 */
export function ownCategories(tickets: readonly AuditTicket[]): OwnCategories {
  const notices: string[] = [];
  const columns = tickets.map(({ category = '' }) =>
    NO_CATEGORY.test(category.trim()) ? undefined : category.trim(),
  );
  const tags = topicTags(tickets);
  for (const [source, labels] of [
    ['category column', columns],
    ['tags', tags],
  ] as const) {
    const spelled = oneSpelling(labels);
    const kinds = new Set(spelled.filter(label => label !== undefined));
    const [only] = kinds;
    if (kinds.size >= 2) return { source, labels: spelled, notices };
    if (only !== undefined) {
      notices.push(
        `The ${source === 'tags' ? 'tags name' : 'category column names'} one topic only (“${only}”), which tells no tickets apart: looked for groups instead.`,
      );
    }
  }
  const common = commonTag(tickets);
  if (notices.length === 0)
    notices.push(
      common
        ? `“${common.tag}” is on ${common.count} of ${tickets.length} tickets and tells none apart: looked for groups instead.`
        : 'No ticket carries a category or a tag that names a topic: tickets were grouped by their words.',
    );
  return { source: 'grouping', labels: tickets.map(() => undefined), notices };
}

/** A tag that would name a topic, were it not on nearly all tickets. */
function commonTag(tickets: readonly AuditTicket[]): { tag: string; count: number } | undefined {
  const [most] = [...tagCounts(tickets)]
    .filter(([tag, count]) => !WORK_TAG.test(tag) && count > tickets.length * COMMON_TAG)
    .sort(([a, countA], [b, countB]) => countB - countA || compare(a, b));
  return most && { tag: most[0], count: most[1] };
}

function tagCounts(tickets: readonly AuditTicket[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { tags } of tickets)
    for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

/** Of a ticket's tags the one that most tickets carry, work tags and tags on nearly all aside. */
function topicTags(tickets: readonly AuditTicket[]): Array<string | undefined> {
  const counts = tagCounts(tickets);
  const isTopic = (tag: string) => {
    const count = counts.get(tag) ?? 0;
    return !WORK_TAG.test(tag) && count >= 3 && count <= tickets.length * COMMON_TAG;
  };
  return tickets.map(
    ({ tags }) =>
      [...new Set(tags)]
        .filter(isTopic)
        .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || compare(a, b))[0],
  );
}

/** "Billing", "billing " and "BILLING" are one: the spelling that is met most. */
function oneSpelling(labels: ReadonlyArray<string | undefined>): Array<string | undefined> {
  const spellings = new Map<string, Map<string, number>>();
  for (const label of labels) {
    if (label === undefined) continue;
    const known = spellings.get(slugOf(label)) ?? new Map<string, number>();
    known.set(label, (known.get(label) ?? 0) + 1);
    spellings.set(slugOf(label), known);
  }
  const chosen = new Map(
    [...spellings].map(([slug, counts]) => [
      slug,
      [...counts].sort(([a, countA], [b, countB]) => countB - countA || compare(a, b))[0]?.[0],
    ]),
  );
  return labels.map(label => (label === undefined ? undefined : chosen.get(slugOf(label))));
}
