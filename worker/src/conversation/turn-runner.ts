import type { SearchQuestion } from '../answering/follow-up.ts';
import { searchQuestion } from '../answering/follow-up.ts';
import { customerLanguage } from '../answering/message-language.ts';
import type { ReadyMade } from '../answering/ready-made.ts';
import { readyMadeAnswer } from '../answering/ready-made.ts';
import { questionsIn } from '../answering/several-questions.ts';
import type { PartRequest } from '../answering/types.ts';
import { ProblemError } from '../http/problem.ts';
import type { ArticleNote, Retrieval } from '../knowledge/types.ts';
import type { Message, MessagePart, ProblemCode, StreamPart, TurnStatus } from '../protocol.ts';
import type { LiveTurn, TurnAbort } from './live-turn.ts';
import { MessageBuilder } from './message-builder.ts';
import { pathOf } from './page-path.ts';
import { textOf } from './transcript.ts';
import type { Turn } from './turns.ts';
import type { AskInput, ConversationPorts, TurnTrace } from './types.ts';
import { Voice } from './voice.ts';

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
  live: Pick<LiveTurn, 'signal' | 'abort' | 'push'>;
  history: Message[];
  ports: Pick<ConversationPorts, 'policies' | 'retriever' | 'articles' | 'answerer' | 'now'>;
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
  const { message: asked, judged } = turn.input;
  const trace: TurnTrace = { question: asked.text, ...(judged && { judged }), notes: {}, timings: {} };
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
    if (await sayReadyMade(context, meant, say, trace)) {
      trace.timings.totalMs = ports.now() - turn.startedAt;
      return { status: 'done', parts: message.parts, trace };
    }
    const [retrieval, parts] = await Promise.all([
      retrieve(context, meant, trace),
      retrieveParts(context, meant, trace),
    ]);
    if (!context.maySpeak()) return cut('superseded', say, message, trace);
    const found = [retrieval, ...parts.map(part => part.retrieval)].flatMap(({ passages }) => passages);
    const notes = await readNotes(context, found, trace);
    await speak(context, { ...meant, retrieval, parts, notes }, say, trace);
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
  if (text !== message.text) trace.searched = text;
  if (followUp.isFollowUp || reason === 'topic_change') {
    trace.notes['followUp'] = {
      reason,
      ...(focus && { focus: focus.articleIds }),
      ...(choice && { choice: choice.label }),
      ...(unhelped && { unhelped }),
    };
  }
  return { followUp, language: language ?? site.locale };
}

/** What was decided without a search, in the team's words. @returns whether anything was said. */
async function sayReadyMade(
  { turn, ports }: TurnContext,
  { language }: Meant,
  say: (part: StreamPart) => void,
  trace: TurnTrace,
): Promise<boolean> {
  const { judged, site } = turn.input;
  const kind = judged?.judgement.kind;
  if (kind !== 'ask' && kind !== 'auto-response' && kind !== 'self-service') return false;
  const { policy } = await ports.policies.of(site.id);
  const events = readyMadeAnswer(judged?.judgement as ReadyMade, policy, [language, site.locale]);
  const voice = new Voice(say);
  for (const event of events) {
    if (event.type === 'disposition') trace.disposition = event.disposition;
    voice.take(event);
  }
  voice.end();
  return events.length > 0;
}

async function retrieve(context: TurnContext, meant: Meant, trace: TurnTrace): Promise<Retrieval> {
  const started = context.ports.now();
  const { text, focus } = meant.followUp;
  const retrieval = await search(context, meant, text, focus?.articleIds);
  trace.timings.retrievalMs = context.ports.now() - started;
  keep(retrieval, trace);
  return retrieval;
}

/** What was found for each question of a message that asks several things; nothing for every other message. */
async function retrieveParts(context: TurnContext, meant: Meant, trace: TurnTrace): Promise<PartRequest[]> {
  if (meant.followUp.isFollowUp) return [];
  const asked = questionsIn(meant.followUp.text);
  const parts = await Promise.all(
    asked.map(async part => ({ ...part, retrieval: await search(context, meant, part.text) })),
  );
  if (parts.length > 0) {
    trace.notes['parts'] = parts.map(({ text, retrieval: { confidence, passages } }) => ({
      text,
      confidence,
      articleId: passages[0]?.articleId,
    }));
  }
  return parts;
}

function search(
  { turn, ports }: TurnContext,
  { language }: Meant,
  text: string,
  focusArticles?: string[],
): Promise<Retrieval> {
  const { page, site } = turn.input;
  const pagePath = pathOf(page);
  const plan = planOf(turn.input);
  return ports.retriever.retrieve({
    site: site.id,
    text,
    limit: PASSAGES,
    locale: language,
    ...(focusArticles && { focusArticles }),
    ...(pagePath && { pagePath }),
    ...(plan && { plan }),
  });
}

/** The plan that the product vouches for, else the one that the page claims: a prior, so a claim will do. */
function planOf({ customer, page }: AskInput): string | undefined {
  const plan = customer?.traits['plan'] ?? page?.attributes?.['plan'];
  return plan === undefined ? undefined : String(plan);
}

/** What was found and why, for those who look behind the answer. */
function keep(retrieval: Retrieval, trace: TurnTrace): void {
  const { terms, mended, coverage, confidence, evidence, learned, meta } = retrieval;
  trace.terms = terms;
  trace.coverage = coverage;
  trace.confidence = confidence;
  if (mended.length > 0) trace.mended = mended;
  if (evidence) trace.evidence = evidence;
  if (learned.length > 0) trace.learned = learned;
  if (meta.notes.length > 0) trace.retrievalNotes = meta.notes;
  trace.passages = retrieval.passages.map(({ articleId, title, headings, score, signals }) => ({
    articleId,
    title,
    headings,
    score,
    signals,
  }));
}

/** Internal notes of what was found. Without them the answer stands on the articles alone, and the trace says so. */
async function readNotes(
  { turn, ports }: TurnContext,
  passages: Retrieval['passages'],
  trace: TurnTrace,
): Promise<ArticleNote[]> {
  if (passages.length === 0) return [];
  const articleIds = [...new Set(passages.map(passage => passage.articleId))];
  try {
    return await ports.articles.notesOf(turn.input.site.id, articleIds);
  } catch (error) {
    trace.notes['internalNotes'] = { unread: String(error) };
    return [];
  }
}

interface Found {
  retrieval: Retrieval;
  parts: PartRequest[];
  notes: ArticleNote[];
}

async function speak(
  context: TurnContext,
  { followUp, language, retrieval, parts, notes }: Meant & Found,
  say: (part: StreamPart) => void,
  trace: TurnTrace,
) {
  const { turn, live, ports } = context;
  const { site } = turn.input;
  const voice = new Voice(say);
  const { policy } = await ports.policies.of(site.id);
  const events = ports.answerer.answer({
    question: turn.input.message.text,
    history: context.history.map(message => ({ role: message.role, text: textOf(message) })),
    retrieval,
    followUp,
    language,
    site,
    ...(parts.length > 0 && { parts }),
    ...(notes.length > 0 && { notes }),
    ...(site.answering && { thresholds: site.answering }),
    ...(policy.allowedLinks.length > 0 && { allowedLinks: policy.allowedLinks }),
    verifyVersions: refs => ports.articles.currentOf(site.id, refs),
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

function abortedAs(live: Pick<LiveTurn, 'abort'>, reason: TurnAbort): TurnAbort {
  live.abort(reason);
  return reason;
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
