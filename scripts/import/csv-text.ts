import { ImportError } from './import-error.ts';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'latin1'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a spreadsheet writes on its first line now and then. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * A file's bytes as text: by its byte order mark, else by the look of its bytes. What is no UTF-8 is read as
 * Latin-1 (as Windows has it, with the quotes and the euro sign).
 */
export function decodeCsv(bytes: Uint8Array, encoding: Encoding | undefined): string {
  const name = encoding ?? encodingOf(bytes);
  const text = new TextDecoder(name === 'latin1' ? 'windows-1252' : name).decode(bytes);
  if (text.includes('\0'))
    throw new ImportError(
      'The file holds zero bytes: it is no text, or in another encoding. Try --encoding utf-16le.',
    );
  return text;
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // A header of plain letters in UTF-16 has a zero in every other byte.
  const start = bytes.subarray(0, 200);
  const zeros = [0, 1].map(rest => start.filter((byte, index) => byte === 0 && index % 2 === rest).length);
  if ((zeros[1] ?? 0) > start.length / 4) return 'utf-16le';
  if ((zeros[0] ?? 0) > start.length / 4) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    // Bytes that are no UTF-8; every byte is some letter of Latin-1.
    return 'latin1';
  }
}

/** The text without a `sep=` line, and what stands between its columns: what the header has most of, outside quotes. */
export function splitDelimiter(text: string): { text: string; delimiter: string } {
  const named = SEPARATOR_LINE.exec(text);
  if (named) return { text: text.slice(named[0].length), delimiter: named[1] ?? ',' };
  const header = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map(one => header.split(one).length - 1);
  const best = counts.indexOf(Math.max(...counts));
  return { text, delimiter: DELIMITERS[best] ?? ',' };
}
