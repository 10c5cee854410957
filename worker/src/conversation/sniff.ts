/** Media types that may be attached. Anything else, HTML and SVG above all, is refused. */
export type AttachmentType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'application/pdf'
  | 'text/plain';

const NAME_CHARACTERS = 100;

const SIGNATURES: Array<[AttachmentType, (bytes: Uint8Array) => boolean]> = [
  ['image/png', bytes => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', bytes => startsWith(bytes, [0xff, 0xd8, 0xff])],
  ['image/gif', bytes => ascii(bytes, 0, 'GIF87a') || ascii(bytes, 0, 'GIF89a')],
  ['image/webp', bytes => ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WEBP')],
  ['application/pdf', bytes => ascii(bytes, 0, '%PDF-')],
];

/** How a page or a drawing with scripts begins, once comments and what declares it are out of the way. */
const MARKUP =
  /^(?:<!--[\s\S]*?-->\s*|<\?xml[\s\S]*?\?>\s*|<!doctype\s+(?!html|svg)[^>]*>\s*)*<(?:!doctype\s+(?:html|svg)|html|head|body|title|meta|script|style|iframe|object|embed|svg|math|img|table|div|form|base|link|a|p|h1|br|\?xml)[\s/>]/i;

/** A text is called by what it may be opened with: anything else gets `.txt` behind it. */
const EXTENSIONS: Record<AttachmentType, [string, ...string[]]> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'text', 'log', 'csv', 'tsv', 'md', 'json', 'yaml', 'yml', 'ini', 'conf', 'eml'],
};

/**
 * What a file is by its own bytes: names and declared types are anybody's claim. Text is UTF-8 without
 * control characters; what begins as a page or a drawing with scripts does is refused.
 */
export function sniff(bytes: Uint8Array): AttachmentType | undefined {
  const found = SIGNATURES.find(([, matches]) => matches(bytes));
  if (found) return found[0];
  const text = textIn(bytes);
  return text === undefined || MARKUP.test(text.trimStart()) ? undefined : 'text/plain';
}

/** A file's name that no file system and no header trips over, ending as its type does. */
export function safeFileName(name: string, type: AttachmentType): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // Control and format characters too: some turn the reading direction, some hide.
  const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"'<>|:*?%;]/gu;
  const clean = last
    .toWellFormed()
    .replace(unsafe, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = /\.([^.]+)$/.exec(clean)?.[1]?.toLowerCase();
  const allowed = EXTENSIONS[type];
  const isFitting = ending !== undefined && allowed.includes(ending);
  const short = [...clean].slice(-NAME_CHARACTERS).join('');
  return isFitting ? short : `${short || 'file'}.${allowed[0]}`;
}

function startsWith(bytes: Uint8Array, prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function ascii(bytes: Uint8Array, at: number, text: string): boolean {
  return startsWith(
    bytes.subarray(at),
    [...text].map(character => character.charCodeAt(0)),
  );
}

function textIn(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell binary files
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text;
  } catch {
    // Not UTF-8: not a text that could be shown.
    return undefined;
  }
}
