import { afterEach, expect, test } from 'vitest';
import type { FreshdeskSettings } from '../../worker/src/handoff/adapters/freshdesk/settings.ts';
import { readFreshdeskSettings } from '../../worker/src/handoff/adapters/freshdesk/settings.ts';
import { createFreshdesk } from '../../worker/src/handoff/adapters/freshdesk.ts';
import type { FreshdeskStandIn, FreshdeskStandInOptions } from './freshdesk.ts';
import { startFreshdesk } from './freshdesk.ts';
import { sampleEntry, samplePackage } from './handoff-sample.ts';
import { describeHelpdesk } from './helpdesk.contract.ts';

const SECRET = 'a long random hook secret';

async function bench(
  options: Partial<FreshdeskStandInOptions> = {},
  settings: Partial<FreshdeskSettings> = {},
) {
  let clock = Date.parse('2026-11-25T09:10:00Z');
  const now = () => clock;
  const standIn = await startFreshdesk({ apiKey: 'key-of-an-agent', hookSecret: SECRET, ...options, now });
  const all = {
    apiKey: 'key-of-an-agent',
    hookSecrets: ['the next hook secret', SECRET],
    ...settings,
    baseUrl: standIn.url,
  };
  const create = () => createFreshdesk(all, { now });
  return {
    standIn,
    helpdesk: create(),
    refused: createFreshdesk({ ...all, apiKey: 'another key' }, { now }),
    restarted: create,
    now,
    advance: (ms: number) => {
      clock += ms;
    },
  };
}

const traits = {
  merges: true,
  closesForGood: false,
  webhooks: 'secret',
  hasEventIds: false,
  hasTags: true,
} as const;
describeHelpdesk('Freshdesk', () => bench(), traits);
describeHelpdesk(
  'Freshdesk without the custom field, with the secret in the path',
  () => bench({ hasNoField: true, hookSecret: '', hookPathSecret: SECRET }),
  traits,
);

let running: FreshdeskStandIn | undefined;
afterEach(() => running?.close());

async function started(...args: Parameters<typeof bench>) {
  const all = await bench(...args);
  running = all.standIn;
  const readAttachment = async () => new Uint8Array();
  const open = (key: string, options = {}) =>
    all.helpdesk.open({ package: samplePackage(key, 3, options), mayExist: false, readAttachment });
  const append = (ticket: Awaited<ReturnType<typeof open>>, key: string, seq: number) =>
    all.helpdesk.append({
      ticket,
      package: samplePackage(key),
      entries: [sampleEntry(seq, { from: 'customer' })],
      mayExist: false,
      readAttachment,
    });
  return { ...all, open, append };
}

test('says in Freshdesk’s numbers how a ticket stands and where it came from', async () => {
  const { standIn, open } = await started({}, { groupId: '40' });
  const { id } = await open('numbers#1', {
    priority: 'urgent',
    topic: 'rotas, and a very long topic of many words',
  });
  expect(standIn.ticket(id)).toMatchObject({
    status: 2,
    priority: 4,
    source: 7,
    groupId: 40,
    customFields: { cf_conversation_id: 'numbers#1' },
    tags: ['waypost', 'rotas  and a very long topic of'],
  });
});

test('writes the customer’s later message in their name, on a ticket that is open again', async () => {
  const { standIn, open, append } = await started();
  const ticket = await open('named#1');
  standIn.agent.solves(ticket.id);
  await append(ticket, 'named#1', 5);
  const kept = standIn.ticket(ticket.id);
  expect(kept.status).toBe(2);
  expect(kept.conversations.at(-1)).toMatchObject({
    incoming: true,
    private: false,
    userId: kept.requesterId,
  });
});

test('takes an agent’s public note for a reply, and leaves out the mail that a reply quotes', async () => {
  const { standIn, helpdesk, open } = await started();
  const { id, ...ticket } = await open('notes#1');
  const noted = standIn.agentNotesPublicly(id, 'We look into it.');
  const replied = standIn.agent.replies(
    id,
    'Done.<div class="freshdesk_quote"><blockquote>On Monday Ada wrote: help</blockquote></div>',
  );
  const { replies } = await helpdesk.read({ id, ...ticket }, undefined);
  expect(replies.map(reply => [reply.id, reply.text, reply.author.name])).toEqual([
    [noted, 'We look into it.', 'Grace Hill'],
    [replied, 'Done.', 'Grace Hill'],
  ]);
});

test('tells who has the ticket, and reads on where the key may not know', async () => {
  const known = await started();
  const ticket = await known.open('who#1');
  known.standIn.agentAssigns(ticket.id);
  expect(await known.helpdesk.read(ticket, undefined)).toMatchObject({
    assignee: { name: 'Grace Hill' },
    team: 'Support',
  });
  await known.standIn.close();
  const { standIn, helpdesk, open } = await started({ isRestricted: true });
  const other = await open('who#2');
  standIn.agentAssigns(other.id);
  standIn.agent.replies(other.id, 'Hello.');
  const view = await helpdesk.read(other, undefined);
  expect(view.assignee).toBeUndefined();
  expect(view.replies.map(({ author }) => author.name)).toEqual(['Support']);
});

test('takes a ticket that is put aside as spam for gone', async () => {
  const { standIn, helpdesk, open, append } = await started();
  const ticket = await open('spam#1');
  standIn.agentMarksAsSpam(ticket.id);
  expect((await helpdesk.read(ticket, undefined)).status).toBe('deleted');
  await expect(append(ticket, 'spam#1', 5)).rejects.toMatchObject({ failure: 'gone' });
});

test('tells how the ticket stands that another was merged into, and takes no note about it for a reply', async () => {
  const { standIn, helpdesk, open } = await started();
  const ticket = await open('merged#1');
  const other = await open('merged#2');
  standIn.agent.merges?.(ticket.id, other.id);
  standIn.agentNotesPublicly(other.id, `Ticket with id ${ticket.id} is merged into this ticket.`);
  expect(await helpdesk.read(ticket, undefined)).toMatchObject({
    status: 'open',
    movedTo: { id: other.id },
    replies: [],
  });
  expect((await helpdesk.read(other, undefined)).replies).toEqual([]);
  standIn.agent.deletes(other.id);
  expect((await helpdesk.read(ticket, undefined)).status).toBe('deleted');
});

test('takes a merged ticket whose note was reworded for gone, so that the customer gets a new one', async () => {
  const { standIn, open, append } = await started();
  const ticket = await open('merged#1');
  const other = await open('merged#2');
  standIn.agent.merges?.(ticket.id, other.id);
  const note = standIn.ticket(ticket.id).conversations.at(-1);
  if (note) note.body = 'Doublon, voir ailleurs.';
  await expect(append(ticket, 'merged#1', 5)).rejects.toMatchObject({ failure: 'gone' });
});

test('gives nobody a claimed e-mail address', async () => {
  const { standIn, open } = await started();
  const email = { address: 'victim@example.com', isVerified: false };
  await open('claims#1', { verified: undefined, email });
  expect(standIn.contacts).toEqual([
    { id: expect.any(Number), name: 'Visitor', uniqueExternalId: 'waypost-claims' },
  ]);
});

test('opens the ticket for the address when the id is another contact’s', async () => {
  const { standIn, open } = await started();
  await open('one#1', { verified: { id: 'u1', name: 'Ada', email: 'old@example.com', traits: {} } });
  await open('two#1', { verified: { id: 'u2', name: 'Ada', email: 'new@example.com', traits: {} } });
  const { id } = await open('three#1', {
    verified: { id: 'u1', name: 'Ada', email: 'new@example.com', traits: {} },
  });
  const requester = standIn.contacts.find(one => one.id === standIn.ticket(id).requesterId);
  expect(requester?.email).toBe('new@example.com');
});

test('asks once whether the custom field is there', async () => {
  const { standIn, open } = await started({ hasNoField: true });
  await open('field#1');
  await open('field#2');
  expect(standIn.requests.filter(({ answer }) => answer.status === 400)).toHaveLength(1);
  expect(standIn.tickets()[1]?.messages[0]?.text).toMatch(/\(Waypost field#2\)$/);
});

test('finds an opening from months ago that was never confirmed', async () => {
  const { standIn, helpdesk, open, advance } = await started();
  const ticket = await open('months#1');
  advance(60 * 86_400_000);
  const again = await helpdesk.open({
    package: samplePackage('months#1'),
    mayExist: true,
    readAttachment: async () => new Uint8Array(),
  });
  expect(again.id).toBe(ticket.id);
  expect(standIn.tickets()).toHaveLength(1);
});

test('finds an opening whose contact was merged into another meanwhile', async () => {
  const { standIn, helpdesk, open } = await started();
  const ticket = await open('contact#1');
  for (const contact of standIn.contacts) Object.assign(contact, { email: 'x', uniqueExternalId: 'x' });
  const again = await helpdesk.open({
    package: samplePackage('contact#1'),
    mayExist: true,
    readAttachment: async () => new Uint8Array(),
  });
  expect(again.id).toBe(ticket.id);
  expect(standIn.tickets()).toHaveLength(1);
});

test('names the setting or field that a ticket was refused for', async () => {
  const wrongGroup = await started({}, { groupId: '41' });
  await expect(wrongGroup.open('group#1')).rejects.toThrow(/FRESHDESK_GROUP_ID/);
  await wrongGroup.standIn.close();
  const { open } = await started({ requiredField: 'cf_order' });
  await expect(open('order#1')).rejects.toMatchObject({
    failure: 'rejected',
    message: expect.stringMatching(/cf_order \(missing_field\).*required of agents/),
  });
});

test('waits as long as Freshdesk says when the account’s calls are spent', async () => {
  const { open } = await started({ creditsAMinute: 1 });
  // The ticket is there: what is left must be looked for first.
  await expect(open('spent#1')).rejects.toMatchObject({ failure: 'ambiguous', retryAfterMs: 60_000 });
});

test('reads only the ticket’s number from a webhook, even where a customer’s words break its JSON', async () => {
  const { helpdesk, now } = await started();
  const receive = (text: string) =>
    helpdesk.receive({
      headers: { 'x-waypost-secret': SECRET },
      body: new TextEncoder().encode(text),
      now: now(),
    });
  const broken = '{"freshdesk_webhook":{"ticket_id":"77","subject":"He said "no" to \n me"}}';
  expect(await receive(broken)).toMatchObject({ kind: 'hints', hints: [{ ticketId: '77' }] });
  expect(await receive('{"ticket_id": 78}')).toMatchObject({ kind: 'hints', hints: [{ ticketId: '78' }] });
  expect(await receive('{"hello":1}')).toEqual({ kind: 'refused', reason: 'malformed' });
});

test('names the setting that is missing or too weak', () => {
  const env = { FRESHDESK_BASE_URL: 'https://example.freshdesk.com', FRESHDESK_API_KEY: 'abcdefghij' };
  expect(readFreshdeskSettings(env)).toEqual({
    baseUrl: 'https://example.freshdesk.com',
    apiKey: 'abcdefghij',
    hookSecrets: [],
  });
  const secrets = { FRESHDESK_HOOK_SECRET: `${SECRET.replaceAll(' ', '-')},another-long-hook-secret` };
  expect(readFreshdeskSettings({ ...env, ...secrets }).hookSecrets).toHaveLength(2);
  expect(() => readFreshdeskSettings({ ...env, FRESHDESK_API_KEY: undefined })).toThrow(/FRESHDESK_API_KEY/);
  expect(() => readFreshdeskSettings({ ...env, FRESHDESK_HOOK_SECRET: 'short' })).toThrow(
    /FRESHDESK_HOOK_SECRET needs/,
  );
});

test('reads a ticket that came by itself, sends it to a group, answers it, and takes tags off again', async () => {
  const { standIn, helpdesk } = await started();
  const created = await fetch(`${standIn.url}/api/v2/tickets`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('key-of-an-agent:X')}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      subject: 'Invoice',
      description: '<p>Where is my invoice?</p>',
      email: 'mia@example.com',
      status: 2,
      priority: 1,
      tags: ['mail'],
    }),
  });
  const id = String(((await created.json()) as { id: number }).id);
  expect(await helpdesk.describe?.(id)).toEqual({
    id,
    subject: 'Invoice',
    text: 'Where is my invoice?',
    tags: ['mail'],
    isOurs: false,
    isAnswered: false,
    isOpen: true,
  });
  const handle = { id, reference: `#${id}`, memo: {} };
  await helpdesk.update(handle, { priority: 'urgent', addTags: ['invoices'] });
  await helpdesk.answer?.(id, 'You find it under Billing.');
  expect(await helpdesk.describe?.(id)).toMatchObject({ isAnswered: true, tags: ['mail', 'invoices'] });
  await helpdesk.update(handle, { removeTags: ['invoices'] });
  expect((await helpdesk.describe?.(id))?.tags).toEqual(['mail']);
  await expect(helpdesk.update(handle, { team: '999' })).rejects.toThrow(/helpdeskId/);
});
