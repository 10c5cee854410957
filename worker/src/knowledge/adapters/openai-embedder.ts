import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, embedMany, InvalidResponseDataError } from 'ai';
import { slicesOf } from '../vector-limits.ts';
import type { Embedder, VectorFailure } from '../vector-types.ts';
import { DIMENSIONS, EMBED_BATCH, VectorError } from '../vector-types.ts';
import { checkVectors } from './checked-vectors.ts';
import { callVendor } from './vendor-call.ts';

export interface OpenAiEmbedderOptions {
  apiKey: string;
  /** Any OpenAI-compatible server; absent: OpenAI itself. */
  baseUrl?: string;
  model: string;
  /** Length to ask for, at most 1536; a model that cannot shorten its vectors must have this length. */
  dimensions: number;
  fetch?: typeof globalThis.fetch;
  timeoutMs?: number;
  retryAfterMs?: number;
}

const TIMEOUT_MS = 5_000;
/** What a model takes of a text, about; passages are far shorter. */
const TEXT_CHARACTERS = 8_000;

/** Embeddings over OpenAI's HTTP API. One retry of a broken server; the SDK's own retries wait too long. */
export function createOpenAiEmbedder(options: OpenAiEmbedderOptions): Embedder {
  if (options.dimensions < 1 || options.dimensions > DIMENSIONS) {
    throw new VectorError('dimensions', `An embedding has 1 to ${DIMENSIONS} dimensions.`);
  }
  const model = createOpenAI({
    apiKey: options.apiKey,
    ...(options.baseUrl && { baseURL: options.baseUrl }),
    ...(options.fetch && { fetch: options.fetch }),
  }).embeddingModel(options.model);
  const call = {
    vendor: 'The embedding service',
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    failureOf,
    ...(options.retryAfterMs !== undefined && { retryAfterMs: options.retryAfterMs }),
  };
  return {
    name: `openai/${options.model}/${options.dimensions}`,
    dimensions: options.dimensions,
    async embed(texts) {
      const vectors: number[][] = [];
      for (const slice of slicesOf(texts, EMBED_BATCH)) {
        const { embeddings } = await callVendor(call, abortSignal =>
          embedMany({
            model,
            // An empty string is refused by the API.
            values: slice.map(text => text.slice(0, TEXT_CHARACTERS).trim() || '-'),
            maxRetries: 0,
            abortSignal,
            providerOptions: { openai: { dimensions: options.dimensions } },
          }),
        );
        vectors.push(...checkVectors(embeddings, slice.length, options.dimensions));
      }
      return vectors;
    },
  };
}

/** By status, never by words. */
function failureOf(error: unknown): VectorFailure {
  const status = APICallError.isInstance(error) ? error.statusCode : undefined;
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 429) return 'rate_limited';
  if (status === 408) return 'timeout';
  // The server answered, with something that is no list of embeddings, or too short a one.
  if (status === 200 || InvalidResponseDataError.isInstance(error)) return 'malformed';
  return 'unavailable';
}
