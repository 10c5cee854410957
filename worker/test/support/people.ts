import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import type {
  AgentReply,
  Helpdesk,
  HelpdeskFailure,
  Ticket,
  TicketChange,
} from '../../src/handoff/helpdesk.ts';
import { HelpdeskError } from '../../src/handoff/helpdesk.ts';
import type { TranscriptEntry } from '../../src/handoff/types.ts';
import type { Conversation } from '../../src/index.ts';
import type { ConversationChange } from '../../src/protocol.ts';
import { call, newConversation, post, visit } from './client.ts';
import type { Stub } from './conversation.ts';
import { objectOf, withPorts } from './conversation.ts';
import { TEA } from './two-sites.ts';

/** An agent signed in to the worker's own desk. */
export async function signIn(name: string) {
  const origin = 'https://waypost.test';
  const response = await post('/desk/api/sign-in', { token: 'desk-token-for-tests', name }, { origin });
  if (!response.ok) throw new Error(await response.text());
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    get: (path: string) => call(`/desk/api${path}`, { headers: { cookie } }),
    send: (path: string, body: unknown) => post(`/desk/api${path}`, body, { cookie, origin }),
  };
}

/** A visitor of the tea shop with a conversation that has not begun. */
export async function begin() {
  const visitor = await visit(TEA.id, TEA.origin);
  const conversation = newConversation();
  return { visitor, conversation, stub: objectOf(TEA.id, conversation) };
}

/** Lets the alarm work until nothing is due now. */
export async function settle(stub: Stub): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const isDue = await runInDurableObject<Conversation, boolean>(
      stub,
      instance => instance.state.due.ripe(instance.state.ports.now() + 600).length > 0,
    );
    if (!isDue) return;
    await new Promise(resolve => setTimeout(resolve, 100));
    await runDurableObjectAlarm(stub);
  }
}

/** What a customer's action answered. */
export async function change(response: Response): Promise<ConversationChange> {
  if (response.status !== 200) throw new Error(await response.text());
  return response.json<ConversationChange>();
}

interface StandInTicket {
  key: string;
  status: 'open' | 'solved' | 'deleted';
  /** Everything on it, in order. */
  entries: TranscriptEntry[];
  notes: Map<string, string>;
  changes: TicketChange[];
  files: Map<string, Uint8Array>;
  replies: AgentReply[];
}

/** A helpdesk in memory that keeps state, finds what it was told before, and fails as told. */
export class StandInHelpdesk {
  readonly tickets = new Map<string, StandInTicket>();
  /** Calls to come that fail, before or after they were accepted; undefined goes well. */
  readonly faults: Array<{ failure: HelpdeskFailure; isAccepted: boolean } | undefined> = [];
  /** Called within each call, before anything happens. */
  during: () => Promise<void> = async () => {};
  findLagMs = 0;
  #count = 0;

  get only(): StandInTicket {
    const [ticket, ...more] = this.tickets.values();
    if (!ticket || more.length > 0) throw new Error(`There are ${this.tickets.size} tickets, not one.`);
    return ticket;
  }

  /** An agent answers there. */
  reply(ticket: StandInTicket, text: string): void {
    const id = `reply-${++this.#count}`;
    ticket.replies.push({ id, text, author: { name: 'Ann' }, at: new Date().toISOString(), attachments: [] });
  }

  port(): Helpdesk {
    const call = async <T>(work: () => T | Promise<T>): Promise<T> => {
      await this.during();
      const fault = this.faults.shift();
      if (fault && !fault.isAccepted) throw new HelpdeskError(fault.failure, 'refused for the test');
      const result = await work();
      if (fault) throw new HelpdeskError(fault.failure, 'lost for the test');
      return result;
    };
    const find = (ticket: Ticket): StandInTicket => {
      const found = this.tickets.get(ticket.id);
      if (!found || found.status === 'deleted') throw new HelpdeskError('gone', 'The ticket is gone.');
      return found;
    };
    const take = async (
      ticket: StandInTicket,
      entries: TranscriptEntry[],
      isLooking: boolean,
      read: (ref: { id: string; name: string; type: string; size: number }) => Promise<Uint8Array>,
    ) => {
      for (const entry of entries) {
        if (isLooking && ticket.entries.some(({ messageId }) => messageId === entry.messageId)) continue;
        ticket.entries.push(entry);
        for (const ref of entry.attachments ?? []) ticket.files.set(ref.name, await read(ref));
        if (entry.from === 'customer') ticket.status = 'open';
      }
    };
    const helpdesk = this;
    return {
      name: 'zendesk',
      get findLagMs() {
        return helpdesk.findLagMs;
      },
      updateIntervalMs: 0,
      hasWebhooks: true,
      open: ({ package: pkg, mayExist, readAttachment }) =>
        call(async () => {
          const earlier = [...this.tickets].find(([, { key }]) => key === pkg.key);
          const id = mayExist && earlier ? earlier[0] : String(this.tickets.size + 1);
          if (!(mayExist && earlier)) {
            const ticket: StandInTicket = {
              key: pkg.key,
              status: 'open',
              entries: [],
              notes: new Map(),
              changes: [],
              files: new Map(),
              replies: [],
            };
            this.tickets.set(id, ticket);
            await take(ticket, pkg.transcript, false, readAttachment);
          }
          return { id, reference: `#${id}`, memo: {} };
        }),
      append: ({ ticket, entries, mayExist, readAttachment }) =>
        call(async () => {
          await take(find(ticket), entries, mayExist, readAttachment);
          return ticket;
        }),
      note: ({ ticket, noteId, text }) => call(() => void find(ticket).notes.set(noteId, text)),
      update: (ticket, change) =>
        call(() => {
          const found = find(ticket);
          found.changes.push(change);
          if (change.status) found.status = change.status;
        }),
      read: (ticket, cursor) =>
        call(() => {
          const found = this.tickets.get(ticket.id);
          if (!found) throw new HelpdeskError('gone', 'The ticket is gone.');
          const from = Number(cursor ?? 0);
          return {
            status: found.status,
            replies: found.replies.slice(from),
            cursor: String(found.replies.length),
          };
        }),
      receive: async () => ({ kind: 'ignored' }),
      check: async () => {},
    };
  }
}

/** Puts a stand-in behind a running conversation; after an eviction, once more. */
export async function useHelpdesk(stub: Stub, helpdesk = new StandInHelpdesk()): Promise<StandInHelpdesk> {
  const port = helpdesk.port();
  await withPorts(stub, ({ people }) => ({ people: { ...people, helpdesk: () => ({ helpdesk: port }) } }));
  return helpdesk;
}
