import { runDurableObjectAlarm } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import type { QueuePage } from '../src/desk-protocol.ts';
import type { Attachment } from '../src/protocol.ts';
import type { Visitor } from './support/client.ts';
import { call, chatBody, partsOf, post, problemOf, visit } from './support/client.ts';
import { withPorts } from './support/conversation.ts';
import { begin, change, settle, signIn, useHelpdesk } from './support/people.ts';
import { createTwoSites, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

const MB = 1024 * 1024;
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

function upload(visitor: Visitor, conversation: string, name: string, body: Uint8Array | string) {
  return call(`/v1/conversations/${conversation}/attachments?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...visitor.headers, 'content-type': 'application/octet-stream' },
    body: body as BodyInit,
  });
}

async function uploaded(visitor: Visitor, conversation: string, name = 'box.png', bytes: Uint8Array = PNG) {
  const response = await upload(visitor, conversation, name, bytes);
  if (response.status !== 200) throw new Error(await response.text());
  return response.json<Attachment>();
}

function askWith(visitor: Visitor, conversation: string, text: string, attachments: string[]) {
  return post('/v1/chat', { ...chatBody(text, { conversation }), attachments }, visitor.headers);
}

describe('a file before the first word', () => {
  it('begins the conversation and belongs to its sender alone', async () => {
    const { visitor, conversation } = await begin();
    const file = await uploaded(visitor, conversation);
    expect(file).toMatchObject({ name: 'box.png', type: 'image/png', size: PNG.length });
    const stranger = await visit(TEA.id, TEA.origin);
    const path = `/v1/conversations/${conversation}/attachments/${file.id}`;
    expect((await problemOf(await stranger.get(path))).code).toBe('conversation_not_found');
    expect((await problemOf(await stranger.ask('Mine now', { conversation }))).code).toBe(
      'conversation_not_found',
    );
    await partsOf(await askWith(visitor, conversation, 'Look at the box', [file.id]));
    const { messages } = await visitor.transcript(conversation);
    expect(messages[0]?.parts).toContainEqual({ type: 'data-attachment', id: file.id, data: file });
  });

  it('begins nothing when it is refused', async () => {
    const { visitor, conversation } = await begin();
    expect((await upload(visitor, conversation, 'x.html', '<html></html>')).status).toBeGreaterThan(399);
    const other = await visit(TEA.id, TEA.origin);
    expect((await other.ask('Hello', { conversation })).status).toBe(200);
  });

  it('goes with retention even when no word ever followed', async () => {
    const { visitor, conversation, stub } = await begin();
    const file = await uploaded(visitor, conversation);
    await withPorts(stub, () => ({ now: () => Date.now() + 400 * 86_400_000 }));
    await runDurableObjectAlarm(stub);
    const response = await visitor.get(`/v1/conversations/${conversation}/attachments/${file.id}`);
    expect((await problemOf(response)).code).toBe('conversation_not_found');
  });
});

describe('what is refused', () => {
  it.each([
    ['HTML', 'page.txt', '<!doctype html><script>alert(1)</script>'],
    ['SVG', 'picture.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['nothing', 'empty.txt', ''],
    ['a program', 'photo.png', '\u007fELF\u0000\u0000'],
  ])('is %s, whatever it is called', async (_name, name, body) => {
    const { visitor, conversation } = await begin();
    expect((await problemOf(await upload(visitor, conversation, name, body))).code).toBe(
      'attachment_refused',
    );
  });

  it('is one byte more than 8 MB; 8 MB are taken and come back whole', async () => {
    const { visitor, conversation } = await begin();
    const bytes = new Uint8Array(8 * MB + 1);
    bytes.set(PNG);
    bytes[8 * MB - 1] = 42;
    expect((await problemOf(await upload(visitor, conversation, 'big.png', bytes))).code).toBe(
      'attachment_too_large',
    );
    const file = await uploaded(visitor, conversation, 'big.png', bytes.subarray(0, 8 * MB));
    const back = await visitor.get(`/v1/conversations/${conversation}/attachments/${file.id}`);
    const whole = new Uint8Array(await back.arrayBuffer());
    expect([whole.length, whole[8 * MB - 1]]).toEqual([8 * MB, 42]);
  });

  it('is a stranger’s file, and a file of another conversation in a message', async () => {
    const mine = await begin();
    const theirs = await begin();
    const secret = await uploaded(theirs.visitor, theirs.conversation);
    expect((await upload(theirs.visitor, mine.conversation, 'a.png', PNG)).status).toBe(200);
    expect((await problemOf(await upload(mine.visitor, mine.conversation, 'a.png', PNG))).code).toBe(
      'conversation_not_found',
    );
    const own = await begin();
    await partsOf(await askWith(own.visitor, own.conversation, 'Show me', [secret.id]));
    expect(JSON.stringify(await own.visitor.transcript(own.conversation))).not.toContain(secret.id);
  });
});

it('is a download with a harmless name, never a page', async () => {
  const { visitor, conversation } = await begin();
  const file = await uploaded(
    visitor,
    conversation,
    '../../a"b\r\nx-evil: 1;4111 1111 1111 1111.html',
    new TextEncoder().encode('just text'),
  );
  expect(file.name).toMatch(/\.html\.txt$/);
  expect(file.name).not.toMatch(/4111|["\r\n;/\\]/);
  const { headers } = await visitor.get(`/v1/conversations/${conversation}/attachments/${file.id}`);
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%()-]+$/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(headers.get('cache-control')).toContain('private');
  expect(headers.get('x-evil')).toBeNull();
});

it('reaches the helpdesk with its bytes, once, though the first call was lost', async () => {
  const { visitor, conversation, stub } = await begin();
  const file = await uploaded(visitor, conversation);
  await partsOf(await askWith(visitor, conversation, 'How do I change the delivery day?', [file.id]));
  const helpdesk = await useHelpdesk(stub);
  helpdesk.faults.push({ failure: 'ambiguous', isAccepted: true });
  await change(await visitor.post(`/v1/conversations/${conversation}/handoff`));
  const later = await uploaded(visitor, conversation, 'later.png');
  await partsOf(await askWith(visitor, conversation, 'And this one', [later.id]));
  await expect
    .poll(
      async () => {
        await settle(stub);
        return [...helpdesk.tickets.values()].flatMap(({ files }) => [...files]);
      },
      { timeout: 10_000 },
    )
    .toEqual([
      ['box.png', PNG],
      ['later.png', PNG],
    ]);
}, 20_000);

it('goes both ways in the desk', async () => {
  const { visitor, conversation, stub } = await begin();
  const file = await uploaded(visitor, conversation);
  await partsOf(await askWith(visitor, conversation, 'Can I talk to a human please?', [file.id]));
  await settle(stub);
  const agent = await signIn('Ana');
  const { tickets } = await (await agent.get('/tickets?view=open')).json<QueuePage>();
  const number = tickets.find(ticket => ticket.conversation === conversation)?.number;
  expect((await agent.get(`/tickets/${number}/files/${file.id}`)).status).toBe(200);
  const sent = await stub.addDeskFile(
    { name: 'Ana' },
    { name: 'label.pdf', bytes: new TextEncoder().encode('%PDF-1.7 …') },
  );
  const id = sent.ok ? sent.value.id : '';
  const reply = { kind: 'reply', id: 'reply-file-1', text: 'Print this', attachments: [id] };
  expect((await agent.send(`/tickets/${number}/actions`, reply)).status).toBe(204);
  const last = (await visitor.transcript(conversation)).messages.at(-1);
  expect(last?.parts).toContainEqual(expect.objectContaining({ type: 'data-attachment', id }));
  const back = await visitor.get(`/v1/conversations/${conversation}/attachments/${id}`);
  expect(back.headers.get('content-type')).toBe('application/pdf');
  expect(
    await stub.addDeskFile({ name: 'Ana' }, { name: 'x.pdf', bytes: new TextEncoder().encode('<svg/>') }),
  ).toMatchObject({ ok: false, code: 'attachment_refused' });
});

it('lies in the store where there is one, and goes from there when the conversation goes', async () => {
  const { visitor, conversation, stub } = await begin();
  const store = new Map<string, Uint8Array>();
  await withPorts(stub, ({ people }) => ({
    people: {
      ...people,
      files: {
        put: async (key, bytes) => void store.set(key, bytes),
        get: async key => store.get(key),
        remove: async keys => {
          for (const key of keys) store.delete(key);
        },
      },
    },
  }));
  const file = await uploaded(visitor, conversation);
  await partsOf(await askWith(visitor, conversation, 'Hello there', [file.id]));
  expect([...store.keys()]).toEqual([`${TEA.id}/${conversation}/${file.id}`]);
  await withPorts(stub, () => ({
    now: () => Date.now() + 400 * 86_400_000,
    events: { write: () => Promise.reject(new Error('down')) },
  }));
  await runDurableObjectAlarm(stub);
  expect(store.size).toBe(0);
});
