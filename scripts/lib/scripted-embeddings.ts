/** POST /v1/embeddings of the scripted server: vectors that depend on the text alone, so that equal texts meet. */

interface EmbeddingRequest {
  input: string[];
  dimensions: number;
  isBase64: boolean;
}

const DEFAULT_DIMENSIONS = 1536;

/**
 * The body of the answer; undefined for a request that OpenAI would refuse. In scenario `half` a vector is
 * missing, in `lying` each is one number short.
 */
export function embeddingsAnswer(body: unknown, model: string, scenario: string): object | undefined {
  const request = readRequest(body);
  if (!request || request.input.some(text => text === '')) return undefined;
  const kept = scenario === 'half' ? request.input.slice(1) : request.input;
  const length = scenario === 'lying' ? request.dimensions - 1 : request.dimensions;
  return {
    object: 'list',
    model,
    usage: { prompt_tokens: 1, total_tokens: 1 },
    data: kept.map((text, index) => {
      const values = vectorOf(text, length);
      const embedding = request.isBase64
        ? Buffer.from(Float32Array.from(values).buffer).toString('base64')
        : values;
      return { object: 'embedding', index, embedding };
    }),
  };
}

function readRequest(body: unknown): EmbeddingRequest | undefined {
  if (typeof body !== 'object' || body === null || !('input' in body)) return undefined;
  const input = [body.input].flat();
  if (!input.every(text => typeof text === 'string')) return undefined;
  const dimensions =
    'dimensions' in body && typeof body.dimensions === 'number' ? body.dimensions : DEFAULT_DIMENSIONS;
  return { input, dimensions, isBase64: 'encoding_format' in body && body.encoding_format === 'base64' };
}

/** A unit vector in which each word has its place. */
function vectorOf(text: string, dimensions: number): number[] {
  const values = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['-']) {
    let hash = 7;
    for (const character of word) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
    values[hash % dimensions] = (values[hash % dimensions] ?? 0) + 1;
  }
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return values.map(value => value / length);
}
