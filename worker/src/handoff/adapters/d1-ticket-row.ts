import { z } from 'zod';
import type { TicketRow } from '../../desk-protocol.ts';

/** A row of the table, as D1 gives it. */
export interface StoredTicket {
  number: number;
  site: string;
  conversation: string;
  segment: number;
  helpdesk: TicketRow['helpdesk'];
  reference: string | null;
  url: string | null;
  status: TicketRow['status'];
  delivery: TicketRow['delivery'];
  parked_reason: string | null;
  subject: string;
  customer: string | null;
  topic: string | null;
  priority: TicketRow['priority'];
  sentiment: TicketRow['sentiment'];
  trigger: TicketRow['trigger'];
  tags: string;
  assignee: string | null;
  first_reply_due_at: string | null;
  resolution_due_at: string | null;
  first_replied_at: string | null;
  solved_at: string | null;
  created_at: string;
  updated_at: string;
  last_message_at: string;
  last_from: TicketRow['lastFrom'];
}

export const TICKET_COLUMNS = `number, site, conversation, segment, helpdesk, reference, url, status, delivery,
  parked_reason, subject, customer, topic, priority, sentiment, trigger, tags, assignee, first_reply_due_at,
  resolution_due_at, first_replied_at, solved_at, created_at, updated_at, last_message_at, last_from`;

const tagsSchema = z.array(z.string());

/** What is null in the table is absent on the wire. */
export function ticketOf(row: StoredTicket): TicketRow {
  return {
    number: row.number,
    site: row.site,
    conversation: row.conversation,
    segment: row.segment,
    helpdesk: row.helpdesk,
    status: row.status,
    delivery: row.delivery,
    subject: row.subject,
    priority: row.priority,
    sentiment: row.sentiment,
    trigger: row.trigger,
    tags: tagsSchema.parse(JSON.parse(row.tags)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastMessageAt: row.last_message_at,
    lastFrom: row.last_from,
    ...present({
      reference: row.reference,
      url: row.url,
      parkedReason: row.parked_reason,
      customer: row.customer,
      topic: row.topic,
      assignee: row.assignee,
      firstReplyDueAt: row.first_reply_due_at,
      resolutionDueAt: row.resolution_due_at,
      firstRepliedAt: row.first_replied_at,
      solvedAt: row.solved_at,
    }),
  };
}

function present<Key extends string>(values: Record<Key, string | null>): Partial<Record<Key, string>> {
  const entries = Object.entries<string | null>(values).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Partial<Record<Key, string>>;
}
