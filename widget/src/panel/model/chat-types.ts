import type {
  ChatRequest,
  ConversationStatus,
  HandoffView,
  PageContext,
  RatingView,
} from '../../../../worker/src/protocol.ts';
import type { Emit } from '../../contract.ts';
import type { Store } from '../../storage.ts';
import type { Api } from '../transport/api.ts';
import type { ChatMessage } from './message.ts';
import type { Session } from './session.ts';
import type { Notice } from './tabs.ts';
import type { FollowTurn } from './turn.ts';

export interface ChatDependencies {
  api: Api;
  session: Session;
  local: Store;
  page(): PageContext;
  emit: Emit;
  tell(notice: Notice): void;
  newId(): string;
  /** Brings the follower of turns, with the conversation's screens, when it is first wanted. */
  loadFollower(): Promise<{ followTurn: FollowTurn }>;
  pause(ms: number): Promise<void>;
  /** A complete answer has come in. */
  onAnswer(message: ChatMessage): void;
}

/** Where the conversation stands, as the worker has committed it. */
export interface Standing {
  status: ConversationStatus;
  handoff?: HandoffView;
  rating?: RatingView;
}

/** How words travel while people have the conversation; comes with the conversation's screens. */
export interface Carrier {
  deliver(message: ChatMessage): void;
  /** False where another way must be taken. */
  read(seq: number): boolean;
  /** Everything new comes in by itself. */
  isLive(): boolean;
}

/** What is asked of the worker in one turn. `message` is the customer's, when this tab sent it. */
export interface TurnRequest {
  message?: ChatMessage;
  body?: Partial<ChatRequest>;
}
