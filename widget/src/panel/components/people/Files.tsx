import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Upload } from '../../model/uploads.ts';
import { ACCEPT } from '../../model/uploads.ts';
import type { Words } from '../../words/en.ts';
import { failureWords, fill } from '../../words/index.ts';
import type { LaterWords } from '../../words/later.ts';
import { Icon } from '../Icon.tsx';
import { CLIP, FILE } from '../icons.ts';
import { usePeople } from './use-people.ts';

/** What will go along with the next message, above the field; also takes what is pasted and dropped. */
export function Files() {
  const { chat, panel, people, words, root } = usePeople();
  const isOver = useSignal(false);
  /** The name of a file that came while no person was there to get it. */
  const refused = useSignal<string | undefined>(undefined);
  const uploads = people.uploads.list.value;
  const ready = panel.files.value;
  const isWithPeople = chat.isWithPeople.value;

  useEffect(() => {
    const frame = root.getElementById('panel');
    if (!frame) return;
    const take = (files: FileList) => {
      if (chat.isWithPeople.peek()) people.uploads.add(files);
      else refused.value = files[0]?.name;
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files?.length) return;
      event.preventDefault();
      take(files);
    };
    const onDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      isOver.value = event.type === 'dragover' && chat.isWithPeople.peek();
      if (event.type === 'drop') take(event.dataTransfer.files);
    };
    const kinds = ['dragover', 'dragleave', 'drop'] as const;
    frame.addEventListener('paste', onPaste);
    for (const kind of kinds) frame.addEventListener(kind, onDrag);
    return () => {
      frame.removeEventListener('paste', onPaste);
      for (const kind of kinds) frame.removeEventListener(kind, onDrag);
    };
  }, []);
  useEffect(() => {
    if (isWithPeople) refused.value = undefined;
  }, [isWithPeople]);

  return (
    <>
      {isOver.value && <p class="drop">{words.dropHere}</p>}
      {refused.value !== undefined && (
        <p class="trouble" role="alert">
          <span>{fill(words.filesForPeople, { name: refused.value })}</span>
          <button type="button" class="quiet" onClick={() => panel.talkToPerson()}>
            {words.person}
          </button>
        </p>
      )}
      {(uploads.length > 0 || ready.length > 0) && (
        <ul class="files pending-files">
          {ready.map(({ id, name }) => (
            <li key={id} class="file">
              <Icon name="file" path={FILE} />
              <span class="file-name" dir="auto">
                {name}
              </span>
              <Remove name={name} run={() => (panel.files.value = ready.filter(file => file.id !== id))} />
            </li>
          ))}
          {uploads.map(upload => (
            <Pending key={upload.key} upload={upload} />
          ))}
        </ul>
      )}
    </>
  );
}

function Pending({ upload }: { upload: Upload }) {
  const { people, words } = usePeople();
  const { key, name, share, failure } = upload;
  return (
    <li class={failure ? 'file wrong' : 'file'}>
      {failure ? (
        <span class="trouble" role="alert">
          {refusalWords(words, failure, name)}
        </span>
      ) : (
        <>
          <span class="file-name" dir="auto">
            {name}
          </span>
          <progress aria-label={fill(words.uploading, { name })} value={share} max={1} />
        </>
      )}
      <Remove name={name} run={() => people.uploads.remove(key)} />
    </li>
  );
}

function Remove({ name, run }: { name: string; run: () => void }) {
  const { words, root } = usePeople();
  const label = fill(words.remove, { name });
  return (
    <button
      type="button"
      class="plain remove"
      aria-label={label}
      title={label}
      onClick={() => {
        run();
        root.getElementById('composer')?.focus();
      }}
    >
      <Icon name="close" />
    </button>
  );
}

/** The paper clip in the composer, while there are people to get a file. */
export function Attach() {
  const { chat, people, words } = usePeople();
  const input = useRef<HTMLInputElement>(null);
  if (!chat.isWithPeople.value) return null;
  return (
    <>
      <input
        ref={input}
        class="hidden"
        type="file"
        accept={ACCEPT}
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={event => {
          people.uploads.add(event.currentTarget.files ?? []);
          // The same file again must be a change, too.
          event.currentTarget.value = '';
        }}
      />
      <button
        type="button"
        class="plain attach"
        aria-label={words.attach}
        title={words.attach}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" path={CLIP} />
      </button>
    </>
  );
}

function refusalWords(
  words: Words & LaterWords,
  failure: NonNullable<Upload['failure']>,
  name: string,
): string {
  if (failure === 'attachment_too_large' || failure === 'body_too_large')
    return fill(words.fileTooLarge, { name });
  if (failure === 'attachment_refused') return fill(words.fileRefused, { name });
  return `${fill(words.fileFailed, { name })} ${failureWords(words, failure) ?? ''}`;
}
