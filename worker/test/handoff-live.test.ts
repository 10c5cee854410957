import { runInDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '../src/index.ts';
import type { LiveFrame, LiveTicket } from '../src/protocol.ts';
import type { Visitor } from './support/client.ts';
import { call, partsOf, problemOf, visit } from './support/client.ts';
import { withPorts } from './support/conversation.ts';
import { begin, change, settle } from './support/people.ts';
import { BIKE, createTwoSites, identityOf, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

const ANA = { name: 'Ana' };

async function handedOver() {
  const world = await begin();
  const { visitor, conversation, stub } = world;
  await change(
    await visitor.post(`/v1/conversations/${conversation}/handoff`, {
      message: { id: 'first-words', text: 'My tea arrived cold.' },
    }),
  );
  await settle(stub);
  return world;
}

async function ticketFor(visitor: Visitor, conversation: string): Promise<string> {
  const response = await visitor.post(`/v1/conversations/${conversation}/live`);
  return (await response.json<LiveTicket>()).ticket;
}

function open(ticket: string, { after = '0', origin = TEA.origin as string } = {}): Promise<Response> {
  const query = new URLSearchParams({ ticket, after });
  return call(`/v1/live?${query}`, { headers: { upgrade: 'websocket', origin } });
}

/** A tab with its live channel open. */
async function tab(visitor: Visitor, conversation: string, after = '0') {
  const response = await open(await ticketFor(visitor, conversation), { after });
  const socket = response.webSocket;
  if (!socket) throw new Error(`no socket: ${response.status} ${await response.text()}`);
  const frames: LiveFrame[] = [];
  const other: string[] = [];
  let closed: number | undefined;
  socket.addEventListener('message', ({ data }) => {
    if (data === 'pong') other.push(data);
    else frames.push(JSON.parse(String(data)) as LiveFrame);
  });
  socket.addEventListener('close', ({ code }) => {
    closed = code;
  });
  socket.accept();
  const texts = () =>
    frames.flatMap(frame =>
      frame.type === 'update'
        ? frame.messages.flatMap(({ parts }) =>
            parts.flatMap(part => (part.type === 'text' ? [part.text] : [])),
          )
        : [],
    );
  return { socket, frames, other, texts, closedWith: () => closed };
}

describe('the door', () => {
  it('opens once for a ticket', async () => {
    const { visitor, conversation } = await handedOver();
    const ticket = await ticketFor(visitor, conversation);
    const first = await open(ticket);
    expect(first.status).toBe(101);
    first.webSocket?.accept();
    expect((await problemOf(await open(ticket))).code).toBe('live_ticket_invalid');
  });

  it.each(['', 'x', 'a.b.c'])('stays shut for %j', async ticket => {
    expect((await problemOf(await open(ticket))).code).toBe('live_ticket_invalid');
  });

  it('takes no session token for a ticket', async () => {
    const { visitor } = await handedOver();
    expect((await problemOf(await open(visitor.session.token))).code).toBe('live_ticket_invalid');
  });

  it('stays shut for a page of another site', async () => {
    const { visitor, conversation } = await handedOver();
    const response = await open(await ticketFor(visitor, conversation), { origin: BIKE.origin });
    expect((await problemOf(response)).code).toBe('origin_forbidden');
  });

  it('stays shut for another visitor', async () => {
    const { conversation, visitor } = await handedOver();
    const stranger = await visit(TEA.id, TEA.origin);
    const response = await open(await ticketFor(stranger, conversation));
    expect((await problemOf(response)).code).toBe('live_ticket_invalid');
    expect((await visitor.transcript(conversation)).messages).not.toHaveLength(0);
  });

  it('stays shut for an older token of a visitor who has since become a customer', async () => {
    const { visitor, conversation, stub } = await handedOver();
    const customer = await visit(TEA.id, TEA.origin, {
      token: visitor.session.token,
      identityToken: await identityOf('ada'),
    });
    await customer.ask('It is still cold', { conversation });
    const response = await open(await ticketFor(visitor, conversation));
    expect((await problemOf(response)).code).toBe('live_ticket_invalid');
    expect((await open(await ticketFor(customer, conversation))).status).toBe(101);
    await settle(stub);
  });

  it('says so to a request that is no WebSocket', async () => {
    const { visitor, conversation } = await handedOver();
    const ticket = await ticketFor(visitor, conversation);
    expect((await call(`/v1/live?ticket=${ticket}`)).status).toBe(400);
  });
});

describe('what a tab hears', () => {
  it('is everything at first, then a desk reply at once, without notes, drafts or the package', async () => {
    const { visitor, conversation, stub } = await handedOver();
    const { frames, texts } = await tab(visitor, conversation);
    await expect.poll(() => texts()).toEqual(['My tea arrived cold.']);
    await stub.act(ANA, { kind: 'note', id: 'note-live-1', text: 'A secret of ours' }, 1);
    await stub.act(ANA, { kind: 'reply', id: 'reply-live-1', text: 'A new box is on its way.' }, 1);
    await expect.poll(() => texts()).toEqual(['My tea arrived cold.', 'A new box is on its way.']);
    const last = frames.findLast(frame => frame.type === 'update');
    expect(last).toMatchObject({ status: 'person', owner: 'person', handoff: { agent: ANA } });
    expect(JSON.stringify(frames)).not.toMatch(/secret of ours|summary|trigger|priority|sla/i);
  });

  it('goes on after the place it names, and no place is beyond the newest', async () => {
    const { visitor, conversation, stub } = await handedOver();
    const { messages } = await visitor.transcript(conversation);
    const seq = messages.at(-1)?.metadata.seq ?? 0;
    const back = await tab(visitor, conversation, String(seq));
    const ahead = await tab(visitor, conversation, '999999999');
    const odd = await tab(visitor, conversation, 'Infinity');
    await stub.act(ANA, { kind: 'reply', id: 'reply-live-2', text: 'Hello from Ana.' }, 1);
    await expect.poll(() => back.texts()).toEqual(['Hello from Ana.']);
    await expect.poll(() => ahead.texts()).toEqual(['Hello from Ana.']);
    await expect.poll(() => odd.texts()).toEqual(['My tea arrived cold.', 'Hello from Ana.']);
  });

  it('is each message once, in order, in every tab, and nothing when nothing changed', async () => {
    const { visitor, conversation, stub } = await handedOver();
    const tabs = [await tab(visitor, conversation), await tab(visitor, conversation)];
    for (let count = 1; count <= 5; count++)
      await stub.act(ANA, { kind: 'reply', id: `reply-many-${count}`, text: `Reply ${count}` }, 1);
    const all = ['My tea arrived cold.', ...[1, 2, 3, 4, 5].map(count => `Reply ${count}`)];
    for (const one of tabs) await expect.poll(() => one.texts()).toEqual(all);
    await settle(stub);
    const before = tabs[0]?.frames.length;
    await stub.act(ANA, { kind: 'tags', tags: ['cold'] }, 1);
    await stub.act(ANA, { kind: 'reply', id: 'reply-many-5', text: 'Reply 5' }, 1);
    expect(tabs[0]?.frames.length).toBe(before);
  });

  it('survives an agent whose picture has a very long address', async () => {
    const { visitor, conversation, stub } = await handedOver();
    const { texts } = await tab(visitor, conversation);
    await withPorts(stub, ({ people }) => ({
      people: {
        ...people,
        helpdesk: () => ({
          helpdesk: {
            ...helpdeskWith('Long face'),
            name: 'zendesk',
          },
        }),
      },
    }));
    await stub.hint();
    await settle(stub);
    await expect.poll(() => texts()).toContain('From far away');
    expect((await visitor.ask('Thank you', { conversation })).status).toBe(200);
  });

  it('is that an agent types, only while people have it', async () => {
    const { visitor, conversation, stub } = await handedOver();
    const { frames } = await tab(visitor, conversation);
    await stub.act(ANA, { kind: 'typing' }, 1);
    await expect.poll(() => frames.at(-1)).toEqual({ type: 'typing', name: 'Ana' });
    await stub.act(ANA, { kind: 'solve' }, 1);
    await expect.poll(() => frames.at(-1)).toMatchObject({ status: 'solved' });
    await stub.act(ANA, { kind: 'typing' }, 1);
    await stub.act(ANA, { kind: 'reopen' }, 1);
    await expect.poll(() => frames.at(-1)).toMatchObject({ status: 'reopened' });
    expect(frames.filter(frame => frame.type === 'typing')).toHaveLength(1);
  });
});

function helpdeskWith(name: string) {
  const author = { name, avatarUrl: `https://faces.example/${'a'.repeat(20_000)}` };
  return {
    findLagMs: 0,
    updateIntervalMs: 0,
    hasWebhooks: true,
    open: async () => ({ id: '9', reference: '#9', memo: {} }),
    append: async ({ ticket }: { ticket: { id: string; reference: string; memo: Record<string, string> } }) =>
      ticket,
    note: async () => {},
    update: async () => {},
    read: async () => ({
      status: 'open' as const,
      replies: [{ id: 'far', text: 'From far away', author, at: new Date().toISOString(), attachments: [] }],
      cursor: '1',
    }),
    receive: async () => ({ kind: 'ignored' as const }),
    check: async () => {},
  };
}

describe('what a tab says', () => {
  it('is that the customer has read, never back, and that they type; anything else is passed over', async () => {
    const { visitor, conversation, stub } = await handedOver();
    const typed: string[] = [];
    await withPorts(stub, ({ people }) => ({
      people: { ...people, board: { ...people.board, typing: async (_site, key) => void typed.push(key) } },
    }));
    const { socket, other } = await tab(visitor, conversation);
    await stub.act(ANA, { kind: 'reply', id: 'reply-live-3', text: 'Look here.' }, 1);
    const seq = (await visitor.transcript(conversation)).messages.at(-1)?.metadata.seq ?? 0;
    const seen = async () => {
      const view = await stub.deskView(1);
      return view.ok ? view.value.customerSeenSeq : -1;
    };
    for (const nonsense of [
      '{',
      'null',
      '[]',
      '{"type":"read","seq":"9"}',
      '{"type":"solve"}',
      'x'.repeat(5_000),
    ])
      socket.send(nonsense);
    socket.send(new Uint8Array([1, 2, 3]).buffer);
    socket.send(JSON.stringify({ type: 'read', seq: 1e9 }));
    socket.send(JSON.stringify({ type: 'read', seq: 1 }));
    socket.send(JSON.stringify({ type: 'typing' }));
    socket.send('ping');
    await expect.poll(() => typed).toEqual([`${TEA.id}.${conversation}#1`]);
    expect(other).toEqual(['pong']);
    expect(await seen()).toBe(seq);
  });
});

it('reads the ticket every minute while the customer looks on and no webhook has come, then seldom', async () => {
  const { visitor, conversation, stub } = await begin();
  await withPorts(stub, ({ people }) => ({
    people: {
      ...people,
      helpdesk: () => ({ helpdesk: { ...helpdeskWith('Far'), name: 'zendesk' as const } }),
    },
  }));
  await change(
    await visitor.post(`/v1/conversations/${conversation}/handoff`, {
      message: { id: 'first-words', text: 'My tea arrived cold.' },
    }),
  );
  await tab(visitor, conversation);
  await settle(stub);
  const minutesToNextLook = () =>
    runInDurableObject<Conversation, number>(stub, ({ state }) => {
      const [next] = state.storage.sql.exec("SELECT at FROM due WHERE kind = 'reconcile'").toArray();
      return Math.round((Number(next?.['at']) - Date.now()) / 60_000);
    });
  expect(await minutesToNextLook()).toBe(1);
  await stub.hint();
  await settle(stub);
  expect(await minutesToNextLook()).toBe(10);
});

it('keeps ten tabs and lets the oldest go', async () => {
  const { visitor, conversation, stub } = await handedOver();
  const tabs: Array<Awaited<ReturnType<typeof tab>>> = [];
  for (let count = 0; count < 13; count++) tabs.push(await tab(visitor, conversation));
  await expect.poll(() => tabs.filter(one => one.closedWith() === 4008).length).toBe(3);
  await stub.act(ANA, { kind: 'reply', id: 'reply-tabs', text: 'To all tabs' }, 1);
  const open = tabs.filter(one => one.closedWith() === undefined);
  expect(open).toHaveLength(10);
  for (const one of open) await expect.poll(() => one.texts()).toContain('To all tabs');
});

it('closes cleanly when a tab goes, and the conversation goes on', async () => {
  const { visitor, conversation } = await handedOver();
  const { socket } = await tab(visitor, conversation);
  socket.close(1000, 'bye');
  expect((await visitor.ask('Still here', { conversation })).status).toBe(200);
  const parts = await partsOf(await visitor.ask('And again', { conversation }));
  expect(parts.at(-1)?.type).toBe('finish');
});
