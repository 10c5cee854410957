import { createHash, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { MessagePart, PageContext, StreamPart } from '../../worker/src/protocol.ts';
import type { AuditTicket } from '../../worker/src/triage/audit/types.ts';
import type { JudgedAs } from '../../worker/src/triage/judge.ts';
import { canTrain, trainingRows } from '../../worker/src/triage/policy/training.ts';
import type { Policy } from '../../worker/src/triage/policy/types.ts';
import { serialise } from '../../worker/src/triage/topic/serialise.ts';
import { train } from '../../worker/src/triage/topic/train.ts';
import { createArticleReader } from '../eval/articles.ts';
import { checkSupport } from '../eval/support.ts';
import type { EvalWorld } from '../eval/world.ts';
import { inLanes, startEvalWorld } from '../eval/world.ts';
import { chatRequest } from '../lib/api.ts';
import { createPolicyClient } from '../policy/client.ts';
import type { OutcomeKind, Replay } from './types.ts';

/** A classifier must not have seen the ticket that it is tried on: each half is judged by the other half's. */
const HALVES = ['backtest-a', 'backtest-b'] as const;
const ORIGIN = 'http://localhost:8788';
const LANES = 2;

export interface ReplayOptions {
  /** The tickets to ask again. */
  tickets: readonly AuditTicket[];
  /** Every ticket that topics may be learned from. */
  all: readonly AuditTicket[];
  policyText: string;
  policy: Policy;
  kb: string;
  history: string | undefined;
}

/** Asks each ticket as its customer would have, on a throw-away copy of the whole product. */
export async function replayTickets(options: ReplayOptions): Promise<Replay[]> {
  const world = await startEvalWorld();
  try {
    const secret = randomBytes(32).toString('hex');
    for (const site of HALVES) await prepare(world, site, secret, options);
    const tokens = createTokens(world, secret);
    const calls = options.policy.actions.flatMap(({ call }) => call ?? []);
    return await inLanes(options.tickets, LANES, 'tickets', ticket => replay(world, tokens, ticket, calls));
  } finally {
    await world.close();
  }
}

async function prepare(
  world: EvalWorld,
  site: (typeof HALVES)[number],
  secret: string,
  { all, policy, policyText, kb, history }: ReplayOptions,
): Promise<void> {
  await world.ingest(site, kb, {
    id: site,
    name: 'Backtest',
    origins: [ORIGIN],
    contactUrl: `${ORIGIN}/contact`,
    identity: { alg: 'HS256', secret },
    learning: 'off',
  } as { id: string });
  if (history !== undefined) await world.learn(site, history);
  const rows = trainingRows(
    policy,
    all.filter(ticket => halfOf(ticket) !== site),
  );
  const chunks = canTrain(rows) ? serialise(train(rows)) : undefined;
  const { url, adminToken: token } = world.worker;
  await createPolicyClient({ url, token, site }).publish({
    text: policyText,
    base: 0,
    author: 'backtest',
    note: '',
    ...(chunks && {
      model: {
        chunks: chunks.map(chunk => Buffer.from(chunk).toString('base64')),
        about: { rows: rows.length, topics: [], bytes: 0, trainedAt: '' },
      },
    }),
  });
}

/** One half or the other, the same every time. */
function halfOf({ id }: AuditTicket): (typeof HALVES)[number] {
  return HALVES[(createHash('sha256').update(id).digest()[0] ?? 0) % 2] ?? HALVES[0];
}

/** Session tokens: one for each site, plan and tier, vouched for as the product would. */
function createTokens(world: EvalWorld, secret: string) {
  const known = new Map<string, Promise<string>>();
  return (ticket: AuditTicket): Promise<string> => {
    const site = halfOf(ticket);
    const key = JSON.stringify([site, ticket.plan, ticket.tier]);
    const open = known.get(key) ?? openSession(world, site, secret, ticket);
    known.set(key, open);
    return open;
  };
}

async function openSession(
  world: EvalWorld,
  site: string,
  secret: string,
  { plan, tier }: AuditTicket,
): Promise<string> {
  const facts = { ...(plan !== undefined && { plan }), ...(tier !== undefined && { tier }) };
  const identityToken = await new SignJWT(facts)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(`customer-${plan ?? ''}-${tier ?? ''}`)
    .setAudience(site)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret));
  const response = await fetch(`${world.worker.url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN },
    body: JSON.stringify({ site, identityToken }),
  });
  if (!response.ok) throw new Error(`No session for the backtest: ${await response.text()}`);
  return ((await response.json()) as { token: string }).token;
}

async function replay(
  world: EvalWorld,
  tokenOf: (ticket: AuditTicket) => Promise<string>,
  ticket: AuditTicket,
  /** Actions that every page is taken to have registered. */
  actions: string[],
): Promise<Replay> {
  const token = await tokenOf(ticket);
  const conversation = crypto.randomUUID();
  const question = messageOf(ticket);
  const base = { ticket, citations: [], text: '', confidence: 0, unsupported: [] };
  if (question === '') return { ...base, kind: 'failed', failure: 'The ticket has no words.' };
  const parts: StreamPart[] = [];
  try {
    const request = chatRequest(conversation, question, pageOf(ticket, actions));
    for await (const part of world.api.chat(token, request)) parts.push(part);
  } catch (error) {
    return { ...base, kind: 'failed', failure: error instanceof Error ? error.message : String(error) };
  }
  const view = await readTurns(world, halfOf(ticket), conversation);
  const [turn] = view.turns;
  const judged = view.judged[0];
  const stored: MessagePart[] = turn?.draft ?? assembled(parts);
  const citations = stored.flatMap(part => (part.type === 'data-citation' ? [part.data] : []));
  const text = stored.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('\n\n');
  const action = stored.find(part => part.type === 'data-action')?.data;
  const clarify = stored.find(part => part.type === 'data-clarify')?.data;
  const reader = createArticleReader(world.worker, token);
  await reader.load(citations);
  const failure = parts.find(part => part.type === 'error');
  return {
    ticket,
    kind: failure ? 'failed' : kindOf(stored, parts, turn?.draft !== undefined),
    text,
    citations,
    ...(action && { action }),
    ...(clarify && { clarify }),
    ...(judged && { judged }),
    confidence: typeof turn?.trace?.confidence === 'number' ? turn.trace.confidence : 0,
    ...(failure && { failure: failure.errorText }),
    unsupported: checkSupport(text, citations, reader.textOf).unsupported,
  };
}

interface TurnsAnswer {
  turns: Array<{ draft?: MessagePart[]; trace?: { confidence?: unknown } }>;
  judged: JudgedAs[];
}

async function readTurns(world: EvalWorld, site: string, conversation: string): Promise<TurnsAnswer> {
  const { url, adminToken } = world.worker;
  const response = await fetch(`${url}/admin/v1/sites/${site}/conversations/${conversation}/turns`, {
    headers: { authorization: `Bearer ${adminToken}` },
  });
  if (!response.ok) throw new Error(`The backtest cannot read its own turns: ${await response.text()}`);
  return (await response.json()) as TurnsAnswer;
}

function kindOf(stored: readonly MessagePart[], parts: readonly StreamPart[], isDraft: boolean): OutcomeKind {
  if (isDraft) return 'drafted';
  const state = parts.findLast(part => part.type === 'data-state')?.data;
  const disposition = stored.findLast(part => part.type === 'data-disposition')?.data;
  if (state?.owner === 'person' || disposition?.kind === 'escalate') return 'escalated';
  switch (disposition?.kind) {
    case 'answer':
      return disposition.autoResponse === undefined ? 'answered' : 'auto-response';
    case 'self-service':
      return 'self-service';
    case 'clarify':
      return 'asked';
    case 'draft':
      return 'drafted';
    default:
      return 'declined';
  }
}

/** The message that a stream makes. */
function assembled(parts: readonly StreamPart[]): MessagePart[] {
  const stored: MessagePart[] = [];
  for (const part of parts) {
    if (part.type === 'reset-step') stored.length = 0;
    else if (part.type === 'text-start') stored.push({ type: 'text', text: '' });
    else if (part.type === 'text-delta') {
      const text = stored.findLast(one => one.type === 'text');
      if (text) text.text += part.delta;
    } else if (
      part.type === 'data-citation' ||
      part.type === 'data-clarify' ||
      part.type === 'data-action' ||
      part.type === 'data-disposition'
    )
      stored.push(part);
  }
  return stored;
}

/** As the customer wrote it: the subject is often half of the question. */
function messageOf({ subject, text }: AuditTicket): string {
  const isSaid = subject !== '' && text.toLowerCase().includes(subject.toLowerCase());
  return [isSaid ? '' : subject, text].filter(Boolean).join('\n').slice(0, 3_900).trim();
}

function pageOf({ page = '/' }: AuditTicket, actions: string[]): PageContext | undefined {
  const path = URL.canParse(page) ? new URL(page).pathname : page;
  return path.startsWith('/') ? { url: `${ORIGIN}${path}`, actions } : undefined;
}
