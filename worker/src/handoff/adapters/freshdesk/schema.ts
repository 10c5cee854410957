import { z } from 'zod';
import type { Priority } from '../../types.ts';

/** What Freshdesk counts its statuses as; a helpdesk's own ones begin at 6. */
export const STATUS = { open: 2, pending: 3, resolved: 4, closed: 5 } as const;
export const PRIORITY: Record<Priority, number> = { low: 1, normal: 2, high: 3, urgent: 4 };
/** Where a ticket came from: a chat. */
export const CHAT = 7;
/** Kinds of conversations that customers can see: an agent's reply, and a note. */
export const REPLY = 0;
export const NOTE = 2;

const id = z.coerce.string();

export const ticketSchema = z.object({
  id,
  status: z.number(),
  requester_id: id,
  responder_id: id.nullish(),
  group_id: id.nullish(),
  tags: z.array(z.string()).nullish(),
  custom_fields: z.record(z.string(), z.unknown()).nullish(),
  subject: z.string().nullish(),
  description: z.string().nullish(),
  spam: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
});
export type FreshdeskTicket = z.infer<typeof ticketSchema>;
export const ticketsSchema = z.array(ticketSchema);

const conversation = z.object({
  id: z.number(),
  body: z.string().nullish(),
  incoming: z.boolean(),
  private: z.boolean(),
  user_id: id.nullish(),
  source: z.number().nullish(),
  created_at: z.string(),
  attachments: z
    .array(
      z.object({
        id,
        name: z.string().nullish(),
        content_type: z.string().nullish(),
        size: z.number().nullish(),
        attachment_url: z.string().nullish(),
      }),
    )
    .nullish(),
});
export type FreshdeskConversation = z.infer<typeof conversation>;
export const conversationsSchema = z.array(conversation);

export const agentSchema = z.object({
  contact: z.object({
    name: z.string().nullish(),
    avatar: z.object({ avatar_url: z.string().nullish() }).nullish(),
  }),
});
export const groupSchema = z.object({ name: z.string() });

/** Why something was refused, field by field. */
export const refusalSchema = z.object({
  errors: z.array(z.object({ field: z.string().nullish(), code: z.string().nullish() })).nullish(),
});
