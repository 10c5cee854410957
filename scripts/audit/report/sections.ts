import type { PolicyProposal } from '../../../worker/src/triage/audit/propose-policy.ts';
import type { AuditResult, Bucket, CategoryAudit } from '../../../worker/src/triage/audit/types.ts';
import type { Bar } from './charts.ts';
import { barChart, weekChart } from './charts.ts';
import { escapeHtml, table } from './escape.ts';
import { BUCKET_WORDS, count, hours, percent } from './words.ts';

const PROPOSALS_SHOWN = 40;
const GROUPS_SHOWN = 30;

/** The charts, one question each, with its table behind it. */
export function chartSection(result: AuditResult): string {
  const { categories } = result;
  const bars = (
    value: (category: CategoryAudit) => number | undefined,
    text: (category: CategoryAudit) => string,
  ): Bar[] =>
    categories.flatMap(category => {
      const size = value(category);
      return size === undefined
        ? []
        : [{ label: category.name, value: size, text: text(category), bucket: category.bucket }];
    });
  const byScore = [...categories].sort((a, b) => b.score - a.score);
  const charts = [
    figure(
      'Which topics come most?',
      'Tickets of the window; untagged ones with a clear tag included.',
      bars(
        one => one.tickets,
        one => `${count(one.tickets)} (${percent(one.share)})`,
      ),
      barChart,
    ),
    figure(
      'Where does automation pay first?',
      'Score: volume × repeatability ÷ complexity. What people must judge is measured too, and stays with people.',
      byScore.map(one => ({
        label: one.name,
        value: one.score,
        text: String(one.score),
        bucket: one.bucket,
      })),
      barChart,
    ),
    figure(
      'How long from first contact to resolution?',
      'Median of the tickets that have both times.',
      bars(
        one => one.path.medianHoursToResolution,
        one => hours(one.path.medianHoursToResolution),
      ),
      barChart,
    ),
    figure(
      'How often is it passed on?',
      'Share of tickets escalated, by the ticket’s own history.',
      bars(
        one => one.path.escalationShare,
        one => percent(one.path.escalationShare),
      ),
      barChart,
    ),
    figure(
      'How far does the help centre speak of it?',
      'Share of tickets with an article that holds half of the words that are typical of them.',
      bars(
        one => one.coverage?.share,
        one => percent(one.coverage?.share),
      ),
      barChart,
    ),
  ];
  if (result.weeks.length > 1) {
    charts.push(
      `<figure><figcaption><b>How many tickets a week?</b><span class="soft">By the Monday of the week; the first and the last week may be cut.</span></figcaption>${weekChart('Tickets a week', result.weeks)}${behind(
        ['Week of', 'Tickets'],
        result.weeks.map(({ week, tickets }) => [week, count(tickets)]),
      )}</figure>`,
    );
  }
  return `<h2>The picture</h2>${legend()}<div class="charts">${charts.join('')}</div>`;
}

function figure(
  title: string,
  note: string,
  bars: readonly Bar[],
  chart: (title: string, bars: readonly Bar[]) => string,
): string {
  if (bars.length === 0) return '';
  return `<figure><figcaption><b>${escapeHtml(title)}</b><span class="soft">${escapeHtml(note)}</span></figcaption>${chart(title, bars)}${behind(
    ['Category', 'Kind of work', 'Value'],
    bars.map(({ label, text, bucket }) => [label, bucket ? BUCKET_WORDS[bucket] : '', text]),
  )}</figure>`;
}

function behind(head: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  return `<details><summary>Table</summary>${table(head, rows)}</details>`;
}

function legend(): string {
  const kinds: Bucket[] = ['informational', 'troubleshooting', 'human-judgment'];
  return `<p class="legend">${kinds.map(kind => badge(kind)).join(' ')}</p>`;
}

function badge(bucket: Bucket): string {
  return `<span class="badge ${bucket}">${BUCKET_WORDS[bucket]}</span>`;
}

/** Each category with everything that was found about it. */
export function categorySection({ categories, rest, uncategorised }: AuditResult): string {
  const others = [
    rest.categories > 0 ? `${count(rest.tickets)} tickets lie in ${rest.categories} smaller categories.` : '',
    uncategorised > 0 ? `${count(uncategorised)} tickets fit no category.` : '',
  ].filter(Boolean);
  return `<h2>Category by category</h2>${categories.map(categoryHtml).join('')}<p class="soft">${others.join(' ')}</p>`;
}

function categoryHtml(category: CategoryAudit, index: number): string {
  const { name, bucket, reasons, factors, score, path, coverage, examples, tickets, proposed, origin } =
    category;
  const value = (factor: string) => factors.find(one => one.name === factor)?.value ?? 0;
  const who = path.who.map(one => `${one.name} ${percent(one.share)}`).join(', ');
  const facts = [
    who && `Solved by: ${who}.`,
    path.medianHoursToResolution !== undefined &&
      `First contact to resolution: ${hours(path.medianHoursToResolution)} (median of ${count(path.timed)}).`,
    path.medianHoursToFirstReply !== undefined && `First reply: ${hours(path.medianHoursToFirstReply)}.`,
    path.escalationShare !== undefined && `Escalated: ${percent(path.escalationShare)}.`,
    coverage &&
      `Help centre: ${coverage.state === 'none' ? 'no article' : coverage.state === 'partly' ? 'partly covered' : 'covered'} (${percent(coverage.share)} of tickets)${
        coverage.articles.length
          ? `; most often ${coverage.articles.map(({ title }) => `“${title}”`).join(', ')}`
          : ''
      }.`,
  ].filter(fact => typeof fact === 'string' && fact !== '') as string[];
  return `<section class="category"><header><h3>${index + 1}. ${escapeHtml(name)}</h3>${badge(bucket)}<span class="soft">${count(tickets)} tickets${
    proposed ? `, ${count(proposed)} of them untagged` : ''
  }${origin === 'grouped' ? ', found by their words' : ''}</span></header><ul>${[...reasons, ...facts].map(one => `<li>${escapeHtml(one)}</li>`).join('')}</ul><p class="sum">Score <b>${score}</b> = ${value('volume')} × ${value('repeatability')} ÷ ${value('complexity')}</p><details><summary>How the score came about, and example tickets</summary>${table(
    ['Factor', 'Value', 'How it was figured'],
    factors.map(factor => [factor.name, factor.value, factor.explanation]),
  )}<ul>${examples.map(example => `<li>${escapeHtml(example)}</li>`).join('')}</ul></details></section>`;
}

/** Missing and doubtful tags. */
export function tagSection({ tagging }: AuditResult): string {
  const { untagged, misTagged, agreement, groups, proposals } = tagging;
  const found = proposals.filter(({ finding }) => finding === 'untagged').length;
  const parts = [
    untagged > 0
      ? `${count(untagged)} tickets have no category; for ${count(found)} of them their words name one clearly.`
      : 'Every ticket has a category.',
    agreement === undefined
      ? ''
      : `On tickets kept out of the training, words alone give the tag of the export ${percent(agreement)} of the time. Only guesses clearer than that are shown.`,
    misTagged > 0
      ? `${count(misTagged)} tickets look tagged wrongly.`
      : agreement === undefined
        ? ''
        : 'No tag is contradicted clearly enough to be called wrong.',
  ].filter(Boolean);
  const lists = proposals.length
    ? `${table(
        ['Finding', 'Tag now', 'Proposed', 'Tickets', 'Why'],
        groups
          .slice(0, GROUPS_SHOWN)
          .map(group => [group.finding, group.from || '–', group.to, group.tickets, group.reason]),
      )}<details><summary>Tickets (${Math.min(PROPOSALS_SHOWN, proposals.length)} of ${count(proposals.length)}; all are in tags.csv)</summary>${table(
        ['Ticket', 'Subject', 'Tag now', 'Proposed', 'Why'],
        proposals
          .slice(0, PROPOSALS_SHOWN)
          .map(one => [one.ticketId, one.subject, one.currentTag || '–', one.proposedTag, one.reason]),
      )}</details>`
    : '';
  return `<h2>Tags to mend</h2>${parts.map(part => `<p>${escapeHtml(part)}</p>`).join('')}${lists}`;
}

/** What the proposed policy does at first, and what may follow. */
export function policySection({ policy, routes, suggestions }: PolicyProposal): string {
  const people = policy.topics.filter(
    ({ mode, id }) => mode === 'human-only' && !routes.some(({ topic }) => topic === id),
  );
  return `<h2>The proposed policy</h2><p>It starts careful. Always for people: ${escapeHtml(people.map(({ id }) => id).join(', '))}. These words escalate where they are meant: ${escapeHtml(policy.escalation.keywords.join(', '))}. The largest categories:</p>${table(
    ['Topic', 'Mode', 'Team', 'Why'],
    routes.map(route => [route.topic, route.mode, route.team ?? '–', route.reason]),
  )}${
    suggestions.length
      ? `<h3>Next, one at a time</h3><ol>${suggestions.map(({ topic, reason }) => `<li><b>${escapeHtml(topic.id)}</b>: ${escapeHtml(reason)}</li>`).join('')}</ol>`
      : ''
  }`;
}
