/** How quickly repetition stops counting, and how much length counts. */
const SATURATION = 1.2;
const LENGTH = 0.75;

/** One term's part of Okapi BM25, without its inverse document frequency. */
export function saturate(
  frequency: number,
  length: number,
  averageLength: number,
  lengthShare = LENGTH,
): number {
  const norm = 1 - lengthShare + (lengthShare * length) / Math.max(1, averageLength);
  return (frequency * (SATURATION + 1)) / (frequency + SATURATION * norm);
}
