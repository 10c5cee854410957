/**
 * Vectors as text. D1 hands a BLOB over as an array of numbers and text as it is, so a vector is stored
 * as printable characters: nothing to decode, and JSON escapes none of them. A fine code has a
 * character a dimension (91 steps), a coarse one a character for two (9 steps each).
 */

const FIRST = 35;
const BACKSLASH = 92;
const FINE_STEPS = 45;
const FINE_CURVE = 1.5;
/** Magnitudes of a coarse step, in units of the vector's mean square root. */
const COARSE = [0, 0.7, 1.4, 2.4, 4.2];
const COARSE_STEPS = 9;

/** Character of a value below 91. */
export function codeCharacter(value: number): string {
  return String.fromCharCode(unitOf(value));
}

/** One character a dimension, small values with finer steps. A cosine needs no length: it is not kept. */
export function encodeFine(values: ArrayLike<number>): string {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
  const units = new Array<number>(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = largest > 0 ? (values[i] ?? 0) / largest : 0;
    units[i] = unitOf(
      Math.round(Math.sign(value) * Math.abs(value) ** (1 / FINE_CURVE) * FINE_STEPS) + FINE_STEPS,
    );
  }
  return String.fromCharCode(...units);
}

/** A unit vector again, each coordinate off by about a hundredth of the largest. */
export function decodeFine(code: string): Float32Array {
  const values = new Float32Array(code.length);
  for (let i = 0; i < code.length; i++) values[i] = FINE_VALUE[code.charCodeAt(i)] ?? 0;
  return unit(values);
}

/** One character for two dimensions, for a first ranking. */
export function encodeCoarse(values: ArrayLike<number>): string {
  const spread = Math.sqrt(squareSum(values) / Math.max(values.length, 1)) || 1;
  const units: number[] = [];
  for (let i = 0; i < values.length; i += 2) {
    const first = coarseStep((values[i] ?? 0) / spread);
    const second = coarseStep((values[i + 1] ?? 0) / spread);
    units.push(unitOf(first * COARSE_STEPS + second));
  }
  return String.fromCharCode(...units);
}

/** The vector that a coarse code stands for, as a unit vector. */
export function decodeCoarse(code: string, from: number, dimensions: number): Float32Array {
  const values = new Float32Array(dimensions);
  for (let i = 0; i < dimensions; i += 2) {
    const step = stepOf(code.charCodeAt(from + i / 2));
    values[i] = coarseValue(Math.floor(step / COARSE_STEPS));
    if (i + 1 < dimensions) values[i + 1] = coarseValue(step % COARSE_STEPS);
  }
  return unit(values);
}

/** Scores coarse codes against one vector by table: about one look-up for two dimensions. */
export function coarseScorer(vector: ArrayLike<number>): (code: string, from: number) => number {
  const length = Math.ceil(vector.length / 2);
  const table = new Float32Array(length * 128);
  const factor = 1 / Math.sqrt(vector.length || 1);
  for (let place = 0; place < length; place++) {
    const first = (vector[place * 2] ?? 0) * factor;
    const second = (vector[place * 2 + 1] ?? 0) * factor;
    for (let step = 0; step < COARSE_STEPS * COARSE_STEPS; step++) {
      table[place * 128 + unitOf(step)] =
        first * coarseValue(Math.floor(step / COARSE_STEPS)) + second * coarseValue(step % COARSE_STEPS);
    }
  }
  return (code, from) => {
    let score = 0;
    for (let place = 0; place < length; place++) {
      score += table[place * 128 + (code.charCodeAt(from + place) & 127)] ?? 0;
    }
    return score;
  };
}

/** Cosine of a fine code with a unit vector. */
export function fineCosine(code: string, vector: ArrayLike<number>): number {
  let product = 0;
  let squares = 0;
  for (let i = 0; i < code.length; i++) {
    const value = FINE_VALUE[code.charCodeAt(i) & 127] ?? 0;
    product += value * (vector[i] ?? 0);
    squares += value * value;
  }
  return squares > 0 ? product / Math.sqrt(squares) : 0;
}

/** The vector with length 1; one of zeros stays as it is. Changes its argument. */
export function unit(values: Float32Array): Float32Array {
  const length = Math.sqrt(squareSum(values));
  if (length > 0) for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / length;
  return values;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function squareSum(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] ?? 0) ** 2;
  return sum;
}

/** 35 to 126 without the backslash. */
function unitOf(value: number): number {
  const code = value + FIRST;
  return code >= BACKSLASH ? code + 1 : code;
}

function stepOf(code: number): number {
  return code > BACKSLASH ? code - FIRST - 1 : code - FIRST;
}

function coarseStep(value: number): number {
  const size = Math.abs(value);
  const step = size < 0.35 ? 0 : size < 1.05 ? 1 : size < 1.9 ? 2 : size < 3.3 ? 3 : 4;
  return value < 0 ? 4 - step : 4 + step;
}

function coarseValue(step: number): number {
  const size = COARSE[Math.abs(step - 4)] ?? 0;
  return step < 4 ? -size : size;
}

const FINE_VALUE = Float32Array.from({ length: 128 }, (_, code) => {
  const step = stepOf(code) - FINE_STEPS;
  return Math.sign(step) * Math.abs(step / FINE_STEPS) ** FINE_CURVE;
});
