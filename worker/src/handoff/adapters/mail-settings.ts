import type { MailAddress } from '../mail-address.ts';
import { parseAddress } from '../mail-address.ts';
import { baseUrlOf } from './helpdesk-settings.ts';
import type { HttpMailStyle, HttpMailStyleName, MailTemplate } from './http-mail-styles.ts';
import { HTTP_MAIL_STYLES } from './http-mail-styles.ts';
import type { HttpMailSettings } from './http-mailer.ts';
import type { SmtpSettings } from './smtp-mailer.ts';

/** Which mailer runs; `desk` sends nothing and shows mails in the desk. */
export type MailSettings =
  | { kind: 'desk' }
  | ({ kind: 'smtp' } & SmtpSettings)
  | ({ kind: 'http' } & HttpMailSettings);

const PORTS = { starttls: 587, tls: 465, none: 25 } as const;

/**
 * @param env the worker's environment, or any record; an empty setting counts as left out.
 * @throws Error naming the setting that is wrong, and what it takes.
 */
export function readMailSettings(env: Record<string, unknown>): MailSettings {
  const read = (name: string) => {
    const value = env[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const hasSmtp = ['SMTP_HOST', 'SMTP_USER', 'SMTP_PASSWORD', 'SMTP_PORT', 'SMTP_SECURITY'].some(read);
  const hasHttp = ['MAIL_HTTP_TOKEN', 'MAIL_HTTP_URL', 'MAIL_HTTP_STYLE', 'MAIL_HTTP_BODY'].some(read);
  if (hasSmtp && hasHttp)
    throw new Error('Mail goes out by SMTP_… or by MAIL_HTTP_…, not by both: remove the settings of one.');
  if (!hasSmtp && !hasHttp) return { kind: 'desk' };
  const from = senderOf('MAIL_FROM', read('MAIL_FROM'));
  const replyTo = read('MAIL_REPLY_TO');
  const common = { from, ...(replyTo && { replyTo: senderOf('MAIL_REPLY_TO', replyTo) }) };
  return hasSmtp
    ? { kind: 'smtp', ...common, ...smtpOf(read) }
    : { kind: 'http', ...common, ...httpOf(read) };
}

type Read = (name: string) => string | undefined;

function senderOf(name: string, value: string | undefined): MailAddress {
  const sender = value === undefined ? undefined : parseAddress(value);
  if (sender) return sender;
  const what = value === undefined ? 'is missing' : 'is no mail address';
  throw new Error(`${name} ${what}: set it like "Acme Support <support@acme.com>".`);
}

function smtpOf(read: Read): Omit<SmtpSettings, 'from'> {
  const host = read('SMTP_HOST');
  if (!host) throw new Error('SMTP_HOST is missing: the name of your mail server, such as smtp.acme.com.');
  if (/[\s/@:]/.test(host.replace(/^\[?::1\]?$/, '')))
    throw new Error(
      'SMTP_HOST is a server’s name alone, such as smtp.acme.com: no address, port or sign-in.',
    );
  const security = read('SMTP_SECURITY') ?? (read('SMTP_PORT') === '465' ? 'tls' : 'starttls');
  if (security !== 'starttls' && security !== 'tls' && security !== 'none')
    throw new Error('SMTP_SECURITY is starttls, tls or none.');
  const isLoopback = ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host);
  if (security === 'none' && !isLoopback)
    throw new Error('SMTP_SECURITY "none" is for this machine alone: use starttls or tls.');
  const port = Number(read('SMTP_PORT') ?? PORTS[security]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error('SMTP_PORT is a number from 1 to 65535; 587 for starttls, 465 for tls.');
  if (port === 25 && !isLoopback)
    throw new Error('SMTP_PORT 25 is closed to Workers: use 587 (starttls) or 465 (tls).');
  const user = read('SMTP_USER');
  const password = read('SMTP_PASSWORD');
  if (Boolean(user) !== Boolean(password))
    throw new Error('SMTP_USER and SMTP_PASSWORD belong together: set the other, or neither.');
  return { host, port, security, ...(user && password && { signIn: { user, password } }) };
}

function httpOf(read: Read): Omit<HttpMailSettings, 'from'> {
  const token = read('MAIL_HTTP_TOKEN');
  if (!token) throw new Error('MAIL_HTTP_TOKEN is missing: the key of your mail service’s API.');
  const names = [...Object.keys(HTTP_MAIL_STYLES), 'custom'].join(', ');
  const name = read('MAIL_HTTP_STYLE');
  if (!isStyle(name)) throw new Error(`MAIL_HTTP_STYLE is one of ${names}.`);
  const style = name === 'custom' ? customOf(read('MAIL_HTTP_BODY')) : HTTP_MAIL_STYLES[name];
  if (name !== 'custom' && read('MAIL_HTTP_BODY'))
    throw new Error('MAIL_HTTP_BODY is for MAIL_HTTP_STYLE "custom" alone: remove it.');
  const url = read('MAIL_HTTP_URL') ?? style.url;
  if (!url) throw new Error('MAIL_HTTP_URL is missing: where your mail service takes a POST.');
  return { url: baseUrlOf('MAIL_HTTP_URL', url, 'https://api.resend.com/emails'), token, style };
}

function isStyle(name: string | undefined): name is HttpMailStyleName {
  return name === 'custom' || (name !== undefined && Object.hasOwn(HTTP_MAIL_STYLES, name));
}

/** Any other API that takes a bearer token and a JSON body. */
function customOf(body: string | undefined): HttpMailStyle {
  const example = '{"from":"{from}","to":"{to}","subject":"{subject}","text":"{text}"}';
  let template: unknown;
  try {
    template = JSON.parse(body ?? '');
  } catch {
    throw new Error(`MAIL_HTTP_BODY is the JSON that your mail service takes, such as ${example}.`);
  }
  if (!isTemplate(template) || typeof template !== 'object')
    throw new Error(`MAIL_HTTP_BODY is an object of texts, such as ${example}.`);
  const missing = ['{to}', '{subject}', '{text}'].filter(part => !body?.includes(part));
  if (missing.length > 0) throw new Error(`MAIL_HTTP_BODY does not say where ${missing.join(', ')} goes.`);
  return { tokenHeader: 'authorization', tokenPrefix: 'Bearer ', body: template };
}

function isTemplate(value: unknown): value is MailTemplate {
  if (Array.isArray(value)) return value.every(isTemplate);
  if (typeof value === 'object') return value !== null && Object.values(value).every(isTemplate);
  return ['string', 'number', 'boolean'].includes(typeof value);
}
