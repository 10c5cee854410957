import { runDurableObjectAlarm } from 'cloudflare:test';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../src/handoff/mail.ts';
import { MailError } from '../src/handoff/mail.ts';
import { call, partsOf, post, problemOf, visit } from './support/client.ts';
import { objectOf, withPorts } from './support/conversation.ts';
import { begin, change, settle } from './support/people.ts';
import { createTwoSites, TEA, TEA_IDENTITY_SECRET } from './support/two-sites.ts';

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

describe('a mail', () => {
  it('speaks the customer’s language, without marks, and names the files of the reply', async () => {
    const { visitor, conversation, stub, mails, later } = await replied();
    await post(
      '/v1/chat',
      {
        id: conversation,
        messages: [{ id: 'm-german', role: 'user', parts: [{ type: 'text', text: 'Sind Sie da?' }] }],
        page: { url: 'https://tea.example/', language: 'de-AT' },
      },
      visitor.headers,
    );
    const bytes = new TextEncoder().encode('a receipt');
    const file = await stub.addDeskFile(ANA, { name: 'Beleg.txt', bytes });
    if (!file.ok) throw new Error('the file was refused');
    const attachments = [file.value.id];
    await stub.act(ANA, { kind: 'reply', id: 'reply-file', text: '**Fertig**', attachments }, 1);
    await later(30);
    expect(mails[0]?.subject).toBe('Ana von Tea Shop hat geantwortet');
    expect(mails[0]?.text).toMatch(
      /^It left yesterday\.\n\nFertig\nAngehängt, dort zu öffnen: Beleg\.txt\n\nHier geht/,
    );
  });

  it('says where to go on while the deployment’s own address is not known', async () => {
    const { stub, mails, later } = await replied();
    await withPorts(stub, ({ people }) => ({ people: { ...people, resumeUrl: async () => undefined } }));
    await later(30);
    expect(mails[0]?.text).toContain('open the chat where you wrote to Tea Shop');
    expect(mails[0]?.text).not.toContain('/resume/');
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
  // The widget says where the mail goes: the very address.
  const { handoff } = await customer.transcript(conversation);
  expect(handoff).toMatchObject({ email: 'grace@example.com', isEmailVerified: true });
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
