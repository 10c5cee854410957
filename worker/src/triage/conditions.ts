import type { CustomerFacts } from '../access/customer.ts';
import type { Sentiment, TriggerKind } from '../handoff/types.ts';
import { matchesPage } from '../knowledge/page-pattern.ts';
import { findKeyword } from './keywords.ts';
import type { AccountSignal, Conditions, FactRule, Severity } from './policy/types.ts';

/** All that conditions may ask about. */
export interface Situation {
  /** What the customer wrote, newest last. */
  said: readonly string[];
  topic?: string;
  /** Vouched for by the product; claims have no place here. */
  customer?: Pick<CustomerFacts, 'traits'>;
  signals: readonly AccountSignal[];
  pagePath?: string;
  /** BCP 47 */
  language?: string;
  severity: Severity;
  sentiment: Sentiment;
  trigger?: TriggerKind;
}

/** Each condition in turn: why it holds, or undefined where it does not. */
type Check = (when: Conditions, situation: Situation) => string | undefined | null;

const CHECKS: Check[] = [
  ({ topics }, { topic }) => oneOf('topic', topics, topic),
  ({ facts }, { customer }) => facts && (facts.map(rule => factIn(rule, customer)).find(Boolean) ?? null),
  ({ signals }, situation) => signals && (signals.find(one => situation.signals.includes(one)) ?? null),
  ({ pages }, { pagePath }) => {
    const page = pages && pagePath !== undefined && pages.find(glob => matchesPage(glob, pagePath));
    return pages && (page ? `page ${page}` : null);
  },
  ({ languages }, { language }) =>
    oneOf('language', languages?.map(primary), language === undefined ? undefined : primary(language)),
  ({ severity }, situation) => oneOf('severity', severity, situation.severity),
  ({ sentiment }, situation) => oneOf('sentiment', sentiment, situation.sentiment),
  ({ triggers }, { trigger }) => oneOf('trigger', triggers, trigger),
  ({ keywords }, { said }) => {
    const word = keywords && said.map(text => findKeyword(text, keywords, { isTopic: true })).find(Boolean);
    return keywords && (word ? `“${word}”` : null);
  },
];

/**
 * Whether all conditions hold. @returns the reasons, in order, for agents and traces; undefined where one
 * does not hold; none where nothing was asked for.
 */
export function reasonsFor(when: Conditions, situation: Situation): string[] | undefined {
  const reasons: string[] = [];
  for (const check of CHECKS) {
    const reason = check(when, situation);
    if (reason === null) return undefined;
    if (reason !== undefined) reasons.push(reason);
  }
  return reasons;
}

/** The rule's fact as the product vouches for it: "plan = enterprise"; undefined where it is another. */
export function factIn(
  { fact, values }: FactRule,
  customer: Pick<CustomerFacts, 'traits'> | undefined,
): string | undefined {
  if (!customer || !Object.hasOwn(customer.traits, fact)) return undefined;
  const value = String(customer.traits[fact]);
  const isOne = values.some(one => one.toLowerCase() === value.toLowerCase());
  return isOne ? `${fact} = ${value}` : undefined;
}

function oneOf<Value extends string>(
  name: string,
  allowed: readonly Value[] | undefined,
  value: Value | undefined,
): string | undefined | null {
  if (!allowed) return undefined;
  return value !== undefined && allowed.includes(value) ? `${name} ${value}` : null;
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}
