import { z } from 'zod';
import { wrongLength } from '../vector-limits.ts';
import { VectorError } from '../vector-types.ts';

const vectorsSchema = z.array(z.array(z.number()));

/**
 * Vectors as a vendor sent them: as many as there were texts, each of the length that was agreed.
 * @throws VectorError('malformed' | 'dimensions')
 */
export function checkVectors(answer: unknown, count: number, dimensions: number): number[][] {
  const parsed = vectorsSchema.safeParse(answer);
  if (!parsed.success || parsed.data.length !== count) {
    throw new VectorError('malformed', `The embedding service did not send ${count} vectors.`, {
      cause: parsed.error,
    });
  }
  const other = parsed.data.find(vector => vector.length !== dimensions);
  if (other) throw wrongLength(other.length, dimensions);
  return parsed.data;
}
