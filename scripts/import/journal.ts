import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ImportError } from './import-error.ts';

const part = z.object({
  /** Absent: begin. */
  cursor: z.unknown().optional(),
  /** How much of the journal counts; what lies beyond was written after the last checkpoint. */
  bytes: z.number().int().nonnegative(),
  /** Items in it. */
  items: z.number().int().nonnegative(),
});
const stateSchema = z.object({ version: z.literal(1), source: z.string(), tickets: part, articles: part });

export type PartName = 'tickets' | 'articles';
type State = z.infer<typeof stateSchema>;

const EMPTY = { bytes: 0, items: 0 };

/**
 * What was fetched and where to go on, safe against an end at any moment: a page's items are appended to a
 * journal first, then the state file says that they count. On the next run whatever lies beyond is cut off
 * and fetched again.
 */
export interface Journal {
  cursor(part: PartName): unknown;
  count(part: PartName): number;
  /** A page and where the next begins, together. */
  append(part: PartName, items: object[], cursor: unknown): void;
  /** Each item's line, oldest first. */
  lines(part: PartName): AsyncIterable<string>;
  /** The items are where they belong. `cursor` stays for the next run; undefined begins anew. */
  clear(part: PartName, cursor: unknown): void;
  close(): void;
}

/**
 * Opens the journal of a folder.
 * @param source whose data the folder holds
 * @throws ImportError where the folder is another account's, in use, or not ours.
 */
export function openJournal(folder: string, source: string): Journal {
  const home = join(folder, '.import');
  mkdirSync(home, { recursive: true });
  const release = lock(home);
  try {
    return openLocked(folder, home, source, release);
  } catch (error) {
    release();
    throw error;
  }
}

function openLocked(folder: string, home: string, source: string, release: () => void): Journal {
  const stateFile = join(home, 'state.json');
  const state = readState(stateFile, source, folder);
  const fileOf = (name: PartName) => join(home, `${name}.log`);
  const files = { tickets: openSync(fileOf('tickets'), 'a+'), articles: openSync(fileOf('articles'), 'a+') };
  for (const name of ['tickets', 'articles'] as const) ftruncateSync(files[name], state[name].bytes);
  const save = () => {
    const next = `${stateFile}.next`;
    writeFileSync(next, `${JSON.stringify(state, undefined, 2)}\n`, { flush: true });
    renameSync(next, stateFile);
  };
  return {
    cursor: name => state[name].cursor,
    count: name => state[name].items,
    append(name, items, cursor) {
      const data = Buffer.from(items.map(item => `${JSON.stringify(item)}\n`).join(''));
      for (let done = 0; done < data.length; ) done += writeSync(files[name], data, done);
      fsyncSync(files[name]);
      state[name] = {
        cursor,
        bytes: state[name].bytes + data.length,
        items: state[name].items + items.length,
      };
      save();
    },
    lines: name => linesOf(fileOf(name)),
    clear(name, cursor) {
      state[name] = { ...EMPTY, ...(cursor !== undefined && { cursor }) };
      save();
      ftruncateSync(files[name], 0);
    },
    close() {
      for (const file of Object.values(files)) closeSync(file);
      release();
    },
  };
}

function readState(file: string, source: string, folder: string): State {
  if (!existsSync(file)) return { version: 1, source, tickets: { ...EMPTY }, articles: { ...EMPTY } };
  let state: State;
  try {
    state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const advice = `Remove ${join(folder, '.import')} to begin anew; what was imported stays.`;
    throw new ImportError(`${file} cannot be read as an import's state. ${advice}`, { cause });
  }
  if (state.source === source) return state;
  throw new ImportError(`${folder} holds the import of ${state.source}. Name another folder for ${source}.`);
}

/** Lines of a file in order; none where there is no file. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) return;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (line !== '') yield line;
  }
}

/** Two imports at once would write over each other. A lock of a process that is gone does not count. */
function lock(home: string): () => void {
  const file = join(home, 'lock');
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (holder && holder !== process.pid && isAlive(holder))
    throw new ImportError(
      `Another import (process ${holder}) writes to this folder. Wait for it; if there is none, remove ${file}.`,
    );
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
