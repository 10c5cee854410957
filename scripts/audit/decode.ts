import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** What a file's bytes turned out to be. */
export interface DecodeReport {
  encoding: 'UTF-8' | 'UTF-16';
  /** Lines that were no UTF-8 and were read as Windows-1252. */
  foreignLines: number;
}

const LINE_END = 10;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin = new TextDecoder('windows-1252');

/**
 * A file's text in pieces of whole lines. Exports joined from several sources mix encodings: a line that is no
 * UTF-8 is read as Windows-1252, and counted.
 */
export async function* decodeFile(path: string, report: DecodeReport): AsyncGenerator<string> {
  const utf16 = await utf16Of(path);
  if (utf16) {
    report.encoding = 'UTF-16';
    const decoder = new TextDecoder(utf16);
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      yield decoder.decode(chunk as Uint8Array, { stream: true });
    }
    yield decoder.decode();
    return;
  }
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = rest.length ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    const end = bytes.lastIndexOf(LINE_END);
    if (end < 0 && bytes.length < 1 << 24) {
      rest = bytes;
      continue;
    }
    const cut = end < 0 ? bytes.length : end + 1;
    yield decodeLines(bytes.subarray(0, cut), report);
    rest = Buffer.from(bytes.subarray(cut));
  }
  if (rest.length) yield decodeLines(rest, report);
}

function decodeLines(bytes: Buffer, report: DecodeReport): string {
  try {
    return clean(utf8.decode(bytes));
  } catch {
    // Not fatal: some line is in another encoding. Which one shows line by line.
    return clean(linesOf(bytes, report));
  }
}

function linesOf(bytes: Buffer, report: DecodeReport): string {
  let text = '';
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_END, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    try {
      text += utf8.decode(line);
    } catch {
      // Windows-1252 reads every byte.
      report.foreignLines++;
      text += latin.decode(line);
    }
    start += line.length;
  }
  return text;
}

function clean(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

async function utf16Of(path: string): Promise<'utf-16le' | 'utf-16be' | undefined> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(256);
    const { bytesRead } = await file.read(head, 0, 256, 0);
    if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
    if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
    const zeros = (from: number) => {
      let count = 0;
      for (let index = from; index < bytesRead; index += 2) if (head[index] === 0) count++;
      return count / Math.max(1, bytesRead / 2);
    };
    if (zeros(1) > 0.7) return 'utf-16le';
    return zeros(0) > 0.7 ? 'utf-16be' : undefined;
  } finally {
    await file.close();
  }
}
