import type { Macro, TicketDetail } from '../../../src/desk-protocol.ts';

/** A macro's text with its names filled in. A name that is not known leaves no hole behind. */
export function fillMacro({ text }: Macro, { ticket, package: pkg }: TicketDetail, agent: string): string {
  const customer = pkg.verified?.name ?? ticket.customer ?? '';
  const values: Record<string, string> = {
    // An address is not how one greets people.
    customer: customer.includes('@') ? '' : customer,
    agent,
    reference: ticket.reference ?? `#${ticket.number}`,
  };
  const filled = text.replace(/([ \t]?)\{\{\s*(\w+)\s*\}\}/g, (whole, space: string, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return value ? space + value : '';
  });
  return filled.trim();
}

/** Adds a text to what stands there already. */
export function insertText(before: string, text: string): string {
  return before.trim() ? `${before.trimEnd()}\n\n${text}` : text;
}
