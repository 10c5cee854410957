import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { plainWords, SetupError } from './project.ts';
import { readWritten } from './read-written.ts';

const folder = mkdtempSync(join(tmpdir(), 'waypost-written-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(bytes: Buffer): string {
  const path = join(folder, 'file.yaml');
  writeFileSync(path, bytes);
  return path;
}
const UTF16 = Buffer.from('\ufeffkündigen\n', 'utf16le');

describe('a file that somebody wrote', () => {
  it.each([
    ['UTF-8', Buffer.from('kündigen\n')],
    ['UTF-8 with a mark and the line ends of Windows', Buffer.from('\ufeffkündigen\r\n')],
    ['UTF-16', UTF16],
    ['UTF-16 the other way round', Buffer.from(UTF16).swap16()],
  ])('is read in %s', (_, bytes) => {
    expect(readWritten(written(bytes))).toBe('kündigen\n');
  });

  it('is refused in another encoding, with the line, for its words would be others', () => {
    const path = written(Buffer.from('topics:\n  # für alle\n  - kündigen\n', 'latin1'));
    expect(() => readWritten(path)).toThrow(`${path}:2 is not written in UTF-8`);
  });

  it('is no folder', () => {
    expect(() => readWritten(folder)).toThrow('is a folder, and a file is needed');
  });
});

describe('a failure at the terminal', () => {
  const failureOf = (act: () => void): unknown => {
    try {
      act();
    } catch (error) {
      return error;
    }
    throw new Error('nothing failed');
  };

  it('about a file is told in plain words', () => {
    const missing = join(folder, 'none', 'policy.yaml');
    const noSuchFolder = failureOf(() => writeFileSync(missing, ''));
    expect(plainWords(noSuchFolder)).toBe(
      `${missing} is not there. Check the path; a folder that is written to must exist.`,
    );
    const into = failureOf(() => writeFileSync(folder, ''));
    expect(plainWords(into)).toContain('is a folder, and a file is needed');
    expect(plainWords(new SetupError('Do this.'))).toBe('Do this.');
  });

  it('of our own keeps its stack', () => {
    expect(plainWords(new TypeError('x is not a function'))).toBeUndefined();
    expect(plainWords('a word')).toBeUndefined();
  });
});
