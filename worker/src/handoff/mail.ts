/** A mail to one customer. */
export interface Mail {
  /** The same id is never sent twice. */
  id: string;
  site: string;
  conversation: string;
  to: string;
  subject: string;
  text: string;
}

/** Port: sends mail, at least once. Throws MailError when it could not; the caller tries again where that can help. */
export interface Mailer {
  readonly name: 'desk' | 'smtp' | 'http';
  send(mail: Mail): Promise<void>;
}

export type MailFailure =
  /** Down, busy or slow: try again. The mail may have gone out all the same; its Message-ID tells a repeat. */
  | 'unavailable'
  /** Sign-in, sender or encryption is refused: somebody must change the settings, then try again. */
  | 'settings'
  /** This mail will never be taken: an address that does not exist, or is none. */
  | 'refused';

/** Why a mail did not go out. */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly failure: MailFailure;
  /** Milliseconds, where the other side named a time. */
  readonly retryAfterMs: number | undefined;

  /** @param message for agents and logs: what was tried and what to do, without secrets or customers' words. */
  constructor(
    failure: MailFailure,
    message: string,
    options: { retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.failure = failure;
    this.retryAfterMs = options.retryAfterMs;
  }
}
