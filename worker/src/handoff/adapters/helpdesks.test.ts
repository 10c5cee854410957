import { expect, it } from 'vitest';
import type { Helpdesk } from '../helpdesk.ts';
import { createHelpdesks } from './helpdesks.ts';

const none = {} as Helpdesk;

it('says what is wrong with a helpdesk’s settings in sentences, and names the setting', () => {
  const wrong: Array<[string, Record<string, string>, string]> = [
    ['zendesk', { ZENDESK_BASE_URL: 'https://example.zendesk.com' }, 'ZENDESK_'],
    ['zendesk', { ZENDESK_BASE_URL: 'example' }, 'ZENDESK_BASE_URL'],
    [
      'freshdesk',
      { FRESHDESK_BASE_URL: 'https://example.freshdesk.com', FRESHDESK_API_KEY: 'x' },
      'FRESHDESK_API_KEY',
    ],
    ['freshdesk', { FRESHDESK_BASE_URL: 'https://example.freshdesk.com' }, 'FRESHDESK_API_KEY'],
    ['intercom', { INTERCOM_ACCESS_TOKEN: 'long-enough-token' }, 'INTERCOM_ADMIN_ID'],
    ['chatwoot', { CHATWOOT_API_TOKEN: 'long-enough-token' }, 'CHATWOOT_'],
    ['request-tracker', { RT_BASE_URL: 'https://rt.example.org' }, 'RT_'],
  ];
  for (const [name, env, setting] of wrong) {
    const setUp = createHelpdesks(env, none)(name as 'zendesk');
    const problem = setUp && 'problem' in setUp ? setUp.problem : '';
    expect(problem, name).toContain(setting);
    expect(problem, name).not.toMatch(/[{}[\]]|undefined/);
    expect(problem, name).toMatch(/\S \S/);
  }
});
