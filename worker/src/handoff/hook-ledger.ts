import type { HelpdeskName } from './helpdesk.ts';

/** Port: which conversation a vendor's ticket belongs to, and which events were taken before. */
export interface HookLedger {
  conversationOf(
    helpdesk: HelpdeskName,
    ticketId: string,
  ): Promise<{ site: string; conversation: string } | undefined>;
  /** Notes an event. @returns false for one that was noted before. */
  isNew(helpdesk: HelpdeskName, eventId: string): Promise<boolean>;
  /** An event could not be passed on: when the vendor sends it again, it is new. */
  forget(helpdesk: HelpdeskName, eventId: string): Promise<void>;
}
