import { DeskFailure } from '../transport/api.ts';

/** A failure in words that may be shown. */
export function wordsOf(error: unknown): string {
  return error instanceof DeskFailure ? error.message : 'Something went wrong in the desk. Reload the page.';
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof DeskFailure && error.code === 'desk_signed_out';
}
