import type { WebhookOutcome, WebhookRequest } from '../helpdesk.ts';
import { fromBase64, isHmac } from './hmac.ts';
import { jsonOf, signedWith, WEBHOOK_WINDOW_MS } from './webhook-body.ts';
import { webhookBody } from './zendesk-wire.ts';

/** Checks a webhook: HMAC over time and body, a time within five minutes either way, then the ticket's id alone. */
export async function receiveZendeskWebhook(
  { headers, body, now }: WebhookRequest,
  secrets: string[],
): Promise<WebhookOutcome> {
  if (secrets.length === 0) return { kind: 'refused', reason: 'not_configured' };
  const signature = headers['x-zendesk-webhook-signature'];
  const timestamp = headers['x-zendesk-webhook-signature-timestamp'];
  if (!signature || !timestamp) return { kind: 'refused', reason: 'signature' };
  const signed = signedWith(timestamp, body);
  if (!(await isHmac('SHA-256', secrets, signed, fromBase64(signature))))
    return { kind: 'refused', reason: 'signature' };
  const at = Date.parse(timestamp);
  if (!(Math.abs(now - at) <= WEBHOOK_WINDOW_MS)) return { kind: 'refused', reason: 'stale' };
  return readBody(body, signature);
}

function readBody(body: Uint8Array, signature: string): WebhookOutcome {
  const value = jsonOf(body);
  if (value === undefined) return { kind: 'refused', reason: 'malformed' };
  const parsed = webhookBody.safeParse(value);
  if (!parsed.success) return { kind: 'ignored' };
  const event = parsed.data;
  // The event's own id is signed, the invocation's is a header: a replay could change that one.
  if ('ticket_id' in event)
    return { kind: 'hints', hints: [{ ticketId: event.ticket_id, eventId: signature }] };
  if (!event.type.startsWith('zen:event-type:ticket.')) return { kind: 'ignored' };
  return { kind: 'hints', hints: [{ ticketId: event.detail.id, eventId: event.id ?? signature }] };
}
