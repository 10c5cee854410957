import type { MailBox } from '../desk-ports.ts';
import type { Mailer } from '../mail.ts';

/** The embedded mail port: nothing is sent; the desk shows what would have been. */
export function createDeskMailer(mails: Pick<MailBox, 'put'>, clock: () => Date): Mailer {
  return {
    name: 'desk',
    send: mail => mails.put({ ...mail, at: clock().toISOString() }),
  };
}
