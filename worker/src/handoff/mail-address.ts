import { MailError } from './mail.ts';

/** A sender or recipient. */
export interface MailAddress {
  address: string;
  name?: string;
}

/** One address and nothing else: no list, no comment, no line break, nothing that ends a header or a command. */
const ADDRESS =
  /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}.]+(?:\.[^\s@<>()[\]\\,;:"\p{C}.]+)*$/u;
const LONGEST = 254;

/** Whether a text is one mail address. */
export function isAddress(text: string): boolean {
  return text.length <= LONGEST && ADDRESS.test(text);
}

/**
 * 'Acme Support <support@acme.com>' or the address alone.
 * @returns undefined for what is neither.
 */
export function parseAddress(text: string): MailAddress | undefined {
  const match = /^\s*(?:(?<name>[^<>\p{Cc}]*?)\s*<(?<inner>[^<>]*)>|(?<bare>[^<>]*?))\s*$/u.exec(text);
  const address = (match?.groups?.['inner'] ?? match?.groups?.['bare'] ?? '').trim();
  if (!isAddress(address)) return undefined;
  const name = (match?.groups?.['name'] ?? '').replace(/^"(.*)"$/, '$1').trim();
  return { address, ...(name && { name }) };
}

/** @throws MailError `refused` for a recipient that is not one address; the address itself is not told. */
export function recipientOf(to: string): string {
  const address = to.trim();
  if (isAddress(address)) return address;
  throw new MailError('refused', 'The recipient is not a mail address. Correct it in the ticket.');
}

/** One line, whatever was in it: what follows a line break would be a header of its own. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** The same for the same mail at every try, so that the other side can tell a repeat. */
export function messageIdOf(id: string, from: MailAddress): string {
  const safe = id.replace(/[^A-Za-z0-9.-]/gu, part => `_${part.codePointAt(0)?.toString(16)}_`);
  return `<waypost.${safe}@${domainOf(from)}>`;
}

/** What follows the @. */
export function domainOf({ address }: MailAddress): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Another server's own words, for the log alone: customers' addresses are taken out. */
export function withoutAddresses(text: string): string {
  return oneLine(text)
    .slice(0, 400)
    .replace(/[^\s@<>]+@[^\s@<>]+/g, '[e-mail]');
}
