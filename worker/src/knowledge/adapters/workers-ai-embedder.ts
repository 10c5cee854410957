import { z } from 'zod';
import { slicesOf } from '../vector-limits.ts';
import type { Embedder } from '../vector-types.ts';
import { EMBED_BATCH } from '../vector-types.ts';
import { checkVectors } from './checked-vectors.ts';
import { callVendor } from './vendor-call.ts';

/** What is used of the binding; the model's name decides what goes in and comes out. */
export interface WorkersAiBinding {
  run(model: string, input: Record<string, unknown>): Promise<unknown>;
}

export interface WorkersAiOptions {
  timeoutMs?: number;
  retryAfterMs?: number;
}

const MODEL = '@cf/baai/bge-m3';
const DIMENSIONS = 1024;
const TIMEOUT_MS = 5_000;

const answerSchema = z.object({ data: z.unknown() }).catch({ data: undefined });

/** Embeddings by Workers AI: a multilingual model of 1,024 dimensions, whose binding needs an account. */
export function createWorkersAiEmbedder(
  ai: WorkersAiBinding,
  { timeoutMs = TIMEOUT_MS, ...retry }: WorkersAiOptions = {},
): Embedder {
  return {
    name: `workers-ai/${MODEL}`,
    dimensions: DIMENSIONS,
    async embed(texts) {
      const vectors: number[][] = [];
      for (const slice of slicesOf(texts, EMBED_BATCH)) {
        const text = slice.map(part => part.trim() || '-');
        const answer = await callVendor({ vendor: 'Workers AI', timeoutMs, ...retry }, () =>
          ai.run(MODEL, { text }),
        );
        vectors.push(...checkVectors(answerSchema.parse(answer).data, slice.length, DIMENSIONS));
      }
      return vectors;
    },
  };
}
