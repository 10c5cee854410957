import { z } from 'zod';
import { htmlToText } from '../../worker/src/handoff/adapters/html-text.ts';
import { mask } from '../../worker/src/privacy/masking.ts';
import { ImportError } from './import-error.ts';
import type { ImportedReply, ImportedTicket } from './types.ts';

/** Ids are numbers with one vendor and strings with another. */
export const idSchema = z.union([z.string(), z.number()]).transform(String);

/** Words as they are kept: card numbers, secrets and national ids are masked before anything is written. */
export function cleanText(text: string | null | undefined): string {
  return mask((text ?? '').replace(/\r\n?/g, '\n').trim()).text;
}

/** The words of HTML, masked. */
export function cleanHtml(html: string | null | undefined): string {
  return cleanText(htmlToText(html ?? ''));
}

/** Unix seconds as ISO 8601. */
export function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/**
 * A vendor's answer, checked for what is read of it.
 * @throws ImportError naming the place in the answer that is not as the vendor describes it.
 */
export function answerOf<T extends z.ZodType>(schema: T, body: unknown, what: string): z.output<T> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const place = issue?.path.join('.') || 'the answer';
  throw new ImportError(`${what}: ${place} is not as expected (${issue?.message ?? 'unreadable'}).`);
}

/** A reply. `kb` are the articles that a helper linked: the pattern's first group is a vendor's article id. */
export function replyOf(
  role: ImportedReply['role'],
  created: string,
  html: { text: string; source: string },
  links: { pattern: RegExp; idOf: (vendorId: string) => string },
): ImportedReply {
  const found =
    role === 'helper'
      ? [...html.source.matchAll(links.pattern)].map(match => links.idOf(match[1] ?? ''))
      : [];
  return { role, created, text: html.text, helpful: 0, unhelpful: 0, kb: [...new Set(found)] };
}

/** How long the customer waited, where the times tell it. */
export function timingsOf(
  created: string,
  replies: ImportedReply[],
  known: { firstReplyAt?: string | null | undefined; solvedAt?: string | null | undefined } = {},
): ImportedTicket['timings'] {
  const firstReplyAt = known.firstReplyAt ?? replies.find(({ role }) => role === 'helper')?.created;
  const since = (at: string | null | undefined) => {
    const seconds = at ? Math.round((Date.parse(at) - Date.parse(created)) / 1000) : Number.NaN;
    return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
  };
  const firstReplySeconds = since(firstReplyAt);
  const resolutionSeconds = since(known.solvedAt);
  return {
    ...(firstReplySeconds !== undefined && { firstReplySeconds }),
    ...(resolutionSeconds !== undefined && { resolutionSeconds }),
  };
}
