import { z } from 'zod';
import type { Reranker } from '../vector-types.ts';
import { VectorError } from '../vector-types.ts';
import { callVendor } from './vendor-call.ts';
import type { WorkersAiBinding, WorkersAiOptions } from './workers-ai-embedder.ts';

const MODEL = '@cf/baai/bge-reranker-base';
const TIMEOUT_MS = 1_500;
/** Question and text share the model's 512 tokens. */
const QUESTION_CHARACTERS = 600;
const TEXT_CHARACTERS = 1_500;

const answerSchema = z.object({
  response: z.array(z.object({ id: z.int().nonnegative(), score: z.number() })),
});

/** Reranking by Workers AI. Scores are the model's logits through a sigmoid: ordered, not calibrated. */
export function createWorkersAiReranker(
  ai: WorkersAiBinding,
  { timeoutMs = TIMEOUT_MS, ...retry }: WorkersAiOptions = {},
): Reranker {
  return {
    name: `workers-ai/${MODEL}`,
    async rerank(question, texts, topK) {
      if (texts.length === 0 || topK < 1 || question.trim() === '') return [];
      const answer = await callVendor({ vendor: 'Workers AI', timeoutMs, ...retry }, () =>
        ai.run(MODEL, {
          query: question.slice(0, QUESTION_CHARACTERS),
          contexts: texts.map(text => ({ text: text.slice(0, TEXT_CHARACTERS) || '-' })),
          top_k: Math.min(topK, texts.length),
        }),
      );
      const parsed = answerSchema.safeParse(answer);
      const isKnown = parsed.success && parsed.data.response.every(({ id }) => id < texts.length);
      if (!isKnown) {
        throw new VectorError('malformed', 'Workers AI answered in a form we do not know.', {
          cause: parsed.error,
        });
      }
      return parsed.data.response
        .map(({ id, score }) => ({ index: id, score: 1 / (1 + Math.exp(-score)) }))
        .sort((a, b) => b.score - a.score || a.index - b.index)
        .slice(0, topK);
    },
  };
}
