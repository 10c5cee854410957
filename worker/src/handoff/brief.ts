import type { Block, Line } from './markup.ts';
import type { Attempt, HandoffPackage, TriggerKind } from './types.ts';

/** Why a conversation is here, as agents read it. */
const TRIGGER_WORDS: Record<TriggerKind, string> = {
  button: 'The customer tapped “Talk to a person”',
  asked: 'The customer wrote that they want a person',
  unhelped: 'Two answers in a row did not help',
  frustration: 'The customer grew more and more frustrated',
  topic: 'The topic is for people only',
  keyword: 'A word that goes to people',
  tier: 'Customers like this one get a person at once',
  low_confidence: 'The best answer was too uncertain',
  note: 'An internal note of an article sends this to people',
  assisted: 'The assistant’s draft waits for a person',
  taken: 'A person took it from the desk',
};

const OUTCOME_WORDS: Record<Attempt['outcome'], string> = {
  helped: 'it helped',
  not_helped: 'it did not help',
  no_answer: 'nothing was found',
  stopped: 'it was stopped',
  unknown: 'not known',
};

/** Everything but the transcript, most important first. Verified facts and claims never stand together. */
export function briefBlocks(pkg: HandoffPackage): Block[] {
  const { summary, question } = pkg;
  return [
    { kind: 'heading', text: 'Question' },
    { kind: 'quote', text: question.text },
    { kind: 'heading', text: 'Summary' },
    {
      kind: 'list',
      items: [
        [{ label: 'Wanted', text: summary.wanted }],
        [{ label: 'Tried', text: summary.tried }],
        [{ label: 'Open', text: summary.open }],
      ],
    },
    { kind: 'heading', text: 'Why it is here' },
    { kind: 'paragraph', lines: [{ text: triggerText(pkg) }, ...routeLines(pkg)] },
    ...section('What the assistant tried', pkg.attempts.map(attemptLines), { isNumbered: true }),
    ...section('Verified by the product', verifiedRows(pkg)),
    ...section('Claimed, not verified', claimedRows(pkg)),
    ...section('Page', pageRows(pkg)),
    ...section('Ticket', ticketRows(pkg)),
    ...section('Articles that may help', pkg.suggestedArticles.map(linkLines)),
    ...(pkg.deskUrl
      ? [
          {
            kind: 'paragraph' as const,
            lines: [{ text: 'The conversation in the desk', url: pkg.deskUrl }],
          },
        ]
      : []),
  ];
}

/** A time as agents of any country read it; a text that is no time stays. */
export function timeText(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function section(heading: string, items: Line[][], { isNumbered = false } = {}): Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: heading },
    { kind: 'list', items, ...(isNumbered && { isNumbered }) },
  ];
}

function triggerText({ trigger, transcript }: HandoffPackage): string {
  const fired = transcript.find(({ messageId }) => messageId === trigger.messageId);
  const detail = trigger.detail ? ` (${trigger.detail})` : '';
  return `${TRIGGER_WORDS[trigger.kind]}${detail}${fired ? `, message ${fired.seq}` : ''}.`;
}

function routeLines({ route }: HandoffPackage): Line[] {
  if (!route) return [];
  const to = route.team ? ` to ${route.team.name ?? route.team.id}` : '';
  return [{ text: `Routed${to} by the rule “${route.rule}”: ${route.because}.` }];
}

function attemptLines({ question, answer, citations, outcome }: Attempt): Line[] {
  return [
    { text: question },
    ...(answer ? [{ label: 'Answer', text: answer }] : []),
    ...citations.map(({ title, url }) => ({ label: 'Cited', text: title, ...(url && { url }) })),
    { label: 'How it ended', text: OUTCOME_WORDS[outcome] },
  ];
}

function verifiedRows({ verified, email }: HandoffPackage): Line[][] {
  const address = verified?.email ?? (email?.isVerified ? email.address : undefined);
  const rows: Array<[string, string | undefined]> = [
    ['Customer id', verified?.id],
    ['Name', verified?.name],
    ['E-mail', address],
    ...Object.entries(verified?.traits ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  ];
  return rowsOf(rows);
}

function claimedRows({ claimed, email, verified }: HandoffPackage): Line[][] {
  const isClaim = email !== undefined && !email.isVerified && email.address !== verified?.email;
  return rowsOf([['E-mail', isClaim ? email.address : undefined], ...Object.entries(claimed)]);
}

function pageRows({ page }: HandoffPackage): Line[][] {
  if (!page) return [];
  const headings = page.headings?.join(' › ');
  return [
    [{ label: 'Page', text: page.title ?? page.url, url: page.url }],
    ...rowsOf([
      ['Address', page.title ? page.url : undefined],
      ['Headings', headings],
    ]),
  ];
}

function ticketRows(pkg: HandoffPackage): Line[][] {
  const { sla } = pkg;
  return rowsOf([
    ['Priority', pkg.priority],
    ['Topic', pkg.topic],
    ['Sentiment', pkg.sentiment],
    ['Language', pkg.language],
    ['Messages of the customer', String(pkg.turns)],
    ['SLA', sla?.policy],
    ['First reply due', sla?.firstReplyDueAt && timeText(sla.firstReplyDueAt)],
    ['Resolution due', sla?.resolutionDueAt && timeText(sla.resolutionDueAt)],
    ['Site', pkg.site.name],
    ['Asked', timeText(pkg.question.at)],
    ['Handed over', timeText(pkg.createdAt)],
    ['Key', pkg.key],
  ]);
}

function linkLines({ title, url }: { title: string; url?: string }): Line[] {
  return [{ text: title, ...(url && { url }) }];
}

function rowsOf(rows: Array<[label: string, text: string | undefined]>): Line[][] {
  return rows.flatMap(([label, text]) => (text ? [[{ label, text }]] : []));
}
