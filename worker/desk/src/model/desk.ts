import { batch, effect, signal } from '@preact/signals';
import type {
  DeskAgent,
  DeskHint,
  DeskSession,
  DeskStatus,
  Macro,
  SignInOptions,
} from '../../../src/desk-protocol.ts';
import type { DeskApi } from '../transport/api.ts';
import type { Live, LiveDeps } from '../transport/live.ts';
import { isSignedOut, wordsOf } from './failure.ts';
import type { Keep } from './outgoing.ts';
import type { Place } from './place.ts';
import { createQueue } from './queue.ts';
import { createTicket } from './ticket.ts';

export interface DeskDeps {
  api: DeskApi;
  createLive(events: Pick<LiveDeps, 'onHint' | 'onState' | 'onSignedOut'>): Live;
  keep: Keep;
  /** Remembers the agent's name for the next sign-in. */
  names: Keep;
  now(): number;
  newId(): string;
  later(run: () => void, ms: number): () => void;
  /** Whether the page is looked at. */
  isVisible(): boolean;
  /** Writes the address. */
  go(place: Place): void;
}

/** Reading again while hints come, in case one was lost; and while none can come. */
const QUIET_POLL_MS = 60_000;
const POLL_MS = 5_000;
/** Several hints at once are one reading. */
const GATHER_MS = 250;
const TELL_MS = 6_000;

export type DeskModel = ReturnType<typeof createDesk>;

/** The whole desk: who is in, what is open, and what keeps it fresh. */
export function createDesk(deps: DeskDeps) {
  const { api } = deps;
  const session = signal<DeskSession | 'unknown' | 'out'>('unknown');
  const options = signal<SignInOptions | undefined>(undefined);
  const place = signal<Place>({ screen: 'tickets' });
  const status = signal<DeskStatus | undefined>(undefined);
  const agents = signal<DeskAgent[]>([]);
  const macros = signal<Macro[]>([]);
  const isLive = signal(false);
  /** The desk does not answer: what is on the screen may be old. */
  const isUnreachable = signal(false);
  const notice = signal('');
  /** Ticks, for clocks. */
  const now = signal(deps.now());
  /** Which pane a narrow screen shows. */
  const pane = signal<'queue' | 'conversation' | 'context'>('queue');
  const isHelpOpen = signal(false);
  let cancelPoll = () => {};
  let cancelTell = () => {};
  /** What is about to be read again. */
  const gathered = new Set<'ticket' | 'queue'>();

  const agentName = () => (typeof session.value === 'string' ? '' : session.value.agent.name);

  function onFailure(error: unknown): void {
    if (isSignedOut(error)) leave();
    else if (!(error instanceof Error) || error.name !== 'DeskFailure') console.error(error);
  }

  function tell(sentence: string): void {
    cancelTell();
    notice.value = sentence;
    cancelTell = deps.later(() => {
      notice.value = '';
    }, TELL_MS);
  }

  const queue = createQueue({ api: watched(api), onFailure });
  const ticket = createTicket({
    ...deps,
    api: watched(api),
    agent: agentName,
    onRow: queue.patch,
    tell,
    onFailure,
  });
  const live = deps.createLive({
    onHint,
    onState(open) {
      isLive.value = open;
      // What happened while nobody told us.
      if (open) refresh();
      poll();
    },
    onSignedOut: leave,
  });

  function onHint(hint: DeskHint): void {
    const isOpen = hint.number === ticket.number.value;
    if (hint.type === 'typing') {
      if (isOpen) ticket.customerTypes();
      return;
    }
    if (isOpen) soon('ticket', () => void ticket.refresh());
    soon('queue', () => {
      void queue.refresh();
      void readStatus();
    });
  }

  function soon(what: 'ticket' | 'queue', read: () => void): void {
    if (gathered.has(what)) return;
    gathered.add(what);
    deps.later(() => {
      gathered.delete(what);
      if (typeof session.value !== 'string') read();
    }, GATHER_MS);
  }

  function refresh(): void {
    if (typeof session.value === 'string') return;
    void queue.refresh();
    void ticket.refresh();
    void readStatus();
  }

  function poll(): void {
    cancelPoll();
    cancelPoll = deps.later(
      () => {
        if (deps.isVisible()) refresh();
        poll();
      },
      isLive.value ? QUIET_POLL_MS : POLL_MS,
    );
  }

  function enter(next: DeskSession): void {
    session.value = next;
    deps.names.set('name', next.agent.name);
    live.start();
    poll();
    void queue.load();
    void readStatus();
    void readLists();
    show(place.value);
  }

  /** Nothing of the customers' stays on the screen; what the agent wrote stays in the tab. */
  function leave(): void {
    if (session.value === 'out') return;
    batch(() => {
      session.value = 'out';
      isLive.value = false;
      ticket.open(undefined);
      queue.tickets.value = [];
    });
    live.stop();
    cancelPoll();
    void readOptions();
  }

  async function readOptions(): Promise<void> {
    try {
      options.value = await api.signInOptions();
    } catch (error) {
      // Even this is behind Access, then.
      if (isSignedOut(error)) options.value = { token: false, access: true };
      else tell(wordsOf(error));
    }
  }

  async function readStatus(): Promise<void> {
    try {
      status.value = await watched(api).status();
    } catch (error) {
      onFailure(error);
    }
  }

  async function readLists(): Promise<void> {
    try {
      const [people, texts] = await Promise.all([api.agents(), api.macros()]);
      batch(() => {
        agents.value = people.agents;
        macros.value = texts.macros;
      });
    } catch (error) {
      onFailure(error);
    }
  }

  function show(next: Place): void {
    batch(() => {
      place.value = next;
      ticket.open(next.screen === 'tickets' ? next.number : undefined);
      pane.value = next.screen === 'tickets' && next.number !== undefined ? 'conversation' : 'queue';
    });
  }

  /** Notes which requests get through. */
  function watched(inner: DeskApi): DeskApi {
    const watch =
      <Arguments extends unknown[], Answer>(call: (...args: Arguments) => Promise<Answer>) =>
      async (...args: Arguments): Promise<Answer> => {
        try {
          const answer = await call(...args);
          isUnreachable.value = false;
          return answer;
        } catch (error) {
          isUnreachable.value = error instanceof Error && 'code' in error && error.code === 'network';
          throw error;
        }
      };
    return {
      ...inner,
      tickets: watch(inner.tickets),
      ticket: watch(inner.ticket),
      act: watch(inner.act),
      status: watch(inner.status),
    };
  }

  /** Who looks at a ticket has seen its messages. */
  effect(() => {
    if (ticket.detail.value && deps.isVisible()) void ticket.look();
  });

  return {
    api,
    session,
    options,
    place,
    pane,
    status,
    agents,
    macros,
    isLive,
    isUnreachable,
    notice,
    now,
    queue,
    ticket,
    isHelpOpen,
    tell,
    onFailure,
    readLists,
    refresh,
    show,
    agentName,
    lastName: () => deps.names.get('name') ?? '',

    async start(first: Place): Promise<void> {
      place.value = first;
      try {
        enter(await api.me());
      } catch (error) {
        if (isSignedOut(error)) leave();
        else {
          session.value = 'out';
          void readOptions();
          tell(wordsOf(error));
        }
      }
    },

    /** @returns what hindered it */
    async signIn(token: string, name: string): Promise<string | undefined> {
      try {
        enter(await api.signIn({ token, name }));
        return undefined;
      } catch (error) {
        return wordsOf(error);
      }
    },

    async signOut(): Promise<void> {
      try {
        await api.signOut();
        leave();
      } catch (error) {
        tell(wordsOf(error));
      }
    },

    /** Shows something, and writes it into the address. */
    go(next: Place): void {
      deps.go(next);
      show(next);
    },

    tick(): void {
      now.value = deps.now();
    },

    /** The page is looked at again. */
    wake(): void {
      refresh();
      void ticket.look();
    },
  };
}
