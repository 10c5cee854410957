import { expect, it, vi } from 'vitest';
import type { ActionRequest } from '../../../../worker/src/protocol.ts';
import type { PageActions } from '../../contract.ts';
import { createOwnActions } from './own-actions.ts';

function actionsOf(registered: PageActions) {
  const told: ActionRequest[] = [];
  const actions = createOwnActions({
    registered: () => registered,
    tell: async request => void told.push(request),
  });
  return { actions, outcomes: () => told.map(({ outcome }) => outcome) };
}
const offer = { id: 'pause', label: 'Pause', call: 'pause' };

it('runs what the page registered, and tells how it went', async () => {
  const run = vi.fn(async () => {});
  const { actions, outcomes } = actionsOf({ pause: run });
  const done = actions.run('m', offer);
  expect(actions.states.value).toEqual({ m: 'running' });
  await Promise.all([done, actions.run('m', offer)]);
  expect(run).toHaveBeenCalledTimes(1);
  expect(actions.states.value).toEqual({ m: 'done' });
  expect(outcomes()).toEqual(['taken', 'done']);
});

it.each([
  ['throws', { pause: () => Promise.reject(new Error('no')) }],
  ['returns false', { pause: () => false }],
  ['is not there', {}],
  ['is only what objects bring along', Object.create({ pause: () => true }) as PageActions],
])('says that it failed where the function %s', async (_, registered) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { actions, outcomes } = actionsOf(registered);
  await actions.run('m', offer);
  expect(actions.states.value).toEqual({ m: 'failed' });
  expect(outcomes()).toEqual(['taken', 'failed']);
});

it('goes on where the worker cannot be told', async () => {
  const actions = createOwnActions({
    registered: () => ({ pause: () => {} }),
    tell: () => Promise.reject(new Error('offline')),
  });
  await actions.run('m', offer);
  expect(actions.states.value).toEqual({ m: 'done' });
});
