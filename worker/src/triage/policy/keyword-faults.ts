import type { PolicyFault } from './references.ts';
import type { Policy } from './types.ts';

/** Groups that repeat, alternatives, counts, a beginning: nobody writes these to an assistant. */
const PATTERN = /\)[*+?{]|[\p{L}\p{N})]\|[\p{L}\p{N}(]|\{\d+(?:,\d*)?\}|^\^/u;

/**
 * Keywords that no message can mean: signs without a word, and patterns, which are read as words here. Refused when
 * a policy is written, not when a stored one is read: there they only find nothing.
 */
export function keywordFaults(policy: Policy): PolicyFault[] {
  const lists: Array<{ path: PolicyFault['path']; keywords: readonly string[] | undefined }> = [
    { path: ['escalation', 'keywords'], keywords: policy.escalation.keywords },
    ...policy.topics.map(({ keywords }, index) => ({ path: ['topics', index, 'keywords'], keywords })),
    ...(['routing', 'autoResponses', 'actions'] as const).flatMap(part =>
      policy[part].map(({ when }, index) => ({
        path: [part, index, 'when', 'keywords'],
        keywords: when.keywords,
      })),
    ),
  ];
  return lists.flatMap(({ path, keywords = [] }) =>
    keywords.flatMap((keyword, index): PolicyFault[] => {
      const message = faultOf(keyword);
      return message === undefined ? [] : [{ path: [...path, index], message }];
    }),
  );
}

function faultOf(keyword: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(keyword)) return `“${keyword}” holds no word. Write what customers write.`;
  return PATTERN.test(keyword)
    ? 'Patterns are not read here. Write the words as a customer would: every form of them is found.'
    : undefined;
}
