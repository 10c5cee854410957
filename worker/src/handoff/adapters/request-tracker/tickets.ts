import type { ReadAttachment } from '../../helpdesk.ts';
import type { HelpdeskHttp } from '../http-client.ts';
import type { Batch } from '../posts.ts';
import { parsed, readFiles, toBase64 } from '../writing.ts';
import type { RtAttachment, RtTicket, RtTransaction } from './schema.ts';
import {
  attachmentsSchema,
  createdSchema,
  fileSchema,
  foundSchema,
  historySchema,
  ticketSchema,
  userSchema,
} from './schema.ts';

const PER_PAGE = 100;
const REST = 'REST/2.0';

export interface NewTicket {
  queue: string;
  subject: string;
  /** Verified addresses alone: replies go there. */
  requestor: string | undefined;
  priority: number;
  /** How the ticket is found again. */
  reference: string;
}

/** RT's REST 2, as far as it is used. */
export function createRtTickets(http: HelpdeskHttp) {
  async function body(batch: Batch, read: ReadAttachment) {
    const files = await readFiles(batch.files, read);
    return {
      Content: batch.text,
      ContentType: 'text/html',
      ...(files.length > 0 && {
        Attachments: files.map(({ name, type, data }) => ({
          FileName: name,
          FileType: type,
          FileContent: toBase64(data),
        })),
      }),
    };
  }

  return {
    async create(
      { queue, subject, requestor, priority, reference }: NewTicket,
      first: Batch,
      read: ReadAttachment,
    ) {
      const answer = await http.call({
        method: 'POST',
        path: `${REST}/ticket`,
        json: {
          Queue: queue,
          Subject: subject,
          ...(requestor && { Requestor: requestor }),
          Priority: priority,
          RefersTo: [reference],
          ...(await body(first, read)),
        },
      });
      return parsed(createdSchema, answer.body, 'Request Tracker: opening a ticket', 'ambiguous').id;
    },

    /** The oldest ticket that refers to a handoff; visible at once after it was made. */
    async find(reference: string): Promise<string | undefined> {
      const quoted = reference.replaceAll("'", "\\'");
      const answer = await http.call({
        method: 'GET',
        path: `${REST}/tickets`,
        query: { query: `RefersTo = '${quoted}'`, orderby: 'id', order: 'ASC' },
      });
      return parsed(foundSchema, answer.body, 'Request Tracker: looking for a ticket').items[0]?.id;
    },

    /** @returns undefined for one that is not there. */
    async get(id: string): Promise<RtTicket | undefined> {
      const answer = await http.call({ method: 'GET', path: `${REST}/ticket/${id}`, accept: [404] });
      if (answer.status === 404) return undefined;
      return parsed(ticketSchema, answer.body, 'Request Tracker: reading a ticket');
    },

    /** All that happened after a transaction, oldest first. */
    async history(id: string, after: number): Promise<RtTransaction[]> {
      const all: RtTransaction[] = [];
      for (let page = 1; ; page++) {
        const answer = await http.call({
          method: 'GET',
          path: `${REST}/ticket/${id}/history`,
          query: { fields: 'Type,Creator,Created', per_page: PER_PAGE, page },
        });
        const { pages, items } = parsed(historySchema, answer.body, 'Request Tracker: reading a history');
        all.push(...items);
        if (page >= pages) break;
      }
      return all.filter(item => item.id > after).sort((a, b) => a.id - b.id);
    },

    /** What a transaction says: its text and its files. */
    async parts(transaction: number): Promise<RtAttachment[]> {
      const answer = await http.call({
        method: 'GET',
        path: `${REST}/transaction/${transaction}/attachments`,
        query: { fields: 'Content,ContentType,Filename', per_page: PER_PAGE },
      });
      return parsed(attachmentsSchema, answer.body, 'Request Tracker: reading a message').items;
    },

    /** A file's bytes. Lists hold binary content in a broken form: only the attachment by itself is whole. */
    async file(attachment: string): Promise<Uint8Array> {
      const answer = await http.call({ method: 'GET', path: `${REST}/attachment/${attachment}` });
      const { Content, ContentType } = parsed(fileSchema, answer.body, 'Request Tracker: reading a file');
      if (ContentType?.startsWith('text/')) return new TextEncoder().encode(Content ?? '');
      const binary = atob((Content ?? '').replace(/\s+/g, ''));
      return Uint8Array.from(binary, character => character.charCodeAt(0));
    },

    async add(id: string, kind: 'correspond' | 'comment', batch: Batch, read: ReadAttachment): Promise<void> {
      await http.call({
        method: 'POST',
        path: `${REST}/ticket/${id}/${kind}`,
        json: await body(batch, read),
      });
    },

    async set(id: string, fields: Record<string, unknown>): Promise<void> {
      await http.call({ method: 'PUT', path: `${REST}/ticket/${id}`, json: fields });
    },

    /** A user's name as customers may see it. */
    async nameOf(user: string): Promise<string> {
      const answer = await http.call({
        method: 'GET',
        path: `${REST}/user/${encodeURIComponent(user)}`,
        accept: [403, 404],
      });
      const found = userSchema.safeParse(answer.body);
      return (found.success && (found.data.RealName || found.data.Name)) || user;
    },

    async hasQueue(name: string): Promise<boolean> {
      const path = `${REST}/queue/${encodeURIComponent(name)}`;
      return (await http.call({ method: 'GET', path, accept: [404] })).status !== 404;
    },
  };
}

export type RtTickets = ReturnType<typeof createRtTickets>;
