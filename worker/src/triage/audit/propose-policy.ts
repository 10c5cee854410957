import { contentStems } from '../../answering/overlap.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import type { Policy, PolicyTopic, RoutingRule, Team } from '../policy/types.ts';
import type { AuditResult, CategoryAudit } from './types.ts';
import { slugOf } from './vectors.ts';

/** One step to loosen or extend the policy later; taken one at a time, each tried in a backtest first. */
export interface PolicySuggestion {
  topic: PolicyTopic;
  reason: string;
}

/** A category's proposed place: who takes it, and why. */
export interface ProposedRoute {
  topic: string;
  mode: PolicyTopic['mode'];
  team?: string;
  reason: string;
}

/** What the audit proposes to begin with. */
export interface PolicyProposal {
  policy: Policy;
  routes: ProposedRoute[];
  suggestions: PolicySuggestion[];
}

const ROUTED = 5;
/** A topic is answered on its own only above all of these. */
const VOLUME_FROM = 3;
const REPEATABILITY_FROM = 0.5;
const COMPLEXITY_UP_TO = 2;

/** Matters that stay with people, whatever the tickets look like. */
const HUMAN_TOPICS: readonly PolicyTopic[] = [
  {
    id: 'billing-dispute',
    mode: 'human-only',
    keywords: [
      'charged twice',
      'double charge',
      'overcharged',
      'unauthorized charge',
      'unauthorised charge',
      'chargeback',
      'dispute the charge',
      'wrong amount charged',
      'doppelt abgebucht',
      'cobro doble',
      'débité deux fois',
    ],
  },
  {
    id: 'legal',
    mode: 'human-only',
    keywords: [
      'my lawyer',
      'our lawyer',
      'attorney',
      'legal action',
      'legal complaint',
      'legal notice',
      'small claims court',
      'sue you',
      'data protection complaint',
      'Anwalt einschalten',
      'acciones legales',
      'action en justice',
    ],
  },
  {
    id: 'emotional',
    mode: 'human-only',
    keywords: [
      'passed away',
      'bereavement',
      'in tears',
      'panic attack',
      'harassed',
      'threatening me',
      'furious',
      'disgusted',
      'verstorben',
      'ha fallecido',
      'est décédé',
    ],
  },
  {
    id: 'account-risk',
    mode: 'human-only',
    keywords: [
      'account hacked',
      'account was hacked',
      'hacked my account',
      'account compromised',
      'account stolen',
      'someone else logged in',
      'account suspended',
      'data breach',
      'delete all my data',
      'owner has left',
      'Konto gehackt',
      'cuenta hackeada',
      'compte piraté',
    ],
  },
];
/** Words that escalate where they are meant. */
const SIGNALS = [
  'cancel',
  'refund',
  'money back',
  'chargeback',
  'legal',
  'lawyer',
  'urgent',
  'emergency',
  'Geld zurück',
  'kündigen',
  'reembolso',
  'remboursement',
];

/**
 * A careful first policy: people keep what is delicate; of the five largest categories only those that are many,
 * alike, easy and covered by an article are answered alone; the next ones are suggestions in order.
 * @param hasArticles whether a help centre was compared; without one nothing is answered alone
 */
export function proposePolicy(result: AuditResult, hasArticles: boolean): PolicyProposal {
  const taken = new Set(HUMAN_TOPICS.map(({ id }) => id));
  const placed = result.categories.map(category => {
    const topic = topicFor(category, hasArticles, taken);
    return { category, ...topic };
  });
  const [first, rest] = [placed.slice(0, ROUTED), placed.slice(ROUTED)];
  return {
    policy: {
      ...DEFAULT_POLICY,
      topics: merged([
        ...HUMAN_TOPICS,
        ...first.map(({ topic }) => topic),
        // What is for people stays with them, however few there are of it.
        ...rest.filter(({ topic }) => topic.mode === 'human-only').map(({ topic }) => topic),
      ]),
      otherwise: 'assisted',
      escalation: { ...DEFAULT_POLICY.escalation, keywords: [...SIGNALS] },
      ...routesTo(placed.filter(({ topic }, index) => index < ROUTED || topic.mode === 'human-only')),
    },
    routes: first.map(({ category, topic, reason }) => ({
      topic: topic.id,
      mode: topic.mode,
      ...(category.path.who[0] && { team: category.path.who[0].name }),
      reason,
    })),
    suggestions: [
      ...rest
        .filter(({ topic }) => topic.mode !== 'human-only')
        .map(({ topic, reason, category }) => ({
          topic,
          reason: `Add it as “${topic.mode}” (${category.tickets} tickets). ${reason}`,
        })),
      ...first.flatMap(({ category, topic }) =>
        topic.mode === 'assisted' && category.bucket === 'informational'
          ? [
              {
                topic: { ...topic, mode: 'autonomous' as const },
                reason: `Loosen it to “autonomous” once ${missing(category, hasArticles).join(' and ')}.`,
              },
            ]
          : [],
      ),
    ],
  };
}

/** A category that is one of the matters for people is that topic, with what its tickets say. */
function merged(topics: readonly PolicyTopic[]): PolicyTopic[] {
  const byId = new Map<string, PolicyTopic>();
  for (const topic of topics) byId.set(topic.id, { ...byId.get(topic.id), ...topic });
  return [...byId.values()];
}

/** The team that solves a category today gets it tomorrow; one rule a team. */
function routesTo(
  placed: ReadonlyArray<{ category: CategoryAudit; topic: PolicyTopic }>,
): Pick<Policy, 'teams' | 'routing'> {
  const topicsOf = new Map<string, string[]>();
  for (const { category, topic } of placed) {
    const name = category.path.who[0]?.name;
    if (name !== undefined) topicsOf.set(name, [...(topicsOf.get(name) ?? []), topic.id]);
  }
  const teams: Team[] = [];
  const routing: RoutingRule[] = [];
  for (const [name, topics] of topicsOf) {
    const slug = slugOf(name).slice(0, 50) || 'team';
    const id = teams.some(team => team.id === slug) ? `${slug}-${teams.length + 1}` : slug;
    teams.push({ id, name });
    routing.push({ id: `to-${id}`, when: { topics }, team: id });
  }
  return { teams, routing };
}

function topicFor(
  category: CategoryAudit,
  hasArticles: boolean,
  taken: Set<string>,
): { topic: PolicyTopic; reason: string } {
  const { mode, reason } = modeFor(category, hasArticles);
  let id = category.id;
  const isSame = mode === 'human-only' && HUMAN_TOPICS.some(topic => topic.id === id);
  for (let number = 2; taken.has(id) && !isSame; number++) id = `${category.id.slice(0, 60)}-${number}`;
  taken.add(id);
  // An example of one word would match every message that holds it.
  const examples = category.examples.filter(example => contentStems(example).size >= 2).slice(0, 8);
  const owner = category.path.who[0]?.name;
  return {
    topic: {
      id,
      title: category.name.slice(0, 80),
      mode,
      ...(owner !== undefined && { owner }),
      ...(examples.length > 0 && { examples }),
      ...(slugOf(category.name) !== id && { category: category.name }),
    },
    reason,
  };
}

function modeFor(
  category: CategoryAudit,
  hasArticles: boolean,
): { mode: PolicyTopic['mode']; reason: string } {
  const why = category.reasons.join(' ');
  if (category.bucket === 'human-judgment') return { mode: 'human-only', reason: why };
  if (category.bucket === 'troubleshooting') {
    return { mode: 'assisted', reason: `${why} A person sees each answer first.` };
  }
  const lacking = missing(category, hasArticles);
  return lacking.length === 0
    ? { mode: 'autonomous', reason: `${why} Many, alike, easy, and the help centre speaks of it.` }
    : { mode: 'assisted', reason: `${why} Not answered alone before ${lacking.join(' and ')}.` };
}

function missing(category: CategoryAudit, hasArticles: boolean): string[] {
  const factor = (name: string) => category.factors.find(one => one.name === name)?.value ?? 0;
  const lacking: string[] = [];
  if (factor('volume') < VOLUME_FROM)
    lacking.push(`its volume is at least ${VOLUME_FROM}% (now ${factor('volume')}%)`);
  if (factor('repeatability') < REPEATABILITY_FROM) {
    lacking.push(`its repeatability is at least ${REPEATABILITY_FROM} (now ${factor('repeatability')})`);
  }
  if (factor('complexity') > COMPLEXITY_UP_TO) {
    lacking.push(`its complexity is at most ${COMPLEXITY_UP_TO} (now ${factor('complexity')})`);
  }
  if (!hasArticles) lacking.push('a help centre was compared (--kb)');
  else if (category.coverage?.state !== 'covered') lacking.push('an article covers more of its tickets');
  return lacking;
}
