import type { MailBox } from '../desk-ports.ts';
import type { Mailer } from '../mail.ts';
import { MailError } from '../mail.ts';
import { createDeskMailer } from './desk-mailer.ts';
import { createHttpMailer } from './http-mailer.ts';
import type { MailSettings } from './mail-settings.ts';
import { readMailSettings } from './mail-settings.ts';
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

/**
 * The mailer of an environment. A wrong setting never stops the worker: mails then wait until it is mended, and
 * `problem` says what to mend.
 */
export function mailerOf(
  env: Record<string, unknown>,
  desk: Parameters<typeof createMailer>[1],
): { mailer: Mailer; problem?: string } {
  try {
    return { mailer: createMailer(readMailSettings(env), desk) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const send = () => Promise.reject(new MailError('settings', problem));
    return { mailer: { name: env['SMTP_HOST'] ? 'smtp' : 'http', send }, problem };
  }
}
