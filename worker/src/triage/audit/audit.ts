/**
 * What past tickets say about what to automate: categories by volume, each with its kind of work, its score, its
 * way to resolution and its articles. Pure: the same tickets give the same result, on every machine.
 */
import { maskPersonal } from '../../knowledge/mask.ts';
import { bucketOf } from './buckets.ts';
import { ownCategories } from './categories.ts';
import { clusterTickets } from './cluster.ts';
import { ArticleFinder } from './coverage.ts';
import { resolutionPath, round } from './path.ts';
import { repeatabilityOf, scoreOf } from './score.ts';
import { signShares } from './signs.ts';
import { checkTags } from './tagging.ts';
import type { AuditArticle, AuditResult, AuditTicket, CategoryAudit } from './types.ts';
import type { Vocabulary } from './vectors.ts';
import { buildVocabulary, compare, cosine, slugOf, spread } from './vectors.ts';
import { takeWindow, weeksOf } from './window.ts';

/** What an audit may be told; times in milliseconds since 1970. */
export interface AuditOptions {
  /** Length of the window, 90 by default. */
  days?: number;
  /** End of the window; by default the newest ticket. */
  until?: number;
  articles?: readonly AuditArticle[];
}

const MOST_CATEGORIES = 15;
const FEW_TICKETS = 30;
const EXAMPLES = 8;
/** Untagged tickets are grouped when they are at least this share and this many. */
const GROUP_SHARE = 0.05;
const GROUP_TICKETS = 20;

/** Audits tickets. Throws nothing: what is odd about them stands in `notices`. */
export function auditTickets(all: readonly AuditTicket[], options: AuditOptions = {}): AuditResult {
  const window = takeWindow(all, options);
  const tickets = window.tickets;
  const notices = [...window.notices];
  if (tickets.length > 0 && tickets.length < FEW_TICKETS)
    notices.push(
      `Only ${tickets.length === 1 ? '1 ticket is' : `${tickets.length} tickets are`} in the window: read the figures as examples, not as shares.`,
    );
  const vocabulary = buildVocabulary(tickets);
  const own = ownCategories(tickets);
  if (tickets.length > 0) notices.push(...own.notices);
  const tags = checkTags(tickets, own.labels, vocabulary);
  const members = gather(own.labels, tags.proposed, vocabulary);
  const overall = resolutionPath(tickets);
  const finder = options.articles && new ArticleFinder(options.articles);
  const ranked = [...members].sort(
    ([a, one], [b, other]) => other.positions.length - one.positions.length || compare(a, b),
  );
  const ids = new Set<string>();
  const categories = ranked.slice(0, MOST_CATEGORIES).map(([name, group]): CategoryAudit => {
    const inside = group.positions.map(position => tickets[position] as AuditTicket);
    const path = resolutionPath(inside);
    const shares = signShares(inside);
    const { bucket, reasons } = bucketOf(name, shares, path);
    const { score, factors } = scoreOf({
      tickets: inside.length,
      all: tickets.length,
      repeatability: repeatabilityOf(group.positions, vocabulary),
      troubleShare: shares.trouble,
      path,
      overall,
    });
    return {
      id: unusedId(slugOf(name), ids),
      name,
      origin: group.origin,
      tickets: inside.length,
      proposed: group.proposed,
      share: round(inside.length / tickets.length, 4),
      bucket,
      reasons,
      score,
      factors,
      path,
      ...(finder && { coverage: finder.coverage(inside) }),
      examples: examplesOf(group.positions, tickets, vocabulary),
    };
  });
  const shown = categories.reduce((sum, category) => sum + category.tickets, 0);
  const grouped = ranked.reduce((sum, [, group]) => sum + group.positions.length, 0);
  return {
    window: window.span,
    tickets: tickets.length,
    outsideWindow: window.outside,
    duplicates: window.duplicates,
    categorySource: own.source,
    weeks: weeksOf(tickets),
    categories,
    rest: { categories: ranked.length - categories.length, tickets: grouped - shown },
    uncategorised: tickets.length - grouped,
    path: overall,
    tagging: tags.summary,
    notices,
  };
}

interface Group {
  origin: CategoryAudit['origin'];
  positions: number[];
  proposed: number;
}

/** Own categories, untagged tickets with a clear tag added; the rest grouped by words where there is enough of it. */
function gather(
  labels: ReadonlyArray<string | undefined>,
  proposed: ReadonlyMap<number, string>,
  vocabulary: Vocabulary,
): Map<string, Group> {
  const groups = new Map<string, Group>();
  const open: number[] = [];
  for (const [position, label] of labels.entries()) {
    const name = label ?? proposed.get(position);
    if (name === undefined) {
      open.push(position);
      continue;
    }
    const group = groups.get(name) ?? { origin: 'export', positions: [], proposed: 0 };
    group.positions.push(position);
    if (label === undefined) group.proposed++;
    groups.set(name, group);
  }
  if (open.length >= GROUP_TICKETS && open.length >= labels.length * GROUP_SHARE) {
    for (const { name, members } of clusterTickets(vocabulary, open)) {
      const free = groups.has(name) ? `${name} (grouped)` : name;
      groups.set(free, { origin: 'grouped', positions: members, proposed: 0 });
    }
  }
  // Tickets that all use the same words are one category.
  const worded = open.filter(position => (vocabulary.documents[position]?.length ?? 0) > 0);
  if (groups.size === 0 && worded.length > 0) {
    groups.set('all tickets', { origin: 'grouped', positions: worded, proposed: 0 });
  }
  return groups;
}

/** Subjects of the tickets that most others of a sample resemble, each once, without personal data. */
function examplesOf(
  positions: readonly number[],
  tickets: readonly AuditTicket[],
  { documents, idf }: Vocabulary,
): string[] {
  const sample = spread(positions, 80);
  const empty = new Int32Array();
  const ranked = sample
    .map(position => ({
      position,
      near: sample.reduce(
        (sum, other) =>
          sum +
          (other === position ? 0 : cosine(documents[position] ?? empty, documents[other] ?? empty, idf)),
        0,
      ),
    }))
    .sort((a, b) => b.near - a.near || a.position - b.position);
  const seen = new Set<string>();
  const examples: string[] = [];
  for (const { position } of ranked) {
    const ticket = tickets[position];
    const text = maskPersonal(ticket?.subject || ticket?.text.slice(0, 140) || '')
      .slice(0, 140)
      .trim();
    const key = text.toLowerCase();
    if (text.length < 8 || seen.has(key)) continue;
    seen.add(key);
    examples.push(text);
    if (examples.length === EXAMPLES) break;
  }
  return examples;
}

function unusedId(slug: string, taken: Set<string>): string {
  let id = slug;
  for (let number = 2; taken.has(id); number++) id = `${slug.slice(0, 60)}-${number}`;
  taken.add(id);
  return id;
}
