import { readFileSync, statSync } from 'node:fs';
import { SetupError } from './project.ts';

/**
 * A text that people write and save with whatever editor they have: UTF-8, or UTF-16 that says so, without a byte
 * order mark and with plain line ends. Throws SetupError that names the first line in another encoding: read on, its
 * words would be others.
 */
export function readWritten(path: string): string {
  if (statSync(path).isDirectory())
    throw new SetupError(`${path} is a folder, and a file is needed. Name the file.`);
  const bytes = readFileSync(path);
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch (cause) {
    throw new SetupError(
      `${path}:${firstForeignLine(bytes)} is not written in UTF-8. Save the file as UTF-8, and look whether its letters are still right.`,
      { cause },
    );
  }
}

function firstForeignLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const index = lines.findIndex(line => {
    try {
      decoder.decode(Buffer.from(line, 'latin1'));
      return false;
    } catch {
      // This is the line.
      return true;
    }
  });
  return Math.max(0, index) + 1;
}
