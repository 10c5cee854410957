import { judge } from '../triage/judge.ts';
import type { PoliciesInForce } from '../triage/policy/in-force.ts';
import { inLanguage } from '../triage/policy/localise.ts';
import { routeFor } from '../triage/routing.ts';
import type { Helpdesk, HelpdeskName, OwnTicket, TicketChange } from './helpdesk.ts';

/** What was done to a ticket, and why; kept with it. */
export interface TriagedTicket {
  /** Why nothing was done. */
  skipped?: 'gone' | 'ours' | 'not_open' | 'not_asked';
  topic?: string;
  judged?: string;
  rule?: string;
  because?: string;
  change?: TicketChange;
  autoResponse?: string;
}

/** Port: each ticket is triaged once, however often its webhook comes. */
export interface TriageLedger {
  /** @returns false where it was claimed before. */
  claim(site: string, helpdesk: HelpdeskName, ticketId: string): Promise<boolean>;
  finish(helpdesk: HelpdeskName, ticketId: string, outcome: TriagedTicket): Promise<void>;
  /** It failed half-way: the next webhook may try again. */
  release(helpdesk: HelpdeskName, ticketId: string): Promise<void>;
}

export interface TicketTriageDeps {
  policies: PoliciesInForce;
  ledger: TriageLedger;
}

/** Reading takes more than twice as long for twice the words: of an endless mail this much is read, and never answered. */
const CHARACTERS_READ = 16_000;

/** Helpdesks that a ticket of their own can be read from, and answered in. */
export type TriagingHelpdesk = Helpdesk & Required<Pick<Helpdesk, 'describe' | 'answer'>>;

export function canTriage(helpdesk: Helpdesk): helpdesk is TriagingHelpdesk {
  return helpdesk.describe !== undefined && helpdesk.answer !== undefined;
}

/**
 * Triages a ticket that never touched the widget, where the site's policy asks for it: team, priority and tags
 * by the same rules, and the auto-response where one holds and nobody has answered. Throws HelpdeskError; the
 * ticket is then tried again with the next webhook.
 */
export async function triageTicket(
  { policies, ledger }: TicketTriageDeps,
  helpdesk: TriagingHelpdesk,
  { site, locale, ticketId }: { site: string; locale: string; ticketId: string },
): Promise<TriagedTicket | undefined> {
  const { policy, model } = await policies.of(site);
  if (policy.helpdeskTickets !== 'triage') return undefined;
  if (!(await ledger.claim(site, helpdesk.name, ticketId))) return undefined;
  try {
    const ticket = await helpdesk.describe(ticketId);
    const outcome = ticket ? await triaged(ticket) : { skipped: 'gone' as const };
    await ledger.finish(helpdesk.name, ticketId, outcome);
    return outcome;
  } catch (error) {
    await ledger.release(helpdesk.name, ticketId);
    throw error;
  }

  async function triaged(ticket: OwnTicket): Promise<TriagedTicket> {
    if (ticket.isOurs) return { skipped: 'ours' };
    if (!ticket.isOpen) return { skipped: 'not_open' };
    const whole = `${ticket.subject}\n${ticket.text}`.trim();
    const text = whole.slice(0, CHARACTERS_READ);
    const { triage, judgement } = judge(
      { id: ticketId, text },
      { history: [], policy, ...(model && { model }) },
    );
    const topic = triage.topic?.id;
    const route = routeFor(policy, {
      said: [text],
      ...(topic && { topic }),
      signals: [],
      ...(triage.language && { language: triage.language }),
      severity: triage.severity,
      sentiment: triage.sentiment,
      ...(judgement.kind === 'escalate' && { trigger: judgement.trigger.kind }),
    });
    const tags = [...new Set([...(topic ? [topic] : []), ...(route?.tags ?? [])])].filter(
      tag => !ticket.tags.includes(tag),
    );
    const priority = route?.priority ?? (triage.severity === 'urgent' ? ('urgent' as const) : undefined);
    const change: TicketChange = {
      ...(route?.team?.helpdeskId && { team: route.team.helpdeskId }),
      ...(priority && { priority }),
      ...(tags.length > 0 && { addTags: tags }),
    };
    const handle = { id: ticketId, reference: `#${ticketId}`, memo: {} };
    if (Object.keys(change).length > 0) await helpdesk.update(handle, change);
    // What was not read may be what only a person may answer.
    const auto =
      judgement.kind === 'auto-response' && !ticket.isAnswered && text === whole
        ? policy.autoResponses.find(({ id }) => id === judgement.id)
        : undefined;
    if (auto) {
      const languages = [triage.language, locale];
      const link = auto.link && `\n\n${inLanguage(auto.link.label, languages)}: ${auto.link.url}`;
      await helpdesk.answer(ticketId, `${inLanguage(auto.text, languages)}${link ?? ''}`);
    }
    return {
      ...(topic && { topic }),
      judged: judgement.kind,
      ...(route && { rule: route.rule, because: route.because }),
      ...(Object.keys(change).length > 0 && { change }),
      ...(auto && { autoResponse: auto.id }),
    };
  }
}
