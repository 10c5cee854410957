import { BILLING } from './topics-billing.ts';
import { FRONT_LINE } from './topics-front-line.ts';
import { SPECIAL } from './topics-special.ts';

/**
 * What customers of Tidely write, by topic, and what was answered. `{…}` are places that `words.ts` fills, the same in question and answer. Written
 * by hand; `generate.ts` puts the parts together.
 */
export interface TicketTopic {
  tag: string;
  /** How many of the whole, in parts. */
  weight: number;
  team: 'Front line' | 'Billing' | 'Integrations' | 'Trust';
  page: string;
  /** Share that was passed on to another team. */
  passedOn: number;
  /** Usual hours to resolution. */
  hours: number;
  subjects: readonly string[];
  /** What is asked, and what a person answered. */
  says: ReadonlyArray<readonly [question: string, reply: string]>;
}

/** In this order the parts are drawn; another order would give another file. */
const ORDER =
  'invoices invite-member sign-in publish-schedule calendar-sync xero-payroll card-declined plan-change shift-swap notifications clock-in refund cancellation billing-dispute account-access data-and-legal'.split(
    ' ',
  );

/** All topics. */
export const TOPICS: readonly TicketTopic[] = [...FRONT_LINE, ...BILLING, ...SPECIAL].sort(
  (a, b) => ORDER.indexOf(a.tag) - ORDER.indexOf(b.tag),
);
