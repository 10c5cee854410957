import type { Owner } from '../protocol.ts';
import type { MetaStore } from './meta.ts';

/** Who speaks in the conversation. The epoch grows with every change of hands. */
export interface Lease {
  owner: Owner;
  epoch: number;
}

/** The lease as it stands now. */
export function currentLease(meta: MetaStore): Lease {
  return {
    owner: meta.get('owner') === 'person' ? 'person' : 'assistant',
    epoch: Number(meta.get('epoch') ?? 0),
  };
}

/** Hands the conversation over: whatever an earlier epoch still has in hand may no longer be said. */
export function changeOwner(meta: MetaStore, owner: Owner): Lease {
  const lease = { owner, epoch: currentLease(meta).epoch + 1 };
  meta.set('owner', owner);
  meta.set('epoch', String(lease.epoch));
  return lease;
}

/** Re-check after every slow call: true while the assistant of that epoch may still speak. */
export function mayAssistantSpeak(meta: MetaStore, epoch: number): boolean {
  const lease = currentLease(meta);
  return lease.owner === 'assistant' && lease.epoch === epoch;
}
