import type { FailureCode } from '../model/message.ts';

/** A request that failed, by the worker's code or because no answer came. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  /** True where the same request may succeed later. */
  readonly isRetryable: boolean;
  /** Seconds to wait, when the worker said so. */
  readonly retryAfter: number | undefined;

  constructor(
    code: FailureCode,
    isRetryable: boolean,
    options: { retryAfter?: number; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause });
    this.code = code;
    this.isRetryable = isRetryable;
    this.retryAfter = options.retryAfter;
  }
}

/** Any thrown value as a Failure; what we did not throw ourselves is a broken connection. */
export function toFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('network', true, { cause: error });
}
