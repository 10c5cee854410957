import type { QueueView, ReviewItem, TicketRow } from '../../src/desk-protocol.ts';
import type { HelpdeskName } from '../../src/handoff/helpdesk.ts';
import type { Attempt, Priority, Sentiment, TriggerKind } from '../../src/handoff/types.ts';
import type { TimelineEvent } from '../../src/protocol.ts';
import type { Clock } from './model/sla.ts';
import { duration } from './model/sla.ts';

export const VIEWS: Record<QueueView, string> = {
  open: 'Open',
  unassigned: 'Unassigned',
  mine: 'Mine',
  drafts: 'Drafts to check',
  parked: 'Not delivered',
  solved: 'Solved',
  all: 'All',
};

/** What an empty view says. */
export const EMPTY: Record<QueueView, string> = {
  open: 'Nobody is waiting.',
  unassigned: 'Every open ticket has somebody.',
  mine: 'No open ticket is yours. Take one with “a”.',
  drafts: 'No draft of the assistant’s waits for you.',
  parked: 'Everything has got through.',
  solved: 'Nothing has been solved yet.',
  all: 'No conversation has come to people yet. The first one appears here.',
};

export const STATUS: Record<TicketRow['status'], string> = {
  draft: 'Draft to check',
  waiting: 'Waiting',
  person: 'In progress',
  solved: 'Solved',
  reopened: 'Reopened',
  returned: 'With the assistant',
};

export const PRIORITY: Record<Priority, string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
};

export const SENTIMENT: Record<Sentiment, string> = {
  negative: 'Unhappy',
  neutral: 'Neutral',
  positive: 'Friendly',
};

export const TRIGGER: Record<TriggerKind, string> = {
  button: 'Tapped “talk to a person”',
  asked: 'Asked for a person',
  unhelped: 'Two answers did not help',
  frustration: 'Sounds frustrated',
  topic: 'A topic for people only',
  keyword: 'Used a word that calls for a person',
  tier: 'A customer who gets a person at once',
  low_confidence: 'No answer was certain enough',
  note: 'An article’s internal note says so',
  assisted: 'A person checks drafts on this topic',
  taken: 'Taken over from the desk',
};

export const OUTCOME: Record<Attempt['outcome'], string> = {
  helped: 'Helped',
  not_helped: 'Did not help',
  no_answer: 'No answer found',
  stopped: 'Stopped by the customer',
  unknown: 'No sign whether it helped',
};

export const HELPDESK: Record<HelpdeskName, string> = {
  desk: 'this desk',
  zendesk: 'Zendesk',
  freshdesk: 'Freshdesk',
  intercom: 'Intercom',
  chatwoot: 'Chatwoot',
  'request-tracker': 'Request Tracker',
};

export const LESSON: Record<ReviewItem['kind'], string> = {
  draft_article: 'Draft article',
  correction: 'Correction',
};

/** A divider in the conversation. */
export function eventWords({ kind, name }: TimelineEvent): string {
  switch (kind) {
    case 'handed_over':
      return 'Handed over to people';
    case 'joined':
      return `${name ?? 'A person'} joined`;
    case 'left':
      return `${name ?? 'The person'} left`;
    case 'solved':
      return name ? `Solved by ${name}` : 'Solved';
    case 'reopened':
      return 'Reopened';
    case 'returned':
      return 'Back to the assistant';
    case 'draft_waiting':
      return 'The customer was told that a person is checking';
    case 'new_question':
      return 'A new question';
  }
}

/** 'Reply in 42 min', 'Solve: 2 h late'. */
export function clockWords({ kind, left }: Clock): string {
  const what = kind === 'first_reply' ? 'Reply' : 'Solve';
  return left < 0 ? `${what}: ${duration(left)} late` : `${what} in ${duration(left)}`;
}
