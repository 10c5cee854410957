import type { ModelFailure } from './types.ts';

/** Failures in a row after which the model is left alone. */
const FAILURES = 3;
const REST_MS = 30_000;
/** A refused key does not heal by itself; once is enough to know. */
const UNAUTHORIZED_REST_MS = 5 * 60_000;

/** Spares customers the wait for a model that is known to be down. Pure: the clock comes as `now` in ms. */
export interface Breaker {
  /** False while the model rests; after the rest one call may try again. */
  allows(now: number): boolean;
  succeeded(): void;
  failed(failure: ModelFailure, now: number): void;
}

export function createBreaker(): Breaker {
  let failures = 0;
  let restsUntil = 0;
  return {
    allows: now => now >= restsUntil,
    succeeded: () => {
      failures = 0;
      restsUntil = 0;
    },
    failed: (failure, now) => {
      failures += 1;
      if (failure === 'unauthorized') restsUntil = now + UNAUTHORIZED_REST_MS;
      // After a rest the count stands: one more failure sends the model back at once.
      else if (failures >= FAILURES) restsUntil = now + REST_MS;
    },
  };
}
