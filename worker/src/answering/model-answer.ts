import { CitationGate } from './citations.ts';
import { buildPrompt, NOT_FOUND, promptPassages } from './prompt.ts';
import { SentenceStream } from './sentence-stream.ts';
import type { AnswerEvent, AnswerRequest, LanguageModelPort } from './types.ts';
import { ModelError } from './types.ts';

/** The model ended well, but what it said may not stand: no answer, nothing borne out, or too little. */
export interface Unanswered {
  type: 'unanswered';
  reason: 'not_found' | 'nothing_borne_out' | 'too_little';
}

/** An answer needs no more; a model that goes on for ever is not listened to. */
const CHARACTERS_AT_MOST = 8_000;

/**
 * Streams a model's answer sentence by sentence through the citation gate. Throws ModelError;
 * what was said until then, or before `unanswered`, is the caller's to take back.
 */
export async function* speakModel(
  model: LanguageModelPort,
  request: AnswerRequest,
): AsyncGenerator<AnswerEvent | Unanswered> {
  const passages = promptPassages(request.retrieval);
  const { contactUrl } = request.site;
  const gate = new CitationGate(passages, {
    ...(contactUrl && { contactUrl }),
    ...(request.allowedLinks && { allowedLinks: request.allowedLinks }),
    ...(request.notes && { notes: request.notes.map(note => note.text) }),
  });
  const sentences = new SentenceStream();
  const repeated = new Set<string>();
  let said = '';
  let heard = 0;
  let hasAnything = false;
  let isNotFound = false;

  function* speak(complete: string[]): Generator<AnswerEvent> {
    for (const sentence of complete) {
      if (sentence.includes(NOT_FOUND)) {
        isNotFound = true;
        continue;
      }
      const key = sentence.trim();
      if (repeated.has(key)) continue;
      repeated.add(key);
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
    heard += delta.length;
    if (heard > CHARACTERS_AT_MOST) break;
  }
  request.signal.throwIfAborted();
  if (!hasAnything) throw new ModelError('empty');
  yield* speak(sentences.end());
  const rest = gate.end();
  if (said !== '' && rest !== '') yield { type: 'text', delta: rest };
  if (gate.held.length > 0) yield { type: 'note', key: 'heldBack', value: gate.held };
  if (said === '') yield { type: 'unanswered', reason: isNotFound ? 'not_found' : 'nothing_borne_out' };
  else if (isTooLittle(gate)) yield { type: 'unanswered', reason: 'too_little' };
  else yield { type: 'note', key: 'model', value: { name: model.name } };
}

/** More held back than shown, or the sentence that answers gone and a fragment left. */
function isTooLittle({ held, passed, isFirstHeld }: CitationGate): boolean {
  return held.length > passed || (isFirstHeld && passed <= 1);
}
