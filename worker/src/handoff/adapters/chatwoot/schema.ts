import { z } from 'zod';

const id = z.coerce.string();

const contact = z.object({
  id,
  identifier: z.string().nullish(),
  contact_inboxes: z.array(z.object({ source_id: z.string(), inbox: z.object({ id }).nullish() })).nullish(),
});

export const contactsSchema = z.object({ payload: z.array(contact) });
export const createdContactSchema = z.object({
  payload: z.object({ contact, contact_inbox: z.object({ source_id: z.string() }).nullish() }),
});
/** Of the public API. */
export const publicContactSchema = z.object({ id, source_id: z.string() });

const person = z.object({
  id: id.nullish(),
  name: z.string().nullish(),
  available_name: z.string().nullish(),
  thumbnail: z.string().nullish(),
  type: z.string().nullish(),
});

export const conversationSchema = z.object({
  id,
  status: z.string(),
  custom_attributes: z.record(z.string(), z.unknown()).nullish(),
  labels: z.array(z.string()).nullish(),
  meta: z.object({ assignee: person.nullish(), team: z.object({ name: z.string() }).nullish() }).nullish(),
});
export type ChatwootConversation = z.infer<typeof conversationSchema>;
export const conversationsSchema = z.object({ payload: z.array(conversationSchema) });

const message = z.object({
  id: z.number(),
  content: z.string().nullish(),
  /** Numbers over REST, words in webhooks. */
  message_type: z.union([z.number(), z.string()]),
  private: z.boolean().nullish(),
  created_at: z.union([z.number(), z.string()]),
  source_id: z.string().nullish(),
  content_attributes: z.object({ deleted: z.boolean().nullish() }).nullish(),
  sender: person.nullish(),
  attachments: z
    .array(
      z.object({
        id,
        data_url: z.string().nullish(),
        file_type: z.string().nullish(),
        extension: z.string().nullish(),
        file_size: z.number().nullish(),
      }),
    )
    .nullish(),
});
export type ChatwootMessage = z.infer<typeof message>;
export const messagesSchema = z.object({ payload: z.array(message) });
export const labelsSchema = z.object({ payload: z.array(z.string()) });
export const inboxSchema = z.object({ channel_type: z.string() });

export const eventSchema = z.object({
  event: z.string(),
  id: id.nullish(),
  message_type: z.union([z.number(), z.string()]).nullish(),
  private: z.boolean().nullish(),
  conversation: z.object({ id: id.nullish() }).nullish(),
});
