/** Rows as compressed sparse rows: row i has columns[starts[i]..starts[i+1]) with values beside them. */
export interface SparseRows {
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
  width: number;
}

export interface LinearOptions {
  cost: number;
  epochs: number;
  /** Stops when the largest projected gradient of an epoch is below. */
  tolerance: number;
}

/**
 * L2-regularised squared hinge, one class against the rest, by dual coordinate descent (Hsieh et al. 2008,
 * LIBLINEAR's solver 1). Deterministic.
 */
export function trainOne(
  rows: SparseRows, isPositive: Uint8Array, cost: number, positiveCost: number, { epochs, tolerance }: LinearOptions,
  squares: Float64Array, out: Float64Array,
): void {
  const count = isPositive.length;
  const { starts, columns, values } = rows;
  out.fill(0);
  const alpha = new Float64Array(count);
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  let seed = 12345;
  let active = count;
  let upper = Infinity;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let worst = 0;
    let worstHigh = -Infinity;
    for (let i = 0; i < active; i++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const j = i + (seed % (active - i));
      const k = order[i]!; order[i] = order[j]!; order[j] = k;
    }
    for (let s = 0; s < active; s++) {
      const i = order[s]!;
      const y = isPositive[i] ? 1 : -1;
      const c = isPositive[i] ? positiveCost : cost;
      const diagonal = 0.5 / c;
      const from = starts[i]!, to = starts[i + 1]!;
      let dot = 0;
      for (let p = from; p < to; p++) dot += out[columns[p]!]! * values[p]!;
      const gradient = y * dot - 1 + alpha[i]! * diagonal;
      let projected = gradient;
      if (alpha[i] === 0) {
        if (gradient > upper) { active--; order[s] = order[active]!; order[active] = i; s--; continue; }
        projected = Math.min(gradient, 0);
      }
      if (projected > worstHigh) worstHigh = projected;
      if (Math.abs(projected) > worst) worst = Math.abs(projected);
      if (Math.abs(projected) > 1e-12) {
        const old = alpha[i]!;
        alpha[i] = Math.max(old - gradient / (squares[i]! + diagonal), 0);
        const d = (alpha[i]! - old) * y;
        if (d !== 0) for (let p = from; p < to; p++) out[columns[p]!]! += d * values[p]!;
      }
    }
    if (worst <= tolerance) {
      if (active === count) break;
      active = count; upper = Infinity; continue;
    }
    upper = worstHigh <= 0 ? Infinity : worstHigh;
  }
}
