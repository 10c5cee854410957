import type { VectorFailure } from '../vector-types.ts';
import { VectorError } from '../vector-types.ts';

export interface VendorCall {
  /** Whose answer it is, for the message: "Vectorize". */
  vendor: string;
  timeoutMs: number;
  /** Why it failed, by status; absent: unavailable, since bindings throw without one. */
  failureOf?: (cause: unknown) => VectorFailure;
  retryAfterMs?: number;
}

const RETRY_AFTER_MS = 200;

/**
 * Calls a vendor with a time limit, once more when a moment may help. Safe for calls that may be repeated.
 * @throws VectorError with the vendor's error as its cause.
 */
export async function callVendor<T>(call: VendorCall, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await withTimeout(call, work);
    } catch (cause) {
      const error = asVectorError(call, cause);
      if (attempt > 0 || error.failure !== 'unavailable') throw error;
      await new Promise(resolve => setTimeout(resolve, call.retryAfterMs ?? RETRY_AFTER_MS));
    }
  }
}

/** A binding's call cannot be aborted, only no longer waited for. */
async function withTimeout<T>(call: VendorCall, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new VectorError('timeout', `${call.vendor} did not answer within ${call.timeoutMs} ms.`);
      controller.abort(error);
      reject(error);
    }, call.timeoutMs);
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

function asVectorError(call: VendorCall, cause: unknown): VectorError {
  if (cause instanceof VectorError) return cause;
  const failure = call.failureOf?.(cause) ?? 'unavailable';
  return new VectorError(failure, `${call.vendor} failed (${failure}).`, { cause });
}
