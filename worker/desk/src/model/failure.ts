import { DeskFailure } from '../transport/api.ts';

/** A failure in words that may be shown. */
export function wordsOf(error: unknown): string {
  return error instanceof DeskFailure ? error.message : 'Something went wrong in the desk. Reload the page.';
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof DeskFailure && error.code === 'desk_signed_out';
}

/** What is to be mended in a text that was sent, with the lines where they are known. */
export function problemsOf(error: unknown): Array<{ line?: number; words: string }> {
  if (!(error instanceof DeskFailure)) return [];
  return error.errors.map(({ path, message }) => {
    const line = /^line (\d+)/.exec(path)?.[1];
    return { ...(line !== undefined && { line: Number(line) }), words: message };
  });
}
