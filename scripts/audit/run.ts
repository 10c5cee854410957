import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { auditTickets } from '../../worker/src/triage/audit/audit.ts';
import { csvText } from '../../worker/src/triage/audit/csv.ts';
import type { PolicyProposal } from '../../worker/src/triage/audit/propose-policy.ts';
import { proposePolicy } from '../../worker/src/triage/audit/propose-policy.ts';
import type { AuditResult } from '../../worker/src/triage/audit/types.ts';
import { policySchema } from '../../worker/src/triage/policy/schema.ts';
import { writePolicy } from '../../worker/src/triage/policy/write.ts';
import { SetupError } from '../lib/project.ts';
import { readArticles } from './articles.ts';
import type { Baseline } from './baseline.ts';
import { baselineOf, baselineWords, readBaseline } from './baseline.ts';
import type { AuditCommand } from './options.ts';
import { readTickets } from './read-tickets.ts';
import { reportPage } from './report/page.ts';
import { BUCKET_WORDS, count, hours, percent } from './report/words.ts';

/** Audits a file and writes everything into the folder; returns what to print. Throws SetupError. */
export async function runAudit(command: AuditCommand): Promise<string> {
  const articles = command.kb === undefined ? undefined : readArticles(command.kb);
  const read = await readTickets(command.input);
  const result = auditTickets(read.tickets, {
    days: command.days,
    ...(command.until !== undefined && { until: command.until }),
    ...(articles && { articles }),
  });
  result.notices.unshift(...read.notices);
  if (result.tickets === 0)
    throw new SetupError(
      `${command.input}: ${result.notices.join(' ')} Move the window with --until and --days.`,
    );
  const proposal = proposePolicy(result, articles !== undefined);
  mkdirSync(command.out, { recursive: true });
  const baselineFile = join(command.out, 'baseline.json');
  const baseline = baselineOf(result, basename(command.input));
  const frozen = command.refreeze ? undefined : readBaseline(baselineFile);
  const write = (name: string, text: string) => writeFileSync(join(command.out, name), text);
  if (!frozen) write('baseline.json', json(baseline));
  const isLater = frozen !== undefined && json(frozen) !== json(baseline);
  const source = { name: basename(command.input), format: read.format, hasArticles: articles !== undefined };
  const document = {
    source: { name: source.name, format: source.format },
    ...result,
    proposal,
    ...(isLater && { frozen }),
  };
  write('audit.json', json(document));
  write('audit.html', reportPage(result, proposal, source, isLater ? frozen : undefined));
  // What the worker would refuse must not leave here.
  write('policy.proposed.yaml', writePolicy(policySchema.parse(proposal.policy)));
  write('policy.next.json', json({ routes: proposal.routes, suggestions: proposal.suggestions }));
  write('tags.csv', tagsCsv(result));
  return command.json
    ? json(document).trimEnd()
    : summary(result, proposal, command.out, isLater ? frozen : undefined);
}

function tagsCsv({ tagging }: AuditResult): string {
  return csvText([
    ['ticket_id', 'finding', 'current_tag', 'proposed_tag', 'subject', 'reason'],
    ...tagging.proposals.map(one => [
      one.ticketId,
      one.finding,
      one.currentTag,
      one.proposedTag,
      one.subject,
      one.reason,
    ]),
  ]);
}

function summary(result: AuditResult, { routes }: PolicyProposal, out: string, frozen?: Baseline): string {
  const { window, categories, tagging } = result;
  const lines = categories.map(
    one =>
      `${String(one.score).padStart(7)}  ${count(one.tickets).padStart(7)}  ${one.name.slice(0, 34).padEnd(34)}  ${BUCKET_WORDS[one.bucket].padEnd(26)}  ${hours(one.path.medianHoursToResolution).padStart(7)}  ${percent(one.path.escalationShare).padStart(6)}${one.coverage ? `  ${percent(one.coverage.share).padStart(6)}` : ''}`,
  );
  return [
    `${count(result.tickets)} tickets, ${window.from ? `${window.from} to ${window.until}` : 'no dates'}; categories by ${result.categorySource}.`,
    '',
    `  score  tickets  ${'category'.padEnd(34)}  ${'kind of work'.padEnd(26)}  solved   passed${categories[0]?.coverage ? '  article' : ''}`,
    ...lines,
    '',
    `Without a category: ${count(tagging.untagged)}; look mis-tagged: ${count(tagging.misTagged)}; proposals in tags.csv: ${count(tagging.proposals.length)}.`,
    ...routes.map(route => `Policy: ${route.topic} → ${route.mode}`),
    ...result.notices.map(notice => `Note: ${notice}`),
    ...(frozen ? [baselineWords(frozen)] : []),
    '',
    `Written to ${out}: audit.html, audit.json, policy.proposed.yaml, policy.next.json, tags.csv, baseline.json`,
  ].join('\n');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
