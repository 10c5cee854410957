import { expect, it } from 'vitest';
import type { Mail, Mailer } from '../src/handoff/mail.ts';

/** A mail as its recipient sees it. */
export interface SeenMail {
  /** The same for the same mail sent twice. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

export interface MailerWorld {
  mailer: Mailer;
  /** What came to this address, oldest first. */
  received(to: string): Promise<SeenMail[]>;
}

let number = 0;

/** A mail to an address of its own. */
export function aMail(more: Partial<Mail> = {}): Mail {
  number += 1;
  const name = `customer${number}-${crypto.randomUUID().slice(0, 8)}`;
  return {
    id: `mail-${name}`,
    site: 'demo',
    conversation: 'conversation-1',
    to: `${name}@example.com`,
    subject: 'Your answer',
    text: 'Hello,\n\nit is done.\n',
    ...more,
  };
}

/** What holds for every mailer, the one that only shows mails in the desk included. */
export function describeMailer(world: () => Promise<MailerWorld>): void {
  const sent = async (mail: Mail) => {
    const { mailer, received } = await world();
    await mailer.send(mail);
    return await received(mail.to);
  };

  it('brings subject and text unharmed, in any script', async () => {
    const mail = aMail({
      subject:
        'Ihre Anfrage: Grüße aus Zürich — 你好, مرحبا 🎉, und noch ein paar Wörter, bis die Zeile voll ist',
      text: 'Grüße!\n\nStraße → 東京 🎉 = 100 %\nhttps://example.com/r?token=a=b&c=d%20e\n',
    });
    const [seen] = await sent(mail);
    expect(seen?.to).toBe(mail.to);
    expect(seen?.subject).toBe(mail.subject);
    expect(seen?.text.trimEnd()).toBe(mail.text.trimEnd());
  });

  it('brings lines of one dot, of blanks and of a thousand characters', async () => {
    const text = `.\n..\n.hidden\n\n   indented\n${'word '.repeat(300)}end\nFrom the start\n${'x'.repeat(1_200)}`;
    const [seen] = await sent(aMail({ text }));
    expect(seen?.text.trimEnd()).toBe(text);
  });

  it('shows a mail that is sent again as the same mail', async () => {
    const mail = aMail();
    await sent(mail);
    const seen = await sent(mail);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
    const [other] = await sent(aMail());
    expect(other?.id).not.toBe(seen[0]?.id);
  });
}
