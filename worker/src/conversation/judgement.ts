import { newAccount } from '../triage/account.ts';
import type { JudgeContext, JudgedAs } from '../triage/judge.ts';
import { judge, saidIn } from '../triage/judge.ts';
import type { PolicyInForce } from '../triage/policy/in-force.ts';
import type { AccountSignal, Policy } from '../triage/policy/types.ts';
import type { Opinion } from '../triage/second-opinion.ts';
import { isUnsure, opinionRequest } from '../triage/second-opinion.ts';
import { triage } from '../triage/triage.ts';
import { rememberRouting } from './context.ts';
import { pathOf } from './page-path.ts';
import type { ConversationState } from './state.ts';
import type { AskInput, ConversationPorts } from './types.ts';

const UNRESOLVED_MS = 14 * 86_400_000;

/** What a message is judged by beside the conversation itself: read before the transaction that judges it. */
export interface Surroundings extends PolicyInForce {
  signals: AccountSignal[];
}

/** @throws where the policy was never read and cannot be read now. */
export async function surroundingsOf(
  { ports }: ConversationState,
  input: Pick<AskInput, 'site' | 'customer' | 'conversationId'>,
): Promise<Surroundings> {
  const inForce = await ports.policies.of(input.site.id);
  const signals: AccountSignal[] = [];
  if (newAccount(input.customer, ports.now())) signals.push('new_account');
  if (asksFor(inForce.policy, 'unresolved_tickets') && (await hasUnresolved(ports, input)))
    signals.push('unresolved_tickets');
  return { ...inForce, signals };
}

/** Whether any rule wants to know: nobody else pays for the question. */
function asksFor({ routing, autoResponses, actions }: Policy, signal: AccountSignal): boolean {
  return [...routing, ...autoResponses, ...actions].some(({ when }) => when.signals?.includes(signal));
}

async function hasUnresolved(
  { people, now }: ConversationPorts,
  { site, customer, conversationId }: Pick<AskInput, 'site' | 'customer' | 'conversationId'>,
): Promise<boolean> {
  if (!customer) return false;
  const since = now() - UNRESOLVED_MS;
  try {
    return (await people.board.unresolvedOf(site.id, customer.id, { since, except: conversationId })) > 0;
  } catch (error) {
    // A rule that cannot be asked does not hold; the message goes on.
    console.error('open tickets could not be counted', { site: site.id, error: String(error) });
    return false;
  }
}

/**
 * What a language model makes of a message, where one may be asked and code alone does not know. Whatever fails
 * there, code judges alone.
 */
export async function secondOpinionOn(
  { ports, segments, transcript, hasBegun }: ConversationState,
  { message, page, site }: AskInput,
  { policy, model }: Surroundings,
): Promise<Opinion | undefined> {
  if (!ports.secondOpinion) return undefined;
  const said = hasBegun ? saidIn(transcript.from(segments.current().firstSeq)) : [];
  const pagePath = pathOf(page);
  const read = triage(message.text, { policy, said, ...(model && { model }), ...(pagePath && { pagePath }) });
  if (!isUnsure(message.text, read, policy)) return undefined;
  return ports.secondOpinion.of(opinionRequest(message.text, said, policy)).catch(error => {
    console.error('no second opinion', { site: site.id, error: String(error) });
    return undefined;
  });
}

/** Judges a message within its conversation. */
export function judgeIn(
  state: ConversationState,
  input: AskInput,
  around: Surroundings,
  opinion?: Opinion,
): JudgedAs {
  const { customer, message } = input;
  const pagePath = pathOf(input.page);
  rememberRouting(state.meta, around.policy, around.signals);
  const context: JudgeContext = {
    history: state.transcript.from(state.segments.current().firstSeq),
    policy: around.policy,
    signals: around.signals,
    ...(around.model && { model: around.model }),
    ...(opinion && { opinion }),
    ...(customer && { customer }),
    ...(pagePath && { pagePath }),
    ...(input.page?.actions && { pageActions: input.page.actions }),
  };
  return { ...judge(message, context), policyVersion: around.version };
}
