import type { AgentReply, Ticket, TicketStatus, TicketView } from '../../helpdesk.ts';
import type { HelpdeskHttp } from '../http-client.ts';
import type { VendorFileOptions } from '../vendor-file.ts';
import { fetchVendorFile } from '../vendor-file.ts';
import { parsed } from '../writing.ts';
import type { IntercomConversation, IntercomPart } from './schema.ts';
import { personSchema } from './schema.ts';

/** Parts whose text the customer sees. Notes, assignments and the rest are for teammates. */
const PUBLIC_PARTS = new Set(['comment', 'open', 'close', 'quick_reply']);
const STATUSES: Record<string, TicketStatus> = { open: 'open', snoozed: 'pending', closed: 'solved' };

export interface IntercomViewer {
  view(conversation: IntercomConversation, cursor: string | undefined): Promise<TicketView>;
}

/** @param adminId ours: what it wrote through the API is no answer. What that person wrote by hand is. */
export function createViewer(http: HelpdeskHttp, files: VendorFileOptions, adminId: string): IntercomViewer {
  const names = new Map<string, NonNullable<TicketView['assignee']>>();
  const named = async (kind: 'admins' | 'teams', id: string) => {
    const known = names.get(`${kind}/${id}`);
    if (known) return known;
    const answer = await http.call({ method: 'GET', path: `${kind}/${id}`, accept: [404] });
    if (answer.status === 404) return undefined;
    const { name, avatar } = parsed(personSchema, answer.body, 'Intercom: reading who is assigned');
    const person = { name, ...(avatar?.image_url && { avatarUrl: avatar.image_url }) };
    names.set(`${kind}/${id}`, person);
    return person;
  };
  return {
    async view(conversation, cursor) {
      const parts = partsOf(conversation);
      const { admin_assignee_id: adminAssignee, team_assignee_id: teamAssignee } = conversation;
      const assignee = isSet(adminAssignee) ? await named('admins', adminAssignee) : undefined;
      const team = isSet(teamAssignee) ? await named('teams', teamAssignee) : undefined;
      return {
        status: STATUSES[conversation.state] ?? 'open',
        ...(assignee && { assignee }),
        ...(team && { team: team.name }),
        replies: after(parts, cursor)
          .filter(part => isAnswer(part, adminId))
          .map(part => replyOf(part, files)),
        cursor: cursorOf(parts) ?? cursor ?? '',
        tags: (conversation.tags?.tags ?? []).map(({ name }) => name),
      };
    },
  };
}

/** A merged conversation is closed and linked to the one that lives on. */
export function mergedInto(conversation: IntercomConversation): string | undefined {
  const lives = partsOf(conversation).some(part => part.part_type === 'merged_primary_conversation');
  if (conversation.state !== 'closed' || lives) return undefined;
  return conversation.linked_objects?.data?.find(({ type }) => type === 'conversation')?.id;
}

export function ticketOf(id: string, contactId: string, appId: string | undefined): Ticket {
  return {
    id,
    reference: `#${id}`,
    ...(appId && { url: `https://app.intercom.com/a/inbox/${appId}/inbox/conversation/${id}` }),
    memo: { contactId },
  };
}

/** Every message that can be read, as plain text. */
export function textsOf(conversation: IntercomConversation): string[] {
  return [conversation.source?.body ?? '', ...partsOf(conversation).map(({ body }) => body ?? '')];
}

function partsOf({ conversation_parts: list }: IntercomConversation): IntercomPart[] {
  return list?.conversation_parts ?? [];
}

function isAnswer(part: IntercomPart, adminId: string): boolean {
  const { author, attachments } = part;
  const isOurs = author?.id === adminId && Boolean(part.app_package_code);
  const isPerson = author?.type === 'admin' && author.from_ai_agent !== true;
  const saysSomething = Boolean(part.body?.trim()) || (attachments?.length ?? 0) > 0;
  return PUBLIC_PARTS.has(part.part_type) && isPerson && !isOurs && saysSomething;
}

function replyOf(part: IntercomPart, files: VendorFileOptions): AgentReply {
  const attachments = (part.attachments ?? []).flatMap((file, index) => {
    const { url, name, content_type: type, filesize } = file;
    if (!url) return [];
    return {
      id: `${part.id}:${index}`,
      name: name ?? 'file',
      type: type ?? 'application/octet-stream',
      ...(typeof filesize === 'number' && { size: filesize }),
      fetch: () => fetchVendorFile(url, files),
    };
  });
  return {
    id: part.id,
    text: (part.body ?? '').trim(),
    author: { name: part.author?.name ?? 'Agent' },
    at: new Date(part.created_at * 1000).toISOString(),
    attachments,
  };
}

/** The cursor names the last part that was read, and its time in case it is among the 500 no more. */
function cursorOf(parts: IntercomPart[]): string | undefined {
  const last = parts.at(-1);
  return last && `${last.created_at}:${last.id}`;
}

function after(parts: IntercomPart[], cursor: string | undefined): IntercomPart[] {
  const [at, id] = cursor?.split(':') ?? [];
  if (!at || !id) return parts;
  const index = parts.findIndex(part => part.id === id);
  return index < 0 ? parts.filter(part => part.created_at > Number(at)) : parts.slice(index + 1);
}

function isSet(id: string | null | undefined): id is string {
  return Boolean(id) && id !== '0';
}
