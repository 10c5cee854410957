import { HelpdeskError } from '../../helpdesk.ts';
import type { HandoffPackage } from '../../types.ts';
import type { HelpdeskAnswer, HelpdeskCall, HelpdeskHttp } from '../http-client.ts';
import { parsed, reworded } from '../writing.ts';
import { contactSchema, errorsSchema } from './schema.ts';

type Person = Pick<HandoffPackage, 'conversation' | 'verified' | 'email' | 'claimed'>;

/**
 * The contact to write for: found by the product's own id, else created. Visitors nobody vouches for get a
 * contact of their conversation, without an e-mail address: a claimed one could be another customer's.
 * @returns Intercom's id. Creating twice is refused by Intercom, so any failure may be tried again.
 */
export async function ensureContact(http: HelpdeskHttp, person: Person, mayExist: boolean): Promise<string> {
  const externalId = person.verified?.id ?? `waypost-${person.conversation}`;
  const found = await quietly(http, {
    method: 'GET',
    path: `contacts/find_by_external_id/${encodeURIComponent(externalId)}`,
    accept: [404, 410],
  });
  if (found.status === 410) return canonicalOf(found);
  if (found.status !== 404) return parsed(contactSchema, found.body, 'Intercom: finding a contact').id;
  try {
    return await create(http, person, externalId);
  } catch (error) {
    // Nothing of the ticket was written yet: it need not be looked for.
    if (error instanceof HelpdeskError && error.failure === 'ambiguous' && !mayExist)
      throw reworded(error, error.message, 'unavailable');
    throw error;
  }
}

async function create(http: HelpdeskHttp, person: Person, externalId: string): Promise<string> {
  const { verified, email } = person;
  const address = verified?.email ?? (email?.isVerified ? email.address : undefined);
  const answer = await quietly(http, {
    method: 'POST',
    path: 'contacts',
    json: {
      role: 'user',
      external_id: externalId,
      name: verified?.name ?? 'Visitor',
      ...(address && { email: address, email_verified: true }),
    },
    accept: [409],
  });
  if (answer.status === 409) return conflictOf(answer);
  return parsed(contactSchema, answer.body, 'Intercom: creating a contact', 'ambiguous').id;
}

/** A merged contact lives on under another id, which only the header names. */
function canonicalOf({ headers }: HelpdeskAnswer): string {
  const id = /<\/contacts\/([^>/]+)>/.exec(headers.get('link') ?? '')?.[1];
  if (id) return id;
  throw new HelpdeskError('rejected', 'Intercom: the contact was merged into one that it does not name');
}

/** A contact with this verified id or address is there already; the refusal names it nowhere but in its words. */
function conflictOf({ body }: HelpdeskAnswer): string {
  const { errors } = parsed(errorsSchema, body, 'Intercom: creating a contact');
  const id = errors.map(({ message }) => /\bid=([\w-]+)/.exec(message ?? '')?.[1]).find(Boolean);
  if (id) return id;
  throw new HelpdeskError('unavailable', 'Intercom: a contact like this exists, but is not found yet');
}

/** The path holds the customer's id, which must not reach a message. */
async function quietly(http: HelpdeskHttp, call: HelpdeskCall): Promise<HelpdeskAnswer> {
  try {
    return await http.call(call);
  } catch (error) {
    if (!(error instanceof HelpdeskError)) throw error;
    if (error.failure === 'credentials') throw reworded(error, credentialsOf(error));
    throw reworded(error, `Intercom: ${call.method} of the contact failed (${error.failure})`);
  }
}

function credentialsOf({ message }: HelpdeskError): string {
  return `Intercom refused to show contacts. ${message.replace(/^.*? answered \d+\. /, '')}`;
}
