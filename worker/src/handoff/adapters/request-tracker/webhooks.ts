import { isSameSecret } from '../../../access/secrets.ts';
import type { WebhookOutcome, WebhookRequest } from '../../helpdesk.ts';
import { jsonOf } from '../webhook-body.ts';
import { hintSchema } from './schema.ts';

/**
 * A scrip's call, `{"ticket": 12, "transaction": 345}`. Request Tracker signs nothing: the path must hold
 * the secret.
 */
export async function receiveRequestTracker(
  { body, pathSecret }: WebhookRequest,
  secret: string | undefined,
): Promise<WebhookOutcome> {
  if (!secret) return { kind: 'refused', reason: 'not_configured' };
  if (!pathSecret || !(await isSameSecret(pathSecret, secret)))
    return { kind: 'refused', reason: 'signature' };
  const hint = hintSchema.safeParse(jsonOf(body));
  if (!hint.success) return { kind: 'refused', reason: 'malformed' };
  const { ticket, transaction } = hint.data;
  return { kind: 'hints', hints: [{ ticketId: ticket, eventId: `transaction:${transaction}` }] };
}
