import { z } from 'zod';

const id = z.union([z.string(), z.number()]).transform(String);
const person = z.object({ id: z.string() });

export const createdSchema = z.object({ id });

export const foundSchema = z.object({ items: z.array(z.object({ id })) });

export const ticketSchema = z.object({
  id,
  Subject: z.string().optional(),
  Status: z.string(),
  Owner: person.optional(),
  /** When anything last happened to it, in whole seconds. */
  LastUpdated: z.string().optional(),
});
export type RtTicket = z.infer<typeof ticketSchema>;

export const historySchema = z.object({
  pages: z.coerce.number(),
  items: z.array(
    z.object({ id: z.coerce.number(), Type: z.string(), Created: z.string(), Creator: person.optional() }),
  ),
});
export type RtTransaction = z.infer<typeof historySchema>['items'][number];

export const attachmentsSchema = z.object({
  items: z.array(
    z.object({
      id,
      Content: z.string().nullish(),
      ContentType: z.string().nullish(),
      Filename: z.string().nullish(),
    }),
  ),
});
export type RtAttachment = z.infer<typeof attachmentsSchema>['items'][number];

export const userSchema = z.object({ Name: z.string().optional(), RealName: z.string().nullish() });

/** One attachment by itself: what is no text comes in base64. */
export const fileSchema = z.object({ Content: z.string().nullish(), ContentType: z.string().nullish() });

/** What a scrip sends. */
export const hintSchema = z.object({ ticket: id, transaction: id });
