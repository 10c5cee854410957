import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createZendesk } from '../../worker/src/handoff/adapters/zendesk.ts';
import type { ZendeskSettings } from '../../worker/src/handoff/adapters/zendesk-settings.ts';
import { sampleEntry, samplePackage } from './handoff-sample.ts';
import { describeHelpdesk } from './helpdesk.contract.ts';
import { startZendesk } from './zendesk.ts';

const OAUTH = {
  kind: 'oauth',
  clientId: 'waypost',
  clientSecret: 'client-secret',
  scope: 'read write',
} as const;

async function createBench() {
  let time = Date.parse('2026-11-25T10:00:00Z');
  const now = () => time;
  const standIn = await startZendesk({ now });
  const settings: ZendeskSettings = {
    baseUrl: standIn.url,
    auth: OAUTH,
    webhookSecrets: ['the next secret', 'zendesk-webhook-secret'],
  };
  const start = (changes: Partial<ZendeskSettings> = {}) =>
    createZendesk({ ...settings, ...changes }, { now });
  return {
    standIn,
    helpdesk: start(),
    refused: start({ auth: { ...OAUTH, clientSecret: 'wrong' } }),
    restarted: () => start(),
    start,
    now,
    advance: (ms: number) => {
      time += ms;
    },
  };
}

describeHelpdesk('Zendesk', createBench, {
  merges: true,
  closesForGood: true,
  webhooks: 'timed',
  hasEventIds: true,
  hasTags: true,
});

describe('Zendesk alone', () => {
  let bench: Awaited<ReturnType<typeof createBench>>;
  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.standIn.close());
  const open = (key: string, helpdesk = bench.helpdesk) =>
    helpdesk.open({
      package: samplePackage(key),
      mayExist: false,
      readAttachment: async () => new Uint8Array(),
    });
  const paths = () => bench.standIn.requests.map(({ method, path }) => `${method} ${path}`);

  test('signs in once for many calls, and again when the token is about to end', async () => {
    await Promise.all([open('one#1'), open('two#1'), bench.helpdesk.check()]);
    const signIns = () => paths().filter(path => path === 'POST /oauth/tokens').length;
    expect(signIns()).toBe(1);
    bench.advance(3_541_000);
    await bench.helpdesk.read(await open('three#1'), undefined);
    expect(signIns()).toBe(2);
  });

  test('takes an API token where there is one', async () => {
    const auth = { kind: 'token', email: 'bot@example.com', apiToken: 'api-token' } as const;
    await expect(bench.start({ auth }).check()).resolves.toBeUndefined();
    const wrong = bench.start({ auth: { ...auth, apiToken: 'old' } }).check();
    await expect(wrong).rejects.toThrow(/ZENDESK_API_TOKEN/);
  });

  test('names the scope when a token was given that may do nothing', async () => {
    const narrow = bench.start({ auth: { ...OAUTH, scope: 'everything' } }).check();
    await expect(narrow).rejects.toThrow(/ZENDESK_SCOPE/);
  });

  test('adds a tag beside the one that an agent sets at that moment', async () => {
    const ticket = await open('tags#1');
    let isFirst = true;
    bench.standIn.setFaults(({ path }) => {
      if (path.endsWith('/tags') && isFirst) {
        isFirst = false;
        bench.advance(2_000);
        bench.standIn.agentTags(ticket.id, 'vip');
      }
      return undefined;
    });
    await bench.helpdesk.update(ticket, { addTags: ['Needs Refund!'] });
    const tags = bench.standIn.tickets()[0]?.tags;
    expect(tags).toContain('vip');
    expect(tags).toContain('needs_refund');
    expect(tags).toContain('waypost');
  });

  test('reads a ticket that came by itself, sends it to a group, answers it, and takes tags off again', async () => {
    const { helpdesk, standIn } = bench;
    const created = await fetch(`${standIn.url}/api/v2/tickets`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa('bot@example.com/token:api-token')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        ticket: {
          subject: 'Invoice',
          comment: { html_body: '<p>Where is my <b>invoice</b>?</p>' },
          requester: { name: 'Mia', email: 'mia@example.com' },
          tags: ['mail'],
        },
      }),
    });
    const { ticket } = (await created.json()) as { ticket: { id: number } };
    const id = String(ticket.id);
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
    await helpdesk.update(handle, { team: '12', priority: 'high', addTags: ['invoices'] });
    await helpdesk.answer?.(id, 'You find it under Billing.');
    expect(standIn.tickets().find(one => one.id === id || String(one.id) === id)).toMatchObject({
      tags: ['mail', 'invoices'],
    });
    expect((await helpdesk.describe?.(id))?.isAnswered).toBe(true);
    await helpdesk.update(handle, { removeTags: ['invoices'] });
    expect((await helpdesk.describe?.(id))?.tags).toEqual(['mail']);
    expect(await helpdesk.describe?.('999999')).toBeUndefined();
  });

  test('keeps below thirty updates in ten minutes when messages are gathered as it asks', async () => {
    const pkg = samplePackage('pace#1');
    let ticket = await open('pace#1');
    for (let seq = 4; seq < 34; seq++) {
      bench.advance(bench.helpdesk.updateIntervalMs);
      const entries = [sampleEntry(seq, { from: 'customer' })];
      const readAttachment = async () => new Uint8Array();
      ticket = await bench.helpdesk.append({
        ticket,
        package: pkg,
        entries,
        mayExist: false,
        readAttachment,
      });
    }
    expect(bench.standIn.requests.filter(({ answer }) => answer.status === 429)).toEqual([]);
    expect(bench.standIn.tickets()[0]?.messages).toHaveLength(32);
  });

  test('names nobody as requester by an address that is not verified', async () => {
    const { verified: _, ...pkg } = samplePackage('claims#1');
    await bench.helpdesk.open({
      package: { ...pkg, email: { address: 'victim@example.com', isVerified: false } },
      mayExist: false,
      readAttachment: async () => new Uint8Array(),
    });
    const created = bench.standIn.requests.find(({ path }) => path.endsWith('/tickets'));
    expect(created?.json<{ ticket: { requester: unknown } }>().ticket.requester).toEqual({
      name: 'Visitor of Rotaboard',
    });
  });

  test('tells who has the ticket', async () => {
    const ticket = await open('assigned#1');
    bench.standIn.agentAssigns(ticket.id);
    const view = await bench.helpdesk.read(ticket, undefined);
    expect(view.assignee?.name).toBe('Grace Hill');
    expect(view.team).toBe('Support');
  });

  test('takes the ticket’s id from a trigger’s own body, and ignores other events', async () => {
    const { headers } = await bench.standIn.delivery((await open('x#1')).id, bench.now());
    const sign = async (text: string) => {
      const { createHmac } = await import('node:crypto');
      const time = headers['x-zendesk-webhook-signature-timestamp'] ?? '';
      const signature = createHmac('sha256', 'the next secret')
        .update(time + text)
        .digest('base64');
      return {
        headers: { ...headers, 'x-zendesk-webhook-signature': signature },
        body: Buffer.from(text),
        now: bench.now(),
      };
    };
    const byTrigger = await bench.helpdesk.receive(await sign('{"ticket_id":"77"}'));
    expect(byTrigger).toMatchObject({ kind: 'hints', hints: [{ ticketId: '77' }] });
    const other = await sign('{"type":"zen:event-type:user.created","id":"e","detail":{"id":"1"}}');
    expect(await bench.helpdesk.receive(other)).toEqual({ kind: 'ignored' });
    const broken = await bench.helpdesk.receive(await sign('{"ticket'));
    expect(broken).toEqual({ kind: 'refused', reason: 'malformed' });
    const off = await bench.start({ webhookSecrets: [] }).receive(await sign('{}'));
    expect(off).toEqual({ kind: 'refused', reason: 'not_configured' });
  });
});
