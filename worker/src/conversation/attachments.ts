import type { Attachment } from '../protocol.ts';
import { safeFileName, sniff } from './sniff.ts';

export const MAX_ATTACHMENT_BYTES = 8 * 1024 * 1024;
const MAX_FILES = 100;
/** Of one conversation: its object holds them where there is no store. */
const MAX_TOTAL_BYTES = 100 * 1024 * 1024;
/** Below the limit of a row. */
const CHUNK_BYTES = 1024 * 1024;

/** Port: where the bytes of attachments lie; absent means in the conversation's own storage. */
export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  remove(keys: string[]): Promise<void>;
}

export type AttachmentRefusal = 'attachment_refused' | 'attachment_too_large';

/** The files of a conversation. A file is readable by whoever may read the conversation, and goes with it. */
export class Attachments {
  readonly #storage: DurableObjectStorage;
  readonly #prefix: () => string;
  readonly #store: () => FileStore | undefined;

  /** @param prefix of keys in the store: site and conversation. */
  constructor(storage: DurableObjectStorage, prefix: () => string, store: () => FileStore | undefined) {
    this.#storage = storage;
    this.#prefix = prefix;
    this.#store = store;
  }

  /** Why a file is not taken; undefined where it is. */
  refusalOf(bytes: Uint8Array): AttachmentRefusal | undefined {
    if (bytes.length > MAX_ATTACHMENT_BYTES) return 'attachment_too_large';
    return sniff(bytes) && !this.#isFull(bytes.length) ? undefined : 'attachment_refused';
  }

  /** Keeps a file, under the type that its bytes show. */
  async keep(
    id: string,
    name: string,
    bytes: Uint8Array,
    at: number,
  ): Promise<Attachment | AttachmentRefusal> {
    const refusal = this.refusalOf(bytes);
    const type = sniff(bytes);
    if (refusal || !type) return refusal ?? 'attachment_refused';
    const attachment: Attachment = { id, name: safeFileName(name, type), type, size: bytes.length };
    const store = this.#store();
    // Noted before its bytes lie in the store: what is noted is found again when the conversation goes.
    this.#storage.transactionSync(() => {
      this.#storage.sql.exec(
        'INSERT INTO attachments (id, name, type, size, is_stored, created_at) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        attachment.name,
        type,
        bytes.length,
        store ? 1 : 0,
        at,
      );
      if (store) return;
      for (let start = 0; start < bytes.length; start += CHUNK_BYTES)
        this.#storage.sql.exec(
          'INSERT INTO attachment_chunks (id, start, data) VALUES (?, ?, ?)',
          id,
          start,
          bytes.slice(start, start + CHUNK_BYTES).buffer,
        );
    });
    if (store) await store.put(this.#keyOf(id), bytes);
    return attachment;
  }

  get(id: string): Attachment | undefined {
    const [row] = this.#storage.sql.exec('SELECT * FROM attachments WHERE id = ?', id).toArray();
    if (!row) return undefined;
    return { id, name: String(row['name']), type: String(row['type']), size: Number(row['size']) };
  }

  async read(id: string): Promise<Uint8Array | undefined> {
    const [row] = this.#storage.sql.exec('SELECT is_stored FROM attachments WHERE id = ?', id).toArray();
    if (!row) return undefined;
    if (row['is_stored'] === 1) return await this.#store()?.get(this.#keyOf(id));
    const chunks = this.#storage.sql
      .exec('SELECT data FROM attachment_chunks WHERE id = ? ORDER BY start', id)
      .toArray()
      .map(chunk => new Uint8Array(chunk['data'] as ArrayBuffer));
    const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  /** All bytes go, wherever they lie. */
  async removeAll(): Promise<void> {
    const rows = this.#storage.sql.exec('SELECT id FROM attachments WHERE is_stored = 1').toArray();
    if (rows.length > 0) await this.#store()?.remove(rows.map(row => this.#keyOf(String(row['id']))));
    this.#storage.sql.exec('DELETE FROM attachments; DELETE FROM attachment_chunks;');
  }

  #isFull(more: number): boolean {
    const row = this.#storage.sql
      .exec('SELECT COUNT(*) AS n, COALESCE(SUM(size), 0) AS bytes FROM attachments')
      .one();
    return Number(row['n']) >= MAX_FILES || Number(row['bytes']) + more > MAX_TOTAL_BYTES;
  }

  #keyOf(id: string): string {
    return `${this.#prefix()}/${id}`;
  }
}
