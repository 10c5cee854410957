import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { DEFAULT_POLICY } from './policy/default.ts';
import type { Policy } from './policy/types.ts';
import type { Opinion } from './second-opinion.ts';
import { isUnsure, opinionRequest } from './second-opinion.ts';
import { triage } from './triage.ts';

const POLICY: Policy = {
  ...DEFAULT_POLICY,
  otherwise: 'assisted',
  topics: [
    { id: 'shifts', mode: 'autonomous', keywords: ['shift'], examples: ['one', 'two', 'three', 'four'] },
    { id: 'privacy', mode: 'human-only', keywords: ['delete my data'] },
  ],
};
const opinion = (over: Partial<Opinion> = {}): Opinion => ({ wantsPerson: false, isUnhappy: false, ...over });
const judged = (text: string, said: Partial<Opinion>, policy = POLICY) =>
  judge({ id: 'm', text }, { history: [], policy, opinion: opinion(said) });

describe('a second opinion', () => {
  const unsure = (text: string) => isUnsure(text, triage(text, { policy: POLICY, said: [] }), POLICY);

  it('is asked for only where code does not know', () => {
    expect(unsure('Where do my mornings go on the plan?')).toBe(true);
    expect(unsure('How do I copy a shift?')).toBe(false);
    expect(unsure('I want to talk to a human')).toBe(false);
    expect(unsure('Thank you very much!')).toBe(false);
    expect(unsure('and now?')).toBe(false);
    const none = { ...POLICY, topics: [] };
    expect(isUnsure('Where do my mornings go?', triage('x', { policy: none, said: [] }), none)).toBe(false);
  });

  it('is asked about the topics by their titles, with a few examples', () => {
    expect(opinionRequest('x', ['a', 'b', 'c', 'd'], POLICY)).toEqual({
      text: 'x',
      before: ['b', 'c', 'd'],
      topics: [
        { id: 'shifts', title: 'Shifts', examples: ['one', 'two', 'three'] },
        { id: 'privacy', title: 'Privacy', examples: [] },
      ],
    });
  });

  it('sends a message to people whose topic is for people alone', () => {
    expect(judged('Please make me vanish from your machines', { topic: 'privacy' }).judgement).toMatchObject({
      kind: 'escalate',
      trigger: { kind: 'topic', detail: 'privacy: a model read it so' },
    });
  });

  it('never opens what is otherwise seen by a person first', () => {
    const { triage: read, judgement } = judged('Where do my mornings go?', { topic: 'shifts' });
    expect(read.topic).toMatchObject({ id: 'shifts', mode: 'assisted', by: 'model' });
    expect(judgement).toEqual({ kind: 'draft', topic: 'shifts' });
  });

  it('takes back nothing that code found', () => {
    expect(judged('How do you delete my data?', { topic: 'shifts' }).judgement).toMatchObject({
      trigger: { kind: 'topic', detail: 'privacy: delete my data' },
    });
    expect(judged('I want to talk to a human', {}).judgement).toMatchObject({ trigger: { kind: 'asked' } });
  });

  it('hears a wish for a person that code did not', () => {
    expect(judged('Is there flesh and blood behind this?', { wantsPerson: true }).judgement).toMatchObject({
      kind: 'escalate',
      trigger: { kind: 'asked' },
    });
  });

  it('hears that somebody is unhappy', () => {
    expect(judged('Where do my mornings go?', { isUnhappy: true }).triage.sentiment).toBe('negative');
  });

  it('that names no topic of the policy names none', () => {
    expect(judged('Where do my mornings go?', { topic: 'free-gold' }).triage.topic).toBeUndefined();
  });
});
