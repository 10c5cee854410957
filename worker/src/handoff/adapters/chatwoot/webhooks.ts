import type { WebhookOutcome, WebhookRequest } from '../../helpdesk.ts';
import { digestOf, isHmac, isSameSecret } from '../hmac.ts';
import { eventSchema } from './schema.ts';
import type { ChatwootSettings } from './settings.ts';

const WINDOW_SECONDS = 300;

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
    const signed = joined(new TextEncoder().encode(`${timestamp}.`), body);
    if (!signature || !(await isHmac('SHA-256', webhookSecrets, signed, signature)))
      return { kind: 'refused', reason: 'signature' };
    // A signed time that is no number is refused too.
    if (!(Math.abs(Number(timestamp) - now / 1000) <= WINDOW_SECONDS))
      return { kind: 'refused', reason: 'stale' };
  } else if (!webhookPathSecret || !pathSecret || !(await isSameSecret(pathSecret, webhookPathSecret))) {
    return { kind: 'refused', reason: 'signature' };
  }
  return outcomeOf(body, headers['x-chatwoot-delivery']);
}

async function outcomeOf(body: Uint8Array, delivery: string | undefined): Promise<WebhookOutcome> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return { kind: 'refused', reason: 'malformed' };
  }
  const parsed = eventSchema.safeParse(json);
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  const ticketId = ticketIdOf(parsed.data);
  if (!ticketId) return { kind: 'ignored' };
  return { kind: 'hints', hints: [{ ticketId, eventId: delivery ?? `body:${await digestOf(body)}` }] };
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

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
