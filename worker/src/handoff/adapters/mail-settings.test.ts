import { expect, it } from 'vitest';
import { readMailSettings } from './mail-settings.ts';

const FROM = { MAIL_FROM: 'Acme Support <support@acme.example>' };
const SMTP = { ...FROM, SMTP_HOST: 'smtp.acme.example' };
const HTTP = { ...FROM, MAIL_HTTP_TOKEN: 'token', MAIL_HTTP_STYLE: 'resend' };

it('shows mails in the desk until a way out is set', () => {
  expect(readMailSettings({})).toEqual({ kind: 'desk' });
  expect(readMailSettings({ ...FROM, SMTP_HOST: '', MAIL_HTTP_TOKEN: ' ' })).toEqual({ kind: 'desk' });
});

it('encrypts by STARTTLS on 587, and from the first byte on 465', () => {
  expect(readMailSettings(SMTP)).toEqual({
    kind: 'smtp',
    from: { name: 'Acme Support', address: 'support@acme.example' },
    host: 'smtp.acme.example',
    port: 587,
    security: 'starttls',
  });
  expect(readMailSettings({ ...SMTP, SMTP_SECURITY: 'tls' })).toMatchObject({ port: 465 });
  expect(readMailSettings({ ...SMTP, SMTP_PORT: '465' })).toMatchObject({ security: 'tls' });
});

it('takes a mail API by its style, with an address of its own where one is set', () => {
  expect(readMailSettings(HTTP)).toMatchObject({ kind: 'http', url: 'https://api.resend.com/emails' });
  expect(readMailSettings({ ...HTTP, MAIL_HTTP_URL: 'https://eu.mail.example/send' })).toMatchObject({
    url: 'https://eu.mail.example/send',
  });
});

it.each([
  ['both ways at once', { ...SMTP, ...HTTP }, 'remove the settings of one'],
  ['no sender', { SMTP_HOST: 'smtp.acme.example' }, 'MAIL_FROM is missing'],
  ['a sender that is none', { ...SMTP, MAIL_FROM: 'Acme' }, 'MAIL_FROM is no mail address'],
  ['two senders', { ...SMTP, MAIL_FROM: 'a@x.example, b@x.example' }, 'MAIL_FROM is no mail address'],
  ['a reply address that is none', { ...SMTP, MAIL_REPLY_TO: 'us' }, 'MAIL_REPLY_TO'],
  ['no host', { ...FROM, SMTP_USER: 'acme' }, 'SMTP_HOST is missing'],
  ['an address for a host', { ...SMTP, SMTP_HOST: 'smtp://smtp.acme.example' }, 'a server’s name alone'],
  ['a host with its port', { ...SMTP, SMTP_HOST: 'smtp.acme.example:587' }, 'a server’s name alone'],
  ['no encryption over the internet', { ...SMTP, SMTP_SECURITY: 'none' }, 'this machine alone'],
  ['an unknown security', { ...SMTP, SMTP_SECURITY: 'ssl' }, 'starttls, tls or none'],
  ['port 25', { ...SMTP, SMTP_PORT: '25' }, 'closed to Workers'],
  ['a port that is none', { ...SMTP, SMTP_PORT: 'smtp' }, 'SMTP_PORT is a number'],
  ['a user without a password', { ...SMTP, SMTP_USER: 'acme' }, 'belong together'],
  ['no token', { ...FROM, MAIL_HTTP_STYLE: 'resend' }, 'MAIL_HTTP_TOKEN is missing'],
  ['no style', { ...FROM, MAIL_HTTP_TOKEN: 'token' }, 'resend, postmark, brevo, custom'],
  ['a plain address for the API', { ...HTTP, MAIL_HTTP_URL: 'http://mail.example' }, 'no https address'],
  ['a body for a known style', { ...HTTP, MAIL_HTTP_BODY: '{}' }, '"custom" alone'],
  ['no body for an own style', { ...HTTP, MAIL_HTTP_STYLE: 'custom' }, 'MAIL_HTTP_BODY is the JSON'],
  [
    'a body without a recipient',
    { ...HTTP, MAIL_HTTP_STYLE: 'custom', MAIL_HTTP_BODY: '{"s":"{subject}","t":"{text}"}' },
    'where {to} goes',
  ],
])('refuses %s, and says what to do', (_name, settings, message) => {
  expect(() => readMailSettings(settings)).toThrow(message);
});
