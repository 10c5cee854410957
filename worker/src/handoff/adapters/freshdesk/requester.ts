import type { HandoffPackage } from '../../types.ts';

/** Who a ticket is for, in the words of a create: Freshdesk finds the contact or makes one. */
export type FreshdeskRequester = { name?: string; email?: string; unique_external_id?: string };

/**
 * The names a ticket may be opened under, best first: the next one is for when Freshdesk refuses the former,
 * as it does where the id and the address belong to two contacts. A claimed address is not passed on: it
 * could be another customer's, who would get the replies.
 */
export function requestersOf({
  verified,
  email,
  conversation,
}: Pick<HandoffPackage, 'verified' | 'email' | 'conversation'>): FreshdeskRequester[] {
  const address = verified?.email ?? (email?.isVerified ? email.address : undefined);
  const id = verified?.id ?? (address ? undefined : `waypost-${conversation}`);
  const name = verified?.name ?? (address ? undefined : 'Visitor');
  const named = name ? { name } : {};
  const byId = id ? { ...named, unique_external_id: id } : undefined;
  const byAddress = address ? { ...named, email: address } : undefined;
  const both = byId && byAddress ? { ...byId, ...byAddress } : undefined;
  return [both, byAddress, byId].filter(requester => requester !== undefined);
}

/** The same as filters of the ticket list, one at a time. */
export function filtersOf(person: Parameters<typeof requestersOf>[0]): Array<Record<string, string>> {
  const [first] = requestersOf(person);
  return [
    ...(first?.unique_external_id ? [{ unique_external_id: first.unique_external_id }] : []),
    ...(first?.email ? [{ email: first.email }] : []),
  ];
}
