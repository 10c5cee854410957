import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatRequest, StreamPart } from '../../worker/src/protocol.ts';
import { streamParts } from '../lib/api.ts';
import { markOf } from './handoff-count.ts';

const AT_ONCE = 64;
/** What a customer takes between two messages, at most. */
const LONGEST_PAUSE_MS = 4_000;
const RETRY_MS = 250;
/** A worker that is away for longer is not coming back. */
const GIVE_UP_MS = 120_000;

/** The question, and two messages after the handoff, each after its mark. */
const WORDS = ['My parcel never came, what now?', 'It was due on Tuesday.', 'Is anybody looking at it?'];
export const MESSAGES_EACH = WORDS.length;
/** Each message, and the handoff. */
export const STEPS_EACH = WORDS.length + 1;

export interface CustomersOptions {
  url: string;
  site: string;
  handoffs: number;
  random: () => number;
  /** Told after each request that was answered. */
  onStep: () => void;
}

/** A conversation with its visitor's token, to look at it again. */
export interface CaseConversation {
  id: string;
  token: string;
}

/**
 * Customers who ask, want a person, and write twice more. A request without an answer is sent again with
 * the same ids, as the widget does it.
 */
export async function runCustomers(options: CustomersOptions): Promise<CaseConversation[]> {
  const conversations: CaseConversation[] = [];
  let next = 1;
  async function line(): Promise<void> {
    while (next <= options.handoffs) {
      const handoff = next;
      next += 1;
      conversations.push(await oneCustomer(options, handoff));
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  return conversations;
}

async function oneCustomer(options: CustomersOptions, handoff: number): Promise<CaseConversation> {
  const { url, site, random, onStep } = options;
  const session = await persist(`${url}/v1/sessions`, { site }, undefined, response => response.json());
  const { token } = session as { token: string };
  const id = crypto.randomUUID();
  for (const [index, words] of WORDS.entries()) {
    const text = `${markOf({ handoff, message: index + 1 })} ${words}`;
    const message = {
      id: crypto.randomUUID(),
      role: 'user' as const,
      parts: [{ type: 'text' as const, text }],
    };
    const body: ChatRequest = { id, messages: [message], trigger: 'submit-message' };
    await persist(`${url}/v1/chat`, body, token, readTurn);
    onStep();
    if (index === 0) {
      await persist(`${url}/v1/conversations/${id}/handoff`, {}, token, response => response.json());
      onStep();
    }
    await sleep(random() * LONGEST_PAUSE_MS);
  }
  return { id, token };
}

/** An answer counts when its stream has come to its end. */
async function readTurn(response: Response): Promise<void> {
  const types: Array<StreamPart['type']> = [];
  if (response.body) for await (const part of streamParts(response.body)) types.push(part.type);
  if (!types.includes('finish')) throw new Error(`the answer broke off after ${types.length} parts`);
}

/** Sends a request until it is answered. @throws Error for what sending again cannot mend. */
async function persist<T>(
  url: string,
  body: unknown,
  token: string | undefined,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const deadline = Date.now() + GIVE_UP_MS;
  for (;;) {
    let reason: string;
    try {
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      if (response.ok) return await read(response);
      reason = `${response.status} ${(await response.text()).slice(0, 300)}`;
      if (response.status < 500 && response.status !== 429)
        throw new RefusedError(`${url} answered ${reason}`);
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      reason = String(error);
    }
    if (Date.now() > deadline) throw new Error(`${url} gave no answer in two minutes; at last: ${reason}`);
    await sleep(RETRY_MS);
  }
}

/** The worker said no, and will say no again. */
class RefusedError extends Error {}
