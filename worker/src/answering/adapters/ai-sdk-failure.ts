import { APICallError, RetryError } from 'ai';
import type { ModelFailure } from '../types.ts';
import { ModelError } from '../types.ts';

/** Why a call of the AI SDK failed: by status, never by words. */
export function failureOf(error: unknown): ModelFailure {
  if (error instanceof ModelError) return error.failure;
  if (RetryError.isInstance(error)) return failureOf(error.lastError);
  const status = APICallError.isInstance(error) ? error.statusCode : undefined;
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 429) return 'rate_limited';
  if (status === 408) return 'timeout';
  return 'unavailable';
}
