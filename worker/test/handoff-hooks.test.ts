import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createChatwoot } from '../src/handoff/adapters/chatwoot.ts';
import { createD1HookLedger } from '../src/handoff/adapters/d1-hook-ledger.ts';
import { createD1TriageLedger } from '../src/handoff/adapters/d1-triage-ledger.ts';
import { createIntercom } from '../src/handoff/adapters/intercom.ts';
import { createZendesk } from '../src/handoff/adapters/zendesk.ts';
import type { Helpdesk } from '../src/handoff/helpdesk.ts';
import type { ConversationHandle } from '../src/http/conversations-port.ts';
import { ProblemError, problemResponse } from '../src/http/problem.ts';
import { createRouter } from '../src/http/router.ts';
import { hookRoutes } from '../src/http/routes/hooks.ts';
import { call, partsOf, visit } from './support/client.ts';
import { objectOf } from './support/conversation.ts';
import { change, settle, useHelpdesk } from './support/people.ts';
import { createTwoSites, putSite, TEA } from './support/two-sites.ts';

const SITE = 'zendesk-shop';
const SECRET = 'the secret that signs webhooks';
const PATH_SECRET = 'a path secret of some length';
const now = () => Date.now();

const ADAPTERS: Record<string, Helpdesk> = {
  zendesk: createZendesk(
    {
      baseUrl: 'https://shop.zendesk.test',
      auth: { kind: 'token', email: 'a@shop.test', apiToken: 'token' },
      webhookSecrets: ['an older secret', SECRET],
    },
    { now },
  ),
  intercom: createIntercom(
    { baseUrl: 'https://api.intercom.test', accessToken: 'token', adminId: '1', clientSecret: SECRET },
    { now },
  ),
  chatwoot: createChatwoot(
    {
      baseUrl: 'https://chatwoot.test',
      accountId: '1',
      apiToken: 'token',
      inboxId: '1',
      webhookSecrets: [SECRET],
      webhookPathSecret: PATH_SECRET,
    },
    { now },
  ),
};

const LEDGER = createD1TriageLedger(env.DB, Date.now);

beforeAll(async () => {
  await createTwoSites();
  await putSite({ id: SITE, name: 'Shop', origins: [TEA.origin], handoff: { helpdesk: 'zendesk' } });
});

async function sign(hash: 'SHA-1' | 'SHA-256', text: string, secret = SECRET): Promise<Uint8Array> {
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash }, false, [
    'sign',
  ]);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(text)));
}

const hex = (bytes: Uint8Array) => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

interface Hook {
  body: string;
  headers: Record<string, string>;
}

/** A webhook as each vendor signs it. @param event its own id. */
const HOOKS: Record<
  string,
  (event: string, ticket?: string, ageMs?: number, secret?: string) => Promise<Hook>
> = {
  async zendesk(event, ticket = '501', ageMs = 0, secret = SECRET) {
    const body = JSON.stringify({
      type: 'zen:event-type:ticket.comment_added',
      id: event,
      detail: { id: ticket },
    });
    const time = new Date(Date.now() - ageMs).toISOString();
    return {
      body,
      headers: {
        'x-zendesk-webhook-signature': base64(await sign('SHA-256', time + body, secret)),
        'x-zendesk-webhook-signature-timestamp': time,
      },
    };
  },
  async intercom(event, ticket = '501', _ageMs, secret = SECRET) {
    const body = JSON.stringify({
      type: 'notification_event',
      id: event,
      topic: 'conversation.admin.replied',
      data: { item: { type: 'conversation', id: ticket } },
    });
    return { body, headers: { 'x-hub-signature': `sha1=${hex(await sign('SHA-1', body, secret))}` } };
  },
  async chatwoot(event, ticket = '501', ageMs = 0, secret = SECRET) {
    const body = JSON.stringify({
      event: 'message_created',
      id: event,
      message_type: 'outgoing',
      conversation: { id: ticket },
    });
    const time = String(Math.floor((Date.now() - ageMs) / 1000));
    return {
      body,
      headers: {
        'x-chatwoot-signature': `sha256=${hex(await sign('SHA-256', `${time}.${body}`, secret))}`,
        'x-chatwoot-timestamp': time,
        'x-chatwoot-delivery': event,
      },
    };
  },
};

/** The routes before conversations that only count their hints. */
function worldOf(
  hint: () => Promise<{ ok: true; value: undefined }> = async () => ({ ok: true, value: undefined }),
) {
  const hinted: string[] = [];
  const routes = createRouter().route(
    '/hooks',
    hookRoutes({
      helpdesk: name => ADAPTERS[name],
      ledger: createD1HookLedger(env.DB, Date.now),
      conversationOf: (site, id) =>
        ({
          hint: async () => {
            hinted.push(`${site}/${id}`);
            return hint();
          },
        }) as unknown as ConversationHandle,
      // No site of these asks for tickets that came by themselves.
      sites: { ofHelpdesk: async () => [] },
      triage: { policies: { of: () => Promise.reject(new Error('unasked')) }, ledger: LEDGER },
      now: () => new Date(),
    }),
  );
  routes.onError(error => problemResponse(error instanceof ProblemError ? error.code : 'internal'));
  const send = async (path: string, { body, headers }: Hook) =>
    (await routes.request(`https://waypost.test/hooks/${path}`, { method: 'POST', body, headers })).status;
  return { hinted, send };
}

async function knowTicket(helpdesk: string, ticketId: string, conversation: string): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO tickets (site, key, conversation, segment, rev, helpdesk, ticket_id, status, delivery, subject,
       priority, sentiment, trigger, tags, created_at, last_message_at, last_from, words, updated_at)
     VALUES (?, ?, ?, 1, 1, ?, ?, 'waiting', 'delivered', 's', 'high', 'neutral', 'button', '[]', '', '', 'customer', '', '')`,
  )
    .bind(SITE, `${conversation}#1`, conversation, helpdesk, ticketId)
    .run();
}

describe.each(['zendesk', 'intercom', 'chatwoot'])('a webhook of %s', name => {
  const make = HOOKS[name] as (typeof HOOKS)[string];
  let conversation = '';
  beforeEach(async () => {
    conversation = crypto.randomUUID();
    await env.DB.prepare('DELETE FROM tickets WHERE helpdesk = ?').bind(name).run();
    await knowTicket(name, '501', conversation);
  });

  it('is a hint to the ticket’s conversation; sent again it is none', async () => {
    const { hinted, send } = worldOf();
    const hook = await make(`${conversation}-1`);
    expect([await send(name, hook), await send(name, hook), await send(name, hook)]).toEqual([204, 204, 204]);
    expect(hinted).toEqual([`${SITE}/${conversation}`]);
  });

  it('is taken in any order', async () => {
    const { hinted, send } = worldOf();
    const [first, second] = [await make(`${conversation}-a`), await make(`${conversation}-b`)];
    expect([await send(name, second), await send(name, first)]).toEqual([204, 204]);
    expect(hinted).toHaveLength(2);
  });

  it('is refused when it is forged, changed on its way, or not signed', async () => {
    const { hinted, send } = worldOf();
    const hook = await make(`${conversation}-2`);
    const forged = await make(`${conversation}-2`, '501', 0, 'another secret altogether');
    const statuses = [
      await send(name, forged),
      await send(name, { ...hook, body: hook.body.replace('501', '502') }),
      await send(name, { ...hook, headers: {} }),
      await send(`${name}/guessed-path-secret`, { ...hook, headers: {} }),
    ];
    expect(statuses).toEqual([401, 401, 401, 401]);
    expect(hinted).toEqual([]);
  });

  it('is answered well for a ticket that nobody knows, and taken once it is known', async () => {
    const { hinted, send } = worldOf();
    const hook = await make(`${conversation}-3`, '777');
    expect(await send(name, hook)).toBe(204);
    await knowTicket(name, '777', `${conversation}-7`);
    expect(await send(name, hook)).toBe(204);
    expect(hinted).toEqual([`${SITE}/${conversation}-7`]);
  });

  it('is refused when it is larger than any event is', async () => {
    const { send } = worldOf();
    const hook = await make(`${conversation}-4`);
    expect(await send(name, { ...hook, body: hook.body + ' '.repeat(1024 * 1024) })).toBe(413);
  });

  it('comes again when its conversation could not be told', async () => {
    let isDown = true;
    const { hinted, send } = worldOf(async () => {
      if (isDown) throw new Error('the object is starting anew');
      return { ok: true, value: undefined };
    });
    const hook = await make(`${conversation}-5`);
    expect(await send(name, hook)).toBe(500);
    isDown = false;
    expect(await send(name, hook)).toBe(204);
    expect(hinted).toHaveLength(2);
  });
});

it.each(['zendesk', 'chatwoot'])('of %s is refused when its time is long past or ahead', async name => {
  const { hinted, send } = worldOf();
  await knowTicket(name, '900', crypto.randomUUID());
  const make = HOOKS[name] as (typeof HOOKS)[string];
  expect(await send(name, await make('old', '900', 301_000))).toBe(401);
  expect(await send(name, await make('ahead', '900', -301_000))).toBe(401);
  expect(hinted).toEqual([]);
});

it('opens to a path secret only where a vendor does not sign', async () => {
  const { hinted, send } = worldOf();
  await knowTicket('chatwoot', '901', 'conversation-901');
  const { body } = await (HOOKS['chatwoot'] as (typeof HOOKS)[string])('unsigned', '901');
  expect(await send(`chatwoot/${PATH_SECRET}`, { body, headers: {} })).toBe(204);
  expect(hinted).toEqual([`${SITE}/conversation-901`]);
});

it.each(['desk', 'constructor', '__proto__', 'toString', 'nobody', '..%2f'])(
  'gives nothing away at the address of %s',
  async name => {
    const response = await call(`/hooks/${name}`, { method: 'POST', body: '{}' });
    expect([204, 404]).toContain(response.status);
    expect(await response.text()).not.toMatch(/error at|stack|TypeError/);
  },
);

it('brings the reply into the conversation, whoever reads the ticket twice', async () => {
  const visitor = await visit(SITE, TEA.origin);
  const conversation = crypto.randomUUID();
  const stub = objectOf(SITE, conversation);
  await partsOf(await visitor.ask('How do I change the delivery day?', { conversation }));
  const helpdesk = await useHelpdesk(stub);
  await change(await visitor.post(`/v1/conversations/${conversation}/handoff`));
  await settle(stub);
  helpdesk.reply(helpdesk.only, 'On Fridays only.');
  const routes = createRouter().route(
    '/hooks',
    hookRoutes({
      helpdesk: name => ADAPTERS[name],
      ledger: createD1HookLedger(env.DB, Date.now),
      conversationOf: (site, id) => objectOf(site, id) as unknown as ConversationHandle,
      // No site of these asks for tickets that came by themselves.
      sites: { ofHelpdesk: async () => [] },
      triage: { policies: { of: () => Promise.reject(new Error('unasked')) }, ledger: LEDGER },
      now: () => new Date(),
    }),
  );
  for (const event of ['one', 'two', 'one']) {
    const hook = await (HOOKS['zendesk'] as (typeof HOOKS)[string])(`${conversation}-${event}`, '1');
    const { status } = await routes.request('https://waypost.test/hooks/zendesk', {
      method: 'POST',
      ...hook,
    });
    expect(status).toBe(204);
    await settle(stub);
  }
  const { messages } = await visitor.transcript(conversation);
  expect(messages.filter(({ metadata }) => metadata.author)).toHaveLength(1);
});
