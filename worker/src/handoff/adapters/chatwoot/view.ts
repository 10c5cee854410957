import type { AgentReply, TicketStatus, TicketView } from '../../helpdesk.ts';
import type { VendorFileOptions } from '../vendor-file.ts';
import { fetchVendorFile } from '../vendor-file.ts';
import { SOURCE } from './conversations.ts';
import type { ChatwootConversation, ChatwootMessage } from './schema.ts';

/** 'pending' is with a bot or put aside, 'snoozed' waits for a time. */
const STATUSES: Record<string, TicketStatus> = {
  open: 'open',
  pending: 'pending',
  snoozed: 'pending',
  resolved: 'solved',
};
const OUTGOING = new Set<number | string>([1, 'outgoing']);
/** What Chatwoot calls the kinds of files, where the name does not tell. */
const TYPES: Record<string, string> = { image: 'image/png', audio: 'audio/mpeg', video: 'video/mp4' };
const EXTENSIONS: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  txt: 'text/plain',
};

/** @param messages those behind the cursor, which is the id of the last one. */
export function viewOf(
  conversation: ChatwootConversation,
  messages: ChatwootMessage[],
  cursor: string | undefined,
  files: VendorFileOptions,
): TicketView {
  const { meta, status, labels } = conversation;
  const assignee = meta?.assignee;
  const name = assignee?.available_name ?? assignee?.name;
  return {
    status: STATUSES[status] ?? 'open',
    ...(name && { assignee: { name, ...(assignee?.thumbnail && { avatarUrl: assignee.thumbnail }) } }),
    ...(meta?.team && { team: meta.team.name }),
    replies: messages.filter(isAnswer).map(message => replyOf(message, files)),
    cursor: String(messages.at(-1)?.id ?? cursor ?? ''),
    tags: labels ?? [],
  };
}

/** Public, by a person, and not ours: we write in the customer's name or internally, never as an agent. */
function isAnswer(message: ChatwootMessage): boolean {
  const { sender, source_id: sourceId, content, attachments } = message;
  return (
    OUTGOING.has(message.message_type) &&
    message.private !== true &&
    sender?.type?.toLowerCase() === 'user' &&
    !sourceId?.startsWith(SOURCE) &&
    message.content_attributes?.deleted !== true &&
    (Boolean(content?.trim()) || (attachments?.length ?? 0) > 0)
  );
}

function replyOf(message: ChatwootMessage, files: VendorFileOptions): AgentReply {
  const { sender } = message;
  const at = typeof message.created_at === 'number' ? message.created_at * 1000 : message.created_at;
  return {
    id: String(message.id),
    text: (message.content ?? '').trim(),
    author: {
      name: sender?.available_name ?? sender?.name ?? 'Agent',
      ...(sender?.thumbnail && { avatarUrl: sender.thumbnail }),
    },
    at: new Date(at).toISOString(),
    attachments: (message.attachments ?? []).flatMap(file => {
      const { data_url: url, file_size: size } = file;
      if (!url) return [];
      const fileName = decodeURIComponent(new URL(url, files.baseUrl).pathname.split('/').at(-1) || 'file');
      const extension = (file.extension ?? fileName.split('.').at(-1) ?? '').toLowerCase();
      return {
        id: file.id,
        name: fileName,
        type: EXTENSIONS[extension] ?? TYPES[file.file_type ?? ''] ?? 'application/octet-stream',
        ...(typeof size === 'number' && { size }),
        fetch: () => fetchVendorFile(url, files),
      };
    }),
  };
}
