import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Attachment } from '../../../../../worker/src/protocol.ts';
import { fill } from '../../words/index.ts';
import { Icon } from '../Icon.tsx';
import { FILE, SAVE } from '../icons.ts';
import { usePeople } from './use-people.ts';

const PREVIEW_PX = 440;
/** A browser keeps what it downloads; a minute later the bytes may go. */
const KEEP_MS = 60_000;

/** The files of a message: pictures as previews, the rest by name. A press downloads; nothing is opened here. */
export function FileList({ files }: { files: Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="files">
      {files.map(file => (
        <li key={file.id}>
          <FileItem file={file} />
        </li>
      ))}
    </ul>
  );
}

function FileItem({ file }: { file: Attachment }) {
  const { people, words, locale } = usePeople();
  const isPicture = useSignal(/^image\/(png|jpeg|gif|webp)$/.test(file.type));
  const problem = useSignal(false);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let isGone = false;
    if (!isPicture.value) return;
    // Drawn, not linked: a page's policy for images says nothing about a canvas.
    people
      .file(file.id)
      .then(createImageBitmap)
      .then(bitmap => {
        if (!isGone && canvas.current) draw(canvas.current, bitmap);
        bitmap.close();
      })
      .catch(() => {
        isPicture.value = false;
      });
    return () => {
      isGone = true;
    };
  }, [file.id]);

  const download = async () => {
    problem.value = false;
    try {
      const bytes = await people.file(file.id);
      // Never under its own type: whatever it is, it is saved, not shown.
      const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
    } catch {
      problem.value = true;
    }
  };
  const label = fill(words.download, { name: file.name });
  return (
    <>
      <button
        type="button"
        class={isPicture.value ? 'picture' : 'file'}
        aria-label={label}
        title={label}
        onClick={download}
      >
        {isPicture.value ? (
          <canvas ref={canvas} width={0} height={0} />
        ) : (
          <>
            <Icon name="file" path={FILE} />
            <span class="file-name" dir="auto">
              {file.name}
            </span>
            <span class="meta">{sizeOf(file.size, locale())}</span>
            <Icon name="save" path={SAVE} />
          </>
        )}
      </button>
      {problem.value && (
        <p class="trouble" role="alert">
          {words.fileGone}
        </p>
      )}
    </>
  );
}

function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  const scale = Math.min(1, PREVIEW_PX / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
}

/** @param size in bytes */
export function sizeOf(size: number, locale: string): string {
  const [value, unit] =
    size < 1_000_000 ? [Math.max(1, Math.round(size / 1_000)), 'kilobyte'] : [size / 1_000_000, 'megabyte'];
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return value.toLocaleString(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
}
