import { z } from 'zod';

/** Ids are numbers in some answers and strings in others. */
const id = z.coerce.string();

const attachment = z.object({
  name: z.string().nullish(),
  url: z.string().nullish(),
  content_type: z.string().nullish(),
  filesize: z.number().nullish(),
});

const part = z.object({
  id,
  part_type: z.string(),
  body: z.string().nullish(),
  created_at: z.number(),
  author: z
    .object({
      id: id.nullish(),
      type: z.string().nullish(),
      name: z.string().nullish(),
      from_ai_agent: z.boolean().nullish(),
    })
    .nullish(),
  attachments: z.array(attachment).nullish(),
  /** Set for parts that came through the API. */
  app_package_code: z.string().nullish(),
});

/** A conversation, with its newest 500 parts where it was asked for alone. */
export const conversationSchema = z.object({
  id,
  state: z.string(),
  source: z.object({ body: z.string().nullish() }).nullish(),
  contacts: z.object({ contacts: z.array(z.object({ id })).nullish() }).nullish(),
  admin_assignee_id: id.nullish(),
  team_assignee_id: id.nullish(),
  tags: z.object({ tags: z.array(z.object({ name: z.string() })).nullish() }).nullish(),
  custom_attributes: z.record(z.string(), z.unknown()).nullish(),
  linked_objects: z.object({ data: z.array(z.object({ type: z.string(), id })).nullish() }).nullish(),
  conversation_parts: z.object({ conversation_parts: z.array(part).nullish() }).nullish(),
});

export type IntercomConversation = z.infer<typeof conversationSchema>;
export type IntercomPart = z.infer<typeof part>;

export const searchSchema = z.object({ conversations: z.array(conversationSchema) });
/** Creating answers with the message, not with the conversation. */
export const createdSchema = z.object({ conversation_id: id });
export const contactSchema = z.object({ id });
export const tagSchema = z.object({ id });
export const personSchema = z.object({
  name: z.string(),
  avatar: z.object({ image_url: z.string().nullish() }).nullish(),
});
export const errorsSchema = z.object({ errors: z.array(z.object({ message: z.string().nullish() })) });

export const notificationSchema = z.object({
  id,
  topic: z.string(),
  data: z
    .object({
      item: z.object({
        type: z.string().nullish(),
        id: id.nullish(),
        conversation_id: id.nullish(),
        conversation: z.object({ id }).nullish(),
        conversation_parts: z
          .object({
            conversation_parts: z.array(z.object({ app_package_code: z.string().nullish() })).nullish(),
          })
          .nullish(),
      }),
    })
    .nullish(),
});
