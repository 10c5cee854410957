import { newAccount } from '../triage/account.ts';
import type { JudgeContext, JudgedAs } from '../triage/judge.ts';
import { judge } from '../triage/judge.ts';
import type { PolicyInForce } from '../triage/policy/in-force.ts';
import { pathOf } from './page-path.ts';
import type { ConversationState } from './state.ts';
import type { AskInput } from './types.ts';

/** What a message is judged by beside the conversation itself: read before the transaction that judges it. */
export type Surroundings = PolicyInForce;

export async function surroundingsOf(
  { ports }: ConversationState,
  { site }: AskInput,
): Promise<Surroundings> {
  return await ports.policies.of(site.id);
}

/** Judges a message within its conversation. */
export function judgeIn(state: ConversationState, input: AskInput, around: Surroundings): JudgedAs {
  const { customer, message } = input;
  const pagePath = pathOf(input.page);
  const context: JudgeContext = {
    history: state.transcript.from(state.segments.current().firstSeq),
    policy: around.policy,
    signals: newAccount(customer, state.ports.now()) ? ['new_account'] : [],
    ...(around.model && { model: around.model }),
    ...(customer && { customer }),
    ...(pagePath && { pagePath }),
    ...(input.page?.actions && { pageActions: input.page.actions }),
  };
  return { ...judge(message, context), policyVersion: around.version };
}
