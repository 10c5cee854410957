import type { Citation, DispositionKind, PageContext } from '../../worker/src/protocol.ts';
import type { Api } from '../lib/api.ts';
import { chatRequest } from '../lib/api.ts';

/** What one turn told a customer, and how sure it was. */
export interface AskedTurn {
  text: string;
  citations: Citation[];
  disposition: DispositionKind | undefined;
  /** The trace's confidence, or its coverage where there is none; 0 without a trace. */
  confidence: number;
  /** Whole turn in the worker, from the trace. */
  totalMs: number;
}

interface KnownTrace {
  confidence?: unknown;
  coverage?: unknown;
  timings?: { totalMs?: unknown };
}

/** Asks one question as a customer: a new conversation, the public chat, then the trace. */
export async function askTurn(
  api: Api,
  site: string,
  token: string,
  question: string,
  page?: PageContext,
): Promise<AskedTurn> {
  const conversation = crypto.randomUUID();
  const turn: AskedTurn = { text: '', citations: [], disposition: undefined, confidence: 0, totalMs: 0 };
  for await (const part of api.chat(token, chatRequest(conversation, question, page))) {
    if (part.type === 'reset-step') {
      turn.text = '';
      turn.citations = [];
    }
    if (part.type === 'text-delta') turn.text += part.delta;
    if (part.type === 'text-end') turn.text += '\n\n';
    if (part.type === 'data-citation') turn.citations.push(part.data);
    if (part.type === 'data-disposition') turn.disposition = part.data.kind;
    if (part.type === 'error') throw new Error(`A turn failed: ${part.errorText} (${question.slice(0, 80)})`);
  }
  const trace = (await api.turns(site, conversation)).at(-1)?.trace as KnownTrace | undefined;
  turn.confidence = numberOf(trace?.confidence) ?? numberOf(trace?.coverage) ?? 0;
  turn.totalMs = numberOf(trace?.timings?.totalMs) ?? 0;
  return turn;
}

/** True when the turn answered from the knowledge base: with a citation, and not sent away. */
export function isAnswered({ disposition, citations }: AskedTurn): boolean {
  return !isDeclined({ disposition }) && citations.length > 0;
}

/** True when the customer was told that there is no answer, or was handed to a person. */
export function isDeclined({ disposition }: Pick<AskedTurn, 'disposition'>): boolean {
  return disposition === 'decline' || disposition === 'escalate';
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
