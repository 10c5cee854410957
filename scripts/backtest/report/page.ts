import { wordsOf } from '../../../worker/src/triage/policy/check.ts';
import { escapeHtml, table } from '../../audit/report/escape.ts';
import { STYLES } from '../../audit/report/styles.ts';
import { percent } from '../../audit/report/words.ts';
import type { Gate } from '../gate.ts';
import type { BacktestSummary } from '../summary.ts';
import type { Assessed, Marks, OutcomeKind, Verdict } from '../types.ts';
import { REVIEW_SCRIPT } from './script.ts';
import { REVIEW_STYLES } from './styles.ts';

const KIND: Record<OutcomeKind, { words: string; tone: 'good' | 'wait' | 'none' | 'bad' }> = {
  answered: { words: 'Answered', tone: 'good' },
  'auto-response': { words: 'Auto-response', tone: 'good' },
  'self-service': { words: 'Self-service', tone: 'good' },
  asked: { words: 'Asked back', tone: 'none' },
  drafted: { words: 'Drafted for a person', tone: 'wait' },
  escalated: { words: 'Goes to a person', tone: 'wait' },
  declined: { words: 'Declined', tone: 'none' },
  failed: { words: 'Failed', tone: 'bad' },
};

/** In the order of their keys, 1 to 5. */
const VERDICTS: Array<[Verdict, string]> = [
  ['accept', 'Accept'],
  ['wrong-context', 'Right answer, wrong context'],
  ['wrong', 'Wrong'],
  ['should-escalate', 'Should have escalated'],
  ['should-not-answer', 'Should not have answered'],
];

export interface ReviewSource {
  tickets: string;
  policy: string;
  /** Of all tickets read. */
  total: number;
}

/** One file for reviewing by hand: what a customer would have got beside what the person answered. */
export function reviewPage(
  all: readonly Assessed[],
  summary: BacktestSummary,
  gate: Gate,
  source: ReviewSource,
  marks: Marks,
): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'"><title>Backtest: ${escapeHtml(source.policy)}</title><style>${STYLES}${REVIEW_STYLES}</style></head><body><main>
<h1>What these customers would have got</h1><p class="soft">${summary.n} of ${source.total} tickets of ${escapeHtml(source.tickets)}, by ${escapeHtml(source.policy)}</p>
${gateSection(gate)}
${figures(summary)}
<details><summary>By topic</summary>${table(
    ['Topic', 'Tickets', 'Resolved', 'Drafted', 'To people', 'Declined or asked', 'Problems'],
    summary.topics.map(row => [
      row.topic,
      row.tickets,
      row.resolved,
      row.drafted,
      row.escalated,
      row.declined,
      row.problems,
    ]),
  )}</details>
<h2>Ticket by ticket</h2>
<p class="soft">Keys: j and k move, 1 to 5 mark, 0 takes a mark back. Similarity compares content words and is only a hint: a shorter answer can be the better one.</p>
<div class="bar" role="toolbar" aria-label="Which tickets">${filters(summary, gate)}<span class="grow"></span><output id="count"></output><button type="button" id="save" hidden>Save marks</button></div>
<div id="tickets" data-others="${escapeHtml(JSON.stringify(othersThan(all, marks)))}">${[...all]
    .sort(byWeight)
    .map(one => ticketSection(one, changeOf(one, gate)))
    .join('')}</div>
<p id="nothing" class="soft" hidden>No ticket is left in this view.</p>
</main><script>${REVIEW_SCRIPT}</script></body></html>
`;
}

function gateSection({ isOpen, reasons, change }: Gate): string {
  const words = isOpen
    ? 'The gate is open: nothing that only people may answer was answered, no escalation missed, every sentence has support.'
    : 'The gate is shut.';
  return `<div class="gate ${isOpen ? 'open' : 'shut'}"><b>${words}</b>${
    reasons.length ? `<ul>${reasons.map(reason => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>` : ''
  }${change ? `<p>${escapeHtml(change)}</p>` : ''}${
    isOpen
      ? ''
      : '<p>Look at these tickets below. Where the answer was right all the same, mark it “Accept” and run the backtest again.</p>'
  }</div>`;
}

function figures(summary: BacktestSummary): string {
  const { outcomes, interval } = summary;
  const rows: Array<[string, string]> = [
    [
      `Resolved without a person (95 of 100 times ${percent(interval[0])} to ${percent(interval[1])})`,
      percent(summary.resolvedShare),
    ],
    ['Drafted', String(outcomes.drafted)],
    ['To a person at once', String(outcomes.escalated)],
    ['Declined or asked back', String(outcomes.declined + outcomes.asked)],
    ['Escalations missed', `${summary.missedEscalations.length} of ${summary.needed}`],
    ['Topic as in the ticket', percent(summary.topicAgreement)],
    ['Like the person’s answer', percent(summary.similarity)],
  ];
  return `<dl class="figures">${rows.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function filters({ outcomes, n }: BacktestSummary, { won = [], lost = [] }: Gate): string {
  const buttons: Array<[string, string]> = [
    ['all', `All ${n}`],
    ['problem', 'Problems'],
    ['unmarked', 'Not marked'],
    ...(won.length > 0 ? [['won', `Newly resolved ${won.length}`] as [string, string]] : []),
    ...(lost.length > 0 ? [['lost', `No longer resolved ${lost.length}`] as [string, string]] : []),
    ...(Object.entries(outcomes) as Array<[OutcomeKind, number]>)
      .filter(([, count]) => count > 0)
      .map(([kind, count]): [string, string] => [kind, `${KIND[kind].words} ${count}`]),
  ];
  return buttons
    .map(
      ([name, words]) =>
        `<button type="button" data-filter="${name}" aria-pressed="${name === 'all'}">${escapeHtml(words)}</button>`,
    )
    .join('');
}

/** What needs a look first, then what customers got without a person. */
function byWeight(a: Assessed, b: Assessed): number {
  const weight = (one: Assessed) => (isProblem(one) ? 0 : one.isResolved ? 1 : 2);
  return weight(a) - weight(b);
}

/** Marks that are none of this page's: of other tickets, or on other words. Saving must not lose them. */
function othersThan(all: readonly Assessed[], marks: Marks): Marks {
  const shown = new Set(all.flatMap(({ ticket, mark }) => (mark === undefined ? [] : [ticket.id])));
  return Object.fromEntries(Object.entries(marks).filter(([id]) => !shown.has(id)));
}

function isProblem(one: Assessed): boolean {
  return one.isMissedEscalation || one.isForbidden || one.unsupported.length > 0 || one.kind === 'failed';
}

/** How the ticket went against the accepted run: '' where it went as before, or was not in it. */
function changeOf({ ticket }: Assessed, { won = [], lost = [] }: Gate): '' | 'won' | 'lost' {
  return won.includes(ticket.id) ? 'won' : lost.includes(ticket.id) ? 'lost' : '';
}

/** The answer's own Markdown, as far as it has any: customers see no asterisks. */
function answerHtml(text: string): string {
  return escapeHtml(text).replace(/\*\*([^*\n]+)\*\*/g, '<b>$1</b>');
}

function ticketSection(one: Assessed, change: '' | 'won' | 'lost'): string {
  const { ticket, kind, text, citations, judged, mark, fingerprint } = one;
  const meta = [
    ticket.page,
    ticket.plan && `plan ${ticket.plan}`,
    ticket.tier && `tier ${ticket.tier}`,
    ticket.category ?? (ticket.tags.join(', ') || undefined),
    ticket.team,
    change === 'won' && 'newly resolved',
    change === 'lost' && 'no longer resolved',
  ].filter(Boolean);
  const problems = [
    one.isForbidden && `Answered, though ${one.ownTopic ?? 'it'} is for people alone`,
    one.isMissedEscalation && `Needed a person: ${one.needed}`,
    one.unsupported.length > 0 && `Without support: ${one.unsupported.join(' ')}`,
    one.failure,
    one.isMarkStale && 'Marked before, but on other words',
  ].filter(Boolean);
  const action = one.action ? `\n[${one.action.label}] ${one.action.next ?? ''}` : '';
  const choices = (one.clarify?.choices ?? []).map(({ label }) => `\n○ ${label}`).join('');
  return `<article class="ticket" tabindex="-1" data-id="${escapeHtml(ticket.id)}" data-seen="${fingerprint}" data-kind="${kind}" data-problem="${problems.length > 0 ? 1 : 0}" data-mark="${mark ?? ''}" data-change="${change}">
<header><h3>${escapeHtml(ticket.subject || ticket.text.slice(0, 80) || ticket.id)}</h3><span class="badge ${KIND[kind].tone}">${KIND[kind].words}</span></header>
<div class="meta">${escapeHtml([`#${ticket.id}`, ...meta].join(' · '))}</div>
${problems.map(words => `<p class="problem">${escapeHtml(String(words))}</p>`).join('')}
<div class="columns"><section><h4>The customer wrote</h4><div class="words">${escapeHtml(ticket.text)}</div></section>
<section><h4>Would have got${judged ? `: ${escapeHtml(wordsOf(judged.judgement))}` : ''}</h4><div class="words">${answerHtml(text + choices + action)}</div>${
    citations.length
      ? `<ol class="cites">${citations.map(({ title, heading }) => `<li>${escapeHtml([title, heading].filter(Boolean).join(' › '))}</li>`).join('')}</ol>`
      : ''
  }</section>
<section><h4>The person answered${one.similarity === undefined ? '' : `, alike ${percent(one.similarity)}`}</h4><div class="words">${escapeHtml(ticket.answer ?? '')}</div></section></div>
<div class="marks" role="group" aria-label="Your verdict">${VERDICTS.map(
    ([verdict, words], index) =>
      `<button type="button" data-verdict="${verdict}" aria-pressed="${mark === verdict}" title="Key ${index + 1}">${words}</button>`,
  ).join('')}</div></article>`;
}
