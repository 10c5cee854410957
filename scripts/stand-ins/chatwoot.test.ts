import { afterEach, expect, test } from 'vitest';
import type { ChatwootSettings } from '../../worker/src/handoff/adapters/chatwoot/settings.ts';
import { readChatwootSettings } from '../../worker/src/handoff/adapters/chatwoot/settings.ts';
import { createChatwoot } from '../../worker/src/handoff/adapters/chatwoot.ts';
import type { ChatwootStandIn, ChatwootStandInOptions } from './chatwoot.ts';
import { startChatwoot } from './chatwoot.ts';
import { samplePackage } from './handoff-sample.ts';
import { describeHelpdesk } from './helpdesk.contract.ts';

const IDS = { accountId: '1', inboxId: '3', apiToken: 'token-of-a-user' };
const SIGNED = { webhookSecret: 'a webhook secret' };
const UNSIGNED = { webhookPathSecret: 'a-secret-in-the-path' };

async function bench(options: Partial<ChatwootStandInOptions>, settings: Partial<ChatwootSettings>) {
  let clock = Date.parse('2026-11-25T09:10:00Z');
  const now = () => clock;
  const standIn = await startChatwoot({ ...IDS, ...options, now });
  const all = { ...IDS, webhookSecrets: [], ...settings, baseUrl: standIn.url };
  const create = () => createChatwoot(all, { now });
  return {
    standIn,
    helpdesk: create(),
    refused: createChatwoot({ ...all, apiToken: 'another token' }, { now }),
    restarted: create,
    now,
    advance: (ms: number) => {
      clock += ms;
    },
  };
}

const traits = { merges: false, closesForGood: false, hasEventIds: true, hasTags: true };
describeHelpdesk('Chatwoot', () => bench(SIGNED, { webhookSecrets: ['an old one', SIGNED.webhookSecret] }), {
  ...traits,
  webhooks: 'timed',
});
const inbox = { inboxIdentifier: 'inbox-abc', hmacToken: 'hmac-key' };
describeHelpdesk(
  'Chatwoot by its inbox, without signatures',
  () => bench({ ...UNSIGNED, ...inbox }, { ...UNSIGNED, ...inbox }),
  {
    ...traits,
    webhooks: 'secret',
  },
);

let running: ChatwootStandIn | undefined;
afterEach(() => running?.close());

function open(helpdesk: ReturnType<typeof createChatwoot>, key: string, options = {}) {
  const pkg = samplePackage(key, 3, options);
  return helpdesk.open({ package: pkg, mayExist: false, readAttachment: async () => new Uint8Array() });
}

test('proves to the inbox who a verified customer is', async () => {
  const { standIn, helpdesk } = await bench(inbox, inbox);
  running = standIn;
  await open(helpdesk, 'known#1');
  expect(standIn.contacts).toMatchObject([{ identifier: 'user-known', isVerified: true }]);
});

test('gives nobody a claimed e-mail address', async () => {
  const { standIn, helpdesk } = await bench({}, {});
  running = standIn;
  const email = { address: 'someone@example.com', isVerified: false };
  await open(helpdesk, 'claims#1', { verified: undefined, email });
  expect(standIn.contacts.map(contact => contact.email)).toEqual([undefined]);
});

test('takes a conversation from the inbox’s bot to people, with its priority', async () => {
  const { standIn, helpdesk } = await bench({ hasBot: true }, {});
  running = standIn;
  const ticket = await open(helpdesk, 'bot#1', { priority: 'urgent' });
  expect(standIn.tickets()[0]?.status).toBe('open');
  expect(standIn.priorityOf(ticket.id)).toBe('urgent');
});

test('finds a contact whose name begins many others', async () => {
  const { standIn, helpdesk } = await bench({}, {});
  running = standIn;
  const facts = { traits: {} };
  for (let nth = 0; nth < 40; nth++)
    await open(helpdesk, `u${nth}#1`, { verified: { id: `1${nth}`, ...facts } });
  await open(helpdesk, 'first#1', { verified: { id: '1', ...facts } });
  await open(helpdesk, 'again#1', { verified: { id: '1', ...facts } });
  expect(standIn.contacts.filter(({ identifier }) => identifier === '1')).toHaveLength(1);
});

test('asks to wait when a conversation takes no more messages this minute', async () => {
  const { standIn, helpdesk } = await bench({}, {});
  running = standIn;
  const ticket = await open(helpdesk, 'flood#1');
  for (let nth = 0; nth < 200; nth++) standIn.agent.notes(ticket.id, 'Busy.');
  const note = {
    ticket,
    key: 'flood#1',
    noteId: 'n1',
    kind: 'note' as const,
    text: 'One more.',
    mayExist: false,
  };
  await expect(helpdesk.note(note)).rejects.toMatchObject({ failure: 'rate_limited', retryAfterMs: 60_000 });
});

test('says that an inbox of another kind will not do', async () => {
  const { standIn, helpdesk } = await bench({ channelType: 'Channel::WebWidget' }, {});
  running = standIn;
  await expect(helpdesk.check()).rejects.toThrow('CHATWOOT_INBOX_ID');
});

test('names the setting that is missing', () => {
  expect(() => readChatwootSettings({ CHATWOOT_ACCOUNT_ID: '1' })).toThrow(/CHATWOOT_API_TOKEN is missing/);
});
