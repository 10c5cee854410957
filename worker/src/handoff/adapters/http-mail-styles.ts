/** A mail as the placeholders of a style's body name it. */
export interface MailParts {
  /** 'Acme Support <support@acme.com>' */
  from: string;
  from_address: string;
  from_name: string;
  to: string;
  /** Where answers go: MAIL_REPLY_TO, else the sender. */
  reply_to: string;
  subject: string;
  text: string;
  /** With its angle brackets. */
  message_id: string;
  id: string;
}

/** A body of JSON whose strings may hold `{placeholder}`s. */
export type MailTemplate = string | number | boolean | MailTemplate[] | { [name: string]: MailTemplate };

/** How one vendor's mail API takes a mail. */
export interface HttpMailStyle {
  url?: string;
  /** The header of the token, and what stands before it. */
  tokenHeader: string;
  tokenPrefix: string;
  /** A header in which the vendor takes a key for repeats. */
  idempotencyHeader?: string;
  body: MailTemplate;
}

/** The vendors that are known by name; `custom` takes its body from MAIL_HTTP_BODY. */
export const HTTP_MAIL_STYLES = {
  resend: {
    url: 'https://api.resend.com/emails',
    tokenHeader: 'authorization',
    tokenPrefix: 'Bearer ',
    idempotencyHeader: 'idempotency-key',
    body: {
      from: '{from}',
      to: ['{to}'],
      reply_to: '{reply_to}',
      subject: '{subject}',
      text: '{text}',
      headers: { 'Message-ID': '{message_id}', 'Auto-Submitted': 'auto-generated' },
    },
  },
  postmark: {
    url: 'https://api.postmarkapp.com/email',
    tokenHeader: 'x-postmark-server-token',
    tokenPrefix: '',
    body: {
      From: '{from}',
      To: '{to}',
      ReplyTo: '{reply_to}',
      Subject: '{subject}',
      TextBody: '{text}',
      MessageStream: 'outbound',
      Headers: [
        { Name: 'Message-ID', Value: '{message_id}' },
        { Name: 'X-PM-KeepID', Value: 'true' },
        { Name: 'Auto-Submitted', Value: 'auto-generated' },
      ],
    },
  },
  brevo: {
    url: 'https://api.brevo.com/v3/smtp/email',
    tokenHeader: 'api-key',
    tokenPrefix: '',
    body: {
      sender: { email: '{from_address}', name: '{from_name}' },
      to: [{ email: '{to}' }],
      replyTo: { email: '{reply_to}' },
      subject: '{subject}',
      textContent: '{text}',
      headers: { 'Message-ID': '{message_id}', 'Auto-Submitted': 'auto-generated' },
    },
  },
} satisfies Record<string, HttpMailStyle>;

export type HttpMailStyleName = keyof typeof HTTP_MAIL_STYLES | 'custom';

/** A template with its placeholders filled; a placeholder that nobody knows stays as it is. */
export function filled(template: MailTemplate, parts: MailParts): MailTemplate {
  if (typeof template === 'string')
    return template.replace(/\{(\w+)\}/g, (all, name: string) =>
      Object.hasOwn(parts, name) ? parts[name as keyof MailParts] : all,
    );
  if (Array.isArray(template)) return template.map(one => filled(one, parts));
  if (typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([name, one]) => [name, filled(one, parts)]));
}
