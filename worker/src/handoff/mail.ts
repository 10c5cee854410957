/** A mail to one customer. */
export interface Mail {
  /** The same id is never sent twice. */
  id: string;
  site: string;
  to: string;
  subject: string;
  text: string;
}

/** Port: sends mail, at least once. Throws when it could not; the caller tries again. */
export interface Mailer {
  readonly name: 'desk' | 'smtp' | 'http';
  send(mail: Mail): Promise<void>;
}
