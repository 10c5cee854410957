import { z } from 'zod';

/** What is read of Zendesk's answers; everything else in them is left alone. */
const id = z.union([z.number(), z.string()]).transform(String);

const user = z.object({
  id,
  name: z.string().nullish(),
  role: z.string().nullish(),
  photo: z.object({ content_url: z.string().nullish() }).nullish(),
});

const ticket = z.object({
  id,
  status: z.string(),
  requester_id: id,
  assignee_id: id.nullish(),
  group_id: id.nullish(),
  tags: z.array(z.string()).default([]),
  updated_at: z.string(),
  followup_ids: z.array(id).nullish(),
  subject: z.string().nullish(),
  description: z.string().nullish(),
});

const comment = z.object({
  id,
  author_id: id,
  html_body: z.string().nullish(),
  body: z.string().nullish(),
  public: z.boolean(),
  created_at: z.string(),
  via: z.object({ channel: z.union([z.string(), z.number()]).nullish() }).nullish(),
  attachments: z
    .array(
      z.object({
        id,
        file_name: z.string(),
        content_type: z.string().nullish(),
        size: z.number().nullish(),
        content_url: z.string(),
      }),
    )
    .nullish(),
});

export type ZendeskUser = z.output<typeof user>;
export type ZendeskTicket = z.output<typeof ticket>;
export type ZendeskComment = z.output<typeof comment>;

export const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().nullish() });
/** Nobody signed in is a user without id. */
export const meAnswer = z.object({ user: z.object({ id: id.nullish(), role: z.string().nullish() }) });
export const usersAnswer = z.object({ users: z.array(user) });
export const ticketsAnswer = z.object({ tickets: z.array(ticket) });
export const ticketAnswer = z.object({
  ticket,
  users: z.array(user).nullish(),
  groups: z.array(z.object({ id, name: z.string() })).nullish(),
});
export const uploadAnswer = z.object({ upload: z.object({ token: z.string() }) });
export const commentsAnswer = z.object({
  comments: z.array(comment),
  users: z.array(user).nullish(),
  meta: z.object({ has_more: z.boolean().nullish(), after_cursor: z.string().nullish() }).nullish(),
});
/** Of ticket events, and of a trigger's own body with the ticket's id alone. */
export const webhookBody = z.union([
  z.object({ type: z.string(), id: z.string().nullish(), detail: z.object({ id }) }),
  z.object({ ticket_id: id }),
]);
