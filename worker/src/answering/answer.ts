import type { Retrieval } from '../knowledge/types.ts';
import type { Disposition } from '../protocol.ts';
import { NEAR_SHARE } from './alternatives.ts';
import { withFirst } from './best-article.ts';
import type { Extract } from './branch.ts';
import type { Breaker } from './breaker.ts';
import { createBreaker } from './breaker.ts';
import { canAnswer } from './can-answer.ts';
import { CitationBook } from './citation-book.ts';
import { keepCurrent } from './current-answer.ts';
import { declineText, isVague, onlyScolds, sourceOf } from './decline.ts';
import { disagreement } from './disagreement.ts';
import { extractAnswer } from './extractive.ts';
import { extractFurther } from './further.ts';
import type { HandOff } from './hand-off.ts';
import { readHandOff } from './hand-off.ts';
import { speakModel } from './model-answer.ts';
import { readable } from './readable-question.ts';
import { answeredParts, extractParts, joinedRetrieval } from './several-answers.ts';
import { readSmallTalk } from './small-talk.ts';
import type {
  AnswerEvent,
  Answerer,
  AnswerRequest,
  LanguageModelPort,
  PartRequest,
  Source,
} from './types.ts';
import { ModelError } from './types.ts';
import { unknownCode } from './unknown-code.ts';
import type { Words } from './words.ts';
import { languageName, languageOf, wordsFor } from './words.ts';

const SOURCES_AT_MOST = 3;
/** After so many answers in a row that did not help, a person is next. */
const UNHELPED_AT_MOST = 2;
const ESCALATE: Disposition = { kind: 'escalate', mode: 'extractive' };

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
    // A case that was offered is answered from where it was offered: exactly that branch.
    if (!model || request.followUp?.choice) {
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
          ? pointToPeople(talk.locale)
          : say(smallTalk(talk.kind, talk.locale, request), { kind: 'answer', mode: 'extractive' });
        return;
      }
      if ((request.followUp?.unhelped ?? 0) >= UNHELPED_AT_MOST) {
        yield* handToPeople(request, 'notHelped');
        return;
      }
      if (!request.retrieval.isEmpty && isVague(request)) {
        yield* say(wordsOf(request).tellMore, { kind: 'clarify', mode: 'extractive' });
        return;
      }
      const parts = answeredParts(request);
      const answers = parts.length > 0 || goesOn(request) || canAnswer(request.retrieval, request.thresholds);
      const order = handOffFor(request) ?? handOffForParts(request, parts);
      // A case may be named by the note alone, in words that its article does not have.
      if (order && (answers || order.because === 'case')) {
        yield { type: 'note', key: 'handOff', value: order };
        yield* pointToPeople(localeOf(request));
        return;
      }
      const isUnknown = parts.length === 0 && unknownCode(request.question, request.retrieval) !== undefined;
      if (!answers || isUnknown || (parts.length === 0 && !goesOn(request) && onlyScolds(request))) {
        yield* decline(request);
        return;
      }
      const asked = parts.length > 0 ? { ...request, retrieval: joinedRetrieval(request, parts) } : request;
      for (const source of sourcesOf(asked.retrieval)) yield { type: 'source', source };
      yield* keepCurrent(asked, answerFound(asked), extract);
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
  const { pieces, clarify, isWaiting } = extractFor(request);
  if (pieces.length === 0) {
    yield* request.followUp?.unhelped ? handToPeople(request, 'nothingMore') : decline(request);
    return;
  }
  const note = languageNote(request);
  if (note) yield { type: 'text', delta: `${note}\n\n` };
  const book = new CitationBook();
  const said = [...pieces, ...disagreement(pieces, request.retrieval.passages, wordsOf(request))];
  for (const { text, quote } of said) {
    request.signal.throwIfAborted();
    if (!quote) {
      yield { type: 'text', delta: text };
      continue;
    }
    const { citation, isNew } = book.cite(quote.passage, quote.start, quote.end);
    if (isNew) yield { type: 'citation', citation };
    yield { type: 'text', delta: `${text} [${citation.n}]` };
  }
  if (clarify) yield { type: 'clarify', clarify };
  yield {
    type: 'disposition',
    disposition: { kind: isWaiting ? 'clarify' : 'answer', mode: 'extractive', ...(reason && { reason }) },
  };
}

function extractFor(request: AnswerRequest): Extract {
  const several = extractParts(request, wordsOf(request));
  if (several) return several;
  const { question, followUp, retrieval } = request;
  const asked = readable(followUp?.text ?? question, retrieval);
  const choice = followUp?.choice;
  const found = withFirst(retrieval, articleGoneOnWith(followUp));
  if (found.passages.length === 0) return { pieces: [], isWaiting: false };
  return followUp?.unhelped
    ? extractFurther(asked, found, followUp.shown ?? [])
    : extractAnswer(asked, found, {
        confidence: retrieval.confidence,
        ...(choice && { choice: choice.label }),
        ...(!choice && followUp?.shown && { continued: { own: question, shown: followUp.shown } }),
      });
}

/** What the best article's internal note says of people: a decision, of which no word is shown. */
function handOffFor({
  question,
  followUp,
  retrieval,
  notes,
}: Pick<AnswerRequest, 'question' | 'followUp' | 'retrieval' | 'notes'>): HandOff | undefined {
  const best = withFirst(retrieval, articleGoneOnWith(followUp)).passages[0];
  const note = notes?.find(({ articleId }) => articleId === best?.articleId);
  return best && note && readHandOff(note, followUp?.text ?? question, best.title);
}

/** The same for each of several questions. */
function handOffForParts(request: AnswerRequest, parts: PartRequest[]): HandOff | undefined {
  for (const { text, retrieval } of parts) {
    const order = handOffFor({ question: text, retrieval, ...(request.notes && { notes: request.notes }) });
    if (order) return order;
  }
  return undefined;
}

/** The message goes on with an article that was answered from: its words need not fit that once more. */
function goesOn({ followUp, retrieval }: AnswerRequest): boolean {
  const articleId = articleGoneOnWith(followUp);
  return retrieval.passages.some(passage => passage.articleId === articleId);
}

function articleGoneOnWith(followUp: AnswerRequest['followUp']): string | undefined {
  return followUp?.choice?.articleId ?? (followUp?.unhelped ? followUp.focus?.articleIds[0] : undefined);
}

/** Says so, in the customer's language, where the article is in another. */
function languageNote(request: AnswerRequest): string | undefined {
  const found = request.retrieval.passages[0]?.locale;
  const wanted = localeOf(request);
  if (!found || languageOf(found) === languageOf(wanted)) return undefined;
  return wordsFor(wanted).otherLanguage(languageName(wanted, wanted), languageName(found, wanted));
}

function decline(request: AnswerRequest, mode: Disposition['mode'] = 'extractive'): AnswerEvent[] {
  const { contactUrl } = request.site;
  const words = wordsOf(request);
  const { isEmpty } = request.retrieval;
  const { text, nearest } = declineText(request, words);
  return [
    // With a model the sources are named already.
    ...(nearest && !isEmpty && mode === 'extractive'
      ? [{ type: 'source' as const, source: sourceOf(nearest) }]
      : []),
    ...say(isEmpty ? words.nothingPublished : text, {
      kind: 'decline',
      mode,
      reason: isEmpty ? 'nothing_published' : 'nothing_found',
      ...(contactUrl && { contactUrl }),
    }),
  ];
}

/** The articles have nothing left to say: that, and no promise. The handoff shows itself, once it is stored. */
function handToPeople(request: AnswerRequest, said: 'notHelped' | 'nothingMore'): AnswerEvent[] {
  return say(wordsOf(request)[said], ESCALATE);
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

/** A matter for people: no attempt to answer, no promise, and no address where it would have to be told again. */
function pointToPeople(locale: string): AnswerEvent[] {
  return say(wordsFor(locale).person, ESCALATE);
}

/** What we say ourselves is in the customer's language, as far as it shows; else in the page's or the site's. */
function wordsOf(request: AnswerRequest): Words {
  return wordsFor(localeOf(request));
}

function localeOf({ language, page, site }: AnswerRequest): string {
  return language ?? page?.language ?? site.locale;
}

/** Distinct articles that come near to the best, by the best passage of each. */
function sourcesOf({ passages }: Retrieval): Source[] {
  const best = passages[0]?.score ?? 0;
  const sources = new Map<string, Source>();
  for (const passage of passages) {
    if (sources.has(passage.articleId) || sources.size === SOURCES_AT_MOST) continue;
    if (sources.size > 0 && passage.score < best * NEAR_SHARE) continue;
    sources.set(passage.articleId, sourceOf(passage));
  }
  return [...sources.values()];
}
