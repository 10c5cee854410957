import { runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../src/handoff/mail.ts';
import { MailError } from '../src/handoff/mail.ts';
import { call, partsOf, post, problemOf, visit } from './support/client.ts';
import { objectOf, withPorts } from './support/conversation.ts';
import { begin, change, settle, useHelpdesk } from './support/people.ts';
import { adminCall, createTwoSites, TEA, TEA_IDENTITY_SECRET } from './support/two-sites.ts';

beforeAll(createTwoSites);

const ANA = { name: 'Ana' };
const MINUTE = 60_000;
const SECRET = 'a session secret that is only for tests, 32+ bytes';

/** A reply that waits to be read, and the clock in hand. */
async function replied({
  email = 'ada@example.com',
  failWith,
}: {
  email?: string;
  failWith?: MailError;
} = {}) {
  const world = await begin();
  const { visitor, conversation, stub } = world;
  const mails: Mail[] = [];
  let minutes = 0;
  let failure = failWith;
  await withPorts(stub, ({ people }) => ({
    now: () => Date.now() + minutes * MINUTE,
    people: {
      ...people,
      mailer: {
        name: 'desk',
        send: async mail => {
          if (failure) throw failure;
          mails.push(mail);
        },
      },
    },
  }));
  await change(
    await visitor.post(`/v1/conversations/${conversation}/handoff`, {
      message: { id: 'm-1', text: 'Where is my order?' },
      ...(email && { email }),
    }),
  );
  await settle(stub);
  await stub.act(
    ANA,
    { kind: 'reply', id: `reply-${conversation.slice(0, 8)}`, text: 'It left yesterday.' },
    1,
  );
  const later = async (by: number) => {
    minutes += by;
    await runDurableObjectAlarm(stub);
    await settle(stub);
  };
  return { ...world, mails, later, mend: () => (failure = undefined) };
}

describe('an unread reply', () => {
  it('waits its minutes and goes once, however often the alarm comes', async () => {
    const { mails, later } = await replied();
    await later(5);
    expect(mails).toEqual([]);
    for (let time = 0; time < 3; time++) await later(20);
    expect(mails.map(({ to }) => to)).toEqual(['ada@example.com']);
  });

  it('is not sent when it was read meanwhile', async () => {
    const { visitor, conversation, mails, later } = await replied();
    await visitor.post(`/v1/conversations/${conversation}/read`, { seq: 1_000 });
    await later(60);
    expect(mails).toEqual([]);
  });

  it('is not sent when nobody left an address, and what the page claims is none', async () => {
    const { visitor, conversation, mails, later } = await replied({ email: '' });
    await post(
      '/v1/chat',
      {
        id: conversation,
        messages: [{ id: 'm-claims', role: 'user', parts: [{ type: 'text', text: 'Hello?' }] }],
        page: { url: 'https://tea.example/', attributes: { email: 'victim@example.com' } },
      },
      visitor.headers,
    );
    await later(60);
    expect(mails).toEqual([]);
  });

  it('tries again while mail is down, and gives up on an address that takes none', async () => {
    const down = await replied({ failWith: new MailError('unavailable', 'down') });
    await down.later(20);
    down.mend();
    await down.later(20);
    expect(down.mails).toHaveLength(1);
    const refused = await replied({ failWith: new MailError('refused', 'no such address') });
    await refused.later(20);
    refused.mend();
    for (let time = 0; time < 3; time++) await refused.later(90);
    expect(refused.mails).toEqual([]);
    const view = await refused.stub.deskView(1);
    expect(view.ok && view.value.notes.map(({ text }) => text).join()).toContain('takes no mail');
  });
});

describe('the link in a mail', () => {
  async function link() {
    const world = await replied();
    await world.later(30);
    const url = /https:\/\/\S+\/resume\/\S+/.exec(world.mails[0]?.text ?? '')?.[0] ?? '';
    return { ...world, path: new URL(url).pathname };
  }

  it('brings its conversation back on the worker’s own page, and no other', async () => {
    const { conversation, path } = await link();
    const other = await begin();
    await partsOf(await other.visitor.ask('Something else', { conversation: other.conversation }));
    const page = await call(path);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = (await page.text()).replaceAll('&quot;', '"').replaceAll('&#34;', '"');
    const token = /"session":"([^"]+)"/.exec(html)?.[1] ?? '';
    const headers = { authorization: `Bearer ${token}`, origin: 'https://waypost.test' };
    expect((await call(`/v1/conversations/${conversation}`, { headers })).status).toBe(200);
    const read = await post(`/v1/conversations/${conversation}/read`, { seq: 1 }, headers);
    expect(read.status).toBe(204);
    const foreign = await call(`/v1/conversations/${other.conversation}`, { headers });
    expect((await problemOf(foreign)).code).toBe('conversation_not_found');
  });

  it('cannot be forged, changed, outlived, or replaced by another token', async () => {
    const { visitor, conversation, path } = await link();
    const token = path.split('/').at(-1) ?? '';
    const [head, body, signature] = token.split('.');
    const claims = { site: TEA.id, conversation };
    const sign = (secret: string, audience: string, until: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(visitor.session.visitorId)
        .setAudience(audience)
        .setExpirationTime(until)
        .sign(new TextEncoder().encode(secret));
    const unsigned = btoa(JSON.stringify({ alg: 'none' })).replaceAll('=', '');
    const tries = [
      await sign('another secret of at least 32 bytes, too', 'waypost-resume', '1h'),
      await sign(SECRET, 'waypost-live', '1h'),
      await sign(SECRET, 'waypost-resume', '-1s'),
      `${unsigned}.${body}.`,
      `${head}.${body?.slice(0, -2)}xx.${signature}`,
      visitor.session.token,
      'x',
    ];
    for (const forged of tries) {
      const response = await call(`/resume/${forged}`);
      expect(response.status).toBe(410);
      expect(await response.text()).not.toContain('session');
    }
    expect((await call(`/resume/${await sign(SECRET, 'waypost-resume', '1h')}`)).status).toBe(200);
    const asSession = await call(`/v1/conversations/${conversation}`, {
      headers: { authorization: `Bearer ${token}`, origin: TEA.origin },
    });
    expect((await problemOf(asSession)).code).toBe('session_invalid');
  });
});

it('warns before a breach once and tells of it once, for each clock', async () => {
  const { visitor, conversation, stub } = await begin();
  let minutes = 0;
  await withPorts(stub, () => ({ now: () => Date.now() + minutes * MINUTE }));
  await change(
    await visitor.post(`/v1/conversations/${conversation}/handoff`, {
      message: { id: 'm-1', text: 'My tea arrived cold.' },
    }),
  );
  for (let step = 0; step < 12; step++) {
    minutes = step * 12 * 60;
    await runDurableObjectAlarm(stub);
    await settle(stub);
  }
  const { results } = await env.DB.prepare(
    "SELECT kind, data FROM events WHERE conversation = ? AND kind LIKE 'sla.%' ORDER BY seq",
  )
    .bind(conversation)
    .all<{ kind: string; data: string }>();
  const told = results.map(({ kind, data }) => `${kind} ${(JSON.parse(data) as { clock: string }).clock}`);
  expect(new Set(told).size).toBe(told.length);
  expect(told).toContain('sla.breached first_reply');
  expect(told).toContain('sla.breached resolution');
});

it('watches the clocks again when a solved ticket is back, and by its new priority', async () => {
  const { visitor, conversation, stub } = await begin();
  await change(
    await visitor.post(`/v1/conversations/${conversation}/handoff`, {
      message: { id: 'm-1', text: 'My tea arrived cold.' },
    }),
  );
  const dueOf = async () => {
    const view = await stub.deskView(1);
    return view.ok ? Date.parse(view.value.ticket.resolutionDueAt ?? '') : Number.NaN;
  };
  await settle(stub);
  const before = await dueOf();
  await stub.act(ANA, { kind: 'priority', priority: 'low' }, 1);
  expect(await dueOf()).toBeGreaterThan(before);
  await stub.act(ANA, { kind: 'reply', id: 'sla-reply-1', text: 'Done.' }, 1);
  await stub.act(ANA, { kind: 'solve' }, 1);
  await settle(stub);
  await change(await visitor.post(`/v1/conversations/${conversation}/reopen`));
  await withPorts(stub, () => ({ now: () => Date.now() + 60 * 86_400_000 }));
  await runDurableObjectAlarm(stub);
  await settle(stub);
  const { results } = await env.DB.prepare(
    "SELECT kind FROM events WHERE conversation = ? AND kind = 'sla.breached'",
  )
    .bind(conversation)
    .all();
  expect(results).toHaveLength(1);
});

describe('what must not be kept', () => {
  const CARD = '4111 1111 1111 1111';

  it('is taken out on every way in, and agents’ notes stay as they are', async () => {
    const { visitor, conversation, stub } = await begin();
    const helpdesk = await useHelpdesk(stub);
    const page = {
      url: 'https://tea.example/pay?card=4111111111111111#4111111111111111',
      title: `Pay with ${CARD}`,
      headings: [`Card ${CARD}`],
      attributes: { card: CARD },
    };
    await partsOf(await visitor.ask(`Is ${CARD} my card?`, { conversation, page }));
    await change(
      await visitor.post(`/v1/conversations/${conversation}/handoff`, {
        message: { id: 'm-1', text: `My card ${CARD} was charged` },
        page,
      }),
    );
    await partsOf(await visitor.ask(`Again: ${CARD}`, { conversation, page }));
    await stub.act(ANA, { kind: 'note', id: 'note-card-1', text: `They wrote ${CARD}` }, 1);
    await stub.act(ANA, { kind: 'solve' }, 1);
    await settle(stub);
    await stub.act(ANA, { kind: 'reopen' }, 1);
    await stub.act(ANA, { kind: 'reply', id: 'reply-card-1', text: 'Sorry.' }, 1);
    await stub.act(ANA, { kind: 'solve' }, 1);
    await change(
      await visitor.post(`/v1/conversations/${conversation}/rating`, {
        segment: 1,
        score: 1,
        comment: `You have ${CARD}`,
      }),
    );
    await settle(stub);
    const view = await stub.deskView(1);
    if (!view.ok) throw new Error(view.code);
    const { notes, ...rest } = view.value;
    expect(notes.map(({ text }) => text)).toEqual([`They wrote ${CARD}`]);
    const turns = await adminCall(`/admin/v1/sites/${TEA.id}/conversations/${conversation}/turns`);
    const everything = [
      JSON.stringify(rest),
      JSON.stringify(await visitor.transcript(conversation)),
      JSON.stringify([...helpdesk.tickets.values()].map(({ entries }) => entries)),
      await turns.text(),
    ];
    for (const text of everything) expect(text).not.toMatch(/4111[ -]?1111/);
  });

  it('is refused in an e-mail address', async () => {
    const { visitor, conversation } = await begin();
    await partsOf(await visitor.ask('Hello there', { conversation }));
    const path = `/v1/conversations/${conversation}`;
    const email = '4111111111111111@example.com';
    expect((await problemOf(await visitor.post(`${path}/email`, { email }))).code).toBe('email_invalid');
    expect((await visitor.post(`${path}/handoff`, { email })).status).toBe(400);
    for (const wrong of ['', 'ada', 'a@b', 'a@b.c\r\nbcc: x@y.z', 'a@b.example,c@d.example'])
      expect((await visitor.post(`${path}/email`, { email: wrong })).status).toBeGreaterThan(399);
  });
});

it('mails a customer at the verified address, not at the one that was typed', async () => {
  const identityToken = await new SignJWT({ email: 'grace@example.com' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('grace')
    .setAudience(TEA.id)
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(TEA_IDENTITY_SECRET));
  const customer = await visit(TEA.id, TEA.origin, { identityToken });
  const conversation = crypto.randomUUID();
  const stub = objectOf(TEA.id, conversation);
  await change(
    await customer.post(`/v1/conversations/${conversation}/handoff`, {
      message: { id: 'm-1', text: 'Where is my order?' },
      email: 'typed@example.com',
    }),
  );
  await stub.act(ANA, { kind: 'reply', id: 'reply-verified', text: 'On its way.' }, 1);
  const sent: string[] = [];
  await withPorts(stub, ({ people }) => ({
    now: () => Date.now() + 60 * MINUTE,
    people: { ...people, mailer: { name: 'desk', send: async ({ to }) => void sent.push(to) } },
  }));
  await runDurableObjectAlarm(stub);
  await settle(stub);
  expect(sent).toEqual(['grace@example.com']);
});
