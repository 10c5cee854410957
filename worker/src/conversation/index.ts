/** One conversation: its transcript, its order, who speaks in it, and what must still be delivered. */
export { ConversationObject } from './conversation-object.ts';
export type { AskInput, ConversationPorts } from './types.ts';
