import type { Helpdesk, Ticket } from '../helpdesk.ts';
import { HelpdeskError } from '../helpdesk.ts';

export interface DeskHelpdeskDeps {
  /** The desk's number of a handed-over segment; undefined while it is not on the board. */
  numberOf(site: string, key: string): Promise<number | undefined>;
}

/**
 * The built-in helpdesk. The conversation itself is the ticket: what customers and agents write is there
 * already, so there is nothing to send on, and nothing to read back.
 */
export function createDeskHelpdesk({ numberOf }: DeskHelpdeskDeps): Helpdesk {
  return {
    name: 'desk',
    findLagMs: 0,
    updateIntervalMs: 0,
    hasWebhooks: true,

    async open({ package: pkg }) {
      const number = await numberOf(pkg.site.id, pkg.key);
      if (number === undefined)
        throw new HelpdeskError('unavailable', 'The ticket is not on the desk’s board yet.');
      return {
        id: String(number),
        reference: `#${number}`,
        ...(pkg.deskUrl && { url: pkg.deskUrl }),
        memo: {},
      } satisfies Ticket;
    },

    append: async ({ ticket }) => ticket,
    note: async () => {},
    update: async () => {},
    // Agents' replies come as actions on the conversation, never from here.
    read: async () => ({ status: 'open', replies: [], cursor: '' }),
    receive: async () => ({ kind: 'ignored' }),
    check: async () => {},
  };
}
