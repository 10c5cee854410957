/** Rows with few values: row i has columns[starts[i]] to columns[starts[i + 1]] (not in it), values beside them. */
export interface SparseRows {
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
  /** How many columns there are. */
  width: number;
}

const MOST_EPOCHS = 12;
/** An epoch whose largest step is smaller ends the training. */
const TOLERANCE = 0.1;
const SEED = 12_345;

/**
 * A linear classifier of one class against the rest: L2-regularised squared hinge loss by dual coordinate
 * descent with shrinking (Hsieh and others 2008, A Dual Coordinate Descent Method for Large-scale Linear SVM).
 * The same rows give the same weights.
 * @param members the positive rows are those whose class is `wanted`
 * @param cost how much a row on the wrong side costs; larger fits the rows closer
 * @param squares each row's squared length
 */
export function trainOne(
  rows: SparseRows,
  members: Int32Array,
  wanted: number,
  cost: number,
  squares: Float64Array,
): Float64Array {
  const { starts, columns, values, width } = rows;
  const weights = new Float64Array(width);
  const count = members.length;
  const alphas = new Float64Array(count);
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const diagonal = 0.5 / cost;
  let seed = SEED;
  let active = count;
  let shrinkAbove = Number.POSITIVE_INFINITY;
  for (let epoch = 0; epoch < MOST_EPOCHS; epoch++) {
    for (let at = 0; at < active; at++) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      swap(order, at, at + (seed % (active - at)));
    }
    let largest = 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < active; at++) {
      const row = order[at] as number;
      const sign = members[row] === wanted ? 1 : -1;
      const alpha = alphas[row] as number;
      const from = starts[row] as number;
      const to = starts[row + 1] as number;
      let product = 0;
      for (let p = from; p < to; p++) {
        product += (weights[columns[p] as number] as number) * (values[p] as number);
      }
      const gradient = sign * product - 1 + alpha * diagonal;
      if (alpha === 0 && gradient > shrinkAbove) {
        active--;
        swap(order, at, active);
        at--;
        continue;
      }
      const step = alpha === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, step);
      largest = Math.max(largest, Math.abs(step));
      if (step === 0) continue;
      const next = Math.max(alpha - gradient / ((squares[row] as number) + diagonal), 0);
      alphas[row] = next;
      const change = (next - alpha) * sign;
      for (let p = from; p < to; p++) {
        const column = columns[p] as number;
        weights[column] = (weights[column] as number) + change * (values[p] as number);
      }
    }
    if (largest > TOLERANCE) {
      shrinkAbove = highest <= 0 ? Number.POSITIVE_INFINITY : highest;
      continue;
    }
    if (active === count) break;
    active = count;
    shrinkAbove = Number.POSITIVE_INFINITY;
  }
  return weights;
}

/** Weights of every class, in the order of the classes. */
export function trainAll(
  rows: SparseRows,
  members: Int32Array,
  classes: number,
  cost: number,
): Float32Array[] {
  const squares = Float64Array.from({ length: members.length }, (_, row) => squareOf(rows, row));
  return Array.from({ length: classes }, (_, wanted) =>
    Float32Array.from(trainOne(rows, members, wanted, cost, squares)),
  );
}

/** The rows that are wanted, in their order. */
export function subset(
  { starts, columns, values, width }: SparseRows,
  isWanted: (row: number) => boolean,
): SparseRows {
  const wanted = [...starts.keys()].slice(0, -1).filter(isWanted);
  const keptStarts = new Int32Array(wanted.length + 1);
  wanted.forEach((row, index) => {
    const length = (starts[row + 1] as number) - (starts[row] as number);
    keptStarts[index + 1] = (keptStarts[index] as number) + length;
  });
  const size = keptStarts[wanted.length] as number;
  const kept = { starts: keptStarts, columns: new Int32Array(size), values: new Float32Array(size), width };
  wanted.forEach((row, index) => {
    kept.columns.set(columns.subarray(starts[row], starts[row + 1]), keptStarts[index]);
    kept.values.set(values.subarray(starts[row], starts[row + 1]), keptStarts[index]);
  });
  return kept;
}

/** A row's score for every class. */
export function scoresOf(rows: SparseRows, row: number, weights: readonly Float32Array[]): Float64Array {
  const { starts, columns, values } = rows;
  return Float64Array.from(weights, ofClass => {
    let score = 0;
    for (let p = starts[row] as number; p < (starts[row + 1] as number); p++) {
      score += (ofClass[columns[p] as number] as number) * (values[p] as number);
    }
    return score;
  });
}

function squareOf({ starts, values }: SparseRows, row: number): number {
  let sum = 0;
  for (let p = starts[row] as number; p < (starts[row + 1] as number); p++) {
    sum += (values[p] as number) ** 2;
  }
  return sum;
}

function swap(order: Int32Array, left: number, right: number): void {
  const kept = order[left] as number;
  order[left] = order[right] as number;
  order[right] = kept;
}
