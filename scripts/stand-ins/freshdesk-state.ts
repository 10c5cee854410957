import type { SeenMessage, SeenTicket } from './helpdesk-stand-in.ts';
import { plainText } from './helpdesk-stand-in.ts';
import type { StandInRequest } from './stand-in.ts';

export interface FreshdeskFile {
  id: number;
  name: string;
  type: string;
  data: Buffer;
}

export interface FreshdeskConversation {
  id: number;
  body: string;
  incoming: boolean;
  private: boolean;
  userId: number;
  /** 0 an agent's reply, 2 a note. */
  source: number;
  at: number;
  files: FreshdeskFile[];
}

export interface FreshdeskTicket {
  id: number;
  subject: string;
  description: string;
  status: number;
  priority: number;
  source: number;
  requesterId: number;
  responderId: number | null;
  groupId: number | null;
  tags: string[];
  customFields: Record<string, string>;
  files: FreshdeskFile[];
  conversations: FreshdeskConversation[];
  createdAt: number;
  updatedAt: number;
  state: 'live' | 'deleted' | 'spam' | 'merged';
}

export interface FreshdeskContact {
  id: number;
  name: string;
  email?: string;
  uniqueExternalId?: string;
}

/** Both the key's own and another agent are people with a contact. */
export const OWN_ID = 900;
export const AGENT = { id: 700, name: 'Grace Hill' };
export const GROUP = { id: 40, name: 'Support' };

/** Times are whole seconds. */
export function iso(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** A ticket as an agent sees it. */
export function seen(ticket: FreshdeskTicket): SeenTicket {
  const statuses: Record<number, SeenTicket['status']> = {
    2: 'open',
    3: 'pending',
    4: 'solved',
    5: 'closed',
  };
  const filesOf = (files: FreshdeskFile[]) => files.map(({ name, data }) => ({ name, data }));
  const description: SeenMessage = {
    id: `ticket-${ticket.id}`,
    text: plainText(ticket.description),
    isPublic: true,
    by: 'customer',
    files: filesOf(ticket.files),
  };
  const rest = ticket.conversations.map(
    (one): SeenMessage => ({
      id: String(one.id),
      text: plainText(one.body),
      isPublic: !one.private,
      by: one.incoming ? 'customer' : one.userId === OWN_ID ? 'us' : 'agent',
      files: filesOf(one.files),
    }),
  );
  const status = ticket.state === 'deleted' || ticket.state === 'spam' ? 'deleted' : statuses[ticket.status];
  return {
    id: String(ticket.id),
    subject: ticket.subject,
    status: status ?? 'pending',
    tags: [...ticket.tags],
    messages: [description, ...rest],
  };
}

/** A body in JSON or multipart: the form's texts become what JSON would have said. */
export async function contentOf(
  request: StandInRequest,
): Promise<{ fields: Record<string, unknown>; files: Array<Omit<FreshdeskFile, 'id'>> }> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) return { fields: request.json(), files: [] };
  const body = new Uint8Array(request.body);
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const fields: Record<string, unknown> = {};
  const files: Array<Omit<FreshdeskFile, 'id'>> = [];
  for (const [name, value] of form.entries()) {
    const [, list] = /^(\w+)\[\]$/.exec(name) ?? [];
    const [, record, key] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    if (typeof value !== 'string') {
      if (name !== 'attachments[]') throw new Error(`a file in ${name}`);
      files.push({ name: value.name, type: value.type, data: Buffer.from(await value.arrayBuffer()) });
    } else if (list) {
      fields[list] = [...((fields[list] as string[] | undefined) ?? []), value];
    } else if (record && key) {
      fields[record] = { ...(fields[record] as Record<string, string> | undefined), [key]: value };
    } else {
      fields[name] = NUMBERS.has(name) ? Number(value) : (BOOLEANS[value] ?? value);
    }
  }
  return { fields, files };
}

const NUMBERS = new Set(['status', 'priority', 'source', 'group_id', 'user_id']);
const BOOLEANS: Record<string, boolean> = { true: true, false: false };
