import { searchQuestion } from '../answering/follow-up.ts';
import { UNHELPED } from '../answering/follow-up-patterns.ts';
import { contentStems, shareIn } from '../answering/overlap.ts';
import { attemptsOf, textOf } from '../handoff/attempts.ts';
import { folded } from '../handoff/reaction.ts';
import type { Trigger } from '../handoff/types.ts';
import type { Message } from '../protocol.ts';
import { readFrustration } from './frustration.ts';
import { findKeyword } from './keywords.ts';
import { wantsPerson } from './wants-person.ts';

export type TopicMode = 'autonomous' | 'assisted' | 'human-only';

export interface PolicyTopic {
  id: string;
  mode: TopicMode;
  /** Words or phrases that name it. */
  keywords?: string[];
  /** Whole questions that are about it. */
  examples?: string[];
}

/** What goes to people, and what a person must see first. */
export interface Policy {
  topics: PolicyTopic[];
  /** Words and phrases that escalate, where they are meant: asking how something works does not. */
  keywords: string[];
  /** Answers in a row that may fail before a person takes over. */
  unhelpedAnswers: number;
}

export type Judgement =
  | { kind: 'answer'; topic?: string }
  | { kind: 'draft'; topic: string }
  | { kind: 'escalate'; trigger: Trigger; topic?: string };

/** What a site that has none of its own has: few and clear cases. */
export const DEFAULT_POLICY: Policy = {
  topics: [
    {
      id: 'legal',
      mode: 'human-only',
      keywords: [
        'my lawyer',
        'legal action',
        'legal complaint',
        'sue you',
        'Anwalt einschalten',
        'acciones legales',
        'action en justice',
      ],
    },
    {
      id: 'security',
      mode: 'human-only',
      keywords: [
        'account hacked',
        'account was hacked',
        'hacked my account',
        'data breach',
        'Konto gehackt',
        'cuenta hackeada',
        'compte piraté',
      ],
    },
  ],
  // Not 'cancel': help centres answer that. A site that wants to talk to those who leave adds it.
  keywords: ['refund', 'chargeback', 'money back', 'Geld zurück', 'reembolso', 'remboursement'],
  unhelpedAnswers: 2,
};

/** Words in which an example must agree with the message. */
const EXAMPLE_SHARE = 0.6;
const EXAMPLE_WORDS = 2;

/**
 * Decides in code, before anything is searched, whether a message may be answered: the wish for a person
 * wins over all; then topics for people alone, words that escalate, frustration, answers that did not
 * help; then topics whose answer a person sees first.
 * @param history the segment's earlier messages, oldest first
 */
export function judge(
  message: { id: string; text: string },
  history: readonly Message[],
  policy: Policy = DEFAULT_POLICY,
): Judgement {
  const found = topicOf(message.text, policy);
  const topic = found && { topic: found.topic.id };
  const escalate = (kind: Trigger['kind'], detail?: string): Judgement => ({
    kind: 'escalate',
    trigger: { kind, messageId: message.id, ...(detail && { detail }) },
    ...topic,
  });
  if (wantsPerson(message.text)) return escalate('asked');
  if (found?.topic.mode === 'human-only') return escalate('topic', `${found.topic.id}: ${found.because}`);
  const keyword = findKeyword(message.text, policy.keywords);
  if (keyword) return escalate('keyword', keyword);
  const said = history.flatMap(one => (one.role === 'user' ? [textOf(one)] : []));
  const frustration = readFrustration([...said, message.text]);
  if (frustration.isFrustrated) return escalate('frustration', frustration.signs.join(', '));
  const failed = failedAnswers(message, history);
  if (failed >= policy.unhelpedAnswers) return escalate('unhelped', `${failed} answers`);
  if (found?.topic.mode === 'assisted') return { kind: 'draft', topic: found.topic.id };
  return { kind: 'answer', ...topic };
}

/** The topic that a message names, the strictest of several. */
export function topicOf(
  text: string,
  { topics }: Pick<Policy, 'topics'>,
): { topic: PolicyTopic; because: string } | undefined {
  const strictest: TopicMode[] = ['human-only', 'assisted', 'autonomous'];
  const words = contentStems(text);
  const matches = topics.flatMap(topic => {
    const keyword = findKeyword(text, topic.keywords ?? [], { isTopic: true });
    const example = (topic.examples ?? []).find(one => isLike(contentStems(one), words));
    const because = keyword ?? example;
    return because === undefined ? [] : [{ topic, because }];
  });
  // A stable sort: of two as strict, the first that the policy names.
  return matches.sort((a, b) => strictest.indexOf(a.topic.mode) - strictest.indexOf(b.topic.mode))[0];
}

/** Answers in a row that failed, as far as the newest message says that the last one did too; else 0. */
function failedAnswers(message: { id: string; text: string }, history: readonly Message[]): number {
  const { unhelped = 0, reason } = searchQuestion({ message: message.text, history });
  const saysSo = unhelped > 0 || UNHELPED.some(pattern => pattern.test(folded(message.text)));
  if (!saysSo || reason === 'topic_change' || reason === 'first') return 0;
  const now: Message = {
    id: message.id,
    role: 'user',
    parts: [{ type: 'text', text: message.text }],
    metadata: { createdAt: '' },
  };
  const outcomes = attemptsOf([...history, now]).map(({ outcome }) => outcome);
  const lastGood = outcomes.findLastIndex(outcome => outcome !== 'not_helped' && outcome !== 'no_answer');
  return Math.max(unhelped, outcomes.length - 1 - lastGood);
}

function isLike(example: Set<string>, message: Set<string>): boolean {
  const shared = [...example].filter(word => message.has(word)).length;
  return shared >= Math.min(EXAMPLE_WORDS, example.size) && shareIn(example, message) >= EXAMPLE_SHARE;
}
