import { isUnder } from '../../answering/neutralise.ts';
import type { Outcome, PolicyFinding } from './finding.ts';
import { sampleFor, sampleOf } from './finding.ts';
import type { Conditions, Policy } from './types.ts';

/** Routing rules that an earlier one always comes before. */
export function deadRules({ routing, topics }: Policy): PolicyFinding[] {
  return routing.flatMap((rule, index): PolicyFinding[] => {
    const before = routing.slice(0, index).find(({ when }) => isWider(when, rule.when));
    if (before) {
      return [
        {
          level: 'error',
          path: ['routing', index],
          message: `“${rule.id}” can never fire: “${before.id}” before it holds whenever this one does. Put this one first, or narrow that one.`,
          example: { text: sampleFor(rule.when, { topics }), becomes: `routed by “${before.id}”` },
        },
      ];
    }
    const isLast = index === routing.length - 1;
    if (Object.keys(rule.when).length === 0 && !isLast) {
      return [
        {
          level: 'warning',
          path: ['routing', index, 'when'],
          message: `“${rule.id}” always holds: no rule after it is ever asked. Put it last.`,
          example: { text: 'anything', becomes: `routed by “${rule.id}”` },
        },
      ];
    }
    return [];
  });
}

/**
 * Routing rules that hold together for some messages and send them elsewhere: the first decides. Rules that ask for
 * different things (a topic here, a tier there) are meant to, and are left alone.
 */
export function overlappingRules({ routing, topics }: Policy): PolicyFinding[] {
  return routing.flatMap((rule, index): PolicyFinding[] => {
    const before = routing
      .slice(0, index)
      .find(
        one =>
          (one.team !== rule.team || one.priority !== rule.priority) &&
          !isWider(one.when, rule.when) &&
          !isWider(rule.when, one.when) &&
          sharedBy(one.when, rule.when) !== undefined,
      );
    const shared = before && sharedBy(before.when, rule.when);
    if (!before || !shared) return [];
    return [
      {
        level: 'note',
        path: ['routing', index],
        message: `“${rule.id}” and “${before.id}” before it overlap in ${shared}, and send it to different places: the first decides. Take it out of one of them.`,
        example: {
          text: sampleFor({ ...rule.when, ...both(before.when, rule.when) }, { topics }),
          becomes: `routed by “${before.id}”`,
        },
      },
    ];
  });
}

/** What two rules that ask for the same kinds of things have in common, in words; undefined where nothing. */
function sharedBy(one: Conditions, other: Conditions): string | undefined {
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  if (keys.length === 0 || keys.length !== others.length || keys.some(key => !others.includes(key)))
    return undefined;
  const shared = Object.entries(both(one, other));
  if (shared.length < keys.length) return undefined;
  return shared.map(([key, values]) => `${key} ${values.map(nameOf).join(', ')}`).join(' and ');
}

/** Each list's common part, where there is one. */
function both(one: Conditions, other: Conditions): Partial<Record<keyof Conditions, never[]>> {
  return Object.fromEntries(
    (Object.keys(one) as Array<keyof Conditions>).flatMap(key => {
      const known = new Set((other[key] ?? []).map(value => JSON.stringify(value)));
      const shared = (one[key] ?? []).filter(value => known.has(JSON.stringify(value)));
      return shared.length > 0 ? [[key, shared]] : [];
    }),
  );
}

function nameOf(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

/** Actions and auto-responses that nobody will ever see. */
export function deadOffers(policy: Policy, say: (text: string) => Outcome): PolicyFinding[] {
  const offers = [
    ...policy.actions.map((one, index) => ({ ...one, path: ['actions', index] })),
    ...policy.autoResponses.map((one, index) => ({ ...one, path: ['autoResponses', index] })),
  ];
  return offers.flatMap(({ id, when, path }, index): PolicyFinding[] => {
    if (Object.keys(when).length === 0) {
      return [
        {
          level: 'error',
          path: [...path, 'when'],
          message: `“${id}” names no condition and is therefore never offered. Add topics or keywords: when: { topics: […] }.`,
          example: { text: 'anything', becomes: 'never offered' },
        },
      ];
    }
    const people = (when.topics ?? []).filter(
      topic => policy.topics.find(one => one.id === topic)?.mode === 'human-only',
    );
    if (when.topics && people.length === when.topics.length) {
      const topic = policy.topics.find(one => one.id === people[0]);
      const text = topic ? sampleOf(topic) : sampleFor(when, policy);
      return [
        {
          level: 'error',
          path: [...path, 'when', 'topics'],
          message: `“${id}” is never offered: ${people.join(', ')} always goes to people. Take it out, or change the topic's mode.`,
          example: { text, becomes: say(text).becomes },
        },
      ];
    }
    const before = offers.slice(0, index).find(one => isWider(one.when, when));
    return before
      ? [
          {
            level: 'warning',
            path,
            message: `“${before.id}” is offered first wherever “${id}” could be; this one comes only when the same is asked again. Narrow that one if that is not meant.`,
            example: { text: sampleFor(when, policy), becomes: `offered “${before.id}”` },
          },
        ]
      : [];
  });
}

/** Links into the open that the policy itself does not allow. */
export function looseLinks(policy: Policy, say: (text: string) => Outcome): PolicyFinding[] {
  const links = [
    ...policy.actions.map(({ id, url, when }, index) => ({ id, url, when, path: ['actions', index, 'url'] })),
    ...policy.autoResponses.map(({ id, link, when }, index) => ({
      id,
      when,
      url: link?.url,
      path: ['autoResponses', index, 'link', 'url'],
    })),
  ];
  return links.flatMap(({ id, url, path, when }): PolicyFinding[] => {
    if (url === undefined || url.startsWith('/')) return [];
    if (policy.allowedLinks.some(allowed => isUnder(url, allowed))) return [];
    const { text, becomes } = say(sampleFor(when, policy));
    return [
      {
        level: 'warning',
        path,
        message: `“${id}” links to ${url}, which is not under allowedLinks. Add its beginning there.`,
        example: { text, becomes },
      },
    ];
  });
}

/** Whether the first holds wherever the second does. */
function isWider(wide: Conditions, narrow: Conditions): boolean {
  const keys = Object.keys(wide) as Array<keyof Conditions>;
  return keys.every(key => {
    const [allowed, wanted] = [wide[key], narrow[key]];
    if (!allowed) return true;
    if (!wanted) return false;
    const known = new Set(allowed.map(one => JSON.stringify(one)));
    // Of a list one is enough: a shorter list is the narrower one.
    return wanted.every(one => known.has(JSON.stringify(one)));
  });
}
