import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { spread } from '../../worker/src/triage/audit/vectors.ts';
import { readTickets } from '../audit/read-tickets.ts';
import { percent } from '../audit/report/words.ts';
import { SetupError } from '../lib/project.ts';
import { readPolicyFile } from '../policy/file.ts';
import { assess } from './assess.ts';
import type { Gate } from './gate.ts';
import { acceptedRun, gateOf } from './gate.ts';
import { readAccepted, readMarks } from './marks.ts';
import type { BacktestCommand } from './options.ts';
import { replayTickets } from './replay.ts';
import { reviewPage } from './report/page.ts';
import type { BacktestSummary } from './summary.ts';
import { summarise } from './summary.ts';
import type { Marks } from './types.ts';

export interface BacktestRun {
  text: string;
  json: object;
  gate: Gate;
  /** The review page with these marks. */
  page: (marks: Marks) => string;
  marksFile: string;
}

/** Replays, assesses, and writes everything into the folder. Throws SetupError. */
export async function runBacktest(command: BacktestCommand): Promise<BacktestRun> {
  const { text: policyText, policy } = readPolicyFile(command.policy);
  const { tickets: all, notices } = await readTickets(command.tickets, { details: true });
  const worded = all.filter(({ subject, text }) => subject !== '' || text !== '');
  const tickets = command.limit === undefined ? worded : spread(worded, command.limit);
  if (tickets.length === 0) throw new SetupError('None of the tickets has words to ask again.');
  process.stderr.write(`${tickets.length} of ${all.length} tickets are asked again …\n`);
  const replays = await replayTickets({
    tickets,
    all,
    policy,
    policyText,
    kb: command.kb,
    history: command.history,
  });
  mkdirSync(command.out, { recursive: true });
  const marksFile = command.marks ?? join(command.out, 'marks.json');
  const acceptedFile = join(command.out, 'accepted.json');
  const accepted = readAccepted(acceptedFile);
  const judge = (marks: Marks) => {
    const assessed = assess(replays, all, policy, marks);
    const summary = summarise(assessed);
    return { assessed, summary, gate: gateOf(summary, assessed, accepted) };
  };
  const source = {
    tickets: basename(command.tickets),
    policy: basename(command.policy),
    total: all.length,
  };
  const page = (marks: Marks) => {
    const { assessed, summary, gate } = judge(marks);
    return reviewPage(assessed, summary, gate, source, marks);
  };
  const marks = readMarks(marksFile);
  const { assessed, summary, gate } = judge(marks);
  writeFileSync(join(command.out, 'backtest.html'), page(marks));
  writeFileSync(
    join(command.out, 'backtest.json'),
    `${JSON.stringify({ source, summary, gate, tickets: assessed.map(brief) }, null, 2)}\n`,
  );
  const isAccepted = command.accept && gate.isOpen;
  if (isAccepted) {
    const run = acceptedRun(summary, assessed, new Date().toISOString());
    writeFileSync(acceptedFile, `${JSON.stringify(run, null, 2)}\n`);
  }
  return {
    text: describe(summary, gate, notices, command, isAccepted, accepted !== undefined),
    json: { ...summary, gate },
    gate,
    page,
    marksFile,
  };
}

/** A ticket's line in the JSON: its own words stay in the page. */
function brief(one: ReturnType<typeof assess>[number]) {
  const { ticket, kind, judged, citations, needed, ownTopic, mark } = one;
  return {
    id: ticket.id,
    kind,
    judged: judged?.judgement,
    topic: judged?.triage.topic?.id,
    ownTopic,
    needed,
    articles: [...new Set(citations.map(({ articleId }) => articleId))],
    isMissedEscalation: one.isMissedEscalation,
    isForbidden: one.isForbidden,
    isResolved: one.isResolved,
    unsupported: one.unsupported,
    similarity: one.similarity,
    citesLinked: one.citesLinked,
    mark,
  };
}

function describe(
  summary: BacktestSummary,
  gate: Gate,
  notices: readonly string[],
  { out, accept }: BacktestCommand,
  isAccepted: boolean,
  isCompared: boolean,
): string {
  const { outcomes, interval, linked } = summary;
  const kinds = Object.entries(outcomes).filter(([, count]) => count > 0);
  return [
    `${summary.n} tickets: ${kinds.map(([kind, count]) => `${count} ${kind}`).join(', ')}.`,
    `Resolved without a person: ${percent(summary.resolvedShare)} (95 of 100 times between ${percent(interval[0])} and ${percent(interval[1])}).`,
    `A person was needed ${summary.needed} times; missed ${summary.missedEscalations.length}. Topic as in the ticket: ${percent(summary.topicAgreement)}. Like the person's answer: ${percent(summary.similarity)}.`,
    ...(linked
      ? [
          `Of ${linked.n} tickets with articles that people linked, ${linked.answeredWithLinked} were answered with one of them and ${linked.answeredWithOthers} with other articles alone.`,
        ]
      : []),
    ...notices.map(notice => `Note: ${notice}`),
    ...(gate.change ? [gate.change] : []),
    ...(isCompared || isAccepted
      ? []
      : ['No run was accepted yet to compare with: --accept makes one that passes the gate.']),
    gate.isOpen ? 'The gate is open.' : `The gate is shut: ${gate.reasons.join(' ')}`,
    ...(accept && !isAccepted ? ['Not accepted: the gate is shut.'] : []),
    ...(isAccepted ? ['Accepted: later runs are compared with this one.'] : []),
    `Written to ${out}: backtest.html (open it to review), backtest.json`,
  ].join('\n');
}
