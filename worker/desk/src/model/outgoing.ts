import type { DeskAction } from '../../../src/desk-protocol.ts';
import type { Attachment } from '../../../src/protocol.ts';

/** A reply or note on its way. Its id stays the same however often it is tried: it arrives once. */
export interface Outgoing {
  action: Extract<DeskAction, { kind: 'reply' | 'note' }>;
  /** Files of the reply, to show. */
  files: Attachment[];
  at: string;
  state: 'sending' | 'failed';
  /** Why it failed, to show. */
  problem?: string;
}

/** Texts that have not arrived and drafts, kept while the tab lives. */
export interface Keep {
  get(key: string): string | null;
  /** null removes. */
  set(key: string, value: string | null): void;
}

/** What was on its way when the page went: it may have arrived, so it waits to be tried again, under its id. */
export function readOutgoing(keep: Keep, number: number): Outgoing[] {
  return (read<Outgoing[]>(keep, `outgoing:${number}`) ?? []).map(item => ({
    ...item,
    state: 'failed',
    problem: item.problem ?? 'The page was closed before it was confirmed.',
  }));
}

export function keepOutgoing(keep: Keep, number: number, items: Outgoing[]): void {
  keep.set(`outgoing:${number}`, items.length ? JSON.stringify(items) : null);
}

/** What stands in the composer of a ticket. */
export interface Draft {
  mode: 'reply' | 'note';
  reply: string;
  note: string;
  files: Attachment[];
  /** The assistant's draft as the agent has changed it so far. */
  edited?: { draft: string; text: string };
}

export const NO_DRAFT: Draft = { mode: 'reply', reply: '', note: '', files: [] };

export function readDraft(keep: Keep, number: number): Draft {
  return { ...NO_DRAFT, ...read<Draft>(keep, `draft:${number}`) };
}

export function keepDraft(keep: Keep, number: number, draft: Draft): void {
  const isEmpty = !draft.reply && !draft.note && !draft.files.length && !draft.edited;
  keep.set(`draft:${number}`, isEmpty ? null : JSON.stringify(draft));
}

function read<T>(keep: Keep, key: string): T | undefined {
  try {
    return JSON.parse(keep.get(key) ?? 'null') ?? undefined;
  } catch {
    // Not ours, or half written: as if there were nothing.
    return undefined;
  }
}
