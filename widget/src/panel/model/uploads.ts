import { signal } from '@preact/signals';
import type { Attachment } from '../../../../worker/src/protocol.ts';
import { toFailure } from '../transport/failure.ts';
import type { FailureCode } from './message.ts';

/** As the worker takes them. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;
/** What a message may carry. */
const MAX_FILES = 10;
/** For the file dialog; what counts is what the worker finds in the bytes. */
export const ACCEPT =
  'image/png,image/jpeg,image/gif,image/webp,application/pdf,text/*,.txt,.md,.csv,.log,.json';

/** A file on its way. */
export interface Upload {
  key: string;
  name: string;
  /** 0 to 1 */
  share: number;
  failure?: FailureCode;
}

export interface UploadDependencies {
  newId(): string;
  send(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Attachment>;
  /** A file has arrived, and goes with the next message. */
  onReady(attachment: Attachment): void;
  /** How many wait for the next message already. */
  countReady(): number;
}

export type Uploads = ReturnType<typeof createUploads>;

/** The files that are being attached to the next message: each goes up at once, and can be taken back. */
export function createUploads(dependencies: UploadDependencies) {
  const list = signal<readonly Upload[]>([]);
  const running = new Map<string, AbortController>();

  const change = (key: string, part: Partial<Upload>) => {
    list.value = list.value.map(upload => (upload.key === key ? { ...upload, ...part } : upload));
  };
  const drop = (key: string) => {
    list.value = list.value.filter(upload => upload.key !== key);
    running.get(key)?.abort();
    running.delete(key);
  };

  async function start(key: string, file: File): Promise<void> {
    const control = new AbortController();
    running.set(key, control);
    try {
      const attachment = await dependencies.send(file, share => change(key, { share }), control.signal);
      if (control.signal.aborted) return;
      drop(key);
      dependencies.onReady(attachment);
    } catch (error) {
      running.delete(key);
      change(key, { failure: toFailure(error).code });
    }
  }

  return {
    list,
    add(files: Iterable<File>): void {
      for (const file of files) {
        const key = dependencies.newId();
        const isTooMany = dependencies.countReady() + running.size >= MAX_FILES;
        const failure = refusalOf(file) ?? (isTooMany ? 'attachment_refused' : undefined);
        list.value = [...list.value, { key, name: file.name, share: 0, failure }];
        if (!failure) start(key, file);
      }
    },
    /** Takes it back; also one that failed. */
    remove: drop,
    /** The message went without them: what was refused needs no telling any more. */
    forgetRefused(): void {
      for (const { key, failure } of list.value) if (failure) drop(key);
    },
    clear(): void {
      for (const { key } of list.value) drop(key);
    },
  };
}

/** What is known before a byte is sent. The worker looks at the bytes and has the last word. */
export function refusalOf({ type, size }: { type: string; size: number }): FailureCode | undefined {
  if (size > MAX_FILE_BYTES) return 'attachment_too_large';
  const isRefused = size === 0 || /svg|html|^(video|audio|font)\/|zip|msword|officedocument/.test(type);
  return isRefused ? 'attachment_refused' : undefined;
}
