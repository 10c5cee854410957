/** What a conversation must do later. */
export type DueKind =
  | 'turn'
  | 'outbox'
  | 'learning'
  | 'idle'
  | 'retention'
  /** Something for the helpdesk. */
  | 'delivery'
  /** Look what happened to the ticket. */
  | 'reconcile'
  /** Tell the board. */
  | 'board'
  /** A reply that the customer may not have seen. */
  | 'unread'
  | 'sla'
  /** A solved ticket's lesson. */
  | 'review';

export interface DueEntry {
  kind: DueKind;
  key: string;
  /** Unix milliseconds */
  at: number;
}

/**
 * The object's one list of later things, behind its one alarm: `setAlarm` replaces whatever was set,
 * so nothing else may call it. Every change re-arms the alarm for the earliest entry.
 */
export class DueList {
  readonly #storage: DurableObjectStorage;
  /** What the alarm is known to be set to; undefined until asked. */
  #armedAt: number | null | undefined;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Puts an entry in, or moves it. */
  set(kind: DueKind, key: string, at: number): void {
    this.#storage.sql.exec(
      'INSERT INTO due (kind, key, at) VALUES (?1, ?2, ?3) ON CONFLICT (kind, key) DO UPDATE SET at = ?3',
      kind,
      key,
      at,
    );
  }

  remove(kind: DueKind, key: string): void {
    this.#storage.sql.exec('DELETE FROM due WHERE kind = ? AND key = ?', kind, key);
  }

  /** Entries whose time has come, earliest first. */
  ripe(now: number): DueEntry[] {
    const rows = this.#storage.sql
      .exec('SELECT kind, key, at FROM due WHERE at <= ? ORDER BY at', now)
      .toArray();
    return rows.map(row => ({
      kind: row['kind'] as DueKind,
      key: String(row['key']),
      at: Number(row['at']),
    }));
  }

  /** Sets the alarm for the earliest entry. Call once after a batch of changes. */
  async arm(): Promise<void> {
    const earliest = this.#storage.sql.exec('SELECT MIN(at) AS at FROM due').one()['at'];
    // The platform takes no alarm at the beginning of time.
    const at = earliest === null ? null : Math.max(1, Number(earliest));
    if (this.#armedAt === undefined) this.#armedAt = await this.#storage.getAlarm();
    if (at === this.#armedAt) return;
    this.#armedAt = at;
    if (at === null) await this.#storage.deleteAlarm();
    else await this.#storage.setAlarm(at);
  }

  /** The alarm has gone off: whatever was armed is no longer. */
  fired(): void {
    this.#armedAt = null;
  }
}
