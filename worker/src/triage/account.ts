import type { CustomerFacts } from '../access/customer.ts';

const DAY_MS = 86_400_000;
const NEW_DAYS = 30;
/** Names under which products sign when an account was made. */
const CREATED = ['createdAt', 'created_at', 'signedUpAt', 'signed_up_at'];

/**
 * Whether the product vouches that the account is less than 30 days old.
 * @param now Unix milliseconds
 */
export function newAccount(customer: Pick<CustomerFacts, 'traits'> | undefined, now: number): boolean {
  const name = CREATED.find(one => customer && Object.hasOwn(customer.traits, one));
  const value = name === undefined ? undefined : customer?.traits[name];
  if (value === undefined || typeof value === 'boolean') return false;
  // Numbers are Unix time: in seconds, or in milliseconds where that would be long gone.
  const at = typeof value === 'string' ? Date.parse(value) : value < 100_000_000_000 ? value * 1_000 : value;
  return at <= now && now - at < NEW_DAYS * DAY_MS;
}
