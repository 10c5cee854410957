/** What is Intercom's alone. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readIntercomSettings } from '../../worker/src/handoff/adapters/intercom/settings.ts';
import { createIntercom } from '../../worker/src/handoff/adapters/intercom.ts';
import type { Helpdesk } from '../../worker/src/handoff/helpdesk.ts';
import { sampleEntry, samplePackage } from './handoff-sample.ts';
import type { IntercomStandIn } from './intercom.ts';
import { startIntercom } from './intercom.ts';

const SECRETS = { accessToken: 'token-of-the-app', adminId: '42', clientSecret: 'a client secret' };
const readAttachment = async () => new Uint8Array();
let clock = 0;
let standIn: IntercomStandIn;
let helpdesk: Helpdesk;

beforeEach(async () => {
  clock = Date.parse('2026-11-25T09:10:00Z');
  standIn = await startIntercom({ ...SECRETS, now: () => clock });
  helpdesk = createIntercom({ ...SECRETS, baseUrl: standIn.url }, { now: () => clock });
});
afterEach(() => standIn.close());

test('follows a merged contact when it opens and when it appends', async () => {
  const pkg = samplePackage('merge#1');
  const ticket = await helpdesk.open({ package: pkg, mayExist: false, readAttachment });
  await helpdesk.open({ package: samplePackage('target#1'), mayExist: false, readAttachment });
  const [gone, target] = standIn.contacts;
  standIn.mergeContact(gone?.id ?? '', target?.id ?? '');
  const entries = [sampleEntry(5)];
  const moved = await helpdesk.append({ ticket, package: pkg, entries, mayExist: false, readAttachment });
  expect(moved.memo['contactId']).toBe(target?.id);
  const again = samplePackage('merge#2', 3, { conversation: 'merge' });
  expect((await helpdesk.open({ package: again, mayExist: false, readAttachment })).memo).toEqual(moved.memo);
});

test('finds an opening again only when the search has caught up, by what was accepted', async () => {
  const pkg = samplePackage('lag#1');
  standIn.setFaults(({ path, method }) =>
    method === 'POST' && path === '/conversations' ? 'late' : undefined,
  );
  const open = (mayExist: boolean) => helpdesk.open({ package: pkg, mayExist, readAttachment });
  await expect(open(false)).rejects.toMatchObject({ failure: 'ambiguous' });
  standIn.setFaults(undefined);
  clock += helpdesk.findLagMs;
  await open(true);
  expect(standIn.tickets()).toHaveLength(1);
});

test('takes the contact that a conflict names', async () => {
  const verified = { id: 'one', email: 'same@example.com', traits: {} };
  const open = (key: string, id: string) =>
    helpdesk.open({
      package: samplePackage(key, 1, { verified: { ...verified, id } }),
      mayExist: false,
      readAttachment,
    });
  const first = await open('c1#1', 'one');
  expect((await open('c2#1', 'two')).memo).toEqual(first.memo);
});

test('ignores a ping and notes, and refuses what it cannot read', async () => {
  const receive = (text: string) => {
    const body = Buffer.from(text);
    const hex = createHmac('sha1', SECRETS.clientSecret).update(body).digest('hex');
    return helpdesk.receive({ headers: { 'x-hub-signature': `sha1=${hex}` }, body, now: clock });
  };
  const item = { type: 'conversation', id: '9' };
  const event = (topic: string) => JSON.stringify({ id: 'n1', topic, data: { item } });
  expect(await receive('{"type":"notification_event","topic":"ping"}')).toEqual({ kind: 'ignored' });
  expect(await receive(event('conversation.admin.noted'))).toEqual({ kind: 'ignored' });
  expect(await receive('no json')).toEqual({ kind: 'refused', reason: 'malformed' });
  const hints = [{ ticketId: '9', eventId: 'n1:conversation.admin.closed' }];
  expect(await receive(event('conversation.admin.closed'))).toEqual({ kind: 'hints', hints });
});

test('names the setting that is missing, and where it is found', () => {
  expect(() => readIntercomSettings({ INTERCOM_ACCESS_TOKEN: 'long enough' })).toThrow(
    /INTERCOM_ADMIN_ID is missing/,
  );
});
