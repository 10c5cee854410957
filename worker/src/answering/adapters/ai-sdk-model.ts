import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModel } from 'ai';
import { streamText } from 'ai';
import type { LanguageModelPort, ModelPrompt } from '../types.ts';
import { ModelError } from '../types.ts';
import { failureOf } from './ai-sdk-failure.ts';

export interface AiSdkModelOptions {
  apiKey: string;
  /** Any OpenAI-compatible server, such as `https://host/v1`; absent: OpenAI itself. */
  baseUrl?: string;
  model: string;
  /** auto: chat completions where a base URL is set (many servers know nothing else), else responses. */
  api: 'auto' | 'chat' | 'responses';
  fetch?: typeof globalThis.fetch;
  /** Until the first text, one retry included. */
  firstTokenMs?: number;
  /** Until the last. */
  totalMs?: number;
}

/** Timeouts of a model call, in milliseconds. */
export interface ModelTimeouts {
  firstTokenMs?: number;
  totalMs?: number;
}

const FIRST_TOKEN_MS = 8_000;
const TOTAL_MS = 30_000;
/** Before the single retry of a server that was busy or broken. */
const RETRY_AFTER_MS = 300;
/** Room for a reasoning model to think: its thoughts count, and too tight a limit leaves no words. */
const OUTPUT_TOKENS = 4_000;

/** A language model behind an OpenAI-compatible HTTP API. */
export function createAiSdkModel(options: AiSdkModelOptions): LanguageModelPort {
  const openai = createOpenAI({
    apiKey: options.apiKey,
    ...(options.baseUrl && { baseURL: options.baseUrl }),
    ...(options.fetch && { fetch: options.fetch }),
  });
  const api = options.api === 'auto' ? (options.baseUrl ? 'chat' : 'responses') : options.api;
  const model = api === 'chat' ? openai.chat(options.model) : openai.responses(options.model);
  return fromAiSdk(model, options.model, options);
}

/** Any AI SDK model as our port; apart from the HTTP API so that tests can hand in the SDK's mock. */
export function fromAiSdk(
  model: LanguageModel,
  name: string,
  timeouts: ModelTimeouts = {},
): LanguageModelPort {
  return {
    name,
    stream: (prompt, signal) => streamWithRetry(model, prompt, signal, timeouts),
  };
}

async function* streamWithRetry(
  model: LanguageModel,
  prompt: ModelPrompt,
  signal: AbortSignal,
  timeouts: ModelTimeouts,
): AsyncGenerator<string> {
  const deadline = new Deadline(signal, timeouts);
  let hasSpoken = false;
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        for await (const delta of streamOnce(model, prompt, deadline.signal)) {
          hasSpoken = true;
          deadline.hasBegun();
          yield delta;
        }
        if (!hasSpoken) throw new ModelError('empty');
        return;
      } catch (cause) {
        signal.throwIfAborted();
        const failure = deadline.signal.aborted ? 'timeout' : failureOf(cause);
        const isFinal = hasSpoken || attempt > 0 || failure !== 'unavailable';
        if (isFinal) throw new ModelError(hasSpoken ? 'interrupted' : failure, { cause });
      }
      await deadline.pause(RETRY_AFTER_MS);
    }
  } finally {
    deadline.clear();
  }
}

async function* streamOnce(
  model: LanguageModel,
  prompt: ModelPrompt,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const result = streamText({
    model,
    instructions: prompt.system,
    messages: prompt.messages,
    maxOutputTokens: OUTPUT_TOKENS,
    // Our own single retry waits less than the SDK's two seconds or a vendor's retry-after.
    maxRetries: 0,
    abortSignal: signal,
    // Without a handler the SDK prints the vendor's whole error; it reaches us as a part as well.
    onError: () => {},
  });
  let reason: string | undefined;
  for await (const part of result.stream) {
    if (part.type === 'text-delta') yield part.text;
    else if (part.type === 'error') throw part.error;
    else if (part.type === 'abort') throw signal.reason ?? new ModelError('timeout');
    else if (part.type === 'finish') reason = part.finishReason;
  }
  // A stream that ends without its closing event was cut, however politely the connection closed.
  if (reason !== 'stop' && reason !== 'length') throw new ModelError('interrupted');
}

/** Two time limits and the caller's signal as one signal. */
class Deadline {
  readonly signal: AbortSignal;
  readonly #first: ReturnType<typeof setTimeout>;
  readonly #total: ReturnType<typeof setTimeout>;

  constructor(signal: AbortSignal, timeouts: ModelTimeouts) {
    const controller = new AbortController();
    const expire = () => controller.abort(new ModelError('timeout'));
    this.#first = setTimeout(expire, timeouts.firstTokenMs ?? FIRST_TOKEN_MS);
    this.#total = setTimeout(expire, timeouts.totalMs ?? TOTAL_MS);
    this.signal = AbortSignal.any([signal, controller.signal]);
  }

  hasBegun(): void {
    clearTimeout(this.#first);
  }

  /** Ends early when time is up. */
  pause(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      this.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  clear(): void {
    clearTimeout(this.#first);
    clearTimeout(this.#total);
  }
}
