/** An import that cannot go on; the message tells the person at the terminal what to do. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
