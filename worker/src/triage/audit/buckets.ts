import { fold } from '../../knowledge/terms.ts';
import type { Sign } from './signs.ts';
import { HUMAN_SIGNS, SIGN_WORDS } from './signs.ts';
import type { Bucket, ResolutionPath } from './types.ts';

/** A sign on as many tickets makes the category a matter for people. */
const HUMAN_SHARE = 0.2;
const ESCALATED_SHARE = 0.25;
const TROUBLE_SHARE = 0.4;
const MANY_REPLIES = 4;
/** Names of categories that stay with people whatever their tickets look like. */
const HUMAN_NAME =
  /\b(?:refunds?|disputes?|chargebacks?|cancel\w*|churn|legal|lawyer|complaints?|gdpr|privacy|security|hacked|abuse|fraud|harassment|account (?:deletion|recovery|access|ownership)|delete account|ownership|bereavement|suspend\w*|ban(?:ned)?)\b/;

/** Which of the three kinds of work a category is, with every reason that decided. Careful: in doubt, people. */
export function bucketOf(
  name: string,
  shares: Readonly<Record<Sign, number>>,
  path: Pick<ResolutionPath, 'escalationShare' | 'medianReplies'>,
): { bucket: Bucket; reasons: string[] } {
  const human: string[] = [];
  const sensitive = HUMAN_NAME.exec(fold(name).replace(/[^\p{L}\p{N}]+/gu, ' '));
  if (sensitive) human.push(`Its name says “${sensitive[0]}”: a matter with high stakes for the customer.`);
  for (const sign of [...HUMAN_SIGNS, 'refund'] as const) {
    if (shares[sign] >= HUMAN_SHARE)
      human.push(`${percent(shares[sign])} of its tickets ${SIGN_WORDS[sign]}.`);
  }
  const { escalationShare, medianReplies } = path;
  if (escalationShare !== undefined && escalationShare >= ESCALATED_SHARE) {
    human.push(`${percent(escalationShare)} were escalated or passed on.`);
  }
  if (human.length > 0) return { bucket: 'human-judgment', reasons: human };
  const steps: string[] = [];
  if (shares.trouble >= TROUBLE_SHARE && shares.trouble > shares['asks-how'] * 0.8) {
    steps.push(`${percent(shares.trouble)} of its tickets ${SIGN_WORDS.trouble}.`);
  }
  if (medianReplies !== undefined && medianReplies >= MANY_REPLIES) {
    steps.push(`A typical ticket takes ${medianReplies} messages after the first.`);
  }
  if (steps.length > 0) return { bucket: 'troubleshooting', reasons: steps };
  return {
    bucket: 'informational',
    reasons: [
      shares['asks-how'] > 0
        ? `${percent(shares['asks-how'])} of its tickets ${SIGN_WORDS['asks-how']}, ${percent(shares.trouble)} ${SIGN_WORDS.trouble}.`
        : `Few of its tickets (${percent(shares.trouble)}) ${SIGN_WORDS.trouble}.`,
      'None of the signs for people reaches its limit.',
    ],
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
