import type { z } from 'zod';
import type { ReadAttachment } from '../helpdesk.ts';
import { HelpdeskError } from '../helpdesk.ts';
import type { AttachmentRef } from '../types.ts';
import type { HelpdeskAnswer } from './http-client.ts';

/**
 * Reads an answer's body, loosely. One that does not fit is a broken answer: a write may have been
 * accepted all the same.
 */
export function bodyOf<T>(schema: z.ZodType<T>, answer: HelpdeskAnswer, what: string, isWrite = false): T {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const message = `${what}: the answer is not what the API promises; is the base URL right?`;
  throw new HelpdeskError(isWrite ? 'ambiguous' : 'unavailable', message, { cause: parsed.error });
}

/**
 * Runs what follows after a first accepted write: whatever fails here, the next try must look at what is
 * there already.
 */
export async function afterWrite<T>(rest: () => Promise<T>): Promise<T> {
  try {
    return await rest();
  } catch (error) {
    if (!(error instanceof HelpdeskError) || error.failure === 'gone' || error.failure === 'ambiguous')
      throw error;
    const { retryAfterMs } = error;
    throw new HelpdeskError('ambiguous', error.message, {
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      cause: error,
    });
  }
}

/** Adds to a refusal of credentials what to look at. */
export async function withAdvice<T>(advice: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof HelpdeskError) || error.failure !== 'credentials') throw error;
    throw new HelpdeskError('credentials', `${error.message}: ${advice}`, { cause: error });
  }
}

/** An attachment's bytes. @throws HelpdeskError when the product's own store does not give them. */
export async function bytesOf(ref: AttachmentRef, read: ReadAttachment): Promise<Uint8Array> {
  try {
    return await read(ref);
  } catch (cause) {
    if (cause instanceof HelpdeskError) throw cause;
    throw new HelpdeskError('unavailable', 'An attachment could not be read for the helpdesk', { cause });
  }
}

/** A text of at most so many characters; a longer one ends with '…', and stands in full elsewhere. */
export function shortened(text: string, maxCharacters: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= maxCharacters) return characters.join('');
  return `${characters
    .slice(0, maxCharacters - 1)
    .join('')
    .trimEnd()}…`;
}
