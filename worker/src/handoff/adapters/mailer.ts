import type { MailBox } from '../desk-ports.ts';
import type { Mailer } from '../mail.ts';
import { createDeskMailer } from './desk-mailer.ts';
import { createHttpMailer } from './http-mailer.ts';
import type { MailSettings } from './mail-settings.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

/** The mailer that the settings name. */
export function createMailer(
  settings: MailSettings,
  desk: { mails: Pick<MailBox, 'put'>; clock: () => Date },
): Mailer {
  switch (settings.kind) {
    case 'smtp':
      return createSmtpMailer(settings);
    case 'http':
      return createHttpMailer(settings);
    case 'desk':
      return createDeskMailer(desk.mails, desk.clock);
  }
}
