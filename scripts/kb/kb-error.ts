/** Something that ends a pull or push; the message tells what to do. */
export class KbError extends Error {
  override readonly name = 'KbError';
}
