import { env } from 'cloudflare:workers';
import { describe, expect, inject, it } from 'vitest';
import { createD1Mails } from '../src/handoff/adapters/d1-desk-library.ts';
import { HTTP_MAIL_STYLES } from '../src/handoff/adapters/http-mail-styles.ts';
import { createHttpMailer } from '../src/handoff/adapters/http-mailer.ts';
import { readMailSettings } from '../src/handoff/adapters/mail-settings.ts';
import { createMailer } from '../src/handoff/adapters/mailer.ts';
import type { Mailer } from '../src/handoff/mail.ts';
import type { SeenMail } from './mailer.contract.ts';
import { aMail, describeMailer } from './mailer.contract.ts';

interface SmtpMail {
  from: string;
  to: string[];
  signIn?: string;
  headers: Record<string, string[]>;
  text: string;
}
interface ApiCall {
  path: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

const mails = createD1Mails(env.DB);
const FROM = 'Acmé Support <support@acme.example>';
const mailerOf = (settings: Record<string, string>) =>
  createMailer(readMailSettings({ MAIL_FROM: FROM, ...settings }), { mails, clock: () => new Date() });
const smtp = (port: keyof ReturnType<typeof ports>, more: Record<string, string> = {}) =>
  mailerOf({ SMTP_HOST: '127.0.0.1', SMTP_PORT: String(ports()[port]), SMTP_SECURITY: 'none', ...more });
const ports = () => inject('smtpPorts');
const taken = async <T>(what: 'smtp' | 'lines' | 'api') =>
  (await (await fetch(`${inject('takenUrl')}/${what}`)).json()) as T[];
const smtpMails = async (to: string) => (await taken<SmtpMail>('smtp')).filter(mail => mail.to.includes(to));

describe('the desk', () => {
  describeMailer(async () => ({
    mailer: mailerOf({ MAIL_FROM: '' }),
    received: async to => (await mails.list({ limit: 100 })).mails.filter(mail => mail.to === to),
  }));
});

describe('SMTP', () => {
  describeMailer(async () => ({
    mailer: smtp('plain'),
    received: async to =>
      (await smtpMails(to)).map(
        ({ headers, text }): SeenMail => ({
          id: headers['message-id']?.join() ?? '',
          to: headers['to']?.join() ?? '',
          subject: headers['subject']?.join() ?? '',
          text,
        }),
      ),
  }));

  it('signs in by PLAIN, or by LOGIN where the server knows nothing else', async () => {
    const signIn = { SMTP_USER: 'acme', SMTP_PASSWORD: 'pässword' };
    const [first, second] = [aMail(), aMail()];
    await smtp('plain', signIn).send(first);
    await smtp('login', signIn).send(second);
    expect((await smtpMails(first.to))[0]?.signIn).toBe('PLAIN acme pässword');
    expect((await smtpMails(second.to))[0]?.signIn).toBe('LOGIN acme pässword');
  });

  it('says who sent it, where answers go, and that a machine wrote it', async () => {
    const mail = aMail({ id: 'ticket 7/mail 1' });
    await smtp('plain', { MAIL_REPLY_TO: 'help@acme.example' }).send(mail);
    const [seen] = await smtpMails(mail.to);
    expect(seen?.from).toBe('support@acme.example');
    expect(seen?.headers).toMatchObject({
      from: ['Acmé Support <support@acme.example>'],
      'reply-to': ['help@acme.example'],
      'auto-submitted': ['auto-generated'],
      'message-id': ['<waypost.ticket_20_7_2f_mail_20_1@acme.example>'],
    });
    expect(Object.keys(seen?.headers ?? {})).toContain('date');
  });

  it('makes no header and no recipient of what stands in a subject', async () => {
    const mail = aMail({ subject: 'Hello\r\nBcc: other@example.com\r\n\r\nbody\u2028x\0' });
    await smtp('plain').send(mail);
    const [seen] = await smtpMails(mail.to);
    expect(seen?.to).toEqual([mail.to]);
    expect(seen?.headers['bcc']).toBeUndefined();
    expect(seen?.headers['subject']).toEqual(['Hello Bcc: other@example.com body x']);
    expect(seen?.text).toBe('Hello,\n\nit is done.');
  });

  it.each([
    'a@example.com, b@example.com',
    'a@example.com\r\nRCPT TO:<b@example.com>',
    'Ann <a@example.com>',
    'a@example.com> SIZE=1 <b@example.com',
    'nobody',
    '',
  ])('sends nothing to what is not one address: %j', async to => {
    const before = (await taken('smtp')).length;
    await expect(smtp('plain').send(aMail({ to }))).rejects.toMatchObject({ failure: 'refused' });
    expect((await taken('smtp')).length).toBe(before);
  });

  it('gives no password and no mail to a server without STARTTLS', async () => {
    const secret = { SMTP_SECURITY: 'starttls', SMTP_USER: 'acme', SMTP_PASSWORD: 'hunter2-never-sent' };
    for (const port of ['plain', 'broken-tls'] as const) {
      const mail = aMail();
      await expect(smtp(port, secret).send(mail)).rejects.toMatchObject({
        failure: 'settings',
        message: expect.stringContaining('SMTP_SECURITY'),
      });
      expect(await smtpMails(mail.to)).toEqual([]);
    }
    const lines = (await taken<string>('lines')).join('\n');
    expect(lines).not.toContain(btoa('\0acme\0hunter2-never-sent'));
    expect(lines).not.toContain(btoa('hunter2-never-sent'));
  });

  it.each([
    ['a refused password', 'plain', { SMTP_USER: 'acme', SMTP_PASSWORD: 'wrong' }, {}, 'settings'],
    ['a refused sender', 'plain', { MAIL_FROM: 'stranger@acme.example' }, {}, 'settings'],
    ['an unknown recipient', 'plain', {}, { to: 'unknown@example.com' }, 'refused'],
    ['a greylisted recipient', 'plain', {}, { to: 'later@example.com' }, 'unavailable'],
    ['a full disk', 'plain', {}, { to: 'full@example.com' }, 'unavailable'],
    ['a lost answer', 'plain', {}, { to: 'gone@example.com' }, 'unavailable'],
    ['too many connections', 'busy', {}, {}, 'unavailable'],
    ['a closed port', 'plain', { SMTP_PORT: '9' }, {}, 'unavailable'],
  ] as const)('tells %s, without the server’s words', async (_name, port, settings, mail, failure) => {
    const error = await smtp(port, settings)
      .send(aMail(mail))
      .catch((caught: unknown) => caught as Error);
    expect(error).toMatchObject({ name: 'MailError', failure });
    expect(`${String(error)} ${String((error as Error).cause)}`).not.toMatch(/(unknown|later|somebody)@/);
  });

  it('gives a silent server up', async () => {
    const settings = readMailSettings({
      MAIL_FROM: FROM,
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(ports().silent),
      SMTP_SECURITY: 'none',
    });
    const mailer = createMailer({ ...settings, timeoutMs: 300 } as typeof settings, {
      mails,
      clock: () => new Date(),
    });
    const started = Date.now();
    await expect(mailer.send(aMail())).rejects.toMatchObject({ failure: 'unavailable' });
    expect(Date.now() - started).toBeLessThan(3_000);
  });
});

const TOKEN = { MAIL_HTTP_TOKEN: 'mail-api-token' };
const CUSTOM =
  '{"sender":"{from}","recipients":[{"mail":"{to}"}],"title":"{subject}","plain":"{text}","ref":"{message_id}","track":false}';
const api = (style: string, more: Record<string, string> = {}) =>
  mailerOf({
    ...TOKEN,
    MAIL_HTTP_URL: `${inject('mailApiUrl')}/${style}`,
    MAIL_HTTP_STYLE: style,
    ...(style === 'custom' && { MAIL_HTTP_BODY: CUSTOM }),
    ...more,
  });
const apiCalls = async (style: string) =>
  (await taken<ApiCall>('api')).filter(({ path }) => path === `/${style}`);

describe.each([
  [
    'resend',
    ({ body, headers }: ApiCall) => [
      headers['idempotency-key'],
      (body['to'] as string[])[0],
      body['subject'],
      body['text'],
    ],
  ],
  [
    'postmark',
    ({ body }: ApiCall) => [
      (body['Headers'] as Array<{ Value: string }>)[0]?.Value,
      body['To'],
      body['Subject'],
      body['TextBody'],
    ],
  ],
  [
    'brevo',
    ({ body }: ApiCall) => [
      (body['headers'] as Record<string, string>)['Message-ID'],
      (body['to'] as Array<{ email: string }>)[0]?.email,
      body['subject'],
      body['textContent'],
    ],
  ],
  [
    'custom',
    ({ body }: ApiCall) => [
      body['ref'],
      (body['recipients'] as Array<{ mail: string }>)[0]?.mail,
      body['title'],
      body['plain'],
    ],
  ],
] as const)('a mail API in the style of %s', (style, read) => {
  describeMailer(async () => ({
    mailer: api(style),
    received: async to =>
      (await apiCalls(style))
        .map(call => read(call).map(String))
        .map(([id = '', recipient = '', subject = '', text = '']) => ({ id, to: recipient, subject, text }))
        .filter(mail => mail.to === to),
  }));
});

describe('a mail API', () => {
  it('gets exactly the fields of its style, and a text cannot add any', async () => {
    const mail = aMail({ id: 'm1', subject: 'A "b"\n{text}', text: '{to} {"x":1}' });
    await api('brevo').send(mail);
    const calls = await apiCalls('brevo');
    expect(calls.at(-1)?.body).toEqual({
      sender: { email: 'support@acme.example', name: 'Acmé Support' },
      to: [{ email: mail.to }],
      replyTo: { email: 'support@acme.example' },
      subject: 'A "b" {text}',
      textContent: '{to} {"x":1}',
      headers: { 'Message-ID': '<waypost.m1@acme.example>', 'Auto-Submitted': 'auto-generated' },
    });
  });

  it.each([
    [401, 'settings'],
    [404, 'settings'],
    [422, 'refused'],
    [429, 'unavailable'],
    [503, 'unavailable'],
  ])('tells a %d as %s, and when to come back', async (status, failure) => {
    const mailer: Mailer = createHttpMailer({
      url: `${inject('mailApiUrl')}/status/${status}`,
      token: 'mail-api-token',
      style: HTTP_MAIL_STYLES.resend,
      from: { address: 'support@acme.example' },
    });
    const error = await mailer.send(aMail()).catch((caught: unknown) => caught as Error);
    expect(error).toMatchObject({ name: 'MailError', failure, retryAfterMs: 7_000 });
    expect(String((error as Error).cause)).not.toContain('customer@');
  });

  it('follows no redirect, since the token would go along', async () => {
    const asked: Request[] = [];
    const mailer = createHttpMailer({
      url: 'https://mail.example/send',
      token: 'mail-api-token',
      style: HTTP_MAIL_STYLES.resend,
      from: { address: 'support@acme.example' },
      fetch: async (input, init) => {
        asked.push(new Request(input, init));
        return new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } });
      },
    });
    await expect(mailer.send(aMail())).rejects.toMatchObject({ failure: 'settings' });
    expect(asked.map(({ url, redirect }) => [url, redirect])).toEqual([
      ['https://mail.example/send', 'manual'],
    ]);
  });

  it('is asked with the token that its style names, and a wrong one is told', async () => {
    await expect(api('postmark', { MAIL_HTTP_TOKEN: 'other' }).send(aMail())).rejects.toThrow(
      'MAIL_HTTP_TOKEN',
    );
    await expect(api('resend').send(aMail({ to: 'no address' }))).rejects.toMatchObject({
      failure: 'refused',
    });
  });
});
