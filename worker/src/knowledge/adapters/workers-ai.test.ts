import { describe, expect, it } from 'vitest';
import type { WorkersAiBinding } from './workers-ai-embedder.ts';
import { createWorkersAiEmbedder } from './workers-ai-embedder.ts';
import { createWorkersAiReranker } from './workers-ai-reranker.ts';

/** Answers in turn; an error is thrown. */
function scripted(...answers: unknown[]): WorkersAiBinding & { asked: Array<[string, unknown]> } {
  const asked: Array<[string, unknown]> = [];
  return {
    asked,
    async run(model, input) {
      asked.push([model, input]);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

const QUICK = { retryAfterMs: 0, timeoutMs: 30 };
const vector = (value: number) => Array.from({ length: 1024 }, () => value);

describe('the embedder of Workers AI', () => {
  it('asks for a hundred texts at a time and sends no empty one', async () => {
    const ai = scripted({ data: Array.from({ length: 100 }, () => vector(1)) }, { data: [vector(2)] });
    const vectors = await createWorkersAiEmbedder(ai, QUICK).embed(
      Array.from({ length: 101 }, () => ''),
      'passage',
    );
    expect(vectors).toHaveLength(101);
    expect(vectors[100]?.[0]).toBe(2);
    expect(ai.asked[1]).toEqual(['@cf/baai/bge-m3', { text: ['-'] }]);
  });

  it('tries once more, then fails as unavailable', async () => {
    const recovering = scripted(new Error('5xx'), { data: [vector(1)] });
    expect(await createWorkersAiEmbedder(recovering, QUICK).embed(['a'], 'question')).toHaveLength(1);
    const broken = scripted(new Error('5xx'), new Error('5xx'));
    await expect(createWorkersAiEmbedder(broken, QUICK).embed(['a'], 'question')).rejects.toMatchObject({
      failure: 'unavailable',
    });
  });

  it.each([
    ['nothing', undefined, 'malformed'],
    ['too few vectors', { data: [] }, 'malformed'],
    ['vectors of another length', { data: [[1, 2]] }, 'dimensions'],
  ])('refuses %s', async (_, answer, failure) => {
    const embedded = createWorkersAiEmbedder(scripted(answer), QUICK).embed(['a'], 'question');
    await expect(embedded).rejects.toMatchObject({ failure });
  });
});

describe('the reranker of Workers AI', () => {
  it('orders texts by score, as a share of one', async () => {
    const ai = scripted({
      response: [
        { id: 0, score: -2 },
        { id: 2, score: 3 },
        { id: 1, score: 0 },
      ],
    });
    const ranked = await createWorkersAiReranker(ai, QUICK).rerank('refund?', ['a', 'b', 'c'], 2);
    expect(ranked.map(text => text.index)).toEqual([2, 1]);
    expect(ranked[1]?.score).toBe(0.5);
    expect(ai.asked[0]?.[1]).toMatchObject({ query: 'refund?', top_k: 2 });
  });

  it('asks nobody when there is nothing to order', async () => {
    const ai = scripted();
    expect(await createWorkersAiReranker(ai, QUICK).rerank('refund?', [], 5)).toEqual([]);
    expect(ai.asked).toEqual([]);
  });

  it('refuses an answer about a text that it was not given', async () => {
    const ai = scripted({ response: [{ id: 3, score: 1 }] });
    const ranked = createWorkersAiReranker(ai, QUICK).rerank('refund?', ['a'], 1);
    await expect(ranked).rejects.toMatchObject({ failure: 'malformed' });
  });

  it('is not waited for longer than its time', async () => {
    const silent: WorkersAiBinding = { run: () => new Promise(() => undefined) };
    const ranked = createWorkersAiReranker(silent, QUICK).rerank('refund?', ['a'], 1);
    await expect(ranked).rejects.toMatchObject({ failure: 'timeout' });
  });
});
