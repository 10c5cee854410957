import { expect, it } from 'vitest';
import type { Situation } from './conditions.ts';
import { DEFAULT_POLICY } from './policy/default.ts';
import type { Policy } from './policy/types.ts';
import { routeFor } from './routing.ts';

const POLICY: Policy = {
  ...DEFAULT_POLICY,
  teams: [{ id: 'billing', name: 'Billing', helpdeskId: '7' }, { id: 'front' }],
  routing: [
    {
      id: 'gold-money',
      when: { topics: ['invoices'], facts: [{ fact: 'plan', values: ['Gold', 'Platinum'] }] },
      team: 'billing',
      priority: 'urgent',
      tags: ['vip'],
      sla: { firstReply: 5, resolution: 60 },
    },
    { id: 'angry', when: { sentiment: ['negative'], pages: ['/app/*'] }, team: 'front', tags: ['angry'] },
    { id: 'german', when: { languages: ['de'] }, priority: 'normal' },
    { id: 'rest', when: {}, team: 'front' },
  ],
};
const calm: Situation = { said: ['hello'], signals: [], severity: 'low', sentiment: 'neutral' };
const ruleFor = (situation: Partial<Situation>) => routeFor(POLICY, { ...calm, ...situation });

it('takes the first rule of which everything holds, and says why', () => {
  const customer = { traits: { plan: 'gold' } };
  expect(ruleFor({ topic: 'invoices', customer })).toEqual({
    rule: 'gold-money',
    because: 'topic invoices, plan = gold',
    team: POLICY.teams[0],
    priority: 'urgent',
    tags: ['vip'],
    sla: { firstReply: 5, resolution: 60 },
  });
});

it.each([
  [{ topic: 'invoices' }, 'rest'],
  [{ topic: 'invoices', customer: { traits: { plan: 'free' } } }, 'rest'],
  [{ sentiment: 'negative' as const, pagePath: '/app/billing' }, 'angry'],
  [{ sentiment: 'negative' as const, pagePath: '/pricing' }, 'rest'],
  [{ sentiment: 'negative' as const }, 'rest'],
  [{ language: 'de-AT' }, 'german'],
  [{ language: 'en' }, 'rest'],
])('leaves out a rule of which one thing does not hold: %j → %s', (situation, rule) => {
  expect(ruleFor(situation)?.rule).toBe(rule);
});

it('routes nothing where there are no rules', () => {
  expect(routeFor(DEFAULT_POLICY, calm)).toBeUndefined();
});
