import type { StandIn } from './stand-in.ts';

/** A message on a ticket as an agent sees it: a comment, a conversation part, a reply, a note. */
export interface SeenMessage {
  id: string;
  /** Without markup; marks and headings are still in it. */
  text: string;
  isPublic: boolean;
  by: 'customer' | 'agent' | 'us';
  files: Array<{ name: string; data: Buffer }>;
}

export interface SeenTicket {
  id: string;
  subject: string;
  status: 'open' | 'pending' | 'solved' | 'closed' | 'deleted';
  tags: string[];
  /** Oldest first; the opening text is the first where the vendor keeps it apart. */
  messages: SeenMessage[];
}

/** What a person does at the helpdesk. Every function acts at once, without HTTP. */
export interface AgentSide {
  /** Public. @returns the vendor's id of the reply. */
  replies(
    ticketId: string,
    text: string,
    options?: { file?: { name: string; type: string; data: Buffer } },
  ): string;
  /** Internal. @returns the vendor's id of the note. */
  notes(ticketId: string, text: string): string;
  solves(ticketId: string): void;
  deletes(ticketId: string): void;
  /** Where the vendor merges tickets. */
  merges?(ticketId: string, into: string): void;
  /** Closed for good, where the vendor has such: no message is taken any more. */
  closes?(ticketId: string): void;
}

/** A webhook as the vendor sends it. Lower-case header names. */
export interface StandInDelivery {
  headers: Record<string, string>;
  body: Buffer;
  /** The secret part of the path, for vendors that do not sign. */
  pathSecret?: string;
}

/** What every vendor's stand-in offers to the contract suite and the benches. */
export interface HelpdeskStandIn extends StandIn {
  /** All tickets, deleted and merged ones too, in the order they were opened. */
  tickets(): SeenTicket[];
  agent: AgentSide;
  /** The webhook about the ticket's newest public message, signed at `now` (Unix milliseconds). */
  delivery(ticketId: string, now: number): Promise<StandInDelivery>;
}

/** Sends deliveries to the product's address as badly as life does. */
export interface WebhookSender {
  /** Sends what was held back, in the opposite order. */
  release(): Promise<void>;
  send(delivery: StandInDelivery): Promise<void>;
}

/**
 * @param url the product's webhook address; the path secret is put behind it.
 * @param faults asked once a delivery: lost, sent twice, or held back until `release`.
 */
export function createWebhookSender(
  url: string,
  faults: () => 'lost' | 'twice' | 'held' | undefined = () => undefined,
): WebhookSender {
  const held: StandInDelivery[] = [];
  async function post({ headers, body, pathSecret }: StandInDelivery): Promise<void> {
    const response = await fetch(pathSecret ? `${url}/${pathSecret}` : url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: new Uint8Array(body),
    });
    await response.arrayBuffer();
  }
  return {
    async send(delivery) {
      const fault = faults();
      if (fault === 'lost') return;
      if (fault === 'held') {
        held.push(delivery);
        return;
      }
      await post(delivery);
      if (fault === 'twice') await post(delivery);
    },
    async release() {
      for (const delivery of held.splice(0).reverse()) await post(delivery);
    },
  };
}

/** Markup to words, as the vendors' own plain text has it. */
export function plainText(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/(p|div|li|tr|h\d|ul|ol|pre|blockquote)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
