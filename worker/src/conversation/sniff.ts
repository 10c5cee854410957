/** Media types that may be attached. Anything else, HTML and SVG above all, is refused. */
export type AttachmentType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'application/pdf'
  | 'text/plain';

const SIGNATURES: Array<[AttachmentType, (bytes: Uint8Array) => boolean]> = [
  ['image/png', bytes => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', bytes => startsWith(bytes, [0xff, 0xd8, 0xff])],
  ['image/gif', bytes => ascii(bytes, 0, 'GIF87a') || ascii(bytes, 0, 'GIF89a')],
  ['image/webp', bytes => ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WEBP')],
  ['application/pdf', bytes => ascii(bytes, 0, '%PDF-')],
];

/**
 * What a file is by its own bytes: names and declared types are anybody's claim. Text is UTF-8 without
 * control characters; what a browser might take for a page is shown as text, never as one.
 */
export function sniff(bytes: Uint8Array): AttachmentType | undefined {
  const found = SIGNATURES.find(([, matches]) => matches(bytes));
  if (found) return found[0];
  return isText(bytes) ? 'text/plain' : undefined;
}

/** A file's name that no file system and no header trips over. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const clean = last.replace(/[\u0000-\u001f\u007f"<>|:*?\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return clean.slice(-120).toWellFormed() || 'file';
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

function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell binary files
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    // Not UTF-8: not a text that could be shown.
    return false;
  }
}
