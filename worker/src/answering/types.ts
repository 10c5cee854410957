import type { ArticleNote, FoundPassage, Retrieval } from '../knowledge/types.ts';
import type { ActionOffer, Citation, Clarify, Disposition, PageContext } from '../protocol.ts';
import type { AnswerThresholds } from './can-answer.ts';
import type { SearchQuestion } from './follow-up.ts';
import type { AskedPart } from './several-questions.ts';

/** What an answer is made from. */
export interface AnswerRequest {
  question: string;
  /** Earlier turns of this segment, oldest first, text only. */
  history: Array<{ role: 'user' | 'assistant'; text: string }>;
  retrieval: Retrieval;
  /** What the message means in its conversation; absent for a message on its own. */
  followUp?: SearchQuestion;
  /** The questions of a message that asks several things at once; absent for every other message. */
  parts?: PartRequest[];
  /** The customer's language, a BCP 47 tag; absent where nothing tells it. */
  language?: string;
  site: { name: string; locale: string; contactUrl?: string };
  page?: PageContext;
  /** Internal notes of the articles found: what no answer may say, and what may send it to people. */
  notes?: ArticleNote[];
  /** Where answers may link to beside the passages; beginnings of addresses. */
  allowedLinks?: readonly string[];
  /** The site's own thresholds; the defaults hold for what it leaves out. */
  thresholds?: Partial<AnswerThresholds>;
  /** Of these articles, the ids of those that are still the version named; asked once an answer. */
  verifyVersions?: (refs: Array<{ articleId: string; version: string }>) => Promise<Set<string>>;
  /** Aborted by a stop request, a takeover or the turn's time-out; never by a dropped connection. */
  signal: AbortSignal;
}

/** One of several questions in a message, with what was found for it alone. */
export interface PartRequest extends AskedPart {
  retrieval: Retrieval;
}

export interface Source {
  sourceId: string;
  title: string;
  url: string;
}

/**
 * What answering says, in order: sources first, then text with its citations, one disposition last.
 * `reset` takes back all text, citations and cases since the beginning (a model that broke off or said
 * too little that holds, an article that changed).
 */
export type AnswerEvent =
  | { type: 'source'; source: Source }
  | { type: 'text'; delta: string }
  | { type: 'citation'; citation: Citation }
  /** The cases that what comes next depends on, after the text. */
  | { type: 'clarify'; clarify: Clarify }
  /** What the customer can do themselves, after the text. */
  | { type: 'action'; action: ActionOffer }
  | { type: 'reset' }
  | { type: 'disposition'; disposition: Disposition }
  /** For the trace only, never sent to a customer. */
  | { type: 'note'; key: string; value: unknown };

/** Use case: from passages to a cited answer. Never rejects for a model's failure: it falls back. */
export interface Answerer {
  answer(request: AnswerRequest): AsyncIterable<AnswerEvent>;
}

/** Port: a language model that streams text. Throws ModelError. */
export interface LanguageModelPort {
  readonly name: string;
  stream(prompt: ModelPrompt, signal: AbortSignal): AsyncIterable<string>;
}

export interface ModelPrompt {
  system: string;
  messages: Array<{ role: 'user' | 'assistant'; content: string }>;
}

/** Why a model gave nothing: by status, never by its words. */
export type ModelFailure =
  | 'unauthorized'
  | 'rate_limited'
  | 'unavailable'
  | 'timeout'
  | 'empty'
  | 'interrupted';

export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure, options?: { cause?: unknown }) {
    super(`model ${failure}`, options);
    this.failure = failure;
  }
}

export type { FoundPassage, Retrieval };
