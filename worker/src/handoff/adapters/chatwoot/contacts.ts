import { HelpdeskError } from '../../helpdesk.ts';
import type { HandoffPackage } from '../../types.ts';
import { hmacOf } from '../hmac.ts';
import type { HelpdeskHttp } from '../http-client.ts';
import { parsed, reworded } from '../writing.ts';
import { contactsSchema, createdContactSchema, publicContactSchema } from './schema.ts';
import type { ChatwootSettings } from './settings.ts';

export interface ChatwootContact {
  id: string;
  /** The contact's name in the inbox; absent for one that was never there. */
  sourceId?: string;
}

type Person = Pick<HandoffPackage, 'conversation' | 'verified' | 'email'>;

/** Search shows fifteen at a time, the nearest names among them. */
const MAX_PAGES = 20;

/**
 * The contact to write for: by the product's own id, else one of the conversation alone. A claimed e-mail
 * address is not passed on: it could be another customer's. Chatwoot refuses an identifier twice.
 */
export async function ensureContact(
  http: HelpdeskHttp,
  settings: ChatwootSettings,
  person: Person,
  mayExist: boolean,
): Promise<ChatwootContact> {
  try {
    if (settings.inboxIdentifier) return await throughInbox(http, settings, settings.inboxIdentifier, person);
    return (await search(http, settings, identifierOf(person))) ?? (await create(http, settings, person));
  } catch (error) {
    if (!(error instanceof HelpdeskError)) throw error;
    // The inbox's identifier in the path is a secret of its own.
    const { inboxIdentifier } = settings;
    const message = inboxIdentifier ? error.message.replaceAll(inboxIdentifier, '…') : error.message;
    // Nothing of the ticket was written yet: it need not be looked for.
    const isFresh = error.failure === 'ambiguous' && !mayExist;
    throw reworded(error, message, isFresh ? 'unavailable' : error.failure);
  }
}

function identifierOf({ verified, conversation }: Person): string {
  return verified?.id ?? `waypost-${conversation}`;
}

function factsOf(person: Person) {
  const { verified, email } = person;
  const address = verified?.email ?? (email?.isVerified ? email.address : undefined);
  return {
    identifier: identifierOf(person),
    name: verified?.name ?? 'Visitor',
    ...(address && { email: address }),
  };
}

/** The inbox's public API finds or makes a contact in one call, and marks it as verified by the hash. */
async function throughInbox(
  http: HelpdeskHttp,
  { hmacToken }: ChatwootSettings,
  inbox: string,
  person: Person,
): Promise<ChatwootContact> {
  const facts = factsOf(person);
  const { body } = await http.call({
    method: 'POST',
    path: `public/api/v1/inboxes/${encodeURIComponent(inbox)}/contacts`,
    json: { ...facts, ...(hmacToken && { identifier_hash: await hmacOf(hmacToken, facts.identifier) }) },
  });
  const { id, source_id: sourceId } = parsed(
    publicContactSchema,
    body,
    'Chatwoot: making a contact',
    'ambiguous',
  );
  return { id, sourceId };
}

async function search(
  http: HelpdeskHttp,
  { accountId, inboxId }: ChatwootSettings,
  identifier: string,
): Promise<ChatwootContact | undefined> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { body } = await http.call({
      method: 'GET',
      path: `api/v1/accounts/${accountId}/contacts/search`,
      query: { q: identifier, page },
    });
    const { payload } = parsed(contactsSchema, body, 'Chatwoot: finding a contact');
    const found = payload.find(contact => contact.identifier === identifier);
    if (found) {
      const sourceId = found.contact_inboxes?.find(({ inbox }) => inbox?.id === inboxId)?.source_id;
      return { id: found.id, ...(sourceId && { sourceId }) };
    }
    if (payload.length === 0) return undefined;
  }
  return undefined;
}

async function create(
  http: HelpdeskHttp,
  settings: ChatwootSettings,
  person: Person,
): Promise<ChatwootContact> {
  const { email, ...facts } = factsOf(person);
  const path = `api/v1/accounts/${settings.accountId}/contacts`;
  const inbox_id = Number(settings.inboxId);
  const first = await http.call({
    method: 'POST',
    path,
    json: { inbox_id, ...facts, ...(email && { email }) },
    accept: [422],
  });
  if (first.status !== 422) return contactOf(first.body);
  const found = await search(http, settings, facts.identifier);
  if (found) return found;
  // Another contact has the address already: this one goes without.
  return contactOf((await http.call({ method: 'POST', path, json: { inbox_id, ...facts } })).body);
}

function contactOf(body: unknown): ChatwootContact {
  const { payload } = parsed(createdContactSchema, body, 'Chatwoot: making a contact', 'ambiguous');
  const sourceId = payload.contact_inbox?.source_id;
  return { id: payload.contact.id, ...(sourceId && { sourceId }) };
}
