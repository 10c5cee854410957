import type { z } from 'zod';
import type { HelpdeskFailure, ReadAttachment } from '../helpdesk.ts';
import { HelpdeskError } from '../helpdesk.ts';
import type { AttachmentRef } from '../types.ts';
import type { HelpdeskHttp } from './http-client.ts';

const NOT_ACCEPTED: readonly HelpdeskFailure[] = ['unavailable', 'rate_limited'];

/**
 * Work after something was accepted. A later refusal is then 'ambiguous', never 'not accepted': who tries
 * again must look at what is there first.
 * @param failures that become so; a vendor whose later try may succeed by another way names more.
 */
export async function afterWrite<T>(
  work: () => Promise<T>,
  failures: readonly HelpdeskFailure[] = NOT_ACCEPTED,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HelpdeskError)) throw error;
    if (!failures.includes(error.failure)) throw error;
    throw reworded(error, error.message, 'ambiguous');
  }
}

/** Sends in order; from the second on, something was accepted before. */
export async function sendInOrder<T>(items: T[], send: (item: T) => Promise<void>): Promise<void> {
  for (const [index, item] of items.entries()) {
    await (index === 0 ? send(item) : afterWrite(() => send(item)));
  }
}

/** The same client, whose refusals name the settings to look at. */
export function withSettingsHint(http: HelpdeskHttp, hint: string): HelpdeskHttp {
  return {
    async call(call) {
      try {
        return await http.call(call);
      } catch (error) {
        if (!(error instanceof HelpdeskError) || error.failure !== 'credentials') throw error;
        throw reworded(error, `${error.message}. ${hint}`);
      }
    },
  };
}

/** The same failure in other words, for calls whose path holds a customer's id. */
export function reworded(error: HelpdeskError, message: string, failure = error.failure): HelpdeskError {
  return new HelpdeskError(failure, message, {
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    cause: error.cause,
  });
}

/**
 * A vendor's answer, read loosely: only what we use must be there.
 * @param failure 'ambiguous' for the answer to a write, which was accepted.
 */
export function parsed<T>(
  schema: z.ZodType<T>,
  body: unknown,
  what: string,
  failure: 'unavailable' | 'ambiguous' = 'unavailable',
): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new HelpdeskError(failure, `${what} was answered in a form that is not understood`, {
    cause: result.error,
  });
}

export interface ReadFile {
  name: string;
  type: string;
  data: Uint8Array;
}

/** @throws HelpdeskError('unavailable') for a file that cannot be read: it is tried again, never left out. */
export function readFiles(files: AttachmentRef[], read: ReadAttachment): Promise<ReadFile[]> {
  return Promise.all(
    files.map(async file => {
      try {
        return { name: file.name, type: file.type, data: await read(file) };
      } catch (cause) {
        throw new HelpdeskError('unavailable', 'An attachment could not be read for the ticket', { cause });
      }
    }),
  );
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}
