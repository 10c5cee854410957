import { z } from '@hono/zod-openapi';
import type { BusinessHours } from './business-hours.ts';
import { ALWAYS_OPEN } from './business-hours.ts';
import type { HelpdeskName } from './helpdesk.ts';
import type { SlaPolicy } from './sla.ts';
import { ESCALATED_POLICY } from './sla.ts';

/** How a site hands over. */
export interface HandoffSettings {
  /** Which helpdesk has its tickets; its credentials are in the worker's environment. */
  helpdesk: HelpdeskName;
  hours: BusinessHours;
  sla: SlaPolicy;
  /** A reply unread for so long goes by e-mail. */
  unreadMinutes: number;
}

const timeSchema = (pattern: RegExp) => z.string().regex(pattern, 'A time is HH:MM, from 00:00 to 24:00.');

const openTimesSchema = z
  .array(
    z.object({
      from: timeSchema(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
      to: timeSchema(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/),
    }),
  )
  .max(6);

const hoursSchema = z.object({
  timeZone: z.string().refine(isTimeZone, 'A time zone is an IANA name like Europe/Vienna.').default('UTC'),
  week: z
    .object({
      mon: openTimesSchema.optional(),
      tue: openTimesSchema.optional(),
      wed: openTimesSchema.optional(),
      thu: openTimesSchema.optional(),
      fri: openTimesSchema.optional(),
      sat: openTimesSchema.optional(),
      sun: openTimesSchema.optional(),
    })
    .optional()
    .openapi({ description: 'Opening times a day; left out altogether, people are always there' }),
  holidays: z.array(z.string().refine(isDate, 'A holiday is a date like 2026-12-25.')).max(400).default([]),
}) satisfies z.ZodType<BusinessHours>;

const minutes = z.number().int().min(1).max(525_600);

function targetSchema(priority: keyof SlaPolicy['targets']) {
  const target = ESCALATED_POLICY.targets[priority];
  return z
    .object({
      firstReply: minutes.default(target.firstReply),
      resolution: minutes.default(target.resolution),
    })
    .default(target);
}

const slaSchema = z.object({
  name: z.string().min(1).max(80).default(ESCALATED_POLICY.name),
  targets: z
    .object({
      urgent: targetSchema('urgent'),
      high: targetSchema('high'),
      normal: targetSchema('normal'),
      low: targetSchema('low'),
    })
    .default(ESCALATED_POLICY.targets)
    .openapi({ description: 'Minutes of opening hours until the first reply and the solution, by priority' }),
  warnAt: z.number().min(0.1).max(1).default(ESCALATED_POLICY.warnAt),
}) satisfies z.ZodType<SlaPolicy>;

/** A site's `handoff`: everything has a default. */
export const handoffSchema = z.object({
  helpdesk: z
    .enum(['desk', 'zendesk', 'freshdesk', 'intercom', 'chatwoot', 'request-tracker'])
    .default('desk'),
  hours: hoursSchema.default(ALWAYS_OPEN),
  sla: slaSchema.default(ESCALATED_POLICY),
  unreadMinutes: minutes.max(1_440).default(10),
}) satisfies z.ZodType<HandoffSettings>;

/** What a site that says nothing about it has. */
export const DEFAULT_HANDOFF: HandoffSettings = handoffSchema.parse({});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    // Intl knows no such zone.
    return false;
  }
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
