import { CitationGate } from './citations.ts';
import { buildPrompt, NOT_FOUND, promptPassages } from './prompt.ts';
import { SentenceStream } from './sentence-stream.ts';
import type { AnswerEvent, AnswerRequest, LanguageModelPort } from './types.ts';
import { ModelError } from './types.ts';

/** The model ended well, but nothing of it may be shown: it found no answer, or nothing bore it out. */
export interface Unanswered {
  type: 'unanswered';
  reason: 'not_found' | 'nothing_borne_out';
}

/**
 * Streams a model's answer sentence by sentence through the citation gate. Throws ModelError;
 * what was said until then is the caller's to take back.
 */
export async function* speakModel(
  model: LanguageModelPort,
  request: AnswerRequest,
): AsyncGenerator<AnswerEvent | Unanswered> {
  const passages = promptPassages(request.retrieval);
  const gate = new CitationGate(passages, request.site.contactUrl);
  const sentences = new SentenceStream();
  let said = '';
  let hasAnything = false;
  let isNotFound = false;

  function* speak(complete: string[]): Generator<AnswerEvent> {
    for (const sentence of complete) {
      if (sentence.includes(NOT_FOUND)) {
        isNotFound = true;
        continue;
      }
      const passed = gate.pass(sentence);
      if (!passed) continue;
      for (const citation of passed.citations) yield { type: 'citation', citation };
      const delta = said === '' ? passed.text.trimStart() : passed.text;
      said += delta;
      yield { type: 'text', delta };
    }
  }

  for await (const delta of model.stream(buildPrompt(request, crypto.randomUUID()), request.signal)) {
    request.signal.throwIfAborted();
    if (delta.trim() !== '') hasAnything = true;
    yield* speak(sentences.push(delta));
  }
  request.signal.throwIfAborted();
  if (!hasAnything) throw new ModelError('empty');
  yield* speak(sentences.end());
  const rest = gate.end();
  if (said !== '' && rest !== '') yield { type: 'text', delta: rest };
  if (gate.held.length > 0) yield { type: 'note', key: 'heldBack', value: gate.held };
  if (said !== '') yield { type: 'note', key: 'model', value: { name: model.name } };
  else yield { type: 'unanswered', reason: isNotFound ? 'not_found' : 'nothing_borne_out' };
}
