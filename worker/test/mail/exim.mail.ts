import { describe, expect, inject, it, vi } from 'vitest';
import type { EximPorts } from '../../../scripts/lib/exim-config.ts';
import { EXIM_SIGN_IN } from '../../../scripts/lib/exim-config.ts';
import { createSmtpMailer } from '../../src/handoff/adapters/smtp-mailer.ts';
import type { SeenMail } from '../mailer.contract.ts';
import { aMail, describeMailer } from '../mailer.contract.ts';

interface Delivered {
  headers: Record<string, string[]>;
  text: string;
}

const security = (port: keyof EximPorts) => (port.startsWith('tls') ? 'tls' : 'starttls');
const mailer = (port: keyof EximPorts, more: { host?: string; password?: string; from?: string } = {}) =>
  createSmtpMailer({
    host: more.host ?? '127.0.0.1',
    port: inject('eximPorts')[port],
    security: security(port),
    signIn: { ...EXIM_SIGN_IN, ...(more.password && { password: more.password }) },
    from: { name: 'Acmé Support', address: more.from ?? 'support@acme.example' },
    timeoutMs: 5_000,
  });

const all = async () => (await (await fetch(inject('deliveredUrl'))).json()) as Delivered[];

/** Exim delivers after it has answered: waits for the count that was accepted. */
async function delivered(to: string, count = 1): Promise<Delivered[]> {
  return await vi.waitFor(
    async () => {
      const mails = (await all()).filter(({ headers }) => headers['envelope-to']?.includes(to));
      expect(mails.length).toBeGreaterThanOrEqual(count);
      return mails;
    },
    { timeout: 8_000, interval: 100 },
  );
}

describe.each(['starttls', 'tls'] as const)('Exim by %s', port => {
  const sentTo = new Map<string, number>();
  describeMailer(async () => {
    const one = mailer(port);
    return {
      mailer: {
        name: 'smtp',
        async send(mail) {
          await one.send(mail);
          sentTo.set(mail.to, (sentTo.get(mail.to) ?? 0) + 1);
        },
      },
      received: async to =>
        (await delivered(to, sentTo.get(to))).map(
          ({ headers, text }): SeenMail => ({
            id: headers['message-id']?.join() ?? '',
            to: headers['to']?.join() ?? '',
            subject: headers['subject']?.join() ?? '',
            text,
          }),
        ),
    };
  });

  it('finds the server by name, and signs in only under TLS', async () => {
    const mail = aMail();
    await mailer(port, { host: 'localhost' }).send(mail);
    const [seen] = await delivered(mail.to);
    expect(seen?.headers['received']?.join()).toMatch(/esmtpsa/);
    expect(seen?.headers['return-path']).toEqual(['<support@acme.example>']);
    expect(seen?.headers['from']).toEqual(['Acmé Support <support@acme.example>']);
    expect(seen?.headers['auto-submitted']).toEqual(['auto-generated']);
  });

  it('makes one mail of a subject that would be two', async () => {
    const mail = aMail({ subject: 'One\r\nBcc: other@example.com\r\n.\r\nMAIL FROM:<x@example.com>' });
    await mailer(port).send(mail);
    const [seen] = await delivered(mail.to);
    expect(seen?.headers['bcc']).toBeUndefined();
    expect(seen?.headers['subject']).toEqual(['One Bcc: other@example.com . MAIL FROM:<x@example.com>']);
  });

  it.each([
    ['a refused password', { password: 'wrong' }, {}, 'settings'],
    ['a refused sender', { from: 'stranger@acme.example' }, {}, 'settings'],
    ['an unknown recipient', {}, { to: 'unknown@example.com' }, 'refused'],
    ['a recipient to try later', {}, { to: 'later@example.com' }, 'unavailable'],
  ] as const)('tells %s', async (_name, settings, mail, failure) => {
    await expect(mailer(port, settings).send(aMail(mail))).rejects.toMatchObject({
      name: 'MailError',
      failure,
    });
  });
});

it.each(['starttlsOther', 'tlsOther'] as const)(
  'hands nothing to a server whose certificate is for another name (%s)',
  async port => {
    const mail = aMail();
    await expect(mailer(port).send(mail)).rejects.toMatchObject({ name: 'MailError' });
    await mailer('tls').send({ ...mail, id: `${mail.id}-after` });
    const seen = await delivered(mail.to);
    expect(seen.map(({ headers }) => headers['message-id']?.join())).toEqual([
      expect.stringContaining('-after@'),
    ]);
  },
);
