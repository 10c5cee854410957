import type { TopicModel } from './model.ts';

/** One row of storage: below D1's 2 MB a row. */
const CHUNK_BYTES = 1_400_000;
const MAGIC = 'waypost-topics-1';

type Arrays = Pick<TopicModel, 'firstEntry' | 'entryLabels' | 'entryWeights' | 'units' | 'biases'> &
  TopicModel['vocabulary'];

interface Head {
  magic: string;
  labels: string[];
  outside: number;
  calibration: TopicModel['calibration'];
  features: number;
  entries: number;
}

/** A model as chunks of at most 1.4 MB, in order, for rows of a database. */
export function serialise(model: TopicModel): Uint8Array[] {
  const { labels, outside, calibration, vocabulary } = model;
  const head: Head = {
    magic: MAGIC,
    labels,
    outside,
    calibration,
    features: vocabulary.hashes.length,
    entries: model.entryWeights.length,
  };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const parts: Uint8Array[] = [new Uint8Array(Uint32Array.of(headBytes.length).buffer), headBytes];
  const arrays = { ...model, ...vocabulary };
  for (const name of ORDER) {
    const { buffer, byteOffset, byteLength } = arrays[name];
    parts.push(new Uint8Array(buffer, byteOffset, byteLength));
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    chunks.push(bytes.slice(start, start + CHUNK_BYTES));
  }
  return chunks;
}

/**
 * Reads what `serialise` wrote. Throws when the chunks are another version's, incomplete or out of order: train
 * again then.
 */
export function parse(chunks: readonly Uint8Array[]): TopicModel {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let filled = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  const head = readHead(bytes);
  const { features, entries, labels, outside, calibration } = head;
  let at = 4 + headLength(bytes);
  const take = (length: number): ArrayBuffer => {
    if (at + length > bytes.length) throw damaged();
    at += length;
    return bytes.slice(at - length, at).buffer;
  };
  const hashes = new Uint32Array(take(features * 4));
  const rarities = new Uint8Array(take(features));
  const firstEntry = new Uint32Array(take((features + 1) * 4));
  const entryLabels =
    labels.length > 256 ? new Uint16Array(take(entries * 2)) : new Uint8Array(take(entries));
  const entryWeights = new Int8Array(take(entries));
  const units = new Float32Array(take(labels.length * 4));
  const biases = new Float32Array(take(labels.length * 4));
  if (at !== bytes.length || firstEntry[features] !== entries) throw damaged();
  return {
    labels,
    outside,
    calibration,
    vocabulary: { hashes, rarities },
    firstEntry,
    entryLabels,
    entryWeights,
    units,
    biases,
  };
}

const ORDER: ReadonlyArray<keyof Arrays> = [
  'hashes',
  'rarities',
  'firstEntry',
  'entryLabels',
  'entryWeights',
  'units',
  'biases',
];

function headLength(bytes: Uint8Array): number {
  if (bytes.length < 4) throw damaged();
  return new DataView(bytes.buffer).getUint32(0, true);
}

function readHead(bytes: Uint8Array): Head {
  const length = headLength(bytes);
  try {
    const head: Head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    if (head.magic === MAGIC) return head;
  } catch (cause) {
    throw damaged(cause);
  }
  throw damaged();
}

function damaged(cause?: unknown): Error {
  return new Error('The stored topic model cannot be read. Train it again.', { cause });
}
