import { coarseScorer, decodeCoarse, dot, encodeCoarse, unit } from './vector-code.ts';

/**
 * How the embedded index groups neighbours: each vector goes to the cell whose centre is nearest, and a
 * cell that grows too large is cut in two. A query looks into the few cells nearest to it.
 */
export interface Cell {
  id: number;
  /** Coarse code, see vector-code.ts. */
  centre: string;
}

/** The ids of the nearest cells, nearest first; equal ones by id. */
export function nearestCells(cells: Cell[], vector: ArrayLike<number>, count: number): number[] {
  const score = coarseScorer(vector);
  const scored = cells.map(cell => ({ id: cell.id, score: score(cell.centre, 0) }));
  scored.sort((a, b) => b.score - a.score || a.id - b.id);
  return scored.slice(0, count).map(cell => cell.id);
}

const ROUNDS = 6;
/** No half is smaller than this share: identical vectors must come apart as well. */
const SMALLEST_SHARE = 0.2;

/** Cuts vectors in two by similarity: which ones go to the second half, and the centres of both. */
export function splitCell(vectors: Float32Array[]): { isSecond: boolean[]; centres: [string, string] } {
  let centres = seeds(vectors);
  let isSecond: boolean[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    isSecond = divide(vectors, centres);
    centres = [
      centreOf(vectors.filter((_, index) => !isSecond[index])),
      centreOf(vectors.filter((_, index) => isSecond[index])),
    ];
  }
  return { isSecond, centres: [encodeCoarse(centres[0]), encodeCoarse(centres[1])] };
}

/** The mean direction. */
export function centreOf(vectors: Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  }
  return unit(sum);
}

/** Reads `count` coarse codes that begin at the given places of a text. */
export function readCoarse(text: string, places: number[], dimensions: number): Float32Array[] {
  return places.map(place => decodeCoarse(text, place, dimensions));
}

/** Two vectors far from each other: the one farthest from the first, and the one farthest from that. */
function seeds(vectors: Float32Array[]): [Float32Array, Float32Array] {
  const first = vectors[0] ?? new Float32Array();
  const far = farthest(vectors, first);
  return [farthest(vectors, far), far];
}

function farthest(vectors: Float32Array[], from: Float32Array): Float32Array {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const vector of vectors) {
    const score = dot(vector, from);
    if (score < least) {
      least = score;
      best = vector;
    }
  }
  return best;
}

function divide(vectors: Float32Array[], [first, second]: [Float32Array, Float32Array]): boolean[] {
  const leaning = vectors.map(vector => dot(vector, second) - dot(vector, first));
  const inSecond = leaning.filter(value => value > 0).length;
  const least = Math.max(1, Math.floor(vectors.length * SMALLEST_SHARE));
  const size = Math.min(Math.max(inSecond, least), vectors.length - least);
  const order = leaning
    .map((_, index) => index)
    .sort((a, b) => (leaning[b] ?? 0) - (leaning[a] ?? 0) || a - b);
  const isSecond = vectors.map(() => false);
  for (const index of order.slice(0, size)) isSecond[index] = true;
  return isSecond;
}
