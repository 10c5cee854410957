import { expect, it } from 'vitest';
import type { Attachment } from '../../../../worker/src/protocol.ts';
import { Failure } from '../transport/failure.ts';
import { createUploads, MAX_FILE_BYTES, refusalOf } from './uploads.ts';

const file = (name: string) => new File(['text'], name, { type: 'text/plain' });
const settled = () => new Promise(resolve => setTimeout(resolve, 5));

function world(send: (file: File, signal: AbortSignal) => Promise<Attachment>, ready = 0) {
  let count = 0;
  const arrived: string[] = [];
  const uploads = createUploads({
    newId: () => `key-${count++}`,
    send: (upload, _onProgress, signal) => send(upload, signal),
    onReady: attachment => {
      arrived.push(attachment.name);
    },
    countReady: () => ready,
  });
  return { uploads, arrived };
}

const kept = async ({ name }: File): Promise<Attachment> => ({ id: name, name, type: 'text/plain', size: 4 });

it('hands a file on once it has arrived, and no longer shows it as on its way', async () => {
  const { uploads, arrived } = world(kept);
  uploads.add([file('a.txt')]);
  expect(uploads.list.value.map(upload => upload.name)).toEqual(['a.txt']);
  await settled();
  expect([arrived, uploads.list.value]).toEqual([['a.txt'], []]);
});

it('keeps a file that failed, with the reason, until it is removed', async () => {
  const { uploads, arrived } = world(async () => Promise.reject(new Failure('attachment_refused', false)));
  uploads.add([file('a.txt')]);
  await settled();
  expect(uploads.list.value[0]?.failure).toBe('attachment_refused');
  uploads.remove(uploads.list.value[0]?.key ?? '');
  expect([arrived, uploads.list.value]).toEqual([[], []]);
});

it('forgets what was refused once the message has gone, and nothing that is on its way', async () => {
  const { uploads } = world(async ({ name }) =>
    name === 'b' ? new Promise(() => undefined) : Promise.reject(new Failure('attachment_refused', false)),
  );
  uploads.add(['a', 'b', 'c'].map(file));
  await settled();
  uploads.forgetRefused();
  expect(uploads.list.value.map(({ name }) => name)).toEqual(['b']);
  uploads.add(Array.from({ length: 9 }, (_, index) => file(`more ${index}`)));
  expect(uploads.list.value.filter(({ failure }) => failure)).toEqual([]);
});

it('takes back a file on its way: the request ends, and nothing is attached', async () => {
  let isAborted = false;
  const { uploads, arrived } = world(
    (_file, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          isAborted = true;
          reject(new Failure('network', true));
        });
      }),
  );
  uploads.add([file('a.txt')]);
  uploads.remove(uploads.list.value[0]?.key ?? '');
  await settled();
  expect([isAborted, arrived, uploads.list.value]).toEqual([true, [], []]);
});

it('takes ten files to a message', () => {
  const { uploads } = world(() => new Promise(() => undefined), 8);
  uploads.add(['a', 'b', 'c'].map(file));
  expect(uploads.list.value.map(upload => upload.failure)).toEqual([
    undefined,
    undefined,
    'attachment_refused',
  ]);
});

it('refuses what is too large, empty, or could run, before a byte is sent', () => {
  expect(refusalOf({ type: 'image/png', size: MAX_FILE_BYTES })).toBeUndefined();
  expect(refusalOf({ type: 'image/png', size: MAX_FILE_BYTES + 1 })).toBe('attachment_too_large');
  expect(refusalOf({ type: 'text/plain', size: 0 })).toBe('attachment_refused');
  expect(refusalOf({ type: 'image/svg+xml', size: 9 })).toBe('attachment_refused');
  expect(refusalOf({ type: 'text/html', size: 9 })).toBe('attachment_refused');
});
