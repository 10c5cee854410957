import type { Retrieval } from '../knowledge/types.ts';
import type { Disposition } from '../protocol.ts';
import type { Breaker } from './breaker.ts';
import { createBreaker } from './breaker.ts';
import { CitationBook } from './citation-book.ts';
import { keepCurrent } from './current-answer.ts';
import { extractAnswer } from './extractive.ts';
import { speakModel } from './model-answer.ts';
import { readSmallTalk } from './small-talk.ts';
import type { AnswerEvent, Answerer, AnswerRequest, LanguageModelPort, Source } from './types.ts';
import { ModelError } from './types.ts';
import type { Words } from './words.ts';
import { wordsFor } from './words.ts';

/**
 * Below this share of the question's weight, what was found is about something else. A long
 * message says much that no article says, so it takes less of it: about one telling word and a bit.
 */
const COVERAGE = { shortMessage: 0.5, longMessage: 0.18, words: 1.6 };
const SOURCES_AT_MOST = 3;
/** A source is worth showing when its score comes this near to the best. */
const SOURCE_SHARE = 0.6;

export interface AnswererOptions {
  /** Without it, answers are extractive. */
  model?: LanguageModelPort;
  /** Share one among all answerers of an isolate, so that one customer's wait spares the next. */
  breaker?: Breaker;
  /** Milliseconds. */
  now?: () => number;
}

/** Answers from passages: sources first, then cited text, one disposition last. */
export function createAnswerer(options: AnswererOptions = {}): Answerer {
  const { model, breaker = createBreaker(), now = Date.now } = options;
  async function* answerFound(request: AnswerRequest): AsyncGenerator<AnswerEvent> {
    if (!model) {
      yield* extract(request);
      return;
    }
    if (!breaker.allows(now())) {
      yield { type: 'note', key: 'model', value: { name: model.name, skipped: 'resting' } };
      yield* extract(request, 'model_unavailable');
      return;
    }
    yield* answerWithModel(model, breaker, now, request);
  }
  return {
    async *answer(request) {
      request.signal.throwIfAborted();
      const talk = readSmallTalk(request.question);
      if (talk) {
        yield* talk.kind === 'person'
          ? pointToPeople(talk.locale, request)
          : say(smallTalk(talk.kind, talk.locale, request), { kind: 'answer', mode: 'extractive' });
        return;
      }
      if (!hasSomething(request.retrieval)) {
        yield* decline(request);
        return;
      }
      for (const source of sourcesOf(request.retrieval)) yield { type: 'source', source };
      yield* keepCurrent(request, answerFound(request), extract);
    },
  };
}

async function* answerWithModel(
  model: LanguageModelPort,
  breaker: Breaker,
  now: () => number,
  request: AnswerRequest,
): AsyncGenerator<AnswerEvent> {
  let hasSpoken = false;
  try {
    for await (const event of speakModel(model, request)) {
      if (event.type === 'unanswered') {
        breaker.succeeded();
        if (hasSpoken) yield { type: 'reset' };
        if (event.reason === 'not_found') yield* decline(request, 'model');
        else yield* extract(request);
        return;
      }
      hasSpoken ||= event.type === 'text' || event.type === 'citation';
      yield event;
    }
    breaker.succeeded();
    yield { type: 'disposition', disposition: { kind: 'answer', mode: 'model' } };
  } catch (error) {
    request.signal.throwIfAborted();
    if (!(error instanceof ModelError)) throw error;
    breaker.failed(error.failure, now());
    yield { type: 'note', key: 'model', value: { name: model.name, failure: error.failure } };
    if (hasSpoken) yield { type: 'reset' };
    yield* extract(request, 'model_unavailable');
  }
}

async function* extract(request: AnswerRequest, reason?: Disposition['reason']): AsyncGenerator<AnswerEvent> {
  const pieces =
    request.retrieval.passages.length > 0 ? extractAnswer(request.question, request.retrieval) : [];
  if (pieces.length === 0) {
    yield* decline(request);
    return;
  }
  const book = new CitationBook();
  for (const { text, quote } of pieces) {
    request.signal.throwIfAborted();
    if (!quote) {
      yield { type: 'text', delta: text };
      continue;
    }
    const { citation, isNew } = book.cite(quote.passage, quote.start, quote.end);
    if (isNew) yield { type: 'citation', citation };
    yield { type: 'text', delta: `${text} [${citation.n}]` };
  }
  yield {
    type: 'disposition',
    disposition: { kind: 'answer', mode: 'extractive', ...(reason && { reason }) },
  };
}

function decline(request: AnswerRequest, mode: Disposition['mode'] = 'extractive'): Iterable<AnswerEvent> {
  const { contactUrl } = request.site;
  const words = wordsOf(request);
  const { isEmpty } = request.retrieval;
  const found = contactUrl ? words.nothingFoundWithContact : words.nothingFound;
  return say(isEmpty ? words.nothingPublished : found, {
    kind: 'decline',
    mode,
    reason: isEmpty ? 'nothing_published' : 'nothing_found',
    ...(contactUrl && { contactUrl }),
  });
}

function say(text: string, disposition: Disposition): AnswerEvent[] {
  return [
    { type: 'text', delta: text },
    { type: 'disposition', disposition },
  ];
}

function smallTalk(kind: 'greeting' | 'thanks' | 'goodbye', locale: string, request: AnswerRequest): string {
  const words = wordsFor(locale);
  return kind === 'greeting' ? words.greeting(request.site.name) : words[kind];
}

/** The wish for a person always wins: no search, no attempt to answer, and no promise. */
function pointToPeople(locale: string, { site }: AnswerRequest): AnswerEvent[] {
  const words = wordsFor(locale);
  const { contactUrl } = site;
  return say(contactUrl ? words.person : words.personWithoutContact, {
    kind: 'escalate',
    mode: 'extractive',
    ...(contactUrl && { contactUrl }),
  });
}

/** What we say ourselves is in the language of what was found, else of the site. */
function wordsOf({ site, page }: AnswerRequest): Words {
  return wordsFor(page?.language ?? site.locale);
}

function hasSomething(retrieval: Retrieval): boolean {
  const { shortMessage, longMessage, words } = COVERAGE;
  const atLeast = Math.min(shortMessage, Math.max(longMessage, words / Math.max(1, retrieval.terms.length)));
  return retrieval.passages.length > 0 && retrieval.coverage >= atLeast;
}

/** Distinct articles that come near to the best, by the best passage of each. */
function sourcesOf({ passages }: Retrieval): Source[] {
  const best = passages[0]?.score ?? 0;
  const sources = new Map<string, Source>();
  for (const { articleId, title, url, score } of passages) {
    if (sources.has(articleId) || sources.size === SOURCES_AT_MOST) continue;
    if (sources.size > 0 && score < best * SOURCE_SHARE) continue;
    sources.set(articleId, {
      sourceId: articleId,
      title,
      url: url ?? `urn:waypost:article:${encodeURIComponent(articleId)}`,
    });
  }
  return [...sources.values()];
}
