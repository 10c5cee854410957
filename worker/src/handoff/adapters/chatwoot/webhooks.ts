import { digestOf, isSameSecret, toHex } from '../../../access/secrets.ts';
import type { WebhookOutcome, WebhookRequest } from '../../helpdesk.ts';
import { fromHex, isHmac } from '../hmac.ts';
import { jsonOf, signedWith, WEBHOOK_WINDOW_MS } from '../webhook-body.ts';
import { eventSchema } from './schema.ts';
import type { ChatwootSettings } from './settings.ts';

/**
 * Checks `X-Chatwoot-Signature: sha256=…` over `timestamp.body`, within five minutes either way. Some
 * versions do not sign an inbox's callbacks: those must carry the path's secret instead.
 */
export async function receiveChatwoot(
  request: WebhookRequest,
  { webhookSecrets, webhookPathSecret }: Pick<ChatwootSettings, 'webhookSecrets' | 'webhookPathSecret'>,
): Promise<WebhookOutcome> {
  const { headers, body, pathSecret, now } = request;
  if (webhookSecrets.length === 0 && !webhookPathSecret) return { kind: 'refused', reason: 'not_configured' };
  const header = headers['x-chatwoot-signature'];
  if (header && webhookSecrets.length > 0) {
    const signature = /^sha256=([\da-f]{64})$/i.exec(header)?.[1];
    const timestamp = headers['x-chatwoot-timestamp'] ?? '';
    if (!(await isHmac('SHA-256', webhookSecrets, signedWith(`${timestamp}.`, body), fromHex(signature))))
      return { kind: 'refused', reason: 'signature' };
    // A signed time that is no number is refused too.
    if (!(Math.abs(Number(timestamp) * 1000 - now) <= WEBHOOK_WINDOW_MS))
      return { kind: 'refused', reason: 'stale' };
  } else if (!webhookPathSecret || !pathSecret || !(await isSameSecret(pathSecret, webhookPathSecret))) {
    return { kind: 'refused', reason: 'signature' };
  }
  return outcomeOf(body, headers['x-chatwoot-delivery']);
}

async function outcomeOf(body: Uint8Array, delivery: string | undefined): Promise<WebhookOutcome> {
  const parsed = eventSchema.safeParse(jsonOf(body));
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  const ticketId = ticketIdOf(parsed.data);
  if (!ticketId) return { kind: 'ignored' };
  return { kind: 'hints', hints: [{ ticketId, eventId: delivery ?? `body:${toHex(await digestOf(body))}` }] };
}

/** Incoming messages are the customer's own, private ones are notes: neither is news. */
function ticketIdOf(event: ReturnType<typeof eventSchema.parse>): string | undefined {
  switch (event.event) {
    case 'message_created':
    case 'message_updated': {
      const isAnswer = event.message_type === 'outgoing' || event.message_type === 1;
      return isAnswer && event.private !== true ? (event.conversation?.id ?? undefined) : undefined;
    }
    case 'conversation_status_changed':
    case 'conversation_updated':
      return event.id ?? undefined;
    default:
      return undefined;
  }
}
