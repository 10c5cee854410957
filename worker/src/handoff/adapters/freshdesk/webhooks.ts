import { isSameSecret } from '../../../access/secrets.ts';
import type { WebhookOutcome, WebhookRequest } from '../../helpdesk.ts';

/** The header that an automation's webhook carries the secret in. */
export const SECRET_HEADER = 'x-waypost-secret';
/** As the automation's template writes it: a number, quoted or not, below whatever key. */
const TICKET_ID = /"ticket_id"\s*:\s*"?\s*#?(\d+)\s*"?\s*[,}]/;

/**
 * Freshdesk signs nothing: a secret in a header, or in the path, must do. Of the body only the ticket's id is
 * read, by itself: templates do not escape what they fill in, so that a customer's words can break the JSON.
 */
export async function receiveFreshdesk(
  { headers, body, pathSecret, now }: WebhookRequest,
  secrets: string[],
): Promise<WebhookOutcome> {
  if (secrets.length === 0) return { kind: 'refused', reason: 'not_configured' };
  const given = [headers[SECRET_HEADER], pathSecret].filter(secret => secret !== undefined);
  const checks = await Promise.all(given.flatMap(one => secrets.map(secret => isSameSecret(secret, one))));
  if (!checks.includes(true)) return { kind: 'refused', reason: 'signature' };
  const ticketId = TICKET_ID.exec(new TextDecoder().decode(body))?.[1];
  if (!ticketId) return { kind: 'refused', reason: 'malformed' };
  // No delivery has an id, and two replies' bodies may be alike: every hint counts. Reading twice changes nothing.
  return { kind: 'hints', hints: [{ ticketId, eventId: `${ticketId}:${now}` }] };
}
