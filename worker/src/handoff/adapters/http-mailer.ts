import ky from 'ky';
import type { Mail, Mailer } from '../mail.ts';
import { MailError } from '../mail.ts';
import type { MailAddress } from '../mail-address.ts';
import { messageIdOf, oneLine, recipientOf, withoutAddresses } from '../mail-address.ts';
import { retryAfter } from './http-client.ts';
import type { HttpMailStyle, MailParts } from './http-mail-styles.ts';
import { filled } from './http-mail-styles.ts';

export interface HttpMailSettings {
  url: string;
  token: string;
  style: HttpMailStyle;
  from: MailAddress;
  replyTo?: MailAddress;
  timeoutMs?: number;
  fetch?: typeof fetch;
}

const TIMEOUT_MS = 15_000;

/** Mail by a vendor's HTTP API: one JSON POST a mail. It does not retry: the caller does. */
export function createHttpMailer(settings: HttpMailSettings): Mailer {
  const { url, token, style, timeoutMs = TIMEOUT_MS } = settings;
  return {
    name: 'http',
    async send(mail) {
      const parts = partsOf(mail, settings);
      let response: Response;
      try {
        response = await ky.post(url, {
          json: filled(style.body, parts),
          headers: {
            accept: 'application/json',
            [style.tokenHeader]: `${style.tokenPrefix}${token}`,
            ...(style.idempotencyHeader && { [style.idempotencyHeader]: parts.message_id }),
          },
          timeout: timeoutMs,
          retry: 0,
          // The token would follow.
          redirect: 'manual',
          throwHttpErrors: false,
          ...(settings.fetch && { fetch: settings.fetch }),
        });
      } catch (cause) {
        throw new MailError('unavailable', `The mail API at ${hostOf(url)} gave no answer.`, { cause });
      }
      const answer = await response.text();
      if (!response.ok) throw failureOf(url, response, answer);
    },
  };
}

function partsOf(mail: Mail, { from, replyTo = from }: HttpMailSettings): MailParts {
  const name = oneLine(from.name ?? '');
  return {
    from: name ? `"${name.replace(/["\\]/g, '')}" <${from.address}>` : from.address,
    from_address: from.address,
    from_name: name || from.address,
    to: recipientOf(mail.to),
    reply_to: replyTo.address,
    subject: oneLine(mail.subject),
    text: mail.text,
    message_id: messageIdOf(mail.id, from),
    id: mail.id,
  };
}

function failureOf(url: string, { status, headers }: Response, answer: string): MailError {
  const api = `The mail API at ${hostOf(url)}`;
  const options = {
    retryAfterMs: retryAfter(headers.get('retry-after')),
    cause: withoutAddresses(answer),
  };
  if (status === 401 || status === 403)
    return new MailError(
      'settings',
      `${api} refused the token or the sender (${status}). Check MAIL_HTTP_TOKEN and MAIL_FROM.`,
      options,
    );
  if ((status >= 300 && status < 400) || status === 404 || status === 405)
    return new MailError(
      'settings',
      `${api} takes no mail there (${status}). Check MAIL_HTTP_URL and MAIL_HTTP_STYLE.`,
      options,
    );
  if (status === 408 || status === 409 || status === 425 || status === 429 || status >= 500)
    return new MailError('unavailable', `${api} answered ${status}.`, options);
  return new MailError('refused', `${api} refused the mail (${status}).`, options);
}

function hostOf(url: string): string {
  return new URL(url).host;
}
