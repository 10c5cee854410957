import type { Retrieval } from '../knowledge/types.ts';
import type { Citation } from '../protocol.ts';
import type { AnswerEvent, AnswerRequest } from './types.ts';

/**
 * Asks once, before the disposition, whether every cited article is still the version that was read.
 * Where one is not, the answer is taken back and made again from what stands. Without the port, or when
 * it fails, the answer stands; a failure is noted in the trace.
 */
export async function* keepCurrent(
  request: AnswerRequest,
  events: AsyncIterable<AnswerEvent>,
  again: (standing: AnswerRequest) => AsyncIterable<AnswerEvent>,
): AsyncGenerator<AnswerEvent> {
  let cited: Citation[] = [];
  for await (const event of events) {
    if (event.type === 'reset') cited = [];
    if (event.type === 'citation') cited.push(event.citation);
    if (event.type === 'disposition' && request.verifyVersions && cited.length > 0) {
      const refs = [
        ...new Map(cited.map(({ articleId, version }) => [articleId, { articleId, version }])).values(),
      ];
      let current: Set<string>;
      try {
        current = await request.verifyVersions(refs);
      } catch (error) {
        yield { type: 'note', key: 'versions', value: { unchecked: String(error) } };
        yield event;
        continue;
      }
      request.signal.throwIfAborted();
      const changed = refs.map(ref => ref.articleId).filter(id => !current.has(id));
      if (changed.length > 0) {
        yield { type: 'note', key: 'versions', value: { changed } };
        yield { type: 'reset' };
        yield* again(withoutArticles(request, new Set(changed)));
        return;
      }
    }
    yield event;
  }
}

function withoutArticles(request: AnswerRequest, changed: Set<string>): AnswerRequest {
  const retrieval = without(request.retrieval, changed);
  const parts = request.parts?.map(part => ({ ...part, retrieval: without(part.retrieval, changed) }));
  // Of several questions, one that has lost its article is still told that there is no answer.
  return parts
    ? { ...request, parts, retrieval: { ...retrieval, confidence: 0 } }
    : { ...request, retrieval };
}

function without(retrieval: Retrieval, changed: Set<string>): Retrieval {
  const isBestGone = changed.has(retrieval.passages[0]?.articleId ?? '');
  return {
    ...retrieval,
    passages: retrieval.passages.filter(passage => !changed.has(passage.articleId)),
    article: isBestGone ? [] : retrieval.article,
  };
}
