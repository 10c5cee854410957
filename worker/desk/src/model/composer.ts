import type { ReadonlySignal } from '@preact/signals';
import { batch, computed, signal } from '@preact/signals';
import type { DeskAction, Macro, TicketDetail } from '../../../src/desk-protocol.ts';
import type { Attachment } from '../../../src/protocol.ts';
import type { DeskApi } from '../transport/api.ts';
import { isSignedOut, wordsOf } from './failure.ts';
import { fillMacro, insertText } from './macro.ts';
import type { Draft, Keep, Outgoing } from './outgoing.ts';
import { keepDraft, keepOutgoing, NO_DRAFT, readDraft, readOutgoing } from './outgoing.ts';

export interface ComposerDeps {
  api: Pick<DeskApi, 'upload' | 'act'>;
  keep: Keep;
  agent(): string;
  now(): number;
  newId(): string;
  tell(sentence: string): void;
  onFailure(error: unknown): void;
  number: ReadonlySignal<number | undefined>;
  isOpen(): boolean;
  /** The tags that the open ticket has. */
  tags(): string[];
  send(number: number, action: DeskAction): Promise<void>;
  after(): Promise<void>;
}

/** The customer is told at most so often that somebody is typing. */
const TYPING_EVERY_MS = 3_000;
/** The same size the worker takes. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;
const MAX_FILES = 10;

/** What the agent writes: a reply and a note side by side, files, and what is on its way. */
export function createComposer(deps: ComposerDeps) {
  const { keep, number } = deps;
  const draft = signal<Draft>(NO_DRAFT);
  const outgoing = signal<Outgoing[]>([]);
  const uploading = signal(0);
  /** What a macro does once its text is sent. */
  const macro = signal<Macro | undefined>(undefined);
  let typedAt = 0;

  const text = computed(() => draft.value[draft.value.mode]);
  const canSend = computed(() => {
    const { mode, files } = draft.value;
    return uploading.value === 0 && (text.value.trim() !== '' || (mode === 'reply' && files.length > 0));
  });

  function change(changes: Partial<Draft>): void {
    draft.value = { ...draft.value, ...changes };
    if (number.value !== undefined) keepDraft(keep, number.value, draft.value);
  }

  function setOutgoing(of: number, items: Outgoing[]): void {
    keepOutgoing(keep, of, items);
    if (number.value === of) outgoing.value = items;
  }

  const stored = (of: number) => (number.value === of ? outgoing.value : readOutgoing(keep, of));
  const changeOne = (of: number, id: string, changes: Partial<Outgoing>) =>
    setOutgoing(
      of,
      stored(of).map(item => (item.action.id === id ? { ...item, ...changes } : item)),
    );

  /** @returns whether it arrived */
  async function deliver(of: number, action: Outgoing['action']): Promise<boolean> {
    changeOne(of, action.id, { state: 'sending' });
    try {
      await deps.send(of, action);
    } catch (error) {
      const problem = isSignedOut(error) ? 'You were signed out before it was sent.' : wordsOf(error);
      changeOne(of, action.id, { state: 'failed', problem });
      deps.onFailure(error);
      return false;
    }
    // It stays on the screen until the conversation shows it, but need not be sent again.
    keepOutgoing(
      keep,
      of,
      stored(of).filter(item => item.action.id !== action.id),
    );
    await deps.after();
    return true;
  }

  return {
    draft,
    text,
    outgoing,
    uploading,
    macro,
    canSend,

    open(next: number | undefined): void {
      batch(() => {
        draft.value = next === undefined ? NO_DRAFT : readDraft(keep, next);
        outgoing.value = next === undefined ? [] : readOutgoing(keep, next);
        macro.value = undefined;
        uploading.value = 0;
      });
      typedAt = 0;
    },

    /** Drops what has arrived. */
    settle({ messages, notes }: TicketDetail): void {
      const arrived = new Set([...messages, ...notes].map(({ id }) => id));
      const left = outgoing.value.filter(({ action }) => !arrived.has(action.id));
      if (left.length !== outgoing.value.length && number.value !== undefined)
        setOutgoing(number.value, left);
    },

    setMode: (mode: Draft['mode']) => change({ mode }),

    /** Changes the assistant's draft; undefined leaves it as it is. */
    editDraft: (edited: Draft['edited']) => change({ edited }),

    write(value: string): void {
      const { mode } = draft.value;
      change({ [mode]: value });
      const of = number.value;
      if (mode === 'note' || of === undefined || !value || deps.now() - typedAt < TYPING_EVERY_MS) return;
      typedAt = deps.now();
      // A sign of life, not a message: should it fail, nobody misses it, but a lost session shows.
      deps.api.act(of, { kind: 'typing' }).catch(deps.onFailure);
    },

    insertMacro(chosen: Macro, detail: TicketDetail): void {
      const filled = fillMacro(chosen, detail, deps.agent());
      batch(() => {
        change({ mode: 'reply', reply: insertText(draft.value.reply, filled) });
        macro.value = chosen.solve || chosen.tags?.length ? chosen : undefined;
      });
    },

    insert(words: string): void {
      change({ mode: 'reply', reply: insertText(draft.value.reply, words) });
    },

    forgetMacro(): void {
      macro.value = undefined;
    },

    async attach(files: File[]): Promise<void> {
      const of = number.value;
      if (of === undefined) return;
      for (const file of files) {
        if (file.size > MAX_FILE_BYTES) {
          deps.tell(`“${file.name}” is larger than 8 MB.`);
          continue;
        }
        if (draft.value.files.length + uploading.value >= MAX_FILES) {
          deps.tell(`A reply takes ${MAX_FILES} files.`);
          return;
        }
        uploading.value += 1;
        try {
          const attachment = await deps.api.upload(of, file);
          addFile(of, attachment);
        } catch (error) {
          if (!isSignedOut(error)) deps.tell(`“${file.name}” was not attached. ${wordsOf(error)}`);
          deps.onFailure(error);
        } finally {
          if (number.value === of) uploading.value -= 1;
        }
      }
    },

    detach(id: string): void {
      change({ files: draft.value.files.filter(file => file.id !== id) });
    },

    /** Sends what stands there, and what the macro adds. `solve` also solves. */
    async send(options: { solve?: boolean } = {}): Promise<void> {
      const of = number.value;
      if (of === undefined || !canSend.value || !deps.isOpen()) return;
      const { mode, files } = draft.value;
      const id = deps.newId();
      const words = text.value.trim();
      const action: Outgoing['action'] =
        mode === 'note'
          ? { kind: 'note', id, text: words }
          : {
              kind: 'reply',
              id,
              text: words,
              ...(files.length && { attachments: files.map(file => file.id) }),
            };
      const extra = mode === 'reply' ? macro.value : undefined;
      const tags = extra?.tags?.length ? [...new Set([...deps.tags(), ...extra.tags])] : undefined;
      batch(() => {
        setOutgoing(of, [
          ...outgoing.value,
          {
            action,
            files: mode === 'reply' ? files : [],
            at: new Date(deps.now()).toISOString(),
            state: 'sending',
          },
        ]);
        change(mode === 'note' ? { note: '' } : { reply: '', files: [] });
        if (mode === 'reply') macro.value = undefined;
      });
      if (!(await deliver(of, action))) return;
      await follow(of, { solve: options.solve || extra?.solve, tags });
    },

    async retry(item: Outgoing): Promise<void> {
      if (number.value !== undefined && item.state === 'failed') await deliver(number.value, item.action);
    },

    /** Back into the composer, to be changed: under a new id then. */
    takeBack({ action, files }: Outgoing): void {
      const of = number.value;
      if (of === undefined) return;
      batch(() => {
        setOutgoing(
          of,
          outgoing.value.filter(item => item.action.id !== action.id),
        );
        const mode = action.kind;
        const words = insertText(draft.value[mode], action.text);
        change({ mode, [mode]: words, ...(mode === 'reply' && { files: [...draft.value.files, ...files] }) });
      });
    },
  };

  function addFile(of: number, attachment: Attachment): void {
    if (number.value === of) {
      change({ files: [...draft.value.files, attachment] });
      return;
    }
    const other = readDraft(keep, of);
    keepDraft(keep, of, { ...other, files: [...other.files, attachment] });
  }

  /** What comes after a reply. It has arrived by now: what fails here is told, the reply is not sent again. */
  async function follow(of: number, { solve, tags }: { solve?: boolean; tags?: string[] }): Promise<void> {
    try {
      if (tags) await deps.send(of, { kind: 'tags', tags });
      if (solve) await deps.send(of, { kind: 'solve' });
      if (tags || solve) await deps.after();
    } catch (error) {
      if (!isSignedOut(error))
        deps.tell(`The reply was sent, but not all that follows it. ${wordsOf(error)}`);
      deps.onFailure(error);
    }
  }
}
