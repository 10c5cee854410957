import type { CustomerFacts } from '../access/customer.ts';
import { UNHELPED } from '../answering/follow-up-patterns.ts';
import { confirmsAnswer } from '../answering/small-talk.ts';
import { frustrationSigns } from '../triage/frustration.ts';
import { folded } from './reaction.ts';
import type { Priority, Sentiment, Trigger } from './types.ts';

/** What makes a ticket urgent. Only what the product vouches for counts of a customer: a claim raises nothing. */
export interface UrgencyRules {
  /** Of every escalated conversation. */
  usual: Priority;
  /** A verified trait and the values of it that make a ticket urgent: {trait: 'plan', values: ['enterprise']}. */
  tiers: Array<{ trait: string; values: string[] }>;
}

export const USUAL_URGENCY: UrgencyRules = { usual: 'high', tiers: [] };

/** Somebody loses money, work or safety while it lasts. "How urgent …?" asks about a setting. */
const URGENT_WORDS: RegExp[] = [
  /^(?!how )(?:.*\b)?(?:it(?:'s| is)|this is|very|really|extremely|most|super|so) urgent\b|^urgent(?:ly)?\b(?! (?:shift|flag|label|tag|task|priority))|\burgently (?:need|require)\b|\bemergency(?! (?:contact|number|leave|shift|exit))\b/,
  /\b(?:everything|whole (?:team|company|site|system)|all (?:our |of our )?(?:users|staff|employees|shops|customers)|nobody|no one) (?:is|are|has been|can) (?:\w+ )?(?:down|locked out|blocked|offline|log in|work|clock in)\b/,
  /\b(?:got |been |was |were )?(?:hacked|compromised)\b|\b(?:data breach|security breach|stolen (?:card|account|identity))\b|\b(?:losing|lose) (?:money|orders|data)\b/,
  /\b(?:sehr|absolut|wirklich|ist|es ist) dringend\b|^dringend\b|\bnotfall\b|\bgehackt\b/,
  /\b(?:es|muy|super) urgente\b|^urgente\b|\bemergencia\b|\bhackead\w+\b/,
  /\b(?:c'est|tres|vraiment) urgent\b|\burgence\b|\bpirate[es]?\b/,
];

/** High unless said otherwise; urgent by what the customer wrote, or by who they verifiably are. */
export function priorityOf({
  said,
  verified,
  rules = USUAL_URGENCY,
}: {
  /** The customer's messages. */
  said: readonly string[];
  verified?: CustomerFacts;
  rules?: UrgencyRules;
}): Priority {
  const isUrgentTier = rules.tiers.some(({ trait, values }) => {
    const value = verified && Object.hasOwn(verified.traits, trait) ? verified.traits[trait] : undefined;
    return value !== undefined && values.some(one => one.toLowerCase() === String(value).toLowerCase());
  });
  return isUrgentTier || said.some(isUrgent) ? 'urgent' : rules.usual;
}

/** Whether a message says that it cannot wait. */
export function isUrgent(message: string): boolean {
  return message.split(/[.!?\n]+/).some(sentence => URGENT_WORDS.some(word => word.test(folded(sentence))));
}

/** How the customer feels by their last words: signs of frustration, a trigger that says so, or thanks. */
export function sentimentOf(said: readonly string[], trigger: Pick<Trigger, 'kind'>): Sentiment {
  const latest = said.slice(-3);
  const weight = latest.reduce((sum, message, index) => {
    const signs = frustrationSigns(message, latest.slice(0, index));
    return sum + signs.reduce((total, sign) => total + sign.weight, 0);
  }, 0);
  const unhelped = latest.filter(message => UNHELPED.some(pattern => pattern.test(folded(message)))).length;
  if (trigger.kind === 'frustration' || weight + unhelped * 0.75 >= 2) return 'negative';
  const last = latest.findLast(message => message.trim() !== '');
  return last !== undefined && weight === 0 && confirmsAnswer(last) ? 'positive' : 'neutral';
}
