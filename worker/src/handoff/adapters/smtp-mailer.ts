import type { Socket } from 'node:net';
import { connect as connectPlain } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Mail, Mailer } from '../mail.ts';
import { MailError } from '../mail.ts';
import type { MailAddress } from '../mail-address.ts';
import { domainOf, messageIdOf, oneLine, recipientOf, withoutAddresses } from '../mail-address.ts';

export interface SmtpSettings {
  host: string;
  port: number;
  /** `starttls`: encrypted before sign-in, or not at all; `tls`: from the first byte; `none`: this machine only. */
  security: 'starttls' | 'tls' | 'none';
  signIn?: { user: string; password: string };
  from: MailAddress;
  replyTo?: MailAddress;
  /** For each step of the talk. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

/** What nodemailer throws, beside a message that quotes the server. */
interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  command?: string;
}

/**
 * Mail by SMTP submission. The connection is opened by the host's name, so that the runtime resolves it and
 * checks the certificate against it (nodemailer alone would connect to an address it looked up).
 */
export function createSmtpMailer(settings: SmtpSettings): Mailer {
  return {
    name: 'smtp',
    async send(mail) {
      const message = messageOf(mail, settings);
      // Loaded at the first mail: a worker that sends none never reads it.
      const { createTransport } = await import('nodemailer');
      const transport = createTransport(transportOf(settings));
      try {
        await transport.sendMail(message);
      } catch (error) {
        throw failureOf(error as SmtpError, settings);
      } finally {
        transport.close();
      }
    },
  };
}

function messageOf(mail: Mail, { from, replyTo }: SmtpSettings) {
  return {
    from: addressOf(from),
    to: { name: '', address: recipientOf(mail.to) },
    ...(replyTo && { replyTo: addressOf(replyTo) }),
    subject: oneLine(mail.subject),
    text: mail.text,
    messageId: messageIdOf(mail.id, from),
    // RFC 3834: no out-of-office answers to what a machine wrote.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function addressOf({ name = '', address }: MailAddress) {
  return { name: oneLine(name), address };
}

function transportOf(settings: SmtpSettings) {
  const { host, port, security, signIn, from, timeoutMs = TIMEOUT_MS } = settings;
  return {
    host,
    port,
    secure: security === 'tls',
    // A server that offers no STARTTLS gets no password: nodemailer ends the talk.
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    name: domainOf(from),
    ...(signIn && { auth: { user: signIn.user, pass: signIn.password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // What a server says after its goodbye is of no interest, and some of it is no TLS any more.
    socketCloseTimeout: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_options: unknown, callback: SocketCallback) => {
      open(settings, timeoutMs).then(
        connection => callback(null, { connection, secured: security === 'tls' }),
        (error: Error) => callback(error),
      );
    },
  };
}

type SocketCallback = (error: Error | null, answer?: { connection: Socket; secured: boolean }) => void;

/** A connection, encrypted from the start where that is asked for. STARTTLS is nodemailer's part. */
function open({ host, port, security }: SmtpSettings, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const isTls = security === 'tls';
    const socket = isTls ? connectTls({ host, port, servername: host }) : connectPlain({ host, port });
    const onError = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    const timer = setTimeout(() => {
      reject(new Error('No connection in time'));
      socket.destroy();
    }, timeoutMs);
    socket.once('error', onError);
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      socket.removeListener('error', onError);
      resolve(socket);
    });
  });
}

/** By code and status, never by the text: the text quotes the server, and with it the recipient. */
function failureOf(error: SmtpError, { host, port }: SmtpSettings): MailError {
  const { code, responseCode: status = 0, command = '' } = error;
  const server = `The mail server ${host}:${port}`;
  const options = { cause: withoutAddresses(error.message) };
  if (code === 'EAUTH' && status < 400)
    return new MailError(
      'settings',
      `${server} offers no sign-in by PLAIN or LOGIN. Check SMTP_PORT.`,
      options,
    );
  if (code === 'EAUTH' && status < 500)
    return new MailError('unavailable', `${server} cannot check the sign-in now (${status}).`, options);
  if (code === 'EAUTH' || status === 530 || status === 535)
    return new MailError(
      'settings',
      `${server} refused the sign-in (${status}). Check SMTP_USER and SMTP_PASSWORD.`,
      options,
    );
  if (code === 'ETLS')
    return new MailError(
      'settings',
      `${server} could not be spoken to over TLS. Check SMTP_SECURITY and SMTP_PORT (starttls 587, tls 465), and that its certificate is valid for ${host}.`,
      options,
    );
  if (status >= 500 && command.startsWith('MAIL'))
    return new MailError('settings', `${server} refused the sender (${status}). Check MAIL_FROM.`, options);
  if (status >= 500) return new MailError('refused', `${server} refused the mail (${status}).`, options);
  if (status >= 400) return new MailError('unavailable', `${server} is busy (${status}).`, options);
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return new MailError('refused', 'The mail could not be written: its address or text is broken.', options);
  return new MailError('unavailable', `${server} could not be reached, or gave no answer in time.`, options);
}
