import type { Assessed, OutcomeKind } from './types.ts';

export interface TopicRow {
  topic: string;
  tickets: number;
  resolved: number;
  drafted: number;
  escalated: number;
  declined: number;
  problems: number;
}

/** What a run comes to. Shares 0 to 1. */
export interface BacktestSummary {
  n: number;
  outcomes: Record<OutcomeKind, number>;
  resolved: number;
  resolvedShare: number;
  /** 95 of 100 times within. */
  interval: [number, number];
  needed: number;
  missedEscalations: string[];
  humanOnlyAnswered: string[];
  unsupported: string[];
  /** Mean over answers that a person answered too. */
  similarity: number | undefined;
  /** Of tickets with linked articles: answered with one of them, and answered with others alone. */
  linked: { n: number; answeredWithLinked: number; answeredWithOthers: number } | undefined;
  /** Of tickets whose own label is a topic: how often the same was read. */
  topicAgreement: number | undefined;
  marked: number;
  topics: TopicRow[];
}

const KINDS: readonly OutcomeKind[] = [
  'answered',
  'auto-response',
  'self-service',
  'asked',
  'drafted',
  'escalated',
  'declined',
  'failed',
];

export function summarise(all: readonly Assessed[]): BacktestSummary {
  const ids = (is: (one: Assessed) => boolean) => all.filter(is).map(({ ticket }) => ticket.id);
  const resolved = all.filter(({ isResolved }) => isResolved).length;
  const similar = all.flatMap(({ kind, similarity }) =>
    similarity === undefined || kind === 'declined' ? [] : [similarity],
  );
  const linked = all.filter(({ ticket }) => (ticket.articles ?? []).length > 0);
  const labelled = all.filter(({ ownTopic, judged }) => ownTopic !== undefined && judged !== undefined);
  const agreed = labelled.filter(({ ownTopic, judged }) => judged?.triage.topic?.id === ownTopic);
  return {
    n: all.length,
    outcomes: Object.fromEntries(
      KINDS.map(kind => [kind, all.filter(one => one.kind === kind).length]),
    ) as Record<OutcomeKind, number>,
    resolved,
    resolvedShare: all.length ? resolved / all.length : 0,
    interval: wilson(resolved, all.length),
    needed: all.filter(({ needed }) => needed !== undefined).length,
    missedEscalations: ids(({ isMissedEscalation }) => isMissedEscalation),
    humanOnlyAnswered: ids(({ isForbidden }) => isForbidden),
    unsupported: ids(one => one.unsupported.length > 0),
    similarity: similar.length ? similar.reduce((sum, one) => sum + one, 0) / similar.length : undefined,
    linked: linked.length
      ? {
          n: linked.length,
          answeredWithLinked: linked.filter(one => one.kind === 'answered' && one.citesLinked).length,
          answeredWithOthers: linked.filter(one => one.kind === 'answered' && one.citesLinked === false)
            .length,
        }
      : undefined,
    topicAgreement: labelled.length ? agreed.length / labelled.length : undefined,
    marked: all.filter(({ mark }) => mark !== undefined).length,
    topics: topicRows(all),
  };
}

/** Wilson's interval at 95%. */
export function wilson(hits: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const z = 1.96;
  const share = hits / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

function topicRows(all: readonly Assessed[]): TopicRow[] {
  const rows = new Map<string, TopicRow>();
  for (const one of all) {
    const topic = one.ownTopic ?? one.judged?.triage.topic?.id ?? '–';
    const row = rows.get(topic) ?? {
      topic,
      tickets: 0,
      resolved: 0,
      drafted: 0,
      escalated: 0,
      declined: 0,
      problems: 0,
    };
    row.tickets += 1;
    row.resolved += Number(one.isResolved);
    row.drafted += Number(one.kind === 'drafted');
    row.escalated += Number(one.kind === 'escalated');
    row.declined += Number(one.kind === 'declined' || one.kind === 'asked');
    row.problems += Number(one.isMissedEscalation || one.isForbidden || one.unsupported.length > 0);
    rows.set(topic, row);
  }
  return [...rows.values()].sort((a, b) => b.tickets - a.tickets || (a.topic < b.topic ? -1 : 1));
}
