import type { AgentReply, TicketStatus, TicketView } from '../../helpdesk.ts';
import { htmlToText } from '../html-text.ts';
import type { HelpdeskHttp } from '../http-client.ts';
import { plainOf, squash } from '../posts.ts';
import type { VendorFileOptions } from '../vendor-file.ts';
import { fetchVendorFile } from '../vendor-file.ts';
import { parsed } from '../writing.ts';
import type { FreshdeskConversation, FreshdeskTicket } from './schema.ts';
import { agentSchema, groupSchema, NOTE, REPLY, STATUS } from './schema.ts';

/** A mailed reply ends with what it answers. */
const QUOTE = /<div\b[^>]*\bclass=["']freshdesk_quote\b[\s\S]*$/i;
/** What Freshdesk writes on a ticket that was merged away; an agent may have changed the words. */
const MERGED = /^this ticket is closed and merged into ticket #?(\d+)/i;
/** And on the one that it went into. Either may be public. */
const MERGED_HERE = /^tickets? with ids? [^.]* (?:is|are) merged into this ticket/i;

export interface FreshdeskViewer {
  /** @param conversations all of them; the cursor is the id of the last one that was read. */
  view(
    ticket: FreshdeskTicket,
    conversations: FreshdeskConversation[],
    cursor: string | undefined,
  ): Promise<TicketView>;
}

export function createViewer(http: HelpdeskHttp, files: VendorFileOptions): FreshdeskViewer {
  const agents = new Map<string, AgentReply['author'] | undefined>();
  const groups = new Map<string, string | undefined>();

  /** A key that may not look at agents still reads replies. */
  const agentOf = async (id: string | null | undefined) => {
    if (!id) return undefined;
    if (agents.has(id)) return agents.get(id);
    const path = `agents/${id}`;
    const { status, body } = await http.call({ method: 'GET', path, accept: [403, 404] });
    const contact =
      status === 200 ? parsed(agentSchema, body, 'Freshdesk: reading an agent').contact : undefined;
    const avatarUrl = contact?.avatar?.avatar_url;
    const agent = contact?.name ? { name: contact.name, ...(avatarUrl && { avatarUrl }) } : undefined;
    agents.set(id, agent);
    return agent;
  };
  const groupOf = async (id: string | null | undefined) => {
    if (!id) return undefined;
    if (groups.has(id)) return groups.get(id);
    const path = `groups/${id}`;
    const { status, body } = await http.call({ method: 'GET', path, accept: [403, 404] });
    const name = status === 200 ? parsed(groupSchema, body, 'Freshdesk: reading a group').name : undefined;
    groups.set(id, name);
    return name;
  };

  return {
    async view(ticket, conversations, cursor) {
      const replies: AgentReply[] = [];
      for (const one of conversations) {
        if (one.id <= Number(cursor || 0) || !isAnswer(one, ticket.requester_id)) continue;
        replies.push(replyOf(one, (await agentOf(one.user_id)) ?? { name: 'Support' }, files));
      }
      const assignee = await agentOf(ticket.responder_id);
      const team = await groupOf(ticket.group_id);
      const last = conversations.at(-1)?.id ?? 0;
      return {
        status: statusOf(ticket.status),
        ...(assignee && { assignee }),
        ...(team && { team }),
        replies,
        // One that was deleted does not lead back.
        cursor: String(Math.max(last, Number(cursor || 0))),
        tags: ticket.tags ?? [],
      };
    },
  };
}

/** The ticket that a merged one went into, where its last words still name it. */
export function mergedInto(
  { id, status }: FreshdeskTicket,
  conversations: FreshdeskConversation[],
): string | undefined {
  if (status !== STATUS.closed) return undefined;
  const notes = conversations.filter(({ incoming, source }) => !incoming && source === NOTE);
  const target = notes.map(({ body }) => MERGED.exec(squash(plainOf(body ?? '')))?.[1]).findLast(Boolean);
  return target === id ? undefined : target;
}

/** Public and by an agent. We write in the customer's name or privately: none of it is taken for an answer. */
function isAnswer(one: FreshdeskConversation, requesterId: string): boolean {
  const isSeen = one.source === REPLY || one.source === NOTE;
  const saysSomething = Boolean(one.body?.trim()) || (one.attachments?.length ?? 0) > 0;
  const isVisible = !one.incoming && !one.private && isSeen && one.user_id !== requesterId;
  return isVisible && saysSomething && !isAboutMerging(one);
}

function isAboutMerging({ source, body }: FreshdeskConversation): boolean {
  const text = squash(plainOf(body ?? ''));
  return source === NOTE && (MERGED.test(text) || MERGED_HERE.test(text));
}

function replyOf(
  one: FreshdeskConversation,
  author: AgentReply['author'],
  files: VendorFileOptions,
): AgentReply {
  const html = one.body ?? '';
  return {
    id: String(one.id),
    text: htmlToText(html.replace(QUOTE, '')) || htmlToText(html),
    author,
    at: new Date(one.created_at).toISOString(),
    attachments: (one.attachments ?? []).flatMap(file => {
      const { attachment_url: url, size } = file;
      if (!url) return [];
      return {
        id: file.id,
        name: file.name ?? 'file',
        type: file.content_type ?? 'application/octet-stream',
        ...(typeof size === 'number' && { size }),
        fetch: () => fetchVendorFile(url, files),
      };
    }),
  };
}

/** How a status of Freshdesk's reads here. */
export function statusOf(status: number): TicketStatus {
  switch (status) {
    case STATUS.open:
      return 'open';
    case STATUS.resolved:
    case STATUS.closed:
      return 'solved';
    default:
      // Pending, and a helpdesk's own: waiting for somebody.
      return 'pending';
  }
}
