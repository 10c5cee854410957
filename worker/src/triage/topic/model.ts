import type { Calibration } from './calibrate.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A trained classifier: immutable, a few typed arrays, at most 2 MB. */
export interface TopicModel {
  labels: string[];
  /** The label that means 'none of the topics'; -1 when the examples had none. */
  outside: number;
  vocabulary: Vocabulary;
  /** Entries of feature i are firstEntry[i] to firstEntry[i + 1] (not in it). */
  firstEntry: Uint32Array;
  /** Which label an entry is for. */
  entryLabels: Uint8Array | Uint16Array;
  entryWeights: Int8Array;
  /** A label's weights are in these units. */
  units: Float32Array;
  /** What a label scores before any feature. */
  biases: Float32Array;
  calibration: Calibration;
}

/** What is kept of the weights: those that move scores most. */
export const MOST_MODEL_BYTES = 1_980_000;
const BYTES_OF_FEATURE = 4 + 1 + 4;

/**
 * Makes the model small: the weights that matter most, in one byte each. A feature that no label weighs stays,
 * for it counts in a text's length, which all scores are divided by.
 * @param weights by label; the last column is the bias
 */
export function pack(
  labels: string[],
  outside: number,
  vocabulary: Vocabulary,
  weights: readonly Float32Array[],
  calibration: Calibration,
): TopicModel {
  const width = vocabulary.hashes.length;
  const units = Float32Array.from(weights, ofLabel => largestOf(ofLabel.subarray(0, width)) / 127 || 1);
  const bytesOfEntry = labels.length > 256 ? 3 : 2;
  const room = Math.floor((MOST_MODEL_BYTES - width * BYTES_OF_FEATURE) / bytesOfEntry);
  const floor = floorFor(weights, width, room);
  const isKept = (label: number, feature: number) => {
    const weight = weights[label]?.[feature] ?? 0;
    return Math.abs(weight) >= floor && Math.round(weight / (units[label] as number)) !== 0;
  };
  const entryLabels: number[] = [];
  const entryWeights: number[] = [];
  const firstEntry = [0];
  for (let feature = 0; feature < width; feature++) {
    for (let label = 0; label < labels.length; label++) {
      if (!isKept(label, feature)) continue;
      entryLabels.push(label);
      entryWeights.push(Math.round((weights[label]?.[feature] as number) / (units[label] as number)));
    }
    firstEntry.push(entryLabels.length);
  }
  return {
    labels,
    outside,
    vocabulary,
    firstEntry: Uint32Array.from(firstEntry),
    entryLabels: labels.length > 256 ? Uint16Array.from(entryLabels) : Uint8Array.from(entryLabels),
    entryWeights: Int8Array.from(entryWeights),
    units,
    biases: Float32Array.from(weights, ofLabel => ofLabel[width] as number),
    calibration,
  };
}

/** The weight that leaves no more than `room` larger ones, found in steps of a two-thousandth of the largest. */
function floorFor(weights: readonly Float32Array[], width: number, room: number): number {
  const steps = 2_000;
  const largest = Math.max(...weights.map(ofLabel => largestOf(ofLabel.subarray(0, width))));
  if (largest === 0) return 0;
  const counts = new Uint32Array(steps + 1);
  for (const ofLabel of weights) {
    for (let feature = 0; feature < width; feature++) {
      const step = Math.floor((Math.abs(ofLabel[feature] as number) / largest) * steps);
      counts[step] = (counts[step] as number) + 1;
    }
  }
  let total = 0;
  for (let step = steps; step >= 0; step--) {
    total += counts[step] as number;
    if (total > room) return ((step + 1) / steps) * largest;
  }
  return 0;
}

function largestOf(values: Float32Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
