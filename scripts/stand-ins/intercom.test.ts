import { createIntercom } from '../../worker/src/handoff/adapters/intercom.ts';
import { describeHelpdesk } from './helpdesk.contract.ts';
import { startIntercom } from './intercom.ts';

const SECRETS = { accessToken: 'token-of-the-app', adminId: '42', clientSecret: 'a client secret' };

describeHelpdesk(
  'Intercom',
  async () => {
    let clock = Date.parse('2026-11-25T09:10:00Z');
    const now = () => clock;
    const standIn = await startIntercom({ ...SECRETS, now });
    const settings = { ...SECRETS, baseUrl: standIn.url };
    const create = () => createIntercom(settings, { now });
    return {
      standIn,
      helpdesk: create(),
      refused: createIntercom({ ...settings, accessToken: 'another token' }, { now }),
      restarted: create,
      now,
      advance: ms => {
        clock += ms;
      },
    };
  },
  { merges: true, closesForGood: false, webhooks: 'untimed', hasEventIds: true, hasTags: true },
);
