/** A file that cannot become an article; the message tells its author what to do. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
  /** The id its article has, as far as it can be told: an earlier version stays. */
  readonly id: string | undefined;

  constructor(message: string, id?: string) {
    super(message);
    this.id = id;
  }
}

/** A file that its author marked as not to be published: no fault, and its article goes. */
export class DraftSkipped extends Error {
  override readonly name = 'DraftSkipped';
}
