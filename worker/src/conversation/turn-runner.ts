import type { SearchQuestion } from '../answering/follow-up.ts';
import { searchQuestion } from '../answering/follow-up.ts';
import { customerLanguage } from '../answering/message-language.ts';
import type { AnswerEvent } from '../answering/types.ts';
import { ProblemError } from '../http/problem.ts';
import type { Retrieval } from '../knowledge/types.ts';
import type { Message, MessagePart, ProblemCode, StreamPart, TurnStatus } from '../protocol.ts';
import type { LiveTurn, TurnAbort } from './live-turn.ts';
import { MessageBuilder } from './message-builder.ts';
import { textOf } from './transcript.ts';
import type { Turn } from './turns.ts';
import type { ConversationPorts, TurnTrace } from './types.ts';

/** Passages asked of retrieval for one turn. */
const PASSAGES = 8;

/** How a turn ended: what to store and under which status. */
export interface TurnOutcome {
  status: TurnStatus;
  parts: MessagePart[];
  trace: TurnTrace;
}

export interface TurnContext {
  turn: Turn;
  live: LiveTurn;
  history: Message[];
  ports: Pick<ConversationPorts, 'retriever' | 'answerer' | 'now'>;
  /** Re-asked after every slow call: false when a person has taken over. */
  maySpeak: () => boolean;
}

/**
 * Walks one turn: retrieval, then the answer, streamed as it comes. Stores nothing: the caller
 * commits the outcome, and only then tells the listeners that it is final.
 */
export async function runTurn(context: TurnContext): Promise<TurnOutcome> {
  const { turn, live, ports } = context;
  const message = new MessageBuilder();
  const trace: TurnTrace = { question: turn.input.message.text, notes: {}, timings: {} };
  const say = (part: StreamPart) => {
    message.add(part);
    live.push(part);
  };
  live.push({
    type: 'start',
    messageId: turn.id,
    messageMetadata: { createdAt: new Date(turn.startedAt).toISOString() },
  });

  try {
    const meant = readMessage(context, trace);
    const retrieval = await retrieve(context, meant, trace);
    if (!context.maySpeak()) return cut('superseded', say, message, trace);
    await speak(context, meant, retrieval, say, trace);
    trace.timings.totalMs = ports.now() - turn.startedAt;
    return { status: 'done', parts: message.parts, trace };
  } catch (error) {
    if (live.signal.aborted) {
      const reason = live.signal.reason as TurnAbort;
      if (reason !== 'timeout') return cut(reason, say, message, trace);
    }
    return fail(error, live.signal.aborted, say, message, trace);
  }
}

/** A message as its conversation makes it meant. */
interface Meant {
  followUp: SearchQuestion;
  language: string;
}

function readMessage({ turn, history }: TurnContext, trace: TurnTrace): Meant {
  const { message, page, site } = turn.input;
  const followUp = searchQuestion({ message: message.text, history });
  const earlier = history.filter(({ role }) => role === 'user').map(textOf);
  const language = customerLanguage([message.text, ...earlier.reverse()], page?.language ?? site.locale);
  const { text, reason, focus, choice, unhelped } = followUp;
  if (followUp.isFollowUp || reason === 'topic_change') {
    trace.notes['followUp'] = {
      reason,
      searched: text,
      ...(focus && { focus: focus.articleIds }),
      ...(choice && { choice: choice.label }),
      ...(unhelped && { unhelped }),
    };
  }
  return { followUp, language: language ?? site.locale };
}

async function retrieve(
  { turn, ports }: TurnContext,
  { followUp, language }: Meant,
  trace: TurnTrace,
): Promise<Retrieval> {
  const { page, site } = turn.input;
  const started = ports.now();
  const pagePath = page && URL.canParse(page.url) ? new URL(page.url).pathname : undefined;
  const retrieval = await ports.retriever.retrieve({
    site: site.id,
    text: followUp.text,
    limit: PASSAGES,
    locale: language,
    ...(followUp.focus && { focusArticles: followUp.focus.articleIds }),
    ...(pagePath && { pagePath }),
  });
  trace.timings.retrievalMs = ports.now() - started;
  trace.terms = retrieval.terms;
  trace.coverage = retrieval.coverage;
  trace.passages = retrieval.passages.map(({ articleId, title, headings, score, signals }) => ({
    articleId,
    title,
    headings,
    score,
    signals,
  }));
  return retrieval;
}

async function speak(
  context: TurnContext,
  { followUp, language }: Meant,
  retrieval: Retrieval,
  say: (part: StreamPart) => void,
  trace: TurnTrace,
) {
  const { turn, live, ports } = context;
  const voice = new Voice(say);
  const events = ports.answerer.answer({
    question: turn.input.message.text,
    history: context.history.map(message => ({ role: message.role, text: textOf(message) })),
    retrieval,
    followUp,
    language,
    site: turn.input.site,
    ...(turn.input.page && { page: turn.input.page }),
    signal: live.signal,
  });
  for await (const event of events) {
    if (live.signal.aborted) throw live.signal.reason;
    if (!context.maySpeak()) throw abortedAs(live, 'superseded');
    if (event.type === 'note') trace.notes[event.key] = event.value;
    if (event.type === 'disposition') trace.disposition = event.disposition;
    if (event.type === 'text') trace.timings.firstTextMs ??= ports.now() - turn.startedAt;
    voice.take(event);
  }
  voice.end();
}

function abortedAs(live: LiveTurn, reason: TurnAbort): TurnAbort {
  live.abort(reason);
  return reason;
}

/** Turns what answering says into the parts of the wire. */
class Voice {
  readonly #say: (part: StreamPart) => void;
  #isStepOpen = false;
  #textId: string | undefined;
  #texts = 0;

  constructor(say: (part: StreamPart) => void) {
    this.#say = say;
  }

  take(event: AnswerEvent): void {
    switch (event.type) {
      case 'source':
        this.#say({ type: 'source-url', ...event.source });
        break;
      case 'text':
        this.#openText();
        this.#say({ type: 'text-delta', id: this.#textId ?? '', delta: event.delta });
        break;
      case 'citation':
        this.#openStep();
        this.#say({ type: 'data-citation', id: `citation-${event.citation.n}`, data: event.citation });
        break;
      case 'clarify':
        this.#openStep();
        this.#closeText();
        this.#say({ type: 'data-clarify', id: 'clarify', data: event.clarify });
        break;
      case 'disposition':
        this.#openStep();
        this.#closeText();
        this.#say({ type: 'data-disposition', id: 'disposition', data: event.disposition });
        break;
      case 'reset':
        this.#closeText();
        this.#openStep();
        this.#say({ type: 'reset-step' });
        break;
      case 'note':
        break;
      default:
        event satisfies never;
    }
  }

  end(): void {
    this.#closeText();
    if (this.#isStepOpen) this.#say({ type: 'finish-step' });
  }

  #openStep(): void {
    if (this.#isStepOpen) return;
    this.#isStepOpen = true;
    this.#say({ type: 'start-step' });
  }

  #openText(): void {
    if (this.#textId) return;
    this.#openStep();
    this.#texts += 1;
    this.#textId = `text-${this.#texts}`;
    this.#say({ type: 'text-start', id: this.#textId });
  }

  #closeText(): void {
    if (!this.#textId) return;
    this.#say({ type: 'text-end', id: this.#textId });
    this.#textId = undefined;
  }
}

/** Stopped by the customer: what was said stays. Overtaken by a person: it is taken back. */
function cut(
  reason: 'stopped' | 'superseded',
  say: (part: StreamPart) => void,
  message: MessageBuilder,
  trace: TurnTrace,
): TurnOutcome {
  if (reason === 'superseded') say({ type: 'reset-step' });
  else say({ type: 'abort' });
  return { status: reason, parts: message.parts, trace };
}

function fail(
  error: unknown,
  isTimeout: boolean,
  say: (part: StreamPart) => void,
  message: MessageBuilder,
  trace: TurnTrace,
): TurnOutcome {
  const code: ProblemCode = isTimeout
    ? 'turn_interrupted'
    : error instanceof ProblemError
      ? error.code
      : 'internal';
  trace.failure = code;
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  console.error('turn failed', { code, cause: String(cause) });
  say({ type: 'reset-step' });
  say({ type: 'data-error', id: 'error', data: { code, retryable: true } });
  return { status: 'failed', parts: message.parts, trace };
}
