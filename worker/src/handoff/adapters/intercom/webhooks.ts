import type { WebhookOutcome, WebhookRequest } from '../../helpdesk.ts';
import { fromHex, isHmac } from '../hmac.ts';
import { jsonOf } from '../webhook-body.ts';
import { notificationSchema } from './schema.ts';

/** Notes never reach a customer, and most are ours. */
const IGNORED = new Set(['ping', 'conversation.admin.noted']);

/**
 * Checks `X-Hub-Signature: sha1=…`, an HMAC of the raw body under the app's client secret. It covers no
 * time: a replay is known by its event id, the notification's own.
 */
export async function receiveIntercom(
  { headers, body }: WebhookRequest,
  clientSecret: string | undefined,
): Promise<WebhookOutcome> {
  if (!clientSecret) return { kind: 'refused', reason: 'not_configured' };
  const signature = /^sha1=([\da-f]{40})$/i.exec(headers['x-hub-signature'] ?? '')?.[1];
  if (!(await isHmac('SHA-1', [clientSecret], body, fromHex(signature))))
    return { kind: 'refused', reason: 'signature' };
  return outcomeOf(body);
}

function outcomeOf(body: Uint8Array): WebhookOutcome {
  const json = jsonOf(body);
  // A ping may come without an id.
  if (isPing(json)) return { kind: 'ignored' };
  const parsed = notificationSchema.safeParse(json);
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  const { id, topic, data } = parsed.data;
  const item = data?.item;
  if (!item || !topic.startsWith('conversation') || IGNORED.has(topic)) return { kind: 'ignored' };
  const ticketId =
    item.conversation_id ?? item.conversation?.id ?? (item.type === 'conversation' ? item.id : undefined);
  const parts = item.conversation_parts?.conversation_parts ?? [];
  const isOurs = parts.length > 0 && parts.every(part => part.app_package_code);
  if (!ticketId || isOurs) return { kind: 'ignored' };
  return { kind: 'hints', hints: [{ ticketId, eventId: `${id}:${topic}` }] };
}

function isPing(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'topic' in json && json.topic === 'ping';
}
