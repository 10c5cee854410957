import type { ActionOffer } from '../protocol.ts';
import { TOPIC_CHOICE } from '../triage/offers.ts';
import { inLanguage } from '../triage/policy/localise.ts';
import type { Policy } from '../triage/policy/types.ts';
import { titleOf } from '../triage/topics.ts';
import type { AnswerEvent } from './types.ts';
import { wordsFor } from './words.ts';

/** What was decided without a search. */
export type ReadyMade =
  | { kind: 'ask'; topics: string[] }
  | { kind: 'auto-response'; id: string }
  | { kind: 'self-service'; id: string };

/**
 * Says what the team wrote beforehand, or asks which topic it is. Nothing where the policy does not hold it
 * any more.
 * @param languages tags, the best first
 */
export function readyMadeAnswer(
  made: ReadyMade,
  policy: Policy,
  languages: readonly string[],
): AnswerEvent[] {
  if (made.kind === 'ask') return whichTopic(made.topics, policy, languages);
  if (made.kind === 'auto-response') {
    const found = policy.autoResponses.find(({ id }) => id === made.id);
    if (!found) return [];
    const link = found.link && {
      id: `auto-response:${found.id}`,
      label: inLanguage(found.link.label, languages),
      url: found.link.url,
    };
    return [
      { type: 'text', delta: inLanguage(found.text, languages) },
      ...(link ? [{ type: 'action' as const, action: link }] : []),
      { type: 'disposition', disposition: { kind: 'answer', mode: 'policy', autoResponse: found.id } },
    ];
  }
  const found = policy.actions.find(({ id }) => id === made.id);
  if (!found) return [];
  const action: ActionOffer = {
    id: found.id,
    label: inLanguage(found.label, languages),
    next: inLanguage(found.next, languages),
    ...(found.url !== undefined && { url: found.url }),
    ...(found.call !== undefined && { call: found.call }),
  };
  return [
    { type: 'text', delta: inLanguage(found.why, languages) },
    { type: 'action', action },
    { type: 'disposition', disposition: { kind: 'self-service', mode: 'policy' } },
  ];
}

function whichTopic(ids: readonly string[], policy: Policy, languages: readonly string[]): AnswerEvent[] {
  const topics = ids.flatMap(id => policy.topics.find(one => one.id === id) ?? []);
  if (topics.length < 2) return [];
  const question = wordsFor(languages[0]).whichCase;
  const choices = topics.map(topic => ({
    id: `${TOPIC_CHOICE}${topic.id}`,
    label: titleOf(topic),
    text: titleOf(topic),
  }));
  return [
    { type: 'text', delta: question },
    { type: 'clarify', clarify: { question, choices } },
    { type: 'disposition', disposition: { kind: 'clarify', mode: 'policy' } },
  ];
}
