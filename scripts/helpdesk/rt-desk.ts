/** What an agent sees and does in Request Tracker, over its own REST 2. */
import { plainText } from '../stand-ins/helpdesk-stand-in.ts';
import type { RunningRt } from './rt.ts';

export interface RtMessage {
  kind: 'Create' | 'Correspond' | 'Comment';
  /** Without markup. */
  text: string;
  files: Array<{ name: string; data: Uint8Array }>;
}

export interface RtTicketSeen {
  Subject: string;
  Status: string;
  Priority: string | number;
  Requestor: Array<{ id: string }>;
}

export interface RtDesk {
  ticket(id: string): Promise<RtTicketSeen>;
  /** All that was written, oldest first. */
  messages(id: string): Promise<RtMessage[]>;
  /** The tickets of one handoff. */
  referring(key: string): Promise<string[]>;
  says(
    id: string,
    how: 'correspond' | 'comment',
    text: string,
    file?: { name: string; data: Uint8Array },
  ): Promise<void>;
  change(id: string, fields: Record<string, string | number>): Promise<void>;
}

interface Listed<T> {
  pages: number | string;
  items: T[];
}

export function createRtDesk({ asAgent }: RunningRt): RtDesk {
  async function all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let page = 1; ; page++) {
      const glue = path.includes('?') ? '&' : '?';
      const list = (await asAgent('GET', `${path}${glue}per_page=100&page=${page}`)) as Listed<T>;
      items.push(...list.items);
      if (page >= Number(list.pages)) return items;
    }
  }

  async function message(id: string, kind: string): Promise<RtMessage> {
    type Part = { id: string; Content: string; ContentType: string; Filename?: string };
    const parts = await all<Part>(`transaction/${id}/attachments?fields=Content,ContentType,Filename`);
    const files = parts.filter(part => part.Filename);
    const texts = parts.filter(part => !part.Filename && part.ContentType.startsWith('text/'));
    return {
      kind: kind as RtMessage['kind'],
      text: texts.map(part => plainText(part.Content)).join('\n'),
      files: await Promise.all(
        files.map(async part => {
          const whole = (await asAgent('GET', `attachment/${part.id}`)) as { Content: string };
          return { name: part.Filename ?? '', data: new Uint8Array(Buffer.from(whole.Content, 'base64')) };
        }),
      ),
    };
  }

  return {
    ticket: async id => (await asAgent('GET', `ticket/${id}`)) as RtTicketSeen,
    async messages(id) {
      const history = await all<{ id: string; Type: string }>(`ticket/${id}/history?fields=Type`);
      const written = history.filter(({ Type }) => ['Create', 'Correspond', 'Comment'].includes(Type));
      const messages: RtMessage[] = [];
      for (const one of written) messages.push(await message(one.id, one.Type));
      return messages;
    },
    async referring(key) {
      const query = encodeURIComponent(`RefersTo = 'waypost:${key}'`);
      return (await all<{ id: string }>(`tickets?query=${query}`)).map(({ id }) => String(id));
    },
    async says(id, how, text, file) {
      const Attachments = file && [
        {
          FileName: file.name,
          FileType: 'image/png',
          FileContent: Buffer.from(file.data).toString('base64'),
        },
      ];
      await asAgent('POST', `ticket/${id}/${how}`, {
        Content: text,
        ContentType: 'text/plain',
        ...(Attachments && { Attachments }),
      });
    },
    async change(id, fields) {
      await asAgent('PUT', `ticket/${id}`, fields);
    },
  };
}
