import type { PolicyProposal } from '../../../worker/src/triage/audit/propose-policy.ts';
import type { AuditResult } from '../../../worker/src/triage/audit/types.ts';
import type { Baseline } from '../baseline.ts';
import { baselineWords } from '../baseline.ts';
import { escapeHtml, table } from './escape.ts';
import { categorySection, chartSection, policySection, tagSection } from './sections.ts';
import { STYLES } from './styles.ts';
import { count, hours, percent } from './words.ts';

/** The whole report as one file: no script, nothing fetched. */
export function reportPage(
  result: AuditResult,
  proposal: PolicyProposal,
  source: { name: string; format: string; hasArticles: boolean },
  frozen?: Baseline,
): string {
  const { window } = result;
  const span = window.from && window.until ? `${window.from} to ${window.until}` : 'all tickets (no dates)';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Ticket audit: ${escapeHtml(source.name)}</title><style>${STYLES}</style></head><body><main>
<h1>What your tickets say</h1><p class="soft">${escapeHtml(source.name)} (${escapeHtml(source.format)}) · ${span}</p>
<dl class="figures">${[
    ['Tickets', count(result.tickets)],
    ['Categories shown', String(result.categories.length)],
    ['Median to resolution', hours(result.path.medianHoursToResolution)],
    ['Escalated', percent(result.path.escalationShare)],
    ['Without a category', percent(result.tickets ? result.tagging.untagged / result.tickets : undefined)],
    ['Look mis-tagged', count(result.tagging.misTagged)],
  ]
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join('')}</dl>
${firstSteps(result, proposal, source.hasArticles)}
${chartSection(result)}
${categorySection(result)}
${gapSection(result, source.hasArticles)}
${tagSection(result)}
${policySection(proposal)}
${frozen ? changeSection(result, frozen) : ''}
<h2>How to read this</h2>
<p><b>Volume</b> is the category’s share of the tickets in percent. <b>Repeatability</b> is the share of its tickets that share telling words with another. <b>Complexity</b> begins at 1 and grows with reported failures, messages, escalations and slow resolutions. The score is volume × repeatability ÷ complexity; it says where automation would save most, not that it is allowed.</p>
<p><b>Informational</b>: an answer is enough. <b>Multi-step troubleshooting</b>: the customer has to try something and report back. <b>Human judgment</b>: money, law, feelings or access are at stake, or people pass it on often.</p>
${result.notices.length ? `<div class="notices"><b>About the data</b><ul>${result.notices.map(notice => `<li>${escapeHtml(notice)}</li>`).join('')}</ul></div>` : ''}
</main></body></html>
`;
}

function firstSteps(
  { categories, tagging }: AuditResult,
  { routes }: PolicyProposal,
  hasArticles: boolean,
): string {
  const named = (mode: string) => routes.filter(route => route.mode === mode).map(({ topic }) => topic);
  const [alone, assisted, people] = [named('autonomous'), named('assisted'), named('human-only')];
  const bare = categories.filter(({ coverage }) => coverage?.state === 'none').map(({ name }) => name);
  const steps = [
    alone.length
      ? `Let the assistant answer alone: ${alone.join(', ')}.`
      : 'Nothing should be answered without a person yet; the reasons stand below.',
    assisted.length ? `Let it draft for your agents: ${assisted.join(', ')}.` : '',
    people.length ? `Keep with people: ${people.join(', ')}.` : '',
    bare.length ? `Write articles first for: ${bare.join(', ')}.` : '',
    hasArticles ? '' : 'Run it again with --kb and your help centre, to see which topics have no article.',
    tagging.proposals.length
      ? `Look through ${count(tagging.proposals.length)} proposed tags in tags.csv.`
      : '',
  ].filter(Boolean);
  return `<h2>What to do first</h2><ol>${steps.map(step => `<li>${escapeHtml(step)}</li>`).join('')}</ol>`;
}

function gapSection({ categories }: AuditResult, hasArticles: boolean): string {
  if (!hasArticles) return '';
  const gaps = categories.filter(({ coverage }) => coverage && coverage.state !== 'covered');
  return `<h2>Categories that lack an article</h2>${
    gaps.length
      ? table(
          ['Category', 'Tickets', 'Covered', 'Nearest article'],
          gaps.map(({ name, tickets, coverage }) => [
            name,
            count(tickets),
            percent(coverage?.share),
            coverage?.articles[0]?.title ?? '–',
          ]),
        )
      : '<p>The help centre speaks of every category shown.</p>'
  }`;
}

function changeSection(result: AuditResult, frozen: Baseline): string {
  const before = new Map(frozen.categories.map(one => [one.id, one]));
  const rows = result.categories.flatMap(({ id, name, path }) => {
    const old = before.get(id);
    return old
      ? [
          [
            name,
            hours(old.medianHoursToResolution),
            hours(path.medianHoursToResolution),
            percent(old.escalationShare),
            percent(path.escalationShare),
          ],
        ]
      : [];
  });
  return `<h2>Since the baseline of ${escapeHtml(frozen.window.until ?? 'before')}</h2><p class="soft">${escapeHtml(baselineWords(frozen))}</p>${table(['Category', 'Resolution then', 'now', 'Escalated then', 'now'], rows)}`;
}
