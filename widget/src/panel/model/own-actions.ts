import { signal } from '@preact/signals';
import type { ActionOffer, ActionRequest } from '../../../../worker/src/protocol.ts';
import type { PageActions } from '../../contract.ts';

/** How an action that the customer started stands. */
export type ActionState = 'running' | 'done' | 'failed';

export interface OwnActionsDependencies {
  /** What the page registered, at this moment. */
  registered(): PageActions;
  /** Tells the worker; may fail without the customer hearing of it. */
  tell(request: ActionRequest): Promise<unknown>;
}

export type OwnActions = ReturnType<typeof createOwnActions>;

/** What customers do themselves, after a click: the page's own code, in the page's own session. */
export function createOwnActions({ registered, tell }: OwnActionsDependencies) {
  /** By message. */
  const states = signal<Readonly<Record<string, ActionState>>>({});
  const set = (messageId: string, state: ActionState) => {
    states.value = { ...states.value, [messageId]: state };
  };
  const count = (request: ActionRequest) => {
    tell(request).catch(() => {
      // A figure for reports: what the customer does goes on without it.
    });
  };

  return {
    states,
    /** A link is followed by the browser; it is only counted. */
    follow(messageId: string, { id }: ActionOffer): void {
      count({ messageId, action: id, outcome: 'taken' });
    },
    /** Runs the page's own function, once at a time. It failed when it throws, rejects or returns false. */
    async run(messageId: string, { id, call = '' }: ActionOffer): Promise<void> {
      if (states.value[messageId] === 'running') return;
      set(messageId, 'running');
      count({ messageId, action: id, outcome: 'taken' });
      let outcome: 'done' | 'failed' = 'failed';
      try {
        const actions = registered();
        // Only what the page put there itself: never what objects bring along.
        const action = Object.hasOwn(actions, call) ? actions[call] : undefined;
        if (action && (await action()) !== false) outcome = 'done';
      } catch (error) {
        // The page's own fault, for the page's own developers.
        console.error(`Waypost: the action ${call} failed`, error);
      }
      set(messageId, outcome);
      count({ messageId, action: id, outcome });
    },
  };
}
